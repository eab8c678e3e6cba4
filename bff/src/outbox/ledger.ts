import type { Sendable } from './sender'

/** Messages of one kind without an answer; `type` is null where an outbox has one kind. */
export type Waiting = {
  type: string | null
  state: 'asked' | 'parked'
  depth: number
  /** When the oldest was asked for. */
  oldest: Date
  /** Of these, being sent at this moment. */
  underWay: number
}

/** What a store can say of the outboxes in its records. */
export interface OutboxLedger<R> {
  waiting(now: Date): Promise<Waiting[]>
  /** Records with a parked message, longest untouched first. @param districtCode null for the whole city; records without a district are the city's alone */
  listParked(limit: number, districtCode: string | null): Promise<R[]>
}

/** What readers are told of a message: one that is parked has been asked for, and that is all they need to know. */
export function toldState({ state }: Pick<Sendable, 'state'>): 'asked' | 'accepted' | 'refused' {
  return state === 'parked' ? 'asked' : state
}
