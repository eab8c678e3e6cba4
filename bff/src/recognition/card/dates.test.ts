import { isTerm, readDate, readDateInWords, readValidity } from './dates'

describe('the dates of a card', () => {
  it.each([
    ['1981.08.04', '1981-08-04'],
    ['1981.0804', '1981-08-04'],
    ['19810804', '1981-08-04'],
    ['1981.13.04', null],
    ['1981.08.0', null],
    ['1981.08.041', null],
  ])('%s is the day %s', (text, date) => expect(readDate(text)).toBe(date))

  it.each([
    ['1986年4月14日', '1986-04-14'],
    ['1986“年11_月2日', '1986-11-02'],
    ['1986 年 4 月 14', '1986-04-14'],
    ['1986年4月31日', null],
    ['186年4月14日', null],
    ['1986年月14日', null],
    ['1986年4月141日', null],
  ])('%s is the day %s', (text, date) => expect(readDateInWords(text)).toBe(date))

  it.each<[string, ReturnType<typeof readValidity>]>([
    ['2016.03.01-2036.03.01', { from: '2016-03-01', to: '2036-03-01' }],
    ['2016.03.012036.0301', { from: '2016-03-01', to: '2036-03-01' }],
    ['2016.03.01-长期', { from: '2016-03-01', to: null }],
    ['2016.03.01-K期', { from: '2016-03-01', to: null }],
    ['2016.03.01-', null],
    ['2036.03.01-2016.03.01', null],
    ['2016.03.01-2036.03.0', null],
  ])('%s is valid %j', (text, validity) => expect(readValidity(text)).toEqual(validity))

  it.each([
    ['2016-03-01', '2036-03-01', true],
    ['2016-03-01', '2036-02-29', true],
    ['2016-03-01', '2036-02-28', false],
    ['2016-03-01', '2026-02-28', true],
    ['2016-03-01', '2036-03-02', false],
    ['2016-03-01', '2031-03-01', false],
    ['2016-02-29', '2026-02-28', true],
    ['2016-02-29', '2026-03-01', true],
  ])('from %s to %s is a term of ten or twenty years: %s', (from, to, expected) => expect(isTerm({ from, to }, [10, 20], false)).toBe(expected))

  it('is without an end only where the kind has such cards', () => {
    expect(isTerm({ from: '2016-03-01', to: null }, [10], true)).toBe(true)
    expect(isTerm({ from: '2016-03-01', to: null }, [10], false)).toBe(false)
  })
})
