import type { Role } from '../access/actor'
import type { BirthRecord, DisputableBirthField } from '../birth/birth-record'
import type { PlainDate } from '../dates/plain-date'
import type { ParentDocument } from '../identity/identity-document'
import type { NewbornName } from '../newborn/newborn-name'
import type { ReturnProblem } from './return-reasons'
import type { ApplicationAction, ApplicationStatus } from './status'

/** 首次签发 · 换发 · 补发. Only the first is open today; the tables grow by a row. */
export const APPLICATION_KINDS = ['firstIssue'] as const
export type ApplicationKind = (typeof APPLICATION_KINDS)[number]

export type ParentRole = 'mother' | 'father'

/** The answers, one entry a step. A step is answered when its entry is there. */
export type Answers = {
  consent?: { version: string }
  applicantRole?: { role: ParentRole }
  motherDocument?: ParentDocument
  birth?: BirthAnswer
  fatherDocument?: ParentDocument
  newbornName?: NewbornName
  contact?: { motherAddress: string; fatherAddress: string; phone: string }
  collection?: { method: 'pickup' }
}

/** The birth the application is about: phase 3's record as shown, and what the parents say is wrong with it. */
export type BirthAnswer = {
  record: BirthRecord
  dispute: { fields: DisputableBirthField[]; note: string } | null
}

/** A parent's signature under exactly this content. */
export type Declaration = { accountId: string; at: string; contentDigest: string }

export type OnSiteCheck = { at: string; by: string; motherMatches: boolean; fatherMatches: boolean }

export type HistoryEntry = {
  action: ApplicationAction | 'create'
  at: string
  by: Role | 'system'
  status: ApplicationStatus
  problems?: ReturnProblem[]
  /** A sentence for the parents, from a clerk who rejects. */
  note?: string
}

/** What a parent's code is shown for. */
export type VisitPurpose = 'onSiteCheck' | 'pickup'

/** A clerk has scanned the parents' code: they are at the counter. */
export type Scan = { purpose: VisitPurpose; by: string; at: string }

/** An application as the rules see it. One document in the store; everything that must change together is in it. */
export type Application = {
  id: string
  kind: ApplicationKind
  status: ApplicationStatus
  version: number
  createdAt: string
  /** When it first entered the queue. A returned application keeps its place. */
  queuedAt: string | null
  applicantAccountId: string
  otherParentAccountId: string | null
  /** Of the birth's institution, once the birth is known; decides which clerks see it. */
  institutionCode: string | null
  districtCode: string | null
  answers: Answers
  declarations: Partial<Record<ParentRole, Declaration>>
  returnProblems: ReturnProblem[]
  scan: Scan | null
  onSiteCheck: OnSiteCheck | null
  certificate: { number: string; issuedOn: PlainDate } | null
  /** The clerk who asked phase 3 to issue. */
  issueRequestedBy: string | null
  /** Why phase 3 refused to issue, until it is asked again. */
  issueRefusal: string | null
  handOver: { at: string; by: string; collector: ParentRole } | null
  history: HistoryEntry[]
}

/** The parent who is not the applicant. */
export function otherParentRole(answers: Answers): ParentRole {
  return answers.applicantRole?.role === 'father' ? 'mother' : 'father'
}
