import type { Answers, Recipient } from '../application/application'
import { documentOf } from '../application/family'
import type { PlainDate } from '../dates/plain-date'
import type { IdentityDocumentKind } from '../identity/document-kinds'

/** What is brought to collect a certificate: one's own document, and for a representative what makes them one. */
export const PICKUP_PAPERS = ['ownDocument', 'authorization', 'guardianship', 'kinship'] as const
export type PickupPaper = (typeof PICKUP_PAPERS)[number]

/** A paper to bring, in original; `document` says which one it is, and whether it has run out and its successor is wanted too. */
export type PaperToBring = { paper: PickupPaper; document: { kind: IdentityDocumentKind; otherName: string; expired: boolean } | null }

/** What proves that somebody may collect in the parents' place. */
const PROOF = { guardian: 'guardianship', grandparent: 'kinship', agent: 'authorization' } as const satisfies Record<string, PickupPaper>

/** What a collector brings on a day. */
export function papersToBring(answers: Answers, collector: Recipient, today: PlainDate): PaperToBring[] {
  const document = documentOf(answers, collector)
  const own: PaperToBring = {
    paper: 'ownDocument',
    document: document ? { kind: document.kind, otherName: document.otherName, expired: document.expiryDate !== null && document.expiryDate < today } : null,
  }
  const proof = proofOf(answers, collector)
  return proof ? [own, { paper: proof, document: null }] : [own]
}

/** What a clerk says to have seen before handing over: for a parent the choice of the person says it, a representative shows two papers. */
export function papersToSee(answers: Answers, collector: Recipient): PickupPaper[] {
  const proof = proofOf(answers, collector)
  return proof ? ['ownDocument', proof] : []
}

function proofOf({ applicantRole }: Answers, collector: Recipient): PickupPaper | null {
  if (collector !== 'representative') return null
  const role = applicantRole?.role
  return role === 'guardian' || role === 'grandparent' ? PROOF[role] : PROOF.agent
}
