/** Letters with marks that languages print in capitals, by their states' codes in the machine-readable zone. */
const ALPHABETS: readonly (readonly [string, string])[] = [
  ['D AUT LIE', 'ÄÖÜ'],
  ['CHE LUX', 'ÄÖÜÀÂÇÈÉÊËÎÏÔÙÛ'],
  ['FRA BEL MCO SEN CIV CMR MLI BFA BEN TGO GAB COG COD MDG HTI', 'ÀÂÇÈÉÊËÎÏÔÙÛÜŸ'],
  ['CAN', 'ÀÂÇÈÉÊËÎÏÔÙÛÜ'],
  ['ESP MEX COL ARG CHL PER VEN ECU BOL PRY URY CRI PAN GTM HND NIC SLV DOM CUB', 'ÁÉÍÓÚÜÑ'],
  ['PRT BRA AGO MOZ CPV', 'ÁÂÃÀÇÉÊÍÓÔÕÚ'],
  ['ITA SMR', 'ÀÈÉÌÒÙ'],
  ['NLD', 'ËÏÖÜÉÈ'],
  ['DNK NOR FRO GRL', 'ÅØÉ'],
  ['SWE FIN', 'ÅÄÖÉ'],
  ['ISL', 'ÁÉÍÓÚÝÖÐ'],
  ['POL', 'ĄĆĘŁŃÓŚŹŻ'],
  ['CZE', 'ÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ'],
  ['SVK', 'ÁÄČĎÉÍĹĽŇÓÔŔŠŤÚÝŽ'],
  ['HUN', 'ÁÉÍÓÖŐÚÜŰ'],
  ['HRV SVN BIH SRB MNE', 'ČĆĐŠŽ'],
  ['ROU MDA', 'ĂÂÎȘȚ'],
  ['TUR', 'ÇĞİÖŞÜ'],
  ['AZE', 'ÇĞİÖŞÜ'],
  ['EST', 'ÄÖÕÜŠŽ'],
  ['LVA', 'ĀČĒĢĪĶĻŅŠŪŽ'],
  ['LTU', 'ĄČĘĖĮŠŲŪŽ'],
  ['ALB', 'ÇË'],
  ['IRL', 'ÁÉÍÓÚ'],
  ['VNM', 'ĂÂĐÊÔƠƯÀÁẢÃẠÈÉẺẼẸÌÍỈĨỊÒÓỎÕỌÙÚỦŨỤỲÝỶỸỴ'],
  ['MLT', 'ĊĠĦŻ'],
  ['PRY', 'ÁÉÍÓÚÜÑ'],
]
/** States that print plain English, or whose other letters the reader does not know. */
const PLAIN = new Set('GBR USA AUS NZL JPN KOR SGP MYS IDN PHL IND PAK BGD LKA NPL NGA GHA KEN ZAF UGA TZA ZWE ZMB ETH EGY ISR SAU ARE KWT QAT JOR LBN IRN IRQ RUS UKR BLR KAZ UZB KGZ GEO ARM GRC CYP BGR MKD THA MMR KHM LAO MNG CHN TWN HKG MAC JAM TTO'.split(' '))

const STROKES: Readonly<Record<string, string>> = { Ł: 'L', Ø: 'O', Đ: 'D', Ð: 'D', Ħ: 'H' }
const EVERY = [...new Set(ALPHABETS.flatMap(([, letters]) => [...letters]))]

/** A letter with a mark: what it is without, and where the mark is. */
export type MarkedLetter = { letter: string; base: string; where: 'above' | 'below' | 'through'; mark: string }

function describe(letter: string): MarkedLetter {
  const [base = letter, ...marks] = letter.normalize('NFD')
  const mark = marks.at(-1) ?? ''
  if (STROKES[letter]) return { letter, base: STROKES[letter], where: 'through', mark }
  return { letter, base, where: /[\u0326-\u0328\u0323]/.test(mark) ? 'below' : 'above', mark }
}

/** Names of other languages stand in any passport: for them, every letter there is. */
export const EVERY_LETTER: Alphabet = { letters: EVERY.map(describe), known: false }

/** The letters with marks of some languages. */
export type Alphabet = { letters: readonly MarkedLetter[]; known: boolean }

/** The letters with marks a state prints; `known` when it prints no others. */
export function lettersOf(state: string): Alphabet {
  const own = ALPHABETS.find(([states]) => states.split(' ').includes(state))
  if (own) return { letters: [...own[1]].map(describe), known: true }
  return PLAIN.has(state) ? { letters: [], known: true } : EVERY_LETTER
}

/** States that set their authorities in Cyrillic or Greek letters, or with two marks on one: there the engine sees other words. */
const UNREAD = new Set(['RUS', 'BLR', 'UKR', 'BGR', 'SRB', 'MKD', 'MNE', 'KAZ', 'KGZ', 'TJK', 'MNG', 'GRC', 'CYP', 'VNM'])

/** Whether the words of a state's authorities are in letters that are read. */
export const isScriptRead = (state: string): boolean => !UNREAD.has(state)
