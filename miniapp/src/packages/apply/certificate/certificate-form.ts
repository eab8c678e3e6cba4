import {
  type Answers, type ApplicationKind, certificateNumberWarnings, type Facts, type FieldProblem, type Guidance, guidanceOf, isPlainDate, normalizeCertificateNumber, type OriginalCertificateAnswer,
  type PlaceOfBirth, type Sex,
} from '@mcb/shared/domain'
import { dayAndTimeOf, instantOf } from '../outside-birth/outside-birth-form'

/** The old certificate as it is looked for; and as it is copied from the paper, where nobody finds it. */
export type CertificateForm = {
  number: string
  birthDate: string
  copying: boolean
  newbornName: string
  sex: Sex | ''
  time: string
  institution: string | null
  placeOfBirth: PlaceOfBirth
  issuedOn: string
}

export const EMPTY_CERTIFICATE: CertificateForm = {
  number: '', birthDate: '', copying: false, newbornName: '', sex: '', time: '', institution: null, placeOfBirth: 'institution', issuedOn: '',
}

/** The form of an answer that was saved before. */
export function certificateFormOf({ number, source, issuedOn, newbornName, record }: OriginalCertificateAnswer): CertificateForm {
  return {
    number,
    copying: source === 'paper',
    newbornName,
    sex: record.newborn.sex,
    ...dayAndTimeOf(record.newborn.bornAt),
    institution: record.institutionCode || null,
    placeOfBirth: record.placeOfBirth,
    issuedOn: issuedOn ?? '',
  }
}

/** What was copied, as the answer the BFF takes; the schema says what is missing. */
export function paperOf({ number, birthDate, time, newbornName, sex, institution, placeOfBirth, issuedOn }: CertificateForm) {
  return {
    number,
    issuedOn: issuedOn || null,
    institutionCode: (institution ?? undefined) as string,
    newbornName,
    sex: (sex || undefined) as Sex,
    bornAt: instantOf(birthDate, time) as string,
    placeOfBirth,
  }
}

/**
 * What this family needs instead, as far as a number and a day say so: before anything is looked for or copied that would
 * lead nowhere.
 */
export function guidanceForCertificate(kind: ApplicationKind, answers: Answers, { number, birthDate }: CertificateForm, facts: Facts): Guidance | null {
  const record = { newborn: { bornAt: `${birthDate}T12:00:00+08:00` } } as OriginalCertificateAnswer['record']
  const guidance = guidanceOf(kind, { ...answers, originalCertificate: { number: normalizeCertificateNumber(number), record } as OriginalCertificateAnswer }, facts)
  return guidance?.step === 'originalCertificate' ? guidance : null
}

/** What is unlikely about a number and may be a slip of the pen: worth a look, before anybody looks for it. */
export function numberWarnings({ number, birthDate, issuedOn }: CertificateForm, { settings }: Facts): FieldProblem[] {
  if (!number || !isPlainDate(birthDate)) return []
  return certificateNumberWarnings({ number: normalizeCertificateNumber(number), birthDate, issuedOn: isPlainDate(issuedOn) ? issuedOn : null }, settings.certificate)
}
