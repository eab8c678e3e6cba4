import { isPlainDate } from '@mcb/shared/domain'

/** From when and until when a card is valid, ISO; `to` is null for 长期. */
export type Validity = { from: string; to: string | null }

const iso = (digits: string) => `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`

/** No card says another year. */
const isDay = (date: string) => /^(19|20)/.test(date) && isPlainDate(date)

/** Eight digits, with or without what parts them, as an ISO date; null when they are no day. */
export function readDate(text: string): string | null {
  const digits = text.replace(/\D/g, '')
  return digits.length === 8 && isDay(iso(digits)) ? iso(digits) : null
}

/** 1986年4月14日, as the engine reads it with gaps and dirt: the parts stand before their words. */
export function readDateInWords(text: string): string | null {
  const [, year, month, day] = /(\d{4})\D{0,4}年\D{0,4}(\d{1,2})\D{0,4}月\D{0,4}(\d{1,2})(?!\d)/u.exec(text) ?? []
  if (!year || !month || !day) return null
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(date) ? date : null
}

/** 2016.03.01-2036.03.01, or 2016.03.01-长期. */
export function readValidity(text: string): Validity | null {
  const digits = text.replace(/\D/g, '')
  if (digits.length === 8 && /[长期]/u.test(text)) return isDay(iso(digits)) ? { from: iso(digits), to: null } : null
  if (digits.length !== 16) return null
  const [from, to] = [iso(digits), iso(digits.slice(8))]
  return isDay(from) && isDay(to) && from < to ? { from, to } : null
}

const dayBefore = (date: string) => new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10)

/** The same day so many years later; of 29 February in other years, the day after or, `dayBefore` it, the 28th. */
function yearsLater(date: string, years: number): string {
  const later = `${Number(date.slice(0, 4)) + years}${date.slice(4)}`
  return isPlainDate(later) ? later : `${later.slice(0, 4)}-03-01`
}

/**
 * Whether a validity is one of the terms a kind is issued for, in whole years to the same day or the day before. Ten wrong
 * dates in a thousand are such a term by chance, so this is as good as a check digit.
 */
export function isTerm({ from, to }: Validity, years: readonly number[], endless: boolean): boolean {
  if (to === null) return endless
  return years.some(term => {
    const later = yearsLater(from, term)
    return to === later || to === dayBefore(later)
  })
}
