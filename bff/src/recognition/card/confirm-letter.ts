import { readGlyph, type Candidate } from '../han/read-glyph'
import { readPrintedLetter } from '../letters/printed-letter'
import type { Grey } from '../picture/grey'
import type { Box } from './geometry/pieces'

/** Signs that differ in nothing but their size, or not at all in some faces. */
const ALIKE = ['0O', '1I']
export const isAlike = (one: string, other: string) => one === other || ALIKE.some(group => group.includes(one) && group.includes(other))

/**
 * What the network gives this probability is printed; with the reader of glyphs, which alone takes halves of letters for whole
 * ones, less will do. mock/specimens/letters/measure-letters.ts counts how often either is wrong.
 */
export const CERTAIN = 0.98
export const LIKELY = 0.5
/** Any other glyph must be so much farther from what the cell shows. */
const FARTHER = 1.03

/** How likely the network of printed letters finds a sign, or one like it. */
export const likelihoodOf = (letters: ReturnType<typeof readPrintedLetter>, sign: string) =>
  letters.filter(({ letter }) => isAlike(letter, sign)).reduce((sum, { probability }) => sum + probability, 0)

/** Whether a sign is the nearest a glyph can be, and nothing else is nearly as near. */
export function isNearest(candidates: readonly Candidate[], sign: string): boolean {
  const nearest = candidates.find(({ character }) => isAlike(character, sign))
  const other = candidates.find(({ character }) => !isAlike(character, sign))
  return nearest !== undefined && (!other || other.distance > nearest.distance * FARTHER)
}

/** Whether a box shows that capital or digit: the network of printed letters is certain, or the reader of glyphs agrees with it. */
export function showsLetter(card: Grey, box: Box, sign: string): boolean {
  const likelihood = likelihoodOf(readPrintedLetter(card, box), sign)
  return likelihood >= CERTAIN || (likelihood >= LIKELY && isNearest(readGlyph(card, box, 'all'), sign))
}
