import { classifyGlyph, ALPHABET } from '../letters/glyph-network'
import { weighForPlace } from '../letters/agreement'
import { allowedAt, CHECKED, LAYOUT } from '../td3/layout'
import { computeCheckDigit } from '../td3/check-digits'
import type { Grey } from '../picture/grey'
import { readCells, takeZone, type Cell, type Zone } from './cells'
import { COLUMNS, type Grid } from './grid'

/** A zone with what the glyph network makes of its two lines. */
export type ReadZone = {
  zone: Zone
  flipped: boolean
  cells: readonly [Cell[], Cell[]]
  network: readonly [Float32Array[], Float32Array[]]
  /** Mean probability of the likeliest letter, 0–1: how much this looks like a machine readable zone at all. */
  clarity: number
  score: number
}

const likeliest = (probabilities: Float32Array) => probabilities.reduce((most, value) => Math.max(most, value), 0)

function spell(line: 0 | 1, network: Float32Array[]): string {
  return network.map((probabilities, column) =>
    [...weighForPlace(probabilities, allowedAt(line, column))].reduce((best, next) => (next[1] > best[1] ? next : best))[0]).join('')
}

function countDigits(lower: string): number {
  return CHECKED.filter(field => computeCheckDigit(lower.slice(LAYOUT[field].from, LAYOUT[field].to)) === lower[LAYOUT[field].to]).length
}

function readWindow(picture: Grey, grid: Grid, scale: number, first: number, flipped: boolean): ReadZone {
  const zone = takeZone(grid, { first, columns: COLUMNS, flipped, scale })
  const cells = [readCells(picture, zone, 0), readCells(picture, zone, 1)] as const
  const network = [cells[0].map(cell => classifyGlyph(cell.samples)), cells[1].map(cell => classifyGlyph(cell.samples))] as const
  const every = [...network[0], ...network[1]]
  const clarity = every.reduce((sum, probabilities) => sum + likeliest(probabilities), 0) / every.length
  const startsRight = network[0][0]![ALPHABET.indexOf('P')]!
  return { zone, flipped, cells, network, clarity, score: clarity * 4 + startsRight + 0.5 * countDigits(spell(1, network[1])) }
}

/**
 * Reads a grid both ways up, and, when it has more or fewer than 44 columns, at every place the zone could lie:
 * dirt may have added a letter at an end, light may have taken some. The best reading wins.
 */
export function chooseZone(picture: Grey, grid: Grid, scale: number): ReadZone {
  const spare = grid.columns - COLUMNS
  const starts = Array.from({ length: Math.abs(spare) + 1 }, (_, index) => (spare >= 0 ? index : -index))
  let best: ReadZone | undefined
  for (const flipped of [false, true]) {
    for (const first of starts) {
      const candidate = readWindow(picture, grid, scale, first, flipped)
      if (!best || candidate.score > best.score) best = candidate
    }
  }
  return best!
}
