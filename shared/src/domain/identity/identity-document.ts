import { ageOn, type PlainDate } from '../dates/plain-date'
import type { FieldProblem } from '../problems'
import type { Settings } from '../settings/settings'
import { documentRow, isDocumentNumber, isHistoricDocumentNumber, normalizeDocumentNumber, personInNumber, type IdentityDocumentKind, type Sex } from './document-kinds'

/** A person's identity document as the person confirmed it, beside the photo it was read from. */
export type PersonDocument = {
  kind: IdentityDocumentKind
  number: string
  /** Kind `other` only: what the document is called. */
  otherName: string
  /** The name in Chinese characters as the document prints it; empty when it prints none. */
  nameZh: string
  /** The name in Latin letters; both empty when the document prints none. */
  surname: string
  givenNames: string
  /** ICAO 9303 code as printed: three letters, or `D` for Germany. */
  nationality: string
  /** 民族, GB/T 3304, two digits; empty where the document names none. */
  ethnicity: string
  sex: Sex
  birthDate: PlainDate
  /** Null: it does not expire. */
  expiryDate: PlainDate | null
  /** The uploaded photos (ids of ours); null where there is none to show. */
  photoId: string | null
  backPhotoId: string | null
}

/** What the exchange record D301 holds of a person's name (A..50). */
const NAME_LIMIT = 50

/** Whether the holder can be asked for it: somebody who has died or is missing cannot renew or show it. */
export type Presentation = 'shown' | 'remembered'

/**
 * Every problem with a person's document on a day, at once. Source: only valid documents are accepted for the
 * certificate (卫妇社发[2009]96号 annex). How old a parent may have been is judged at the birth, see `stepProblems`.
 */
export function personDocumentProblems(document: PersonDocument, today: PlainDate, settings: Settings, presentation: Presentation = 'shown'): FieldProblem[] {
  const problems: FieldProblem[] = []
  const { kind, number, nameZh, surname, givenNames, expiryDate, birthDate } = document
  const row = documentRow(kind, number)
  const shown = presentation === 'shown'
  if (isHistoricDocumentNumber(kind, number)) {
    if (shown) problems.push({ path: 'number', code: 'document.number_historic' })
  } else if (!isDocumentNumber(kind, number)) problems.push({ path: 'number', code: 'document.number' })
  if (kind === 'other' && !document.otherName) problems.push({ path: 'otherName', code: 'document.other_name_required' })

  if ((row.name === 'han' || row.name === 'both') && !nameZh) problems.push({ path: 'nameZh', code: 'required' })
  if (row.name === 'latin' && !surname && !givenNames) problems.push({ path: 'surname', code: 'required' })
  if (row.name === 'either' && !nameZh && !surname && !givenNames) problems.push({ path: 'nameZh', code: 'required' })
  if (nameZh && !/^[\p{Script=Han}〇·]+$/u.test(nameZh)) problems.push({ path: 'nameZh', code: 'document.name_not_han' })
  const length = fullName(document).length
  if (length > NAME_LIMIT) problems.push({ path: nameZh ? 'nameZh' : 'givenNames', code: 'document.name_too_long', params: { limit: NAME_LIMIT, length } })

  if (row.nationality === 'CHN' && document.nationality !== 'CHN') problems.push({ path: 'nationality', code: 'document.nationality_fixed' })
  if (row.ethnicity && !document.ethnicity) problems.push({ path: 'ethnicity', code: 'required' })

  const inNumber = personInNumber(kind, number)
  if (inNumber && isDocumentNumber(kind, number)) {
    if (inNumber.birthDate !== birthDate) problems.push({ path: 'birthDate', code: 'document.birth_date_differs_from_number' })
    if (inNumber.sex !== document.sex) problems.push({ path: 'sex', code: 'document.sex_differs_from_number' })
  }
  if (ageOn(birthDate, today) < settings.ages.youngestParent) problems.push({ path: 'birthDate', code: 'document.birth_date' })

  if (!shown) return problems
  if (row.expires === 'always' && !expiryDate) problems.push({ path: 'expiryDate', code: 'required' })
  if (expiryDate && row.expires !== 'never' && expiryDate < today) problems.push({ path: 'expiryDate', code: 'document.expired', params: { date: expiryDate } })
  if (!document.photoId) problems.push({ path: 'photoId', code: 'document.photo_missing' })
  if (row.sides === 2 && !document.backPhotoId) problems.push({ path: 'backPhotoId', code: 'document.back_photo_missing' })
  return problems
}

/** The name as the certificate prints it: in Chinese where the document has one, otherwise in the order of the passport. */
export function fullName(name: { nameZh?: string; surname: string; givenNames: string }): string {
  return name.nameZh || [name.surname, name.givenNames].filter(Boolean).join(' ')
}

/** The part of a number that stays the same when the document is renewed. */
export function significantNumber(kind: IdentityDocumentKind, raw: string): string {
  const number = normalizeDocumentNumber(raw)
  if (kind === 'hongKongMacauTravelPermit') return number.slice(0, 9)
  return kind === 'taiwanTravelPermit' ? number.slice(0, 8) : number
}

/**
 * Whether two numbers are of the same person's document. A permit's first nine characters are for life, what follows
 * counts its issues (MPS 2010); a Taiwan permit's first eight.
 */
export function sameDocumentNumber(kind: IdentityDocumentKind, a: string, b: string): boolean {
  return significantNumber(kind, a) === significantNumber(kind, b)
}
