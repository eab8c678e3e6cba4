import { daysBetween, plainDate, plusDays, weekdayOf, type PlainDate } from '../dates/plain-date'
import { isWithin, MOVED_WORKING_DAYS, PUBLIC_HOLIDAYS } from './holidays'

/** Month and day of the Chinese calendar, as `1-1` for the first day of the year. */
function lunar(date: PlainDate): string {
  const parts = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' }).formatToParts(new Date(`${date}T00:00:00Z`))
  const of = (type: string) => parts.find(part => part.type === type)!.value
  return `${of('month')}-${of('day')}`
}

/** 2027 begins four minutes before midnight, which the calendar of some engines takes for the next day. */
const LUNAR_NEW_YEARS = ['2026-02-17', '2027-02-06'].map(plainDate)

/** Every day of a year. */
const daysOf = (year: number) => Array.from({ length: 365 }, (_, i) => plusDays(plainDate(`${year}-01-01`), i))

describe('the public holidays', () => {
  test.each([
    ['New Year’s Day', (date: PlainDate) => date.endsWith('01-01')],
    ['the eve and the first three days of the lunar year', (date: PlainDate) => LUNAR_NEW_YEARS.some(first => [-1, 0, 1, 2].includes(daysBetween(first, date)))],
    ['Labour Day', (date: PlainDate) => /05-0[12]$/.test(date)],
    ['the Dragon Boat Festival', (date: PlainDate) => lunar(date) === '5-5'],
    ['Mid-Autumn', (date: PlainDate) => lunar(date) === '8-15'],
    ['the National Day', (date: PlainDate) => /10-0[123]$/.test(date)],
  ])('of both years cover %s', (_name, isIt) => {
    for (const year of [2026, 2027]) {
      const days = daysOf(year).filter(isIt)
      expect(days.length).toBeGreaterThan(0)
      expect(days.filter(date => !isWithin(date, PUBLIC_HOLIDAYS))).toEqual([])
    }
  })

  it('come in order, none twice', () => {
    const edges = PUBLIC_HOLIDAYS.flatMap(({ from, to }) => [from, to])
    expect(edges).toEqual([...edges].sort())
    PUBLIC_HOLIDAYS.slice(1).forEach(({ from }, i) => expect(from > PUBLIC_HOLIDAYS[i]!.to).toBe(true))
  })

  it('are paid for by weekend days that are no holidays themselves', () => {
    expect(MOVED_WORKING_DAYS.filter(date => weekdayOf(date) < 6 || isWithin(date, PUBLIC_HOLIDAYS))).toEqual([])
  })
})
