import type { ExchangeInterface } from '@mcb/shared/contract'
import type { Waiting } from '../../outbox/ledger'
import type { Sendable } from '../../outbox/sender'

/** Somebody has said that nothing more is to be sent through an interface. */
export type InterfaceStop = { interfaceName: string; by: string; at: Date; note: string }

export interface InterfaceStopRepository {
  /** A second stop changes nothing: who stopped first, and why, stays. */
  stop(stop: InterfaceStop): Promise<void>
  resume(interfaceName: string): Promise<void>
  isStopped(interfaceName: string): Promise<boolean>
  list(): Promise<InterfaceStop[]>
}

/** An outbox as the staff see it, whatever its records are. */
export interface SupervisedOutbox {
  name: string
  /** Every interface its messages go through. */
  interfaces: readonly ExchangeInterface[]
  waiting(now: Date): Promise<(Waiting & { interfaceName: ExchangeInterface })[]>
  /** @param districtCode null for the whole city */
  listParked(limit: number, districtCode: string | null): Promise<ParkedMessage[]>
  /** Sends again what is parked in a record. @returns how many messages; 0 when there are none, or the record is of another district */
  resend(recordId: string, districtCode: string | null): Promise<number>
}

export type ParkedMessage = Pick<Sendable, 'messageId' | 'askedAt' | 'attempts' | 'lastProblem'> & { outbox: string; recordId: string; interfaceName: ExchangeInterface }
