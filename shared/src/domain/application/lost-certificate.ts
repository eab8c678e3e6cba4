import { certificateNameLine } from '../newborn/newborn-name'
import type { Answers, Application } from './application'
import { birthRecords } from './family'

/**
 * What a reissue is begun with, when the courier has lost the certificate of a newborn: the certificate itself, as it was issued here, and
 * the reason; and who they are, where the same person applies again. Null when there is none that was lost.
 */
export function answersForLost({ status, answers, certificates, applicantAccountId }: Pick<Application, 'status' | 'answers' | 'certificates' | 'applicantAccountId'>, newborn: number, accountId: string): Answers | null {
  const certificate = certificates.find(each => each.newborn === newborn)
  const record = birthRecords(answers)[newborn]
  const name = answers.newbornName?.names[newborn]
  const newbornName = name ? certificateNameLine(name) : answers.originalCertificate?.newbornName
  if (status !== 'lost' || !certificate || !record || !newbornName) return null
  const { applicantRole, family } = answers
  return {
    ...(applicantAccountId === accountId && applicantRole && family && { applicantRole, family }),
    originalCertificate: { number: certificate.number, source: 'registry', issuedOn: certificate.issuedOn, newbornName, record },
    reissueReason: { reason: 'lost', note: '' },
  }
}
