import { plainDate, type PlainDate } from '../dates/plain-date'
import { DEFAULT_SETTINGS, settingsSchema } from '../settings/settings'
import {
  certificateEdition, certificateNumberProblems, certificateNumberWarnings, isReissuable, newNumberProblems, normalizeCertificateNumber,
} from './certificate-number'

const settings = DEFAULT_SETTINGS.certificate
const day = (text: string | null) => (text === null ? null : plainDate(text))
const short = (found: { path: string; code: string }[]) => found.map(({ path, code }) => `${path} ${code.replace('certificate_number.', '')}`)
const facts = (number: string, birthDate: string, issuedOn: string | null) => ({ number, birthDate: plainDate(birthDate), issuedOn: day(issuedOn) })

describe('a certificate’s number', () => {
  test.each([
    ['X110000001', 'X110000001'],
    [' x 110 000 001 ', 'X110000001'],
    ['Ｘ１１００００００１', 'X110000001'],
    ['x110-000-001', 'X110000001'],
    ['X11\u200b0000001\ufeff', 'X110000001'],
    ['X110\u2014000001', 'X110000001'],
    ['０1234567', '01234567'],
    ['', ''],
  ])('written as "%s" is "%s"', (raw, normalized) => expect(normalizeCertificateNumber(raw)).toBe(normalized))

  test.each<[string, string, string | null, string[]]>([
    ['X110000001', '2023-04-02', '2023-04-10', []],
    ['X110000001', '2023-04-02', null, []],
    ['X110000001', '2023-04-10', '2023-04-10', []],
    ['X110000001', '2023-04-10', '2023-04-09', ['issuedOn before_birth']],
    ['X11000001', '2023-04-02', null, ['number format']],
    ['X1100000010', '2023-04-02', null, ['number format']],
    ['1X10000001', '2023-04-02', null, ['number format']],
    ['x110000001', '2023-04-02', null, ['number format']],
    ['', '2023-04-02', null, ['number format']],
    ['X11', '2023-04-10', '2023-04-09', ['issuedOn before_birth', 'number format']],
    ['11000001', '1999-12-31', null, []],
    ['11000001', '1996-01-01', '1996-02-01', []],
    ['11000001', '2000-01-01', null, ['number letter_missing']],
    ['11001', '1999-12-31', null, ['number format']],
  ])('%s for a birth on %s, issued on %s: %j', (number, birthDate, issuedOn, expected) => {
    expect(short(certificateNumberProblems(facts(number, birthDate, issuedOn), settings))).toEqual(expected)
  })

  // what the letter and the province say is not certain, so it is only said
  test.each<[string, string, string | null, string[]]>([
    ['X110000001', '2023-04-01', '2023-04-01', []],
    ['X110000001', '2023-03-01', '2023-03-31', ['number letter_before_printed']],
    ['W110000001', '2023-03-31', '2023-03-31', []],
    ['W110000001', '2023-03-31', '2023-04-01', ['number letter_used_up']],
    ['W110000001', '2023-04-01', null, ['number letter_used_up']],
    ['W110000001', '2023-03-31', null, []],
    ['T110000001', '2022-07-01', '2022-07-05', []],
    ['Z110000001', '2026-11-14', '2026-11-20', []],
    ['Z110000001', '2024-11-14', '2024-12-31', ['number letter_before_printed']],
    ['E110000001', '2004-05-01', '2004-06-01', []],
    ['A110000001', '2000-01-01', '2000-01-01', []],
    ['A110000001', '1999-12-30', '1999-12-31', ['number letter_before_printed']],
    ['X320101001', '2023-04-02', '2023-04-10', ['number province']],
    ['W320101001', '2023-04-02', '2023-04-10', ['number letter_used_up', 'number province']],
    ['11000001', '1998-01-01', null, []],
  ])('%s for a birth on %s, issued on %s, is worth a look: %j', (number, birthDate, issuedOn, expected) => {
    expect(short(certificateNumberWarnings(facts(number, birthDate, issuedOn), settings))).toEqual(expected)
    expect(certificateNumberProblems(facts(number, birthDate, issuedOn), settings)).toEqual([])
  })

  it('is blocked by what the city knows for certain', () => {
    const strict = settingsSchema.parse({ certificate: { letterOutOfTime: 'block', otherProvince: 'block' } }).certificate
    const about = facts('W320101001', '2023-04-02', '2023-04-10')
    expect(short(certificateNumberProblems(about, strict))).toEqual(['number letter_used_up', 'number province'])
    expect(certificateNumberWarnings(about, strict)).toEqual([])
  })

  it('may have a letter nobody has named', () => {
    const few = { ...settings, prints: settings.prints.filter(({ letter }) => letter !== 'Z') }
    expect(certificateNumberWarnings(facts('Z110000001', '2025-04-02', null), few)).toEqual([
      { path: 'number', code: 'certificate_number.letter_unknown', params: { letter: 'Z' } },
    ])
  })
})

describe('the edition of a certificate', () => {
  test.each<[string, string | null, number | null]>([
    ['11000001', null, 1],
    ['A110000001', null, 2],
    ['C110000001', null, 2],
    ['D110000001', null, 3],
    ['E110000001', '2004-11-30', 3],
    ['E110000001', '2005-07-01', 4],
    ['E110000001', null, 3],
    ['N110000001', '2013-12-31', 4],
    ['O110000001', '2014-01-01', 5],
    ['S110000001', null, 5],
    ['T110000001', '2019-01-01', 6],
    ['W110000001', '2023-03-31', 6],
    ['X110000001', '2023-04-01', 7],
    ['Z110000001', null, 7],
    // out of its time, the letter still says
    ['W110000001', '2024-01-01', 6],
    ['nonsense', null, null],
  ])('%s, issued on %s, is %s', (number, issuedOn, edition) => expect(certificateEdition(number, day(issuedOn), settings)).toBe(edition))

  it('follows a letter that comes round again', () => {
    const again = { letter: 'A', printYear: 2026, edition: 7, firstIssueDate: plainDate('2026-01-01'), lastIssueDate: null }
    const later = { ...settings, prints: [...settings.prints, again] }
    expect(certificateEdition('A110000001', plainDate('2000-06-01'), later)).toBe(2)
    expect(certificateEdition('A110000001', plainDate('2026-06-01'), later)).toBe(7)
    expect(certificateNumberWarnings(facts('A110000001', '2026-05-01', '2026-06-01'), later)).toEqual([])
  })
})

describe('the letters', () => {
  it('are A for 2000 to Z for 2025, each known, 2004 in two editions', () => {
    expect(settings.prints.map(({ letter, printYear, edition }) => `${letter}${printYear}/${edition}`).join(' ')).toBe(
      'A2000/2 B2001/2 C2002/2 D2003/3 E2004/3 E2004/4 F2005/4 G2006/4 H2007/4 I2008/4 J2009/4 K2010/4 L2011/4 M2012/4 N2013/4 ' +
        'O2014/5 P2015/5 Q2016/5 R2017/5 S2018/5 T2019/6 U2020/6 V2021/6 W2022/6 X2023/7 Y2024/7 Z2025/7',
    )
  })

  it('are never issued before they are printed', () => {
    expect(settings.prints.filter(({ printYear, firstIssueDate }) => Number(firstIssueDate.slice(0, 4)) < printYear)).toEqual([])
  })
})

test.each<[string, string, boolean]>([
  ['W110000001', 'X110000001', true],
  ['X110000001', 'X110000001', false],
  ['X110000001', ' x110000001', false],
])('a certificate that follows %s may have the number "%s": %s', (oldNumber, newNumber, allowed) => {
  expect(short(newNumberProblems(oldNumber, newNumber))).toEqual(allowed ? [] : ['number same_as_old'])
})

test.each<[PlainDate, boolean]>([
  [plainDate('1995-12-31'), false],
  [plainDate('1996-01-01'), true],
])('a lost certificate of a birth on %s can be reissued: %s', (birthDate, can) => expect(isReissuable(birthDate, settings)).toBe(can))
