import type { ApplicationRecord, IssueRequest, OutboxEntry, PickupReport } from '../modules/application/ports'

/**
 * Messages are made from the application when they are sent. That is safe because what they are made of can no longer
 * change once they have been asked for: the same message says the same each time.
 */
export function issueRequestOf({ application }: ApplicationRecord, entry: OutboxEntry): IssueRequest {
  const { birth, newbornName, motherDocument, fatherDocument, contact } = application.answers
  const { institutionCode, issueRequestedBy } = application
  if (!birth || !newbornName || !motherDocument || !fatherDocument || !contact || !institutionCode || !issueRequestedBy)
    throw new Error('an incomplete application cannot be issued')
  return {
    messageId: entry.messageId,
    applicationId: application.id,
    birthRecordId: birth.record.id,
    newbornName,
    mother: { ...motherDocument, address: contact.motherAddress },
    father: { ...fatherDocument, address: contact.fatherAddress },
    phone: contact.phone,
    issuedBy: { institutionCode, clerkId: issueRequestedBy },
  }
}

export function pickupReportOf({ application }: ApplicationRecord, entry: OutboxEntry): PickupReport {
  const { certificate, handOver, institutionCode } = application
  if (!certificate || !handOver || !institutionCode) throw new Error('a certificate that was not handed over cannot be reported')
  return {
    messageId: entry.messageId,
    applicationId: application.id,
    certificateNumber: certificate.number,
    collectedAt: handOver.at,
    collector: handOver.collector,
    handedOverBy: { institutionCode, clerkId: handOver.by },
  }
}
