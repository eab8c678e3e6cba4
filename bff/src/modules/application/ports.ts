import type { NewbornName, ParentDocument, ParentRole, PlainDate } from '@mcb/shared/domain'

/** Asks phase 3 to issue the certificate of one newborn. */
export type IssueRequest = {
  /** The same id again is the same request: phase 3 answers as it did the first time. */
  messageId: string
  applicationId: string
  birthRecordId: string
  newbornName: NewbornName
  mother: ParentDocument & { address: string }
  father: ParentDocument & { address: string }
  phone: string
  issuedBy: { institutionCode: string; clerkId: string }
}

export type IssueAnswer =
  | { outcome: 'accepted'; certificateNumber: string; issuedOn: PlainDate }
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
  collector: ParentRole
  handedOverBy: { institutionCode: string; clerkId: string }
}

export type Acknowledgement = { outcome: 'accepted' } | { outcome: 'refused'; reason: string }

/** What we tell phase 3. Both calls may be repeated with the same `messageId` without harm. */
export interface CertificateAuthority {
  requestIssue(request: IssueRequest): Promise<IssueAnswer>
  reportPickup(report: PickupReport): Promise<Acknowledgement>
}
