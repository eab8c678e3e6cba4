import { chooseIssueDate } from './choose-issue-date'
import { readDates } from './printed-dates'

describe('a printed date', () => {
  it.each([
    ['12 JAN 2020', ['2020-01-12']],
    ['12 JAN /JAN 20', ['1920-01-12', '2020-01-12']],
    ['12 JAN/JANV 2020', ['2020-01-12']],
    ['01 AOÛT / AUG 2019', ['2019-08-01']],
    ['7 Mar 2021', ['2021-03-07']],
    ['O7 SEP 2O24', ['2024-09-07']],
    ['12JAN2020', ['2020-01-12']],
    ['JAN 12, 2020', ['2020-01-12']],
    ['03 LIS 2022', ['2022-11-03', '2022-10-03']],
    ['03 LIS / NOV 2022', ['2022-11-03']],
    ['25.12.2020', ['2020-12-25']],
    ['25 12 2020', ['2020-12-25']],
    ['12/25/2020', ['2020-12-25']],
    ['2020-01-12', ['2020-01-12']],
    ['2020.01.12', ['2020-01-12']],
    ['25122020', ['2020-12-25']],
    ['25 122020', ['2020-12-25']],
    ['03/04/2020', ['2020-04-03', '2020-03-04']],
    ['12 1월/JAN 2020', ['2020-01-12']],
    ['22 FED 2019', ['2019-02-22']],
    ['050CT 2020', ['2020-10-05']],
    ['05 0CT 2020', ['2020-10-05']],
    ['1 5EP / SEPT 2020', ['2020-09-01']],
    ['10 MAY 2020', ['2020-05-10']],
    ['22 JUI 2019', []],
    ['31 FEB 2020', []],
    ['MINISTRY OF FOREIGN AFFAIRS', []],
    ['8873987326', []],
    ['12 WORDS 2020', []],
  ])('%s is read as %j', (text, dates) => expect(readDates(text).map(({ iso }) => iso)).toEqual(dates))
})

describe('the date of issue', () => {
  const known = { birthDate: '1990-05-04', expiryDate: '2030-04-02', today: '2026-06-01' }
  const choose = (texts: string[], labelled: number[] = []) => chooseIssueDate(texts.map(readDates), known, new Set(labelled))

  it.each<[string, string[], number[], unknown]>([
    ['is the third date, ten years before the expiry', ['04 MAY 1990', '02 APR 2030', '02 APR 2020'], [], { line: 2, value: '2020-04-02', isTerm: true, only: true }],
    ['may be a day later than whole years before', ['04 MAY 90', '02 APR 30', '03 APR 20'], [], { line: 2, value: '2020-04-03', isTerm: true, only: true }],
    ['may be any day', ['04 MAY 1990', '02 APR 2030', '17 SEP 2021'], [], { line: 2, value: '2021-09-17', isTerm: false, only: true }],
    ['is printed with the month first where the others are', ['05/04/1990', '04/02/2030', '04/03/2020'], [], { line: 2, value: '2020-04-03', isTerm: true, only: true }],
    ['is printed with the day first where the others are', ['04/05/1990', '02/04/2030', '03/04/2020'], [], { line: 2, value: '2020-04-03', isTerm: true, only: true }],
    ['stands with the year first', ['1990-05-04', '2030-04-02', '2020-04-02'], [], { line: 2, value: '2020-04-02', isTerm: true, only: true }],
    ['is the one of two that makes whole years', ['04 MAY 1990', '02 APR 2030', '01 JAN 2019', '02 APR 2020'], [], { line: 3, value: '2020-04-02', isTerm: true, only: true }],
    ['is the one of two that is labelled', ['04 MAY 1990', '02 APR 2030', '01 JAN 2019', '17 SEP 2021'], [3], { line: 3, value: '2021-09-17', isTerm: false, only: false }],
    ['is not certain where the page shows no date the zone says', ['03 APR 2020'], [], { line: 0, value: '2020-04-03', isTerm: true, only: false }],
    ['is not there where only birth and expiry are', ['04 MAY 1990', '02 APR 2030'], [], null],
    ['is not before the birth', ['04 MAY 1990', '02 APR 2030', '01 JAN 1980'], [], null],
    ['is not to come', ['04 MAY 1990', '02 APR 2030', '01 JAN 2027'], [], null],
  ])('%s', (_, texts, labelled, issue) => expect(choose(texts, labelled)).toEqual(issue))
})
