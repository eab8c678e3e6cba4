import { standardFormsOf } from '@mcb/shared/domain'
import type { HanCharacter } from '../../han/read-han-line'

/** What two readers make of a name: the characters, how sure the least sure is, whether both saw all of them, and what part of them both saw. */
export type AgreedName = { value: string; confidence: number; agreed: boolean; shared: number }

/** The glyph reader is believed where it is at least so sure; below, the engine when it names one of the candidates. */
const BELIEVED = 0.6
/** Where the engine sees the same candidate at every look, the glyph reader is believed only if it is surer. */
const BELIEVED_AGAINST_MANY = 0.9
/** Two readers agree on the wrong one of two look-alikes at times; the glyph reader is then unsure. */
const SURE_ENOUGH = 0.85
/** A character the engine cannot write, because it knows no traditional ones, is agreed when it writes the other form of it. */
const SURE_OF_FORM = 0.9

/** Whether the engine means the same character; it writes standard forms only. */
function isSame({ character, likelihood }: HanCharacter, seen: string): boolean {
  return character === seen || (likelihood >= SURE_OF_FORM && standardFormsOf(character).includes(seen))
}

/** Where a reading of fewer or more characters stands against the glyphs: both end, or begin, together. */
function alignToGlyphs(glyphs: readonly HanCharacter[], reading: string): (string | null)[] {
  const letters = [...reading]
  const fromStart = glyphs.map((_, index) => letters[index] ?? null)
  const fromEnd = glyphs.map((_, index) => letters[index - glyphs.length + letters.length] ?? null)
  const hits = (aligned: (string | null)[]) => aligned.filter((letter, index) => letter !== null && isSame(glyphs[index]!, letter)).length
  return hits(fromEnd) > hits(fromStart) ? fromEnd : fromStart
}

/**
 * Puts the glyph reader's line and the engine's readings of it together. The glyph reader names the characters, of which it
 * knows far more; a character is agreed when one of the readings has it too, and the name when that has no more.
 */
export function agreeOnName(glyphs: readonly HanCharacter[], readings: readonly string[]): AgreedName | null {
  if (glyphs.length === 0) return null
  const aligned = readings.filter(reading => reading !== '').map(reading => alignToGlyphs(glyphs, reading))
  const characters = glyphs.map((glyph, index) => {
    const seen = aligned.map(reading => reading[index]).filter((letter): letter is string => letter !== null && letter !== undefined)
    if (seen.some(letter => isSame(glyph, letter))) return { character: glyph.character, confidence: Math.max(BELIEVED, glyph.likelihood), agreed: glyph.likelihood >= SURE_ENOUGH, both: true }
    const isEverywhere = seen.length > 1 && new Set(seen).size === 1 && !standardFormsOf(glyph.character).includes(seen[0]!)
    const other = glyph.likelihood < (isEverywhere ? BELIEVED_AGAINST_MANY : BELIEVED) ? glyph.candidates.find(({ character }) => seen.includes(character)) : undefined
    return other ? { character: other.character, confidence: BELIEVED, agreed: false, both: true } : { character: glyph.character, confidence: glyph.likelihood * 0.5, agreed: false, both: false }
  })
  return {
    value: characters.map(({ character }) => character).join(''),
    confidence: Math.min(...characters.map(({ confidence }) => confidence)),
    shared: characters.filter(({ both }) => both).length / characters.length,
    agreed: characters.every(({ agreed }) => agreed) && readings.some(reading => [...reading].length === glyphs.length),
  }
}

/** The label, which may stand close before the name. */
const LABEL = '姓名'

/** How many of the first characters are the label's: both, or its last. */
function countLabel(glyphs: readonly HanCharacter[]): number {
  const mayBe = (at: number, sign: string) => glyphs[at]?.candidates.slice(0, 3).some(({ character }) => character === sign) ?? false
  if (mayBe(0, LABEL[0]!) && mayBe(1, LABEL[1]!)) return 2
  return glyphs[0]?.character === LABEL[1] ? 1 : 0
}

/** The line and what the engine saw in it without the label. */
export function dropLabel(glyphs: readonly HanCharacter[], readings: readonly string[]): { glyphs: readonly HanCharacter[]; readings: string[] } {
  const label = countLabel(glyphs)
  return { glyphs: glyphs.slice(label), readings: readings.map(reading => (label > 0 && [...reading].length === glyphs.length ? reading.slice(label) : reading.replace(/^姓?名/u, ''))) }
}

/** Signs at either end that are dirt: the glyph reader makes little of them, and the engine saw a name without them. */
export function dropDirt(glyphs: readonly HanCharacter[], readings: readonly string[]): HanCharacter[] {
  const isWhole = (part: readonly HanCharacter[]) => readings.some(reading => [...reading].length === part.length && [...reading].filter((letter, index) => isSame(part[index]!, letter)).length * 2 >= part.length)
  const parts = [glyphs, glyphs.slice(1), glyphs.slice(0, -1)]
  return [...parts.find(part => part.length > 1 && isWhole(part)) ?? glyphs]
}
