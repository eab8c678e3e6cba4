import * as z from 'zod'
import { weekdayOf, type PlainDate } from '../dates/plain-date'
import type { Settings } from '../settings/settings'
import { daySpanSchema, isWithin } from './holidays'

/** A time of day in Beijing, `HH:MM`. */
const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)

/** From when to when a counter hands out certificates, on which days of the week (1 Monday to 7 Sunday). */
export const openingHoursSchema = z.array(
  z.strictObject({ days: z.array(z.number().int().min(1).max(7)), from: time, to: time }).refine(({ from, to }) => from < to),
)
export type OpeningHours = z.infer<typeof openingHoursSchema>

/** What one institution does otherwise than the rest. */
export const counterSchema = z.strictObject({
  hours: openingHoursSchema.optional(),
  /** People a slot has room for. */
  capacity: z.number().int().min(0).max(99).optional(),
  /** Closed besides the public holidays. */
  closed: z.array(daySpanSchema).optional(),
})

const WORKING_WEEK = [1, 2, 3, 4, 5]
export const OPENING_HOURS: OpeningHours = [
  { days: WORKING_WEEK, from: '09:00', to: '11:30' },
  { days: WORKING_WEEK, from: '13:30', to: '16:30' },
]

/** A time of one day, `HH:MM` to `HH:MM`. */
export type Opening = { from: string; to: string }

/** When the counter of an institution is open on a day, earliest first; nothing on a holiday. */
export function openingsOn(date: PlainDate, institutionCode: string, { pickup }: Settings): Opening[] {
  const counter = pickup.institutions[institutionCode]
  if (isWithin(date, counter?.closed ?? []) || isWithin(date, pickup.holidays)) return []
  const hours = counter?.hours ?? pickup.hours
  // a Sunday that is worked is worked as a weekday
  const weekday = pickup.workingDays.includes(date) ? Math.min(weekdayOf(date), FRIDAY) : weekdayOf(date)
  return hours
    .filter(({ days }) => days.includes(weekday))
    .map(({ from, to }) => ({ from, to }))
    .sort((a, b) => (a.from < b.from ? -1 : 1))
}

const FRIDAY = 5
