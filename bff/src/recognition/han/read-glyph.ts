import type { Grey } from '../picture/grey'
import type { Box } from './box'
import { embed } from './embed'
import { measureFeatures } from './features'
import { findInk } from './find-ink'
import { glyphTable, type GlyphTable } from './glyph-table'
import { findNearest, type Near } from './nearest'

/** What a glyph may be; `likelihood` from 0 to 1, all candidates' together at most 1. `distance` is 100 to 1000, less is better. */
export type Candidate = { character: string; distance: number; likelihood: number }

/** standard: the 通用规范汉字表 · han: traditional characters too · all: also digits, capitals and · . - / ( ). */
export type Alphabet = 'standard' | 'han' | 'all'

const BEST = 10
/** How fast the rest of the likelihood falls over the candidates after the first, per distance. */
const FALL = 0.1

/** How likely the nearest is right: it must be near, and much nearer than the second. */
function judge({ likelihood }: GlyphTable, first: number, second: number): number {
  const part = (second - first) / Math.max(first, 1e-6)
  const [base, margin, logMargin, logDistance] = likelihood as unknown as [number, number, number, number]
  const score = base + margin * part + logMargin * Math.log(part + 0.01) + logDistance * Math.log(Math.max(first, 1))
  return 1 / (1 + Math.exp(-score))
}

/** Shares what the first leaves among the others, most to the nearest. */
function rate(table: GlyphTable, near: Near[]): Candidate[] {
  const [first, second] = near
  if (!first || !second) return []
  const likelihood = judge(table, first.distance, second.distance)
  const shares = near.map(({ distance }, at) => (at === 0 ? 0 : Math.exp(-FALL * (distance - second.distance))))
  const total = shares.reduce((sum, share) => sum + share, 0)
  return near.map(({ index, distance }, at) => ({
    character: table.characters[index]!, distance,
    likelihood: at === 0 ? likelihood : Math.min(likelihood, (1 - likelihood) * shares[at]! / total),
  }))
}

/**
 * Reads the one printed glyph in a box, which may be a few pixels too wide or too tight: at most ten candidates, the
 * likeliest first. [] when there is no ink in the box.
 */
export function readGlyph(grey: Grey, box: Box, alphabet: Alphabet = 'all'): Candidate[] {
  const table = glyphTable()
  const classes = alphabet === 'standard' ? table.standard : alphabet === 'han' ? table.han : table.characters.length
  const answers = findInk(grey, box).map(ink => findNearest(table, embed(table, measureFeatures(ink)), classes, BEST))
  answers.sort((a, b) => a[0]!.distance - b[0]!.distance)
  return answers[0] ? rate(table, answers[0]) : []
}
