import { circuitBreaker, CircuitState, handleWhenResult, type CircuitBreakerPolicy } from 'cockatiel'
import type { Logger } from '../../logging'
import type { CallGuard, Sent } from '../sent'
import { countCall, isTrouble, NOTHING_COUNTED, opens, type CallEnd, type CircuitLimits } from './rule'

export type CircuitName = 'closed' | 'open' | 'halfOpen'

export type Circuits = {
  guard: CallGuard
  /** Of every interface that was called so far. */
  states(): { interfaceName: string; state: CircuitName }[]
}

/**
 * A circuit breaker an interface, in this process. While one is open its calls are not sent; after a while a single call
 * tries, and everybody else is still refused until that one has come back in time.
 * @param elapsed milliseconds of a clock that never jumps
 */
export function createCircuits({ limits, elapsed, logger }: { limits: CircuitLimits; elapsed: () => number; logger: Logger }): Circuits {
  const circuits = new Map<string, ReturnType<typeof createCircuit>>()
  const circuitOf = (interfaceName: string) => {
    let circuit = circuits.get(interfaceName)
    if (!circuit) circuits.set(interfaceName, (circuit = createCircuit(limits, elapsed, note(interfaceName, logger))))
    return circuit
  }
  return {
    guard: (interfaceName, send) => circuitOf(interfaceName).around(send),
    states: () => [...circuits].map(([interfaceName, circuit]) => ({ interfaceName, state: circuit.state() })),
  }
}

function note(interfaceName: string, logger: Logger) {
  return (state: CircuitName) => {
    if (state === 'open') logger.error({ event: 'circuit.open', interface: interfaceName })
    else logger.warn({ event: state === 'closed' ? 'circuit.closed' : 'circuit.trial', interface: interfaceName })
  }
}

const NAMES: Record<CircuitState, CircuitName> = {
  [CircuitState.Closed]: 'closed', [CircuitState.Open]: 'open', [CircuitState.HalfOpen]: 'halfOpen', [CircuitState.Isolated]: 'open',
}

type Timed = { sent: Sent; end: CallEnd }

function createCircuit(limits: CircuitLimits, elapsed: () => number, onChange: (state: CircuitName) => void) {
  const coolDownMs = limits.trialAfterSeconds * 1000
  let counted = NOTHING_COUNTED
  let period = 0
  let openedAt = 0

  // the library asks us whether a failure opens, and hands us none of it: what ended is counted before it asks
  const policy: CircuitBreakerPolicy = circuitBreaker(
    handleWhenResult(result => isTrouble((result as Timed).end, limits)),
    // how long it stays open is ours (`around`): the library's clock is the wall clock, which jumps
    { halfOpenAfter: Number.NEGATIVE_INFINITY, breaker: { state: undefined, success: () => undefined, failure: () => isClosed() && opens(counted, limits) } },
  )
  const isClosed = () => policy.state === CircuitState.Closed
  policy.onBreak(() => void (openedAt = elapsed()))
  policy.onReset(() => {
    counted = NOTHING_COUNTED
    period += 1
  })
  policy.onStateChange(state => onChange(NAMES[state]))

  async function timed(send: () => Promise<Sent>): Promise<Timed> {
    const [beganAt, beganIn] = [elapsed(), period]
    const sent = await send()
    const at = elapsed()
    const end = { at, lastedMs: at - beganAt, connected: sent.kind !== 'unreachable', timedOut: sent.kind === 'timeout' }
    // a call that began before the circuit last closed says nothing about now
    if (beganIn === period && isClosed()) counted = countCall(counted, end, limits)
    return { sent, end }
  }

  return {
    state: () => NAMES[policy.state],
    async around(send: () => Promise<Sent>): Promise<Sent> {
      const waitMs = policy.state === CircuitState.Open ? openedAt + coolDownMs - elapsed() : 0
      // the library would have the others wait for the trial call; they are told at once
      if (waitMs > 0 || policy.state === CircuitState.HalfOpen) return { kind: 'circuitOpen', retryAfterMs: Math.max(waitMs, 1000) }
      return (await policy.execute(() => timed(send))).sent
    },
  }
}
