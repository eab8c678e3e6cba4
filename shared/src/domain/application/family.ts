import type { BirthRecord } from '../birth/birth-record'
import { fullName, type PersonDocument } from '../identity/identity-document'
import type { FieldProblem } from '../problems'
import type { Answers, ParentRole } from './application'

export const PARENT_ROLES = ['mother', 'father'] as const satisfies readonly ParentRole[]

/** Who applies in the parents' place: 监护人, (外)祖父母, or somebody with a letter of authorization. */
export const REPRESENTATIVE_ROLES = ['guardian', 'grandparent', 'agent'] as const
export type RepresentativeRole = (typeof REPRESENTATIVE_ROLES)[number]
export type ApplicantRole = ParentRole | RepresentativeRole
export const APPLICANT_ROLES = [...PARENT_ROLES, ...REPRESENTATIVE_ROLES] as const

/** Whose signature stands under an application. */
export type SignerRole = ParentRole | 'representative'
export const SIGNER_ROLES = [...PARENT_ROLES, 'representative'] as const satisfies readonly SignerRole[]

/**
 * What a parent can do for the application.
 * `signs`: on their own phone. `authorizes`: has signed a letter of authorization. `notNamed`: does not stand on the
 * certificate, by the other's declaration. The rest cannot sign, and something else proves it.
 */
export const PARENT_CIRCUMSTANCES = ['signs', 'authorizes', 'deceased', 'missing', 'withoutCapacity', 'notNamed'] as const
export type ParentCircumstance = (typeof PARENT_CIRCUMSTANCES)[number]
export type Family = Record<ParentRole, ParentCircumstance>

const UNABLE: readonly ParentCircumstance[] = ['deceased', 'missing', 'withoutCapacity']
const NOT_THEMSELVES: readonly ParentCircumstance[] = [...UNABLE, 'notNamed']

/**
 * What each parent's circumstance may be, by who applies. The mother applies as a rule; the father or somebody else with
 * her letter, or with proof that she cannot (卫妇社发[2009]96号). A guardian or grandparent stands in when no parent can act.
 */
const POSSIBLE: Record<ApplicantRole, Record<ParentRole, readonly ParentCircumstance[]>> = {
  mother: { mother: ['signs'], father: ['signs', ...NOT_THEMSELVES] },
  father: { mother: ['signs', ...NOT_THEMSELVES], father: ['signs'] },
  guardian: { mother: NOT_THEMSELVES, father: NOT_THEMSELVES },
  grandparent: { mother: NOT_THEMSELVES, father: NOT_THEMSELVES },
  agent: { mother: ['authorizes', ...NOT_THEMSELVES], father: ['authorizes', ...NOT_THEMSELVES] },
}

/** The circumstances a page offers for a parent. */
export function possibleCircumstances(applicant: ApplicantRole, parent: ParentRole): readonly ParentCircumstance[] {
  return POSSIBLE[applicant][parent]
}

/** Every problem with what was said of the parents, at once. */
export function familyProblems(applicant: ApplicantRole, family: Family): FieldProblem[] {
  const problems = PARENT_ROLES.flatMap((parent): FieldProblem[] =>
    possibleCircumstances(applicant, parent).includes(family[parent]) ? [] : [{ path: parent, code: 'family.not_possible' }],
  )
  const nobodyAuthorizes = applicant === 'agent' && PARENT_ROLES.every(parent => family[parent] !== 'authorizes')
  if (!problems.length && nobodyAuthorizes) problems.push({ path: 'mother', code: 'family.nobody_authorizes' })
  return problems
}

/** Whether a parent will stand on the certificate. Until the question is answered, both do. */
export function isNamed(answers: Answers, parent: ParentRole): boolean {
  return answers.family?.[parent] !== 'notNamed'
}

/** Whether a parent can still be asked for a document that is valid today, and a photo of it. */
export function canShowDocument(answers: Answers, parent: ParentRole): boolean {
  const circumstance = answers.family?.[parent] ?? 'signs'
  return circumstance === 'signs' || circumstance === 'authorizes'
}

/** The document of a person who signs. */
export function documentOf(answers: Answers, signer: SignerRole): PersonDocument | undefined {
  return signer === 'representative' ? answers.representative : answers[`${signer}Document`]
}

export function isRepresented(answers: Answers): boolean {
  const role = answers.applicantRole?.role
  return role !== undefined && role !== 'mother' && role !== 'father'
}

/** Whose signatures the application needs before it is filed. */
export function requiredSigners(answers: Answers): SignerRole[] {
  if (isRepresented(answers)) return ['representative']
  const family = answers.family
  return PARENT_ROLES.filter(parent => (family ? family[parent] === 'signs' : true))
}

/** The applicant's own part. */
export function applicantSigner({ applicantRole }: Answers): SignerRole {
  const role = applicantRole?.role ?? 'mother'
  return role === 'mother' || role === 'father' ? role : 'representative'
}

/** The parent who is asked to sign on another phone; null when nobody is. */
export function otherSigner(answers: Answers): ParentRole | null {
  const own = applicantSigner(answers)
  return requiredSigners(answers).find((role): role is ParentRole => role !== own && role !== 'representative') ?? null
}

/** The newborns the application is about, whichever way they were found; `institutionCode` is empty where nobody knows one. */
export function birthRecords(answers: Answers): BirthRecord[] {
  if (answers.originalCertificate) return [answers.originalCertificate.record]
  if (answers.birthPlace?.place === 'outsideInstitution') return outsideRecords(answers)
  return answers.birth?.records ?? []
}

function outsideRecords(answers: Answers): BirthRecord[] {
  const { outsideBirth, motherDocument, fatherDocument } = answers
  if (!outsideBirth) return []
  const { place } = outsideBirth
  const [province, city, district, districtCode] =
    'names' in place ? [place.names.province, place.names.city, place.names.district, place.districtCode] : ['', '', '', '']
  const parent = (document: Answers['motherDocument']) => ({
    name: document ? fullName(document) : '',
    documentKind: document?.kind ?? ('other' as const),
    documentNumber: document?.number ?? '',
    nationality: document?.nationality ?? '',
  })
  return outsideBirth.newborns.map((newborn, i) => ({
    id: '',
    institutionCode: '',
    institutionName: '',
    placeOfBirth: 'outsideInstitution',
    birthPlace: { province, city, district, districtCode },
    attendant: outsideBirth.attendant || null,
    newborn: { ...newborn, gestationalWeeks: null, gestationalDays: null, weightGrams: null, lengthCentimeters: null, birthOrder: i + 1, plurality: outsideBirth.newborns.length },
    mother: parent(isNamed(answers, 'mother') ? motherDocument : undefined),
    father: isNamed(answers, 'father') ? parent(fatherDocument) : null,
    certificateNumber: null,
  }))
}
