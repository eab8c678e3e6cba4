// one file each: the whole package is 250 files, which every start of the BFF would load
import { addDays } from 'date-fns/addDays'
import { addMonths } from 'date-fns/addMonths'
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays'
import { differenceInYears } from 'date-fns/differenceInYears'
import { parseISO } from 'date-fns/parseISO'

/**
 * A calendar date, `YYYY-MM-DD`, with no time and no zone. It stays a string on purpose: a birth date turned
 * into a `Date` moves to the day before as soon as somebody reads it west of Greenwich.
 */
export type PlainDate = string & { readonly __plainDate: unique symbol }

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/

/** Whether `text` is a day that exists (2027-02-29 does not). */
export function isPlainDate(text: string): text is PlainDate {
  const [, year, month, day] = PATTERN.exec(text) ?? []
  // by number, not by a Date: every day in every answer is asked
  return day !== undefined && Number(day) >= 1 && Number(day) <= daysIn(Number(year), Number(month))
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month] ?? 0
}

/** The day `text` names. @throws RangeError when there is no such day. */
export function plainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new RangeError('not a calendar date')
  return text
}

const BEIJING_OFFSET_MS = 8 * 60 * 60 * 1000

/** The calendar day in Beijing (UTC+8, no summer time since 1991) at an instant. */
export function beijingDate(instant: Date): PlainDate {
  return new Date(instant.getTime() + BEIJING_OFFSET_MS).toISOString().slice(0, 10) as PlainDate
}

/** `days` days after `date`; negative goes back. */
export function plusDays(date: PlainDate, days: number): PlainDate {
  return toText(addDays(parseISO(date), days))
}

/** The same day `months` months later; the last of the month where it has no such day. */
export function plusMonths(date: PlainDate, months: number): PlainDate {
  return toText(addMonths(parseISO(date), months))
}

/** Whole calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return differenceInCalendarDays(parseISO(to), parseISO(from))
}

/** Completed years of age on a day. */
export function ageOn(birthDate: PlainDate, day: PlainDate): number {
  return differenceInYears(parseISO(day), parseISO(birthDate))
}

/** The day of the week: 1 Monday to 7 Sunday. */
export function weekdayOf(date: PlainDate): number {
  return parseISO(date).getDay() || 7
}

function toText(date: Date): PlainDate {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}` as PlainDate
}
