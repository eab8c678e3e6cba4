import type { PlainDate } from '../dates/plain-date'
import { daysBetween } from '../dates/plain-date'
import type { FieldProblem } from '../problems'
import { isAcceptedOnline, isDocumentNumber, type IdentityDocumentKind } from './document-kinds'

export type Sex = 'male' | 'female'

/** A parent's identity document as the parent confirmed it, beside the photo it was read from. */
export type ParentDocument = {
  kind: IdentityDocumentKind
  number: string
  surname: string
  givenNames: string
  /** ICAO 9303 code as printed: three letters, or `D` for Germany. */
  nationality: string
  sex: Sex
  birthDate: PlainDate
  expiryDate: PlainDate
  /** The uploaded photo (an id of ours). */
  photoId: string
}

/** What the exchange record D301 holds of a parent's name (A..50). */
const PARENT_NAME_LIMIT = 50

/** The youngest and oldest a parent can be for a birth to be believed without a look at the counter. [setting] */
const PARENT_AGE = { min: 12, max: 80 }

/**
 * Every problem with a parent's document on a day, at once. Source: only valid documents are accepted for the
 * certificate (卫妇社发[2009]96号 annex); the age window is a setting.
 */
export function parentDocumentProblems(document: ParentDocument, today: PlainDate): FieldProblem[] {
  const problems: FieldProblem[] = []
  if (!isAcceptedOnline(document.kind)) problems.push({ path: 'kind', code: 'document.not_online' })
  if (!isDocumentNumber(document.kind, document.number)) problems.push({ path: 'number', code: 'document.number' })
  if (document.expiryDate < today) problems.push({ path: 'expiryDate', code: 'document.expired', params: { date: document.expiryDate } })
  const nameLength = fullName(document).length
  if (nameLength > PARENT_NAME_LIMIT) problems.push({ path: 'givenNames', code: 'document.name_too_long', params: { limit: PARENT_NAME_LIMIT, length: nameLength } })
  const ageInDays = daysBetween(document.birthDate, today)
  if (ageInDays < PARENT_AGE.min * 365.25 || ageInDays > PARENT_AGE.max * 365.25)
    problems.push({ path: 'birthDate', code: 'document.birth_date' })
  return problems
}

/** The parent's name as one line, in the order of the passport. */
export function fullName(name: { surname: string; givenNames: string }): string {
  return [name.surname, name.givenNames].filter(Boolean).join(' ')
}
