import {
  birthRecords, documentOf, isNamed, issueTypeOf, printedParts, type Answers, type Application, type ApplicantRole, type ParentRole, type Recipient,
} from '@mcb/shared/domain'
import type { ApplicationRecord, BirthCorrectionRequest, IssuedParent, IssueRequest, OutboxEntry, PickupReport } from '../modules/application/ports'
import { newbornNames } from '../modules/application/view'

/**
 * Messages are made from the application when they are sent. That is safe because what they are made of can no longer
 * change once they have been asked for: the same message says the same each time.
 */
export function issueRequestOf({ application }: ApplicationRecord, entry: OutboxEntry): IssueRequest {
  const { answers, kind, institutionCode, issueRequestedBy } = application
  const birth = birthRecords(answers)[entry.newborn]
  const newbornName = newbornNames(answers)[entry.newborn]
  const recipient = answers.collection && documentOf(answers, answers.collection.recipient)
  if (!birth || !newbornName || !recipient || !answers.contact || !answers.collection || !institutionCode || !issueRequestedBy)
    throw new Error('an incomplete application cannot be issued')
  return {
    messageId: entry.messageId,
    applicationId: application.id,
    type: issueTypeOf(kind, answers),
    birth,
    newbornName,
    mother: issuedParent(answers, 'mother'),
    father: issuedParent(answers, 'father'),
    phone: answers.contact.phone,
    recipient: {
      relation: relationOf(application, answers.collection.recipient),
      name: recipient.nameZh || [recipient.surname, recipient.givenNames].filter(Boolean).join(' '),
      documentKind: recipient.kind,
      documentNumber: recipient.number,
      documentOtherName: recipient.otherName,
    },
    original: originalOf(answers),
    parts: printedParts(kind, answers),
    issuedBy: { institutionCode, clerkId: issueRequestedBy },
  }
}

function issuedParent(answers: Answers, parent: ParentRole): IssuedParent | null {
  const document = documentOf(answers, parent)
  const contact = answers.contact?.[parent]
  return isNamed(answers, parent) && document && contact ? { ...document, ...contact } : null
}

function originalOf({ originalCertificate, replacementReason, reissueReason }: Answers): IssueRequest['original'] {
  const why = replacementReason ?? reissueReason
  if (!originalCertificate || !why) return null
  return { number: originalCertificate.number, handedBack: replacementReason?.handedBack ?? null, reason: why.reason, note: why.note }
}

export function pickupReportOf({ application }: ApplicationRecord, entry: OutboxEntry): PickupReport {
  const { certificates, handOver, institutionCode } = application
  const certificate = certificates.find(({ newborn }) => newborn === entry.newborn)
  if (!certificate || !handOver || !institutionCode) throw new Error('a certificate that was not handed over cannot be reported')
  return {
    messageId: entry.messageId,
    applicationId: application.id,
    certificateNumber: certificate.number,
    collectedAt: handOver.at,
    collector: relationOf(application, handOver.collector),
    handedOverBy: { institutionCode, clerkId: handOver.by },
  }
}

export function birthCorrectionOf({ application }: ApplicationRecord, entry: OutboxEntry): BirthCorrectionRequest {
  const { correction, institutionCode, answers } = application
  const birth = birthRecords(answers)[entry.newborn]
  if (!correction || !birth || !institutionCode) throw new Error('there is no correction to tell')
  return { messageId: entry.messageId, birthRecordId: birth.id, changes: correction.changes, correctedBy: { institutionCode, clerkId: correction.by } }
}

/** The relation to the newborn of somebody who receives the certificate. */
export function relationOf({ answers }: Application, recipient: Recipient): ApplicantRole {
  return recipient === 'representative' ? (answers.applicantRole?.role ?? 'agent') : recipient
}
