import type { DocumentMessage, IdentityDocumentKind, Person } from '@mcb/shared/domain'
import type { Sendable } from '../../outbox/sender'
import type { AppliedWrite } from '../saving'

/** A document somebody holds, on its way to phase 3. */
export type IdentityOutboxEntry = Sendable & { document: DocumentMessage }

/** A person with what the service keeps beside them: one document in the store, saved as a whole. */
export type PersonRecord = {
  person: Person
  /** What phase 3 calls this person; null until an identity that was verified has told us. */
  registryId: string | null
  updatedAt: Date
  /** Counts saves. */
  revision: number
  outbox: IdentityOutboxEntry[]
  /** Ids of phase 3's messages that were taken in: each counts once. */
  received: string[]
  appliedWrites: AppliedWrite[]
}

export interface PersonRepository {
  newId(): string
  /** @returns false when the account, or the unclaimed person of phase 3, has a record already */
  insert(record: PersonRecord): Promise<boolean>
  get(id: string): Promise<PersonRecord | null>
  findByAccount(accountId: string): Promise<PersonRecord | null>
  /** Everybody phase 3 knows under this id. */
  findByRegistryId(registryId: string): Promise<PersonRecord[]>
  /** Somebody without an account whom phase 3 has told us of, by a document. */
  findUnclaimed(kind: IdentityDocumentKind, number: string): Promise<PersonRecord | null>
  /** Saves the record if nobody has saved it since it was read, and counts `revision` up. */
  save(record: PersonRecord): Promise<'saved' | 'stale'>
  /** Persons with a message to send now, longest waiting first. */
  dueForSending(now: Date, limit: number): Promise<string[]>
}

/** Numbers that may be used once. */
export interface NonceRepository {
  /** @returns false when it was used before */
  use(nonce: string, until: Date): Promise<boolean>
}

/** What we tell phase 3 of a document. */
export type IdentityReport = { messageId: string; personId: string; registryId: string | null; document: DocumentMessage }

export type IdentityAnswer = { outcome: 'accepted'; registryId: string } | { outcome: 'refused'; reason: string }

/** Phase 3's register of persons. May be told the same message again without harm. Throws `upstream.*`. */
export interface IdentityRegister {
  report(report: IdentityReport): Promise<IdentityAnswer>
}

/** What phase 3 tells us of a person. */
export type IdentityNews = { messageId: string; registryId: string; documents: DocumentMessage[] }
