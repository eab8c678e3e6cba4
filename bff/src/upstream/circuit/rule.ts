import type { Settings } from '@mcb/shared/domain'

/**
 * When the bus is left alone (tender 000 §1.2.1.2.4): ten times no connection within thirty seconds, or ten calls in a row longer
 * than five seconds. Pure: what was counted, one more call, what is counted now. Milliseconds of a clock that never jumps.
 */
export type CircuitLimits = Settings['circuit']

export type CallEnd = {
  /** When it ended. */
  at: number
  lastedMs: number
  /** Whether there was a connection at all: refused, reset before an answer, unknown host and TLS trouble are none. */
  connected: boolean
  /** Cut by our own deadline: longer than we wait, however long that is. */
  timedOut: boolean
}

export type Counted = {
  /** When each call without a connection ended, those that still count. */
  unconnected: readonly number[]
  slowInARow: number
}

export const NOTHING_COUNTED: Counted = { unconnected: [], slowInARow: 0 }

/** The counts after one more call, in the order in which calls end. */
export function countCall({ unconnected, slowInARow }: Counted, end: CallEnd, limits: CircuitLimits): Counted {
  const stillCounts = unconnected.filter(at => end.at - at <= limits.withinSeconds * 1000)
  return {
    unconnected: end.connected ? stillCounts : [...stillCounts, end.at].slice(-limits.unconnectedCalls),
    slowInARow: isSlow(end, limits) ? slowInARow + 1 : 0,
  }
}

/** Whether what was counted opens the circuit. */
export function opens({ unconnected, slowInARow }: Counted, limits: CircuitLimits): boolean {
  return unconnected.length >= limits.unconnectedCalls || slowInARow >= limits.slowCallsInARow
}

/** Whether a call speaks against the other side: the trial call that does leaves the circuit open. */
export function isTrouble(end: CallEnd, limits: CircuitLimits): boolean {
  return !end.connected || isSlow(end, limits)
}

/** Exactly five seconds are not longer than five seconds. */
function isSlow({ lastedMs, timedOut }: CallEnd, { slowAfterSeconds }: CircuitLimits): boolean {
  return timedOut || lastedMs > slowAfterSeconds * 1000
}
