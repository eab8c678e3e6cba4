import type { Chance } from '../chance'

/** Months as states print them, January first. `fr` and the like stand beside the English ones, parted by a stroke. */
const MONTHS = {
  en: ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'],
  fr: ['JANV', 'FÉVR', 'MARS', 'AVR', 'MAI', 'JUIN', 'JUIL', 'AOÛT', 'SEPT', 'OCT', 'NOV', 'DÉC'],
  es: ['ENE', 'FEB', 'MAR', 'ABR', 'MAY', 'JUN', 'JUL', 'AGO', 'SEP', 'OCT', 'NOV', 'DIC'],
  pt: ['JAN', 'FEV', 'MAR', 'ABR', 'MAI', 'JUN', 'JUL', 'AGO', 'SET', 'OUT', 'NOV', 'DEZ'],
  nl: ['JAN', 'FEB', 'MAA', 'APR', 'MEI', 'JUN', 'JUL', 'AUG', 'SEP', 'OKT', 'NOV', 'DEC'],
  sv: ['JAN', 'FEB', 'MAR', 'APR', 'MAJ', 'JUN', 'JUL', 'AUG', 'SEP', 'OKT', 'NOV', 'DEC'],
  pl: ['STY', 'LUT', 'MAR', 'KWI', 'MAJ', 'CZE', 'LIP', 'SIE', 'WRZ', 'PAŹ', 'LIS', 'GRU'],
  da: ['JAN', 'FEB', 'MAR', 'APR', 'MAJ', 'JUN', 'JUL', 'AUG', 'SEP', 'OKT', 'NOV', 'DEC'],
} as const
export type MonthLanguage = keyof typeof MONTHS

/** How one state prints a date; an ISO date in, what stands on the page out. */
export type DatePrint = (iso: string) => string

type Parts = { day: string; month: string; year: string; index: number }
const partsOf = (iso: string): Parts => ({ day: iso.slice(8), month: iso.slice(5, 7), year: iso.slice(0, 4), index: Number(iso.slice(5, 7)) - 1 })

/** A day, a word and a year, as in 12 JAN 2020. */
export const inWords: DatePrint = iso => { const { day, index, year } = partsOf(iso); return `${day} ${MONTHS.en[index]} ${year}` }

const bilingual = (language: MonthLanguage, stroke: string, wholeYear: boolean): DatePrint => iso => {
  const { day, index, year } = partsOf(iso)
  return `${day} ${MONTHS[language][index]}${stroke}${MONTHS.en[index]} ${wholeYear ? year : year.slice(2)}`
}

const numeric = (mark: string): DatePrint => iso => { const { day, month, year } = partsOf(iso); return [day, month, year].join(mark) }
const americanNumeric: DatePrint = iso => { const { day, month, year } = partsOf(iso); return `${month}/${day}/${year}` }
const inWordsShort: DatePrint = iso => { const { day, index, year } = partsOf(iso); return `${day} ${MONTHS.en[index]} ${year.slice(2)}` }
const inTitleCase: DatePrint = iso => { const { day, index, year } = partsOf(iso); const [first = '', ...rest] = MONTHS.en[index]!; return `${day} ${first}${rest.join('').toLowerCase()} ${year}` }

/** One of the ways dates are printed; `languages` are those a state prints months in beside English. */
export function pickDatePrint(chance: Chance, languages: readonly MonthLanguage[]): DatePrint {
  const language = chance.pick(languages)
  return chance.pick<DatePrint>([
    inWords, inWords, inWords, inTitleCase, inWordsShort, numeric('.'), numeric('.'), numeric('/'), numeric('/'), numeric(' '), numeric('-'),
    americanNumeric, iso => iso, iso => iso.replaceAll('-', '.'),
    bilingual(language, '/', true), bilingual(language, ' / ', true), bilingual(language, '/', false), bilingual(language, ' /', false),
  ])
}
