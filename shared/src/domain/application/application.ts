import type { Role } from '../access/actor'
import type { Address } from '../address/address'
import type { BirthChange, BirthCorrection, BirthDispute, BirthRecord } from '../birth/birth-record'
import type { Parcel } from '../courier/parcel'
import type { PlainDate } from '../dates/plain-date'
import type { Sex } from '../identity/document-kinds'
import type { PersonDocument } from '../identity/identity-document'
import type { RegistryCertificateState } from '../registry-news/registry-news'
import type { NewbornName } from '../newborn/newborn-name'
import type { PaymentNote } from '../payment/postage'
import type { PickupPaper } from '../pickup/papers'
import type { Family, RepresentativeRole, SignerRole } from './family'
import type { MaterialCode } from './materials'
import type { ReturnProblem } from './return-reasons'
import type { ApplicationAction, ApplicationStatus } from './status'

/** 首次签发 · 换发 · 补发 */
export const APPLICATION_KINDS = ['firstIssue', 'replacement', 'reissue'] as const
export type ApplicationKind = (typeof APPLICATION_KINDS)[number]

export type ParentRole = 'mother' | 'father'

/** Why a certificate is replaced 换发 (卫妇社发[2009]96号; 卫基妇发[2001]45号). */
export const REPLACEMENT_REASONS = ['invalid', 'nameNotRegistrable', 'parentageTest', 'other'] as const
export type ReplacementReason = (typeof REPLACEMENT_REASONS)[number]

/** Why a certificate is issued again 补发. */
export const REISSUE_REASONS = ['lost', 'stolen', 'other'] as const
export type ReissueReason = (typeof REISSUE_REASONS)[number]

/** Which parts of the old certificate are handed back: 正页, or 正页和副页. */
export const HANDED_BACK_PARTS = ['original', 'originalAndCounterfoil'] as const
export type HandedBackParts = (typeof HANDED_BACK_PARTS)[number]

/** The answers, one entry a step. A step is answered when its entry is there. */
export type Answers = {
  consent?: { version: string }
  applicantRole?: { role: ParentRole | RepresentativeRole }
  family?: Family
  /** The applicant's own document, when they are not a parent. */
  representative?: PersonDocument
  motherDocument?: PersonDocument
  birthPlace?: { place: BirthRecord['placeOfBirth'] }
  birth?: BirthAnswer
  outsideBirth?: OutsideBirthAnswer
  originalCertificate?: OriginalCertificateAnswer
  replacementReason?: { reason: ReplacementReason; note: string; handedBack: HandedBackParts }
  reissueReason?: { reason: ReissueReason; note: string }
  fatherDocument?: PersonDocument
  /** Before a first issue: whether the child is to be registered in a Chinese household. */
  childHousehold?: { plan: 'inChina' | 'notInChina' }
  /** Before a replacement or reissue: whether the child has been registered already. */
  householdRegistration?: { registered: boolean }
  lateApplication?: { explanation: string }
  /** One name a newborn, in the order of the births. */
  newbornName?: { names: NewbornName[] }
  contact?: { mother: ParentContact | null; father: ParentContact | null; phone: string }
  materials?: { photos: Partial<Record<MaterialCode, string[]>>; otherName: string }
  collection?: Collection
}

/** The births the application is about, newborns of one delivery: phase 3's records as shown, and what is said to be wrong. */
export type BirthAnswer = { records: BirthRecord[]; dispute: BirthDispute | null }

/** A birth outside an institution as the parents tell it; weight, length and weeks are not asked (tender 1.2.3.1). */
export type OutsideBirthAnswer = {
  newborns: { sex: Sex; bornAt: string }[]
  place: Address
  /** Who helped; empty when nobody did. */
  attendant: string
  /** Why it happened outside an institution. */
  circumstances: string
}

/** The certificate to be replaced or issued again. */
export type OriginalCertificateAnswer = {
  number: string
  /** `registry`: phase 3 knows it; `paper`: copied from the paper, to be checked in the archive. */
  source: 'registry' | 'paper'
  issuedOn: PlainDate | null
  newbornName: string
  record: BirthRecord
}

export type ParentContact = {
  address: Address
  /** Where the parent's household is registered; only for those who have one in mainland China (tender 1.2.3.8). */
  household: Address | null
}

/** How a parcel is paid for: before it is sent, or to the courier at the door. */
export const POSTAGE_PAYMENTS = ['online', 'onDelivery'] as const
export type PostagePayment = (typeof POSTAGE_PAYMENTS)[number]

/** Who receives the certificate; by rule a parent or the representative. */
export type Recipient = SignerRole

export type Collection =
  | { method: 'pickup'; recipient: Recipient }
  | { method: 'courier'; recipient: Recipient; phone: string; address: Address; payment: PostagePayment }

/**
 * A signature under exactly this content. `verified` when the account that signed is one whose identity was verified on
 * line, and is the person the document is about.
 */
export type Declaration = { accountId: string; at: string; contentDigest: string; verified: boolean }

/** Two members of staff compare persons and documents, and each signs (tender 1.2.5.2). */
export type OnSiteCheck = {
  /** The persons who were to be seen, and whether document, face and application agree. */
  persons: Partial<Record<SignerRole, boolean>>
  signatures: { by: string; at: string }[]
}

export type HistoryEntry = {
  action: ApplicationAction | 'create'
  at: string
  by: Role | 'system'
  status: ApplicationStatus
  problems?: ReturnProblem[]
  /** A sentence for the parents, from a member of staff. */
  note?: string
  /** What a correction has changed in the delivery record, for those who sign again. */
  birthChanges?: { newborn: number; changes: BirthChange[] }
}

/** What a parent's code is shown for. */
export type VisitPurpose = 'onSiteCheck' | 'pickup'

/** A clerk has scanned the parents' code: they are at the counter. */
export type Scan = { purpose: VisitPurpose; by: string; at: string }

/** Why staff must look twice before anything is decided (tender 1.2.5.1). */
export type Lock = {
  reason: 'motherAge'
  motherAge: number
  state: 'locked' | 'unlockAsked' | 'unlocked'
  /** The clerk's words after checking again, and the district's decision. */
  askedBy: string | null
  askNote: string
  decidedBy: string | null
  decisionNote: string
}

/** The certificate came into somebody's hands, by the courier or at the counter. */
export type HandOver = {
  at: string
  by: string
  collector: Recipient
  /** What the clerk has seen of a representative. */
  seen?: PickupPaper[]
  /** At the counter: the instant (UTC) until which the same clerk can take it back. Phase 3 hears of it then. */
  undoableUntil?: string
}

export type Certificate = {
  /** The newborn's place in the answers. */
  newborn: number
  number: string
  issuedOn: PlainDate
  /** 人口编码; null until somebody assigns one. */
  populationCode: string | null
  /** What phase 3 has told of it since; absent while it has told nothing. */
  changedElsewhere?: { state: RegistryCertificateState; at: string; successor: string | null }
}

/** An application as the rules see it. One document in the store; everything that must change together is in it. */
export type Application = {
  id: string
  kind: ApplicationKind
  status: ApplicationStatus
  version: number
  createdAt: string
  /** When it first entered the queue. A returned application keeps its place. */
  queuedAt: string | null
  /** Since when it waits for signatures; it does not wait for ever. */
  awaitingSince: string | null
  applicantAccountId: string
  otherParentAccountId: string | null
  /** Of the institution that decides, once it is known; decides which clerks see it. */
  institutionCode: string | null
  districtCode: string | null
  answers: Answers
  declarations: Partial<Record<SignerRole, Declaration>>
  returnProblems: ReturnProblem[]
  scan: Scan | null
  onSiteCheck: OnSiteCheck | null
  lock: Lock | null
  /** Asked of phase 3, not answered yet. */
  correction: { newborn: number; changes: BirthCorrection; by: string; at: string } | null
  certificates: Certificate[]
  /** Why phase 3 did not take the last correction. */
  correctionRefusal: string | null
  /** The clerk who approved (审核). */
  approvedBy: string | null
  /** The clerk who asked phase 3 to issue (签发). */
  issueRequestedBy: string | null
  /** Why phase 3 refused to issue, until it is asked again. */
  issueRefusal: string | null
  /** For the parcel, when it is paid for on line. */
  payment: PaymentNote | null
  parcel: Parcel | null
  handOver: HandOver | null
  /** Hand-overs that were taken back, oldest first. */
  undoneHandOvers?: (HandOver & { undoneAt: string; reason: string })[]
  history: HistoryEntry[]
  /** Children the family has lost, by phase 3's id of the birth: while there is one, nobody writes to them or reminds them of anything. */
  lostNewborns?: string[]
}
