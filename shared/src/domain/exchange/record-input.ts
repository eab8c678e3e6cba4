import type { Answers, Application, ApplicationKind, ParentRole } from '../application/application'
import { issueTypeOf } from '../application/deciders'
import { birthRecords, documentOf, isNamed } from '../application/family'
import { MATERIALS, requiredMaterials, type MaterialCode } from '../application/materials'
import { answersInUse } from '../application/steps'
import type { PlainDate } from '../dates/plain-date'
import { certificateNameLine } from '../newborn/newborn-name'
import type { Settings } from '../settings/settings'
import type { IssuingInstitution, NationalRecordInput, RecordParent, RecordRecipient } from './national-record'

/** What a record says that no application knows. */
export type RecordFacts = {
  today: PlainDate
  settings: Settings
  /** When the record is written, ISO 8601. */
  writtenAt: string
  /** Who issues: `code` is ours, the rest as it is sent. */
  issuer: IssuingInstitution & { code: string }
  /** What the platform's dictionary calls an institution; null when it does not know it. */
  dictionaryName: (institutionCode: string) => string | null
  staff: { issuedBy: string; checkedBy: string }
  /** ISO 3166-1 number, three digits, of a nationality as passports write it. */
  countryNumber: (nationality: string) => string
  remark?: string
}

/**
 * What the national record of a newborn's certificate is made of. `newborn` is the place in the answers.
 * @returns null while there is no certificate, or an answer it needs is not there
 */
export function recordInputOf(application: Application, newborn: number, facts: RecordFacts): NationalRecordInput | null {
  const { id, kind } = application
  const answers = answersInUse(application, facts)
  const certificate = application.certificates.find(each => each.newborn === newborn)
  const birth = birthRecords(answers)[newborn]
  const recipient = recipientOf(application, answers)
  const newbornName = nameOf(answers, newborn)
  if (!certificate || !birth || !recipient || newbornName === null) return null
  const issueType = issueTypeOf(kind, answers)
  const { originalCertificate, replacementReason, reissueReason } = answers
  const { code, ...issuer } = facts.issuer
  return {
    channel: 'application',
    key: `${id}${String(newborn + 1).padStart(2, '0')}`,
    issueType,
    certificate,
    newbornName,
    birth,
    birthInstitution: issueType.outside ? null : { name: birth.institutionName, dictionaryName: facts.dictionaryName(birth.institutionCode) },
    mother: parentOf('mother', answers, facts),
    father: parentOf('father', answers, facts),
    recipient,
    // the case names the house it was born in; only another issuer has its name from elsewhere
    issuer: code === birth.institutionCode ? { ...issuer, name: birth.institutionName } : issuer,
    staff: facts.staff,
    originalNumber: originalCertificate?.number ?? '',
    handedBack: kind === 'replacement' ? (replacementReason?.handedBack ?? null) : null,
    replacement: kind === 'replacement' ? (replacementReason ?? null) : null,
    reissue: kind === 'reissue' ? (reissueReason ?? null) : null,
    materials: { codes: papersOf(kind, answers, facts), otherName: answers.materials?.otherName ?? '' },
    remark: facts.remark ?? '',
    writtenAt: facts.writtenAt,
  }
}

/** The name the certificate prints: the one that was given, or the one it had before. */
function nameOf({ newbornName, originalCertificate }: Answers, newborn: number): string | null {
  const given = newbornName?.names[newborn]
  return given ? certificateNameLine(given) : (originalCertificate?.newbornName ?? null)
}

function parentOf(parent: ParentRole, answers: Answers, { countryNumber }: RecordFacts): RecordParent | null {
  const document = answers[`${parent}Document`]
  if (!document || !isNamed(answers, parent)) return null
  const contact = answers.contact?.[parent]
  return { document, countryNumber: countryNumber(document.nationality), address: contact?.address ?? null, household: contact?.household ?? null }
}

/** Who came for it, or is to come. */
function recipientOf({ handOver }: Application, answers: Answers): RecordRecipient | null {
  const recipient = handOver?.collector ?? answers.collection?.recipient
  const document = recipient && documentOf(answers, recipient)
  if (!document) return null
  if (recipient !== 'representative') return { relation: recipient, document }
  return { relation: answers.applicantRole?.role === 'grandparent' ? 'grandparent' : 'other', document }
}

/** The papers the recipient had to bring: not the form itself, nor what staff find in the archive. */
function papersOf(kind: ApplicationKind, answers: Answers, facts: RecordFacts): MaterialCode[] {
  const required = requiredMaterials(kind, answers, facts).filter(code => code !== 'M1' && MATERIALS[code] !== 'archive')
  return answers.materials?.photos.M99?.length ? [...required, 'M99'] : required
}
