import { align } from '../letters/agreement'

/** Names as the page prints them. */
export type PrintedNames = { surname: string; givenNames: string }

/** How many letters of a name the engine may have misread for the line still to be that name. */
const slackFor = (length: number) => (length < 4 ? 0 : length < 8 ? 1 : Math.floor(length / 6))

/** ICAO 9303-3 spells these out; print has one letter. */
const SPELLED = /AE|OE|UE|AA|SS/g
const fold = (letters: string) => letters.replace(SPELLED, pair => pair[0]!)
const lettersOf = (text: string) => text.normalize('NFD').toUpperCase().replace(/[^A-Z]/g, '')

function distance(one: string, other: string): number {
  let before = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= other.length; j += 1) row[j] = Math.min(before[j]! + 1, row[j - 1]! + 1, before[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1))
    before = row
  }
  return before[other.length]!
}

type Line = { text: string }

/** The line that prints a name: as the zone spells it, or with its spelled-out letters as one. */
function findName<Found extends Line>(name: string, lines: readonly Found[]): Found | undefined {
  const wanted = name.replace(/ /g, '')
  const ranked = lines.map(line => {
    const letters = lettersOf(line.text)
    return { line, off: Math.min(distance(letters, wanted), distance(fold(letters), fold(wanted))) }
  }).sort((one, other) => one.off - other.off)
  return ranked[0] && ranked[0].off <= slackFor(wanted.length) ? ranked[0].line : undefined
}

/** The name's letters as the zone has them, with the hyphens and apostrophes that stand between them in print. */
function spell(name: string, text: string): string | null {
  const letters = [...name.replace(/ /g, '')]
  const signs = [...text.toUpperCase().replace(/[^\p{L}'\- ]/gu, '')]
  const printed = signs.filter(sign => /\p{L}/u.test(sign))
  const seen = align(letters, printed.join(''), (index, letter) => letters[index] === letter)
  let at = 0
  let spelled = ''
  for (const sign of signs) {
    if (!/\p{L}/u.test(sign)) { spelled += sign; continue }
    const next = seen.indexOf(sign, at)
    if (next === -1 || next > at + 1) return null
    spelled += letters.slice(at, next + 1).join('')
    at = next + 1
  }
  return spelled + letters.slice(at).join('')
}

/** The names as lines of the page print them; null when one of them is not found. */
export function matchNames(lines: readonly Line[], { surname, givenNames }: PrintedNames): PrintedNames | null {
  const [first, second] = [surname, givenNames].map(name => { const line = name ? findName(name, lines) : undefined; return line ? spell(name, line.text) : name ? null : '' })
  return first === null || second === null || first === undefined || second === undefined ? null : { surname: first, givenNames: second }
}
