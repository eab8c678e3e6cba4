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

/** States that set some of their authorities in Cyrillic or Greek letters; there the engine sees Latin ones that look alike. */
const OTHER_SCRIPTS = new Set(['RUS', 'BLR', 'UKR', 'BGR', 'SRB', 'MKD', 'MNE', 'KAZ', 'KGZ', 'TJK', 'MNG', 'GRC', 'CYP'])
/** States that set two marks on one letter, which cannot be told apart here. */
const TWO_MARKS = new Set(['VNM'])
/** Capitals that neither Cyrillic nor Greek has, nor anything that looks like them. */
const ONLY_LATIN = /[DFGLQRVW]/

/** Of the letters of an authority: `all` words are surely in Latin letters, `some` are, or `none` can be told from other scripts. */
export type LatinPart = 'all' | 'some' | 'none'

/** How much of a text in capitals is in Latin letters, going by the state that printed it. */
export function latinPartOf(text: string, state: string): LatinPart {
  if (!OTHER_SCRIPTS.has(state)) return 'all'
  const words = text.replaceAll('.', '').match(/\p{L}+/gu) ?? []
  const latin = words.filter(word => ONLY_LATIN.test(word))
  return latin.length === 0 ? 'none' : latin.length < words.length ? 'some' : 'all'
}

/** Whether the marks on a state's letters can be read. */
export const areMarksRead = (state: string): boolean => !TWO_MARKS.has(state)
