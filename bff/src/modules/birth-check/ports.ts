import type { BirthCheck, ParentRole, RecordCorrection } from '@mcb/shared/domain'
import type { Sendable } from '../../outbox/sender'
import type { AppliedWrite } from '../saving'

/** A correction of one delivery record, on its way to phase 3. */
export type CorrectionEntry = Sendable & RecordCorrection & { correctedBy: { institutionCode: string; clerkId: string } }

/** A check with what the service keeps beside it: one document in the store, saved as a whole. */
export type BirthCheckRecord = {
  check: BirthCheck
  updatedAt: Date
  /** Counts saves; `check.version` counts what a reader would notice. */
  revision: number
  invitation: { digest: string; by: ParentRole; expiresAt: Date } | null
  outbox: CorrectionEntry[]
  appliedWrites: AppliedWrite[]
}

export type DisputedStatus = 'disputed' | 'correcting' | 'reconfirm' | 'done'
export type DisputeCursor = { disputedAt: string; id: string }

export interface BirthCheckRepository {
  newId(): string
  /** @returns false when one of the births has a check already */
  insert(record: BirthCheckRecord): Promise<boolean>
  get(id: string): Promise<BirthCheckRecord | null>
  /** The check of any of these births. */
  findByBirths(birthRecordIds: readonly string[]): Promise<BirthCheckRecord | null>
  findByInvitation(digest: string): Promise<BirthCheckRecord | null>
  /** Newest first. */
  listOfParent(accountId: string): Promise<BirthCheckRecord[]>
  /** Of an institution, in the order in which they were first disputed. */
  listDisputed(institutionCode: string, status: DisputedStatus, options: { after?: DisputeCursor; limit: number }): Promise<BirthCheckRecord[]>
  /** Saves the record if nobody has saved it since it was read, and counts `revision` up. */
  save(record: BirthCheckRecord): Promise<'saved' | 'stale'>
  /** Checks with a message to send now, longest waiting first. */
  dueForSending(now: Date, limit: number): Promise<string[]>
}
