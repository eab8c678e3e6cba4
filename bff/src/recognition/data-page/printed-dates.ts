import { isPlainDate } from '@mcb/shared/domain'
import { isMonth, monthsOf } from './months'

/** In which order a date is printed, and whether its month is a word. States print all their dates one way. */
export type DateForm = 'words' | 'dayFirst' | 'monthFirst' | 'yearFirst'

/** What a line may say: an ISO date, read in that form. 03/04/2020 has two such readings. */
export type DateReading = { iso: string; form: DateForm }

/** What the engine makes of digits where letters may stand too. */
const MEANT: Readonly<Record<string, string>> = { O: '0', Q: '0', D: '0', I: '1', L: '1', '|': '1', Z: '2', S: '5', G: '6', B: '8' }

/** A month whose first letter was taken for a digit, as 0CT, may stand close behind the day: 050CT. */
function partMonth(word: string, digit: string, rest: string): string {
  const letters = Object.entries(MEANT).filter(([, meant]) => meant === digit).map(([letter]) => letter)
  const month = letters.map(letter => letter + rest).find(isMonth)
  return month && !isMonth(rest) ? ` ${month}` : word
}

/** The text in capitals without marks, cut into numbers and words; what is mostly digits is made a number. */
function tokensOf(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase()
  const repaired = plain.replace(/(?<![A-Z0-9])(?=[A-Z|]*\d)[0-9OQDILZSGB|]{2,4}(?![A-Z0-9])/g, word => [...word].map(sign => MEANT[sign] ?? sign).join(''))
  return repaired.replace(/(\d)([A-Z]{2,})(?![A-Z])/g, partMonth).match(/\d+|[A-Z]+/g) ?? []
}

const iso = (year: number, month: number, day: number) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

/** The years a number of two or four digits may mean. */
function yearsOf(token: string): number[] {
  if (/^(19|20)\d\d$/.test(token)) return [Number(token)]
  return /^\d\d$/.test(token) ? [1900 + Number(token), 2000 + Number(token)] : []
}

const isShort = (token: string | undefined): token is string => token !== undefined && /^\d{1,2}$/.test(token)
const isWord = (token: string | undefined): token is string => token !== undefined && /^[A-Z]+$/.test(token)

function datesOf(day: string, months: readonly number[], year: string, form: DateForm): DateReading[] {
  return yearsOf(year).flatMap(full => months.map(month => ({ iso: iso(full, month, Number(day)), form }))).filter(reading => isPlainDate(reading.iso))
}

/** The months that every known word among one or two names. */
function monthsOfBoth(words: readonly string[]): readonly number[] {
  const [first, second] = words.map(monthsOf).filter(months => months.length > 0)
  return first && second ? first.filter(month => second.includes(month)) : first ?? []
}

/** Whether a month stands as a number before its word: 12 1월/JAN 2020. */
const saysMonthTwice = (number: string | undefined, word: string | undefined) => isShort(number) && isWord(word) && monthsOf(word).includes(Number(number))

function readInWords(tokens: readonly string[], at: number): DateReading[] {
  const [first, second, third, fourth] = tokens.slice(at)
  if (isShort(tokens[at - 1]) && saysMonthTwice(first, second)) return []
  if (isShort(first) && saysMonthTwice(second, third) && fourth) return datesOf(first, [Number(second)], fourth, 'words')
  if (isShort(first) && isWord(second) && isWord(third) && fourth) return datesOf(first, monthsOfBoth([second, third]), fourth, 'words')
  if (isShort(first) && isWord(second) && third) return datesOf(first, monthsOfBoth([second]), third, 'words')
  if (isWord(first) && isShort(second) && third?.length === 4) return datesOf(second, monthsOfBoth([first]), third, 'words')
  return []
}

function readInNumbers(tokens: readonly string[], at: number): DateReading[] {
  const [first, second, third] = tokens.slice(at)
  if (isShort(second) && isShort(third) && first?.length === 4) return datesOf(third, [Number(second)], first, 'yearFirst')
  if (!isShort(first) || !isShort(second) || !third) return []
  return [...datesOf(first, [Number(second)], third, 'dayFirst'), ...datesOf(second, [Number(first)], third, 'monthFirst')]
}

/** Eight digits that lost what stood between them. */
function readTogether(digits: string): DateReading[] {
  const [, a, b, c, d] = /^(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(digits) ?? []
  if (!a || !b || !c || !d) return []
  return [...datesOf(a, [Number(b)], c + d, 'dayFirst'), ...datesOf(b, [Number(a)], c + d, 'monthFirst'), ...datesOf(d, [Number(c)], a + b, 'yearFirst')]
}

/** Every date that a printed line may say, in any order, with months as numbers or as words of many languages; [] when it says none. */
export function readDates(text: string): DateReading[] {
  const tokens = tokensOf(text)
  const digits = /\p{L}/u.test(text) ? '' : tokens.join('')
  const readings = [...tokens.flatMap((_, at) => [...readInWords(tokens, at), ...readInNumbers(tokens, at)]), ...readTogether(digits)]
  return readings.filter((reading, index) => readings.findIndex(other => other.iso === reading.iso && other.form === reading.form) === index)
}
