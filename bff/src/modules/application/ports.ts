import type {
  Address, Application, ApplicantRole, ApplicationKind, ApplicationStatus, BirthCorrection, BirthRecord, HandedBackParts, IssueType, PersonDocument, PlainDate, ReissueReason,
  ReplacementReason, VisitPurpose,
} from '@mcb/shared/domain'
import type { Sendable } from '../../outbox/sender'

export type IssuedParent = PersonDocument & { address: Address; household: Address | null }

/** Asks phase 3 to issue the certificate of one newborn. */
export type IssueRequest = {
  /** The same id again is the same request: phase 3 answers as it did the first time. */
  messageId: string
  applicationId: string
  type: IssueType
  /** As it was signed; its `id` is empty for a birth outside an institution that phase 3 has no record of. */
  birth: BirthRecord
  /** The name exactly as it prints. */
  newbornName: string
  /** Null: not named on the certificate. */
  mother: IssuedParent | null
  father: IssuedParent | null
  phone: string
  recipient: { relation: ApplicantRole; name: string; documentKind: PersonDocument['kind']; documentNumber: string; documentOtherName: string }
  /** Replacement and reissue: the certificate before, and why. */
  original: { number: string; handedBack: HandedBackParts | null; reason: ReplacementReason | ReissueReason; note: string } | null
  /** Which parts are printed. */
  parts: HandedBackParts
  issuedBy: { institutionCode: string; clerkId: string }
}

export type IssueAnswer =
  | { outcome: 'accepted'; certificateNumber: string; issuedOn: PlainDate; populationCode: string | null }
  /** Phase 3 says no; the code is ours (see `translate.ts`), for the clerk. */
  | { outcome: 'refused'; reason: string }
  /** Taken, not decided: ask again later with the same `messageId`. */
  | { outcome: 'pending' }

/** Tells phase 3 that a certificate was collected (tender 1.1.2.6). */
export type PickupReport = {
  messageId: string
  applicationId: string
  certificateNumber: string
  collectedAt: string
  collector: ApplicantRole
  handedOverBy: { institutionCode: string; clerkId: string }
}

/** Tells phase 3 what was wrong in a delivery record (tender 1.2.5.2). */
export type BirthCorrectionRequest = {
  messageId: string
  birthRecordId: string
  changes: BirthCorrection
  correctedBy: { institutionCode: string; clerkId: string }
}

export type Acknowledgement = { outcome: 'accepted' } | { outcome: 'refused'; reason: string }

/** What we tell phase 3. Every call may be repeated with the same `messageId` without harm. */
export interface CertificateAuthority {
  requestIssue(request: IssueRequest): Promise<IssueAnswer>
  reportPickup(report: PickupReport): Promise<Acknowledgement>
  correctBirth(request: BirthCorrectionRequest): Promise<Acknowledgement>
}

/** A message to phase 3 that must arrive once. It lives inside its application, so both are saved together. */
export type OutboxEntry = Sendable & {
  type: 'issue' | 'pickupReport' | 'birthCorrection' | 'courierOrder'
  /** Which newborn of the application it is about. */
  newborn: number
}

/** An application with what the service keeps beside it: one document, saved as a whole. */
export type ApplicationRecord = {
  application: Application
  updatedAt: Date
  /** Counts saves; `application.version` counts what a reader would notice. */
  revision: number
  invitation: { digest: string; expiresAt: Date } | null
  visitCode: { digest: string; purpose: VisitPurpose; expiresAt: Date } | null
  /** Digests of pickup codes that have been good for their one hand-over. */
  usedCodes?: string[]
  outbox: OutboxEntry[]
  /** So many entries of the history have become notices; absent: none. */
  told?: number
  /** Writes already done, by account and idempotency key: the same write again changes nothing. */
  appliedWrites: { key: string; digest: string }[]
  /** The write that created it. */
  creation: { key: string; digest: string }
}

export type CaseQueue = 'open' | 'done'
export type CaseScope = { institutionCode?: string; districtCode?: string }
export type CaseCursor = { at: Date; id: string }

export interface ApplicationRepository {
  newId(): string
  /** @returns false when a record with this creation key exists */
  insert(record: ApplicationRecord): Promise<boolean>
  get(id: string): Promise<ApplicationRecord | null>
  findByCreationKey(key: string): Promise<ApplicationRecord | null>
  findByInvitation(digest: string): Promise<ApplicationRecord | null>
  findByVisitCode(digest: string): Promise<ApplicationRecord | null>
  listOfParent(accountId: string): Promise<ApplicationRecord[]>
  listCases(scope: CaseScope, queue: CaseQueue, options: { status?: ApplicationStatus; after?: CaseCursor; limit: number }): Promise<ApplicationRecord[]>
  /** Applications with a certificate issued in a period, earliest first; what else they issued may be outside it. */
  listIssued(scope: CaseScope, kind: ApplicationKind, from: PlainDate, to: PlainDate, limit: number): Promise<ApplicationRecord[]>
  /** Applications whose certificate has left the counter since then, in somebody's hands or as a parcel, latest first. */
  listLeft(scope: CaseScope, how: 'handOver' | 'parcel', since: Date, limit: number): Promise<ApplicationRecord[]>
  /**
   * Saves the record if nobody has saved it since it was read, and counts `revision` up.
   * @returns 'stale' when somebody was faster, 'duplicate' when another open application is about the same newborn, 'labelTaken' when
   * another parcel travels under its number
   */
  save(record: ApplicationRecord): Promise<'saved' | 'stale' | 'duplicate' | 'labelTaken'>
  /** The one whose parcel travels under this number. */
  findByTrackingNumber(trackingNumber: string): Promise<ApplicationRecord | null>
  /** Applications whose parcel is on its way, longest untouched first. */
  onTheWay(limit: number): Promise<ApplicationRecord[]>
  /** Applications that have waited for a signature since before then. */
  awaitingSince(before: Date, limit: number): Promise<string[]>
  /** Applications whose certificate has waited at the counter since before then, and whose parents were not reminded of it. */
  unremindedSince(before: Date, limit: number): Promise<string[]>
  /** Applications with a message to send now, longest waiting first. */
  dueForSending(now: Date, limit: number): Promise<string[]>
}
