/** Blank certificates of one letter and edition, and the days on which they were given out. */
type Print = { letter: string; printYear: number; edition: number; firstIssueDate: string; lastIssueDate: string | null }

/** From the second edition (2000) on the letter is the year of printing: A is 2000. */
const FIRST_PRINT_YEAR = 2000

/**
 * The editions that carry a letter. `years` are those in which they were printed; a year of change has two. The third
 * edition came on 2003-01-01 and the fourth on 2004-12-01, each beside the one before it for a while; the fifth on
 * 2014-01-01, the sixth on 2019-01-01, the seventh on 2023-04-01, when the sixth ended.
 */
const EDITIONS = [
  { edition: 2, years: [2000, 2002], from: '2000-01-01', to: '2003-12-31' },
  { edition: 3, years: [2003, 2004], from: '2003-01-01', to: '2005-06-30' },
  { edition: 4, years: [2004, 2013], from: '2004-12-01', to: '2013-12-31' },
  { edition: 5, years: [2014, 2018], from: '2014-01-01', to: '2018-12-31' },
  { edition: 6, years: [2019, 2022], from: '2019-01-01', to: '2023-03-31' },
  { edition: 7, years: [2023, 2025], from: '2023-04-01', to: null },
] as const

/** A letter and edition each, in order. The letter of 2026 is not known; the settings can name it. */
export const CERTIFICATE_PRINTS: Print[] = EDITIONS.flatMap(({ edition, years: [first, last], from, to }) =>
  Array.from({ length: last - first + 1 }, (_, i) => {
    const printYear = first + i
    const newYear = `${printYear}-01-01`
    return {
      letter: String.fromCharCode('A'.charCodeAt(0) + printYear - FIRST_PRINT_YEAR),
      printYear,
      edition,
      firstIssueDate: newYear > from ? newYear : from,
      lastIssueDate: to,
    }
  }),
)
