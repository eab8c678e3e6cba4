import type { Alphabet } from './alphabets'

/** Names as the page prints them. */
export type PrintedNames = { surname: string; givenNames: string }

/** How many letters of a name the engine may have misread for the line still to be that name. */
const slackFor = (length: number) => (length < 4 ? 0 : length < 8 ? 1 : Math.floor(length / 6))

/** ICAO 9303-3 §6 spells these letters out; what is not here loses its mark. */
const SPELLED: Readonly<Record<string, string>> = { Ä: 'AE', Å: 'AA', Æ: 'AE', Ö: 'OE', Ø: 'OE', Œ: 'OE', Ü: 'UE', Ł: 'L', Đ: 'D', Ð: 'D', Þ: 'TH', ẞ: 'SS' }
const PAIRS = /AE|OE|UE|AA/g
const baseOf = (letter: string) => letter.normalize('NFD')[0]!
const spelledOut = (letter: string) => SPELLED[letter] ?? baseOf(letter)

const fold = (letters: string) => letters.replace(PAIRS, pair => pair[0]!)
const isLetter = (sign: string) => /\p{L}/u.test(sign)
const plainOf = (text: string) => [...text.toUpperCase()].filter(isLetter).map(letter => (letter === 'Ø' ? 'O' : letter === 'Ł' ? 'L' : baseOf(letter))).join('')

function distance(one: string, other: string): number {
  let before = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= other.length; j += 1) row[j] = Math.min(before[j]! + 1, row[j - 1]! + 1, before[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1))
    before = row
  }
  return before[other.length]!
}

/** The line that prints a name: as the zone spells it, or with its spelled-out letters as one. Null when there is none, or no name. */
export function findName<Line extends { text: string }>(name: string, lines: readonly Line[]): Line | null {
  const wanted = name.replace(/ /g, '')
  if (wanted === '') return null
  const ranked = lines.map(line => {
    const letters = plainOf(line.text)
    return { line, off: Math.min(distance(letters, wanted), distance(fold(letters), fold(wanted))) }
  }).sort((one, other) => one.off - other.off)
  return ranked[0] && ranked[0].off <= slackFor(wanted.length) ? ranked[0].line : null
}

/** Pairs of letters by what they may be spelled for where the line shows a mark above, and where it shows none. */
const MARKED: Readonly<Record<string, string>> = { AE: 'Ä', OE: 'Ö', UE: 'Ü', AA: 'Å' }
const UNMARKED: Readonly<Record<string, string>> = { OE: 'Ø' }

/** The letter that is spelled as this pair: the only such of an alphabet or, going by its mark, of all. */
function letterFor(pair: string, isMarked: boolean, { letters }: Alphabet): string | undefined {
  const fitting = letters.filter(({ letter }) => SPELLED[letter] === pair)
  return fitting.length === 1 ? fitting[0]!.letter : (isMarked ? MARKED : UNMARKED)[pair]
}

/**
 * A name as a line prints it: the letters are those of the zone, the marks on them and what stands between them those of the
 * line. Null when the two do not go together.
 */
export function spellAsPrinted(name: string, text: string, alphabet: Alphabet): string | null {
  const zone = name.replace(/ /g, '')
  const ends = new Set(name.split(' ').reduce<number[]>((sums, word) => [...sums, (sums.at(-1) ?? 0) + word.length], []))
  const signs = [...text.trim().toUpperCase().replace(/[^\p{L}'\- ]/gu, '')]
  const letters = signs.filter(isLetter)
  let [at, count, spelled, parted] = [0, 0, '', true]
  for (const sign of signs) {
    if (!isLetter(sign)) {
      spelled += sign === '\'' ? '’' : sign
      parted = true
      continue
    }
    if (at >= zone.length) return null
    if (!parted && ends.has(at)) spelled += ' '
    parted = false
    count += 1
    const whole = spelledOut(sign)
    const pair = zone.slice(at, at + 2)
    if (zone.startsWith(whole, at) && whole.length > 1) { spelled += sign; at += 2; continue }
    const next = letters[count]
    if (plainOf(sign) === zone[at] && /^(AE|OE|UE|AA)$/.test(pair) && (next === undefined ? at + 2 === zone.length : plainOf(next) !== zone[at + 1] && plainOf(next) === zone[at + 2])) {
      const letter = letterFor(pair, sign !== plainOf(sign), alphabet)
      if (!letter) return null
      spelled += letter
      at += 2
      continue
    }
    spelled += plainOf(sign) === zone[at] ? sign : zone[at]!
    at += 1
  }
  return at === zone.length ? spelled.trim() : null
}
