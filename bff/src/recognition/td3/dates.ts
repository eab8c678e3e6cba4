const EXPIRED_AT_MOST = 10
const VALID_AT_MOST = 15

function isRealDate(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

function toIso(century: number, text: string): string | null {
  const [year, month, day] = [century + Number(text.slice(0, 2)), Number(text.slice(2, 4)), Number(text.slice(4, 6))]
  if (!isRealDate(year, month, day)) return null
  return `${year}-${text.slice(2, 4)}-${text.slice(4, 6)}`
}

/** Moves an ISO date by whole years; the text comparison it serves does not mind a 29 February too many. */
const addYears = (iso: string, years: number) => `${Number(iso.slice(0, 4)) + years}${iso.slice(4)}`

/** A birth date YYMMDD: in this century unless that is still to come. Null when it is no date or partly unknown (`<`). */
export function readBirthDate(text: string, today: string): string | null {
  if (!/^\d{6}$/.test(text)) return null
  const century = Math.floor(Number(today.slice(0, 4)) / 100) * 100
  const recent = toIso(century, text)
  return recent !== null && recent <= today ? recent : toIso(century - 100, text)
}

/**
 * An expiry date YYMMDD: the century in which it lies at most ten years back and fifteen ahead.
 * Null when it is no date or no century fits.
 */
export function readExpiryDate(text: string, today: string): string | null {
  if (!/^\d{6}$/.test(text)) return null
  const century = Math.floor(Number(today.slice(0, 4)) / 100) * 100
  for (const start of [century, century + 100, century - 100]) {
    const date = toIso(start, text)
    if (date !== null && date >= addYears(today, -EXPIRED_AT_MOST) && date <= addYears(today, VALID_AT_MOST)) return date
  }
  return null
}
