import { ageOn, beijingDate, daysBetween, isPlainDate, plainDate, plusDays } from './plain-date'

describe('a calendar date', () => {
  test.each([
    ['2026-11-20', true],
    ['2028-02-29', true],
    ['2027-02-29', false],
    ['2026-13-01', false],
    ['2026-1-1', false],
    ['20261120', false],
    ['2026-11-20T00:00', false],
    ['', false],
  ])('%s is a day that exists: %s', (text, expected) => expect(isPlainDate(text)).toBe(expected))

  it('refuses a day that does not exist', () => expect(() => plainDate('2026-02-30')).toThrow(RangeError))

  test.each([
    ['2026-11-19T15:59:59.999Z', '2026-11-19'],
    ['2026-11-19T16:00:00.000Z', '2026-11-20'],
    ['2026-12-31T16:00:00.000Z', '2027-01-01'],
  ])('at %s it is %s in Beijing', (instant, day) => expect(beijingDate(new Date(instant))).toBe(day))

  it('counts days across months and leap years', () => {
    expect(plusDays(plainDate('2028-02-28'), 1)).toBe('2028-02-29')
    expect(plusDays(plainDate('2026-01-01'), -1)).toBe('2025-12-31')
    expect(daysBetween(plainDate('2028-02-28'), plainDate('2028-03-01'))).toBe(2)
    expect(daysBetween(plainDate('2026-03-01'), plainDate('2026-02-28'))).toBe(-1)
  })

  test.each([
    ['1992-03-14', '2026-03-13', 33],
    ['1992-03-14', '2026-03-14', 34],
    ['2004-02-29', '2026-02-28', 21],
    ['2004-02-29', '2026-03-01', 22],
  ])('somebody born on %s is on %s %i years old', (born, day, age) => expect(ageOn(plainDate(born), plainDate(day))).toBe(age))
})
