import { isResidentIdentityNumber } from './resident-identity-number'

/**
 * The identity documents a parent may hold. The kind is asked or read from the photo, never guessed from the number:
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

type KindRow = {
  /** The shape of a valid number, after `normalizeDocumentNumber`. */
  number: RegExp
  /** A check beyond the shape, when the number carries one. */
  check?: (number: string) => boolean
  /** Whether a first issue can be applied for online with it; otherwise the page says what to bring to the counter. */
  online: boolean
  /** Nationality the document itself fixes (ICAO code), when it does. */
  nationality?: string
}

/**
 * One row a kind. Number shapes: GB 11643-1999 (resident ID, residence permits 81/82/83), ICAO 9303 (passports),
 * exit-entry administration rules for permits.
 */
export const DOCUMENT_KIND_TABLE = {
  residentIdentityCard: { number: /^\d{17}[\dX]$/, check: isResidentIdentityNumber, online: false, nationality: 'CHN' },
  foreignPassport: { number: /^[A-Z0-9]{5,20}$/, online: true },
  hongKongMacauTravelPermit: { number: /^(?:[HM]\d{8}|(?:HA|MA)\d{7})$/, online: false },
  taiwanTravelPermit: { number: /^\d{8}$/, online: false },
  residencePermit: { number: /^8[123]0000\d{11}[\dX]$/, check: isResidentIdentityNumber, online: false },
  foreignPermanentResidentCard: { number: /^(?:[A-Z]{3}\d{12}|9\d{16}[\dX])$/, online: false },
  householdRegister: { number: /^[A-Z0-9]{1,20}$/, online: false, nationality: 'CHN' },
  other: { number: /^[A-Z0-9]{1,20}$/, online: false },
} as const satisfies Record<IdentityDocumentKind, KindRow>

/** A number as it is compared and stored: full-width folded, spaces, dashes and `<` gone, capitals. */
export function normalizeDocumentNumber(raw: string): string {
  return raw.normalize('NFKC').replace(/[\s<\-·.]/g, '').toUpperCase()
}

/** Whether a normalized number can belong to a document of that kind. */
export function isDocumentNumber(kind: IdentityDocumentKind, number: string): boolean {
  const row: KindRow = DOCUMENT_KIND_TABLE[kind]
  return row.number.test(number) && (row.check?.(number) ?? true)
}

/** Whether an application can be made online with this kind of document. */
export function isAcceptedOnline(kind: IdentityDocumentKind): boolean {
  return DOCUMENT_KIND_TABLE[kind].online
}
