import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { SessionView } from '@mcb/shared/contract'
import { createApi, type Api } from '../../../miniapp/src/services/api'
import { isApiProblem } from '../../../miniapp/src/services/api-problem'
import { sendWithFetch, type Phone } from './phone'

/** Longer than any outage; who is not answered for so long has lost something. */
const PATIENCE_MS = 120_000
const LONGEST_WAIT_MS = 600

/** Does it again until it succeeds. @throws what it threw last when that is no outage, or the patience is over */
export async function insist<T>(work: () => Promise<T>, isOutage: (error: unknown) => boolean = () => true): Promise<T> {
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!isOutage(error) || Date.now() > deadline) throw error
      await pause(LONGEST_WAIT_MS)
    }
  }
}

/** Nobody answered, or somebody who could not: whether it was done is not known. */
const isUnanswered = (error: unknown) => isApiProblem(error) && (error.kind !== 'problem' || error.problem!.status >= 500 || error.problem!.status === 429)

/**
 * The phone of somebody who presses again until there is an answer. The client keeps the idempotency key of what was not answered,
 * so that each press is the same intent.
 */
export function aStubbornPhone(site: string): Phone {
  let session: SessionView | null = null
  const api = createApi({
    transport: sendWithFetch,
    baseUrl: `${site}/api`,
    session: { get: () => session, set: next => void (session = next), clear: () => void (session = null) },
    language: () => 'en',
    newId: randomUUID,
    wait: milliseconds => pause(Math.min(milliseconds, LONGEST_WAIT_MS)),
  })
  const stubborn: Api = {
    call: (...input) => insist(() => api.call(...input), isUnanswered),
    upload: (...input) => insist(() => api.upload(...input), isUnanswered),
    photo: (...input) => insist(() => api.photo(...input), isUnanswered),
  }
  return {
    api: stubborn,
    signIn: next => void (session = next),
    loseNextAnswer: () => Promise.reject(new Error('this network loses what it likes')),
    pressUntilAnswered: press => press(),
  }
}
