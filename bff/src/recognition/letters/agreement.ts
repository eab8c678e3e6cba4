import { allowedAt } from '../td3/layout'
import { repairForPlace } from '../td3/confusions'
import { ALPHABET } from './glyph-network'

/**
 * agreed: both readers saw this letter · certain: only the glyph network is sure (a filler, or the engine slipped) ·
 * weak: neither, or the cell does not look the way that letter does.
 */
export type Support = 'agreed' | 'certain' | 'weak'

/** What stands in one column: the likeliest letter that may stand there, how sure, and what else it could be, best first. */
export type Letter = { letter: string; probability: number; support: Support; others: string[] }

/** What the glyph network and the letters' shapes say about one column. */
export type Glyph = {
  probabilities: Float32Array
  /** How much less the cell looks like that letter than is usual in this picture; 0 for as usual, -1 for not at all. */
  unlike: (letter: string) => number
}

const CERTAIN = 0.985
const AGREED = 0.5
/** Two readers may agree on a slightly odd letter; one alone may not. Of whole letters 1 % are below -0.03, 0.1 % below -0.09. */
const ODD_FOR_TWO = -0.12
const ODD_FOR_ONE = -0.06
const WORTH_TRYING = 0.002
/** How much a vote of the engine weighs against the network's probability. */
const ENGINE_VOTE = 0.35

/** Matches the engine's letters with the columns that hold a letter, the cheapest way; null where the engine saw nothing. */
export function align(expected: string[], seen: string, same: (index: number, letter: string) => boolean): (string | null)[] {
  const [rows, columns] = [expected.length + 1, seen.length + 1]
  const cost = new Float64Array(rows * columns)
  for (let i = 0; i < rows; i += 1) for (let j = 0; j < columns; j += 1) {
    if (i === 0 || j === 0) { cost[i * columns + j] = (i + j) * 0.8; continue }
    cost[i * columns + j] = Math.min(
      cost[(i - 1) * columns + j - 1]! + (same(i - 1, seen[j - 1]!) ? 0 : 1),
      cost[(i - 1) * columns + j]! + 0.8,
      cost[i * columns + j - 1]! + 0.8,
    )
  }
  const matched: (string | null)[] = expected.map(() => null)
  for (let i = rows - 1, j = columns - 1; i > 0 && j > 0;) {
    const here = cost[i * columns + j]!
    if (here === cost[(i - 1) * columns + j - 1]! + (same(i - 1, seen[j - 1]!) ? 0 : 1)) { matched[i - 1] = seen[j - 1]!; i -= 1; j -= 1 }
    else if (here === cost[(i - 1) * columns + j]! + 0.8) i -= 1
    else j -= 1
  }
  return matched
}

/** The network's probabilities over the letters a place allows; a look-alike that may not stand there counts for the one that may. */
export function weighForPlace(probabilities: Float32Array, allowed: string): Map<string, number> {
  const weights = new Map<string, number>()
  for (const [index, letter] of [...ALPHABET].entries()) {
    const meant = repairForPlace(letter, allowed)
    if (meant !== null) weights.set(meant, (weights.get(meant) ?? 0) + probabilities[index]!)
  }
  return weights
}

const best = (weights: Map<string, number>) => [...weights].sort((a, b) => b[1] - a[1])

/** The columns of a line that the network takes for something else than a filler: what the engine is shown. */
export function findLetterColumns(line: 0 | 1, glyphs: Glyph[]): number[] {
  return [...glyphs.keys()].filter(column => {
    const filler = weighForPlace(glyphs[column]!.probabilities, allowedAt(line, column)).get('<') ?? 0
    return filler < 0.9
  })
}

/**
 * Puts the two readings of a line together. `readings` are what the engine saw in the columns that hold letters, once per
 * try, fillers left out; a letter one try confirms is confirmed.
 */
export function fuse(line: 0 | 1, glyphs: Glyph[], columns: number[], readings: string[]): Letter[] {
  const weights = glyphs.map(({ probabilities }, column) => weighForPlace(probabilities, allowedAt(line, column)))
  const top = weights.map(weight => best(weight)[0]![0])
  const votes = readings.map(seen => {
    const matched = align(columns.map(column => top[column]!), seen, (index, letter) =>
      repairForPlace(letter, allowedAt(line, columns[index]!)) === top[columns[index]!])
    return new Map(columns.map((column, index) => [column, matched[index] ?? null]))
  })
  return glyphs.map(({ unlike }, column) => {
    const allowed = allowedAt(line, column)
    const seen = votes.map(vote => vote.get(column) ?? null)
      .map(letter => (letter === null ? null : repairForPlace(letter, allowed)))
      .filter(letter => letter !== null)
    const ranked = [...weights[column]!]
      .map(([letter, probability]) => ({ letter, probability, score: probability + (seen.includes(letter) ? ENGINE_VOTE : 0) }))
      .sort((a, b) => b.score - a.score)
    const { letter, probability } = ranked[0]!
    const odd = unlike(letter)
    const agreed = seen.includes(letter) && probability >= AGREED && odd > ODD_FOR_TWO
    const support = agreed ? 'agreed' : probability >= CERTAIN && odd > ODD_FOR_ONE ? 'certain' : 'weak'
    const others = ranked.slice(1).filter(other => other.probability >= WORTH_TRYING || seen.includes(other.letter)).map(other => other.letter)
    return { letter, probability, support, others }
  })
}
