import { daysBetween, plainDate, plusDays } from '../dates/plain-date'
import { DEFAULT_SETTINGS } from '../settings/settings'
import { dueDate, gestationAt, gestationOn, trimesterOf, weekBegins, type PregnancyDates } from './gestation'

const NOTHING: PregnancyDates = { lastPeriod: null, cycleDays: null, ultrasound: null, transfer: null }
const LMP = plainDate('2026-01-01')
const reckon = (known: Partial<PregnancyDates>) => dueDate({ ...NOTHING, ...known }, DEFAULT_SETTINGS)
/** A scan on a day after the last period that says `days` more (or fewer) than the calendar does. */
const scan = (afterDays: number, differs: number) => ({ on: plusDays(LMP, afterDays), gestationDays: afterDays + differs })

describe('the due date', () => {
  it('is not known while nothing is', () => {
    expect(reckon({})).toBeNull()
  })

  it.each([
    ['2026-01-01', 28, '2026-10-08'],
    ['2026-01-01', null, '2026-10-08'],
    ['2026-01-01', 35, '2026-10-15'],
    ['2026-01-01', 21, '2026-10-01'],
    ['2026-01-01', 45, '2026-10-08'],
    ['2027-05-25', 28, '2028-02-29'],
    ['2023-05-25', 30, '2024-03-02'],
  ])('of a last period on %s and a cycle of %s days is %s', (lastPeriod, cycleDays, due) => {
    expect(reckon({ lastPeriod: plainDate(lastPeriod), cycleDays })).toEqual({ date: due, basis: 'lastPeriod', before: null })
  })

  it.each([
    ['8 weeks, five days apart', scan(60, -5), 'lastPeriod'],
    ['8 weeks, six days apart', scan(60, -6), 'ultrasound'],
    ['8 weeks and 6 days, six days more', scan(62, 6), 'ultrasound'],
    ['9 weeks, seven days apart', scan(63, -7), 'lastPeriod'],
    ['9 weeks, eight days apart', scan(63, -8), 'ultrasound'],
    ['15 weeks and 6 days, eight days apart', scan(111, 8), 'ultrasound'],
    ['16 weeks, ten days apart', scan(112, 10), 'lastPeriod'],
    ['16 weeks, eleven days apart', scan(112, 11), 'ultrasound'],
    ['22 weeks, fourteen days apart', scan(154, 14), 'lastPeriod'],
    ['27 weeks and 6 days, fifteen days apart', scan(195, 15), 'ultrasound'],
    ['28 weeks, twenty-one days apart', scan(196, 21), 'lastPeriod'],
    ['28 weeks, twenty-two days apart', scan(196, -22), 'ultrasound'],
  ])('with a scan at %s', (_when, ultrasound, basis) => {
    const byScan = plusDays(LMP, 280 - (ultrasound.gestationDays - daysBetween(LMP, ultrasound.on)))
    expect(reckon({ lastPeriod: LMP, ultrasound })).toEqual(
      basis === 'ultrasound' ? { date: byScan, basis, before: '2026-10-08' } : { date: '2026-10-08', basis, before: null },
    )
  })

  it('comes from the scan alone when nobody knows the last period', () => {
    expect(reckon({ ultrasound: { on: plainDate('2026-03-05'), gestationDays: 63 } })).toEqual({ date: '2026-10-08', basis: 'ultrasound', before: null })
  })

  it('of a transferred embryo is exact, whatever else was told', () => {
    expect(reckon({ lastPeriod: LMP, ultrasound: scan(60, 9), transfer: { on: plainDate('2026-01-20'), embryoDays: 5 } })).toEqual({ date: '2026-10-08', basis: 'transfer', before: null })
  })
})

describe('the gestational age', () => {
  const due = plainDate('2026-10-08')

  it.each([
    ['2025-12-31', -1, 6],
    ['2026-01-01', 0, 0],
    ['2026-01-07', 0, 6],
    ['2026-01-08', 1, 0],
    ['2026-04-08', 13, 6],
    ['2026-04-09', 14, 0],
    ['2026-10-08', 40, 0],
    ['2026-10-15', 41, 0],
  ])('on %s is %i weeks and %i days', (day, weeks, days) => {
    expect(gestationOn(due, plainDate(day))).toEqual({ weeks, days, totalDays: weeks * 7 + days })
  })

  it('changes at every midnight in Beijing, not at one of the phone', () => {
    for (let day = 0; day <= 300; day += 1) {
      const midnight = Date.parse('2025-12-31T16:00:00Z') + day * 86_400_000
      expect(gestationAt(due, new Date(midnight)).totalDays).toBe(day)
      expect(gestationAt(due, new Date(midnight - 1)).totalDays).toBe(day - 1)
    }
  })

  it.each([['2026-04-08', 'first'], ['2026-04-09', 'second'], ['2026-07-15', 'second'], ['2026-07-16', 'third']])('on %s is in the %s trimester', (day, trimester) => {
    expect(trimesterOf(gestationOn(due, plainDate(day)))).toBe(trimester)
  })

  it('finds the day on which a week begins', () => {
    expect(weekBegins(due, 28)).toBe('2026-07-16')
    expect(gestationOn(due, weekBegins(due, 37))).toMatchObject({ weeks: 37, days: 0 })
  })
})
