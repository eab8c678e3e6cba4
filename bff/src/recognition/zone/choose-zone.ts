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
  /** Mean probability of the likeliest letter that may stand in a place, 0–1: how much this looks like a machine readable zone. */
  clarity: number
  score: number
}

function spell(line: 0 | 1, network: Float32Array[]): string {
  return network.map((probabilities, column) =>
    [...weighForPlace(probabilities, allowedAt(line, column))].reduce((best, next) => (next[1] > best[1] ? next : best))[0]).join('')
}

function countDigits(lower: string): number {
  return CHECKED.filter(field => computeCheckDigit(lower.slice(LAYOUT[field].from, LAYOUT[field].to)) === lower[LAYOUT[field].to]).length
}

/** How much two lines look like a zone: letters the network knows, where they may stand, a P in front, digits that agree. */
function judge(network: [Float32Array[], Float32Array[]]): Pick<ReadZone, 'network' | 'clarity' | 'score'> {
  let clarity = 0
  for (const line of [0, 1] as const) {
    for (const [column, probabilities] of network[line].entries()) {
      clarity += Math.max(...weighForPlace(probabilities, allowedAt(line, column)).values()) / (2 * COLUMNS)
    }
  }
  const startsRight = network[0][0]![ALPHABET.indexOf('P')]!
  return { network, clarity, score: clarity * 4 + startsRight + 0.5 * countDigits(spell(1, network[1])) }
}

/** Reads a grid one way up and takes the 44 columns that make most sense. */
function readOneWay(picture: Grey, grid: Grid, scale: number, flipped: boolean): ReadZone {
  const spare = grid.columns - COLUMNS
  const [from, to] = [Math.min(0, spare), Math.max(grid.columns, COLUMNS)]
  const whole = takeZone(grid, { first: 0, flipped, scale })
  const cells = [0, 1].map(row => readCells(picture, whole, row, from, to)) as [Cell[], Cell[]]
  const network = cells.map(line => line.map(cell => classifyGlyph(cell.samples))) as [Float32Array[], Float32Array[]]
  const windows = Array.from({ length: to - from - COLUMNS + 1 }, (_, start) => {
    const cut = <T>(lines: [T[], T[]]) => lines.map(line => line.slice(start, start + COLUMNS)) as [T[], T[]]
    return { zone: takeZone(grid, { first: from + start, flipped, scale }), flipped, cells: cut(cells), ...judge(cut(network)) }
  })
  return windows.reduce((best, next) => (next.score > best.score ? next : best))
}

/**
 * Reads a grid both ways up, and, when it has more or fewer than 44 columns, at every place the zone could lie:
 * dirt may have added a letter at an end, light may have taken some. The best reading wins.
 */
export function chooseZone(picture: Grey, grid: Grid, scale: number): ReadZone {
  const [upright, onItsHead] = [readOneWay(picture, grid, scale, false), readOneWay(picture, grid, scale, true)]
  return onItsHead.score > upright.score ? onItsHead : upright
}
