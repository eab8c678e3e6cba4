import { isPlainDate, type IdentityDocumentKind, type PlainDate } from '@mcb/shared/domain'
import { AppError } from '@mcb/shared/errors'
import { numericToAlpha3 } from 'i18n-iso-countries'

/** Codes that phase 3's messages share ↔ our words. */

/** 身份证件类别. [practice] CV02.01.101; that value set has no code for H1 and F1. [assumed] */
export const DOCUMENT_CODES: Record<IdentityDocumentKind, string> = {
  residentIdentityCard: '01',
  householdRegister: '02',
  foreignPassport: '03',
  hongKongMacauTravelPermit: '06',
  taiwanTravelPermit: '07',
  residencePermit: 'H1',
  foreignPermanentResidentCard: 'F1',
  other: '99',
}
export const DOCUMENT_KINDS = new Map(Object.entries(DOCUMENT_CODES).map(([kind, code]) => [code, kind as IdentityDocumentKind]))

const ISO_TO_ICAO: Record<string, string> = { DEU: 'D' }
/** ISO numbers Hong Kong, Macau and Taiwan apart; in 国籍 their people are Chinese, as their travel documents say. */
const CHINESE = new Set(['HKG', 'MAC', 'TWN'])

/** An ISO 3166-1 number of three digits as passports write the state; `toNumericState` is the way back. */
export function toIcaoState(numeric: string): string {
  const iso = numericToAlpha3(numeric)
  if (!iso) return 'XXX'
  return CHINESE.has(iso) ? 'CHN' : (ISO_TO_ICAO[iso] ?? iso)
}

export const compact = (date: string) => date.replaceAll('-', '')

/** A day `YYYYMMDD`. @throws upstream.unexpected when there is no such day */
export function toPlainDate(digits: string): PlainDate {
  const date = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`
  if (!isPlainDate(date)) throw new AppError('upstream.unexpected', { params: { system: 'phase3' } })
  return date
}

/** An instant as `YYYYMMDDHHMMSSmmm` in Beijing. */
export function beijingDigits(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().replace(/\D/g, '')
}

/** `YYYYMMDDHHMMSSmmm` in Beijing as an instant. @throws upstream.unexpected when there is no such moment */
export function toInstant(digits: string): string {
  const part = (from: number, to: number) => digits.slice(from, to)
  const text = `${toPlainDate(digits)}T${part(8, 10)}:${part(10, 12)}:${part(12, 14)}.${part(14, 17)}+08:00`
  const time = Date.parse(text)
  if (Number.isNaN(time)) throw new AppError('upstream.unexpected', { params: { system: 'phase3' } })
  return new Date(time).toISOString()
}
