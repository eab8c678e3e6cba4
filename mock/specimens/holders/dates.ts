import type { Chance } from '../chance'

const twoDigits = (number: number) => String(number).padStart(2, '0')

/** A day between the first of one year and the 28th of December of another. */
export function inventDay(chance: Chance, fromYear: number, toYear: number): string {
  return `${chance.integer(fromYear, toYear)}-${twoDigits(chance.integer(1, 12))}-${twoDigits(chance.integer(1, 28))}`
}

/** The same day so many years later. */
export const yearsAfter = (day: string, years: number) => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`

/** The day before, as many cards count: 2019-05-06 for ten years ends on 2029-05-05. */
export const dayBefore = (day: string) => daysLater(day, -1)
export const dayAfter = (day: string) => daysLater(day, 1)

function daysLater(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** Full years on a day. */
export const ageOn = (birthDate: string, day: string) => Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (day.slice(5) < birthDate.slice(5) ? 1 : 0)

/** 2016.03.01 */
export const dotted = (day: string) => day.replaceAll('-', '.')
