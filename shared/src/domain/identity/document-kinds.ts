import { isPlainDate, type PlainDate } from '../dates/plain-date'
import { isResidentIdentityNumber } from './resident-identity-number'

/**
 * The identity documents a person may hold. The kind is asked or read from the photo, never guessed from the number:
 * `MA1234567` is a Macau passport as well as a permit for non-Chinese residents.
 */
export const IDENTITY_DOCUMENT_KINDS = [
  'residentIdentityCard',
  'foreignPassport',
  'hongKongMacauTravelPermit',
  'taiwanTravelPermit',
  'residencePermit',
  'foreignPermanentResidentCard',
  'householdRegister',
  'other',
] as const
export type IdentityDocumentKind = (typeof IDENTITY_DOCUMENT_KINDS)[number]
export type Sex = 'male' | 'female'

/** What a document of a kind says, and how: the form, the guard and the reader all ask here. */
export type DocumentKindRow = {
  /** The shape of a number valid today, after `normalizeDocumentNumber`. */
  number: RegExp
  /** Shapes that are found in old records only. */
  historicNumber?: RegExp
  /** A check beyond the shape, when the number carries one. */
  check?: (number: string) => boolean
  /** In which letters the name is printed. */
  name: 'han' | 'latin' | 'both' | 'either'
  /** `CHN` where the document itself says so; otherwise it is asked. */
  nationality: 'CHN' | 'asked'
  /** Whether it says the holder's ethnicity (民族). */
  ethnicity: boolean
  expires: 'always' | 'sometimes' | 'never'
  /** Sides to be photographed. */
  sides: 1 | 2
}

const MAINLAND = { nationality: 'CHN', ethnicity: true } as const
const CHINESE = { nationality: 'CHN', ethnicity: false } as const
const FOREIGN = { nationality: 'asked', ethnicity: false } as const

/**
 * One row a kind. Number shapes: GB 11643-1999 (resident ID, residence permits 81/82/83, permanent residents from 2023),
 * ICAO 9303 (passports), the exit-entry administration's rules for permits (1999, 2008, 2013, 2024).
 */
export const DOCUMENT_KIND_TABLE: Record<IdentityDocumentKind, DocumentKindRow> = {
  residentIdentityCard: { ...MAINLAND, number: /^\d{17}[\dX]$/, historicNumber: /^\d{15}$/, check: isResidentIdentityNumber, name: 'han', expires: 'sometimes', sides: 2 },
  foreignPassport: { ...FOREIGN, number: /^[A-Z0-9]{5,20}$/, name: 'latin', expires: 'always', sides: 1 },
  hongKongMacauTravelPermit: { ...CHINESE, number: /^(?:[HM]\d{8}|(?:HA|MA)\d{7})$/, historicNumber: /^[HM]\d{10}$/, name: 'both', expires: 'always', sides: 1 },
  taiwanTravelPermit: { ...CHINESE, number: /^\d{8}$/, historicNumber: /^\d{10}(?:[A-Z]|\([A-Z0-9]\))?$/, name: 'both', expires: 'always', sides: 1 },
  residencePermit: { ...CHINESE, number: /^8[123]0000\d{11}[\dX]$/, check: isResidentIdentityNumber, name: 'han', expires: 'always', sides: 2 },
  foreignPermanentResidentCard: { ...FOREIGN, number: /^(?:[A-Z]{3}\d{12}|9\d{16}[\dX])$/, check: isPermanentResidentNumber, name: 'latin', expires: 'always', sides: 1 },
  householdRegister: { ...MAINLAND, number: /^[A-Z0-9]{1,20}$/, name: 'han', expires: 'never', sides: 1 },
  other: { ...FOREIGN, number: /^[A-Z0-9]{1,20}$/, name: 'either', expires: 'sometimes', sides: 1 },
}

/** The permit's edition for residents of Hong Kong and Macau who are not Chinese citizens, from 2024-07-10: it names a nationality. */
const NON_CHINESE_EDITION = /^(?:HA|MA)\d{7}$/

/** What a document says, by its kind and, where editions differ, its number. */
export function documentRow(kind: IdentityDocumentKind, number: string): DocumentKindRow {
  const row = DOCUMENT_KIND_TABLE[kind]
  if (kind === 'hongKongMacauTravelPermit' && NON_CHINESE_EDITION.test(number)) return { ...row, name: 'latin', nationality: 'asked' }
  return row
}

/** A number as it is compared and stored: full-width folded, spaces, dashes and `<` gone, capitals. */
export function normalizeDocumentNumber(raw: string): string {
  return raw.normalize('NFKC').replace(/[\s<\-·.]/g, '').toUpperCase()
}

/** Whether a normalized number can belong to a document of that kind that is valid today. */
export function isDocumentNumber(kind: IdentityDocumentKind, number: string): boolean {
  const row = DOCUMENT_KIND_TABLE[kind]
  return row.number.test(number) && (row.check?.(number) ?? true)
}

/** Whether a normalized number belongs to an edition that no valid document has any more. */
export function isHistoricDocumentNumber(kind: IdentityDocumentKind, number: string): boolean {
  return DOCUMENT_KIND_TABLE[kind].historicNumber?.test(number) ?? false
}

/** Birth date and sex, where the number carries them. */
export function personInNumber(kind: IdentityDocumentKind, number: string): { birthDate: PlainDate; sex: Sex } | null {
  const eighteen = kind === 'residentIdentityCard' || kind === 'residencePermit' || (kind === 'foreignPermanentResidentCard' && number.startsWith('9'))
  if (!eighteen || !/^\d{17}[\dX]$/.test(number)) return null
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  return isPlainDate(birthDate) ? { birthDate, sex: Number(number[16]) % 2 ? 'male' : 'female' } : null
}

/**
 * 2017 edition: nationality, area, birth date, serial, and an ICAO 7-3-1 check over the first fourteen; 2023 edition: as a
 * resident identity number that begins with 9.
 */
function isPermanentResidentNumber(number: string): boolean {
  if (number.length === 18) return isResidentIdentityNumber(number)
  const value = (character: string) => (/\d/.test(character) ? Number(character) : character.charCodeAt(0) - 55)
  const sum = [...number.slice(0, 14)].reduce((total, character, i) => total + value(character) * [7, 3, 1][i % 3]!, 0)
  return sum % 10 === Number(number[14])
}
