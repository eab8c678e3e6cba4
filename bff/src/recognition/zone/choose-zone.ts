import { classifyGlyph, ALPHABET } from '../letters/glyph-network'
import { weighForPlace } from '../letters/agreement'
import { allowedAt, CHECKED, LAYOUT } from '../td3/layout'
import { computeCheckDigit } from '../td3/check-digits'
import type { Grey } from '../picture/grey'
import { readCells, takeZone, turnCells, type Cell, type Start, type Zone } from './cells'
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

/** What leaving out a found letter costs; a check digit that agrees, perhaps by chance, is worth 0.5. */
const LEFT_OUT = 0.75
/** How many columns the two lines' numbering may differ. */
const FARTHEST_APART = 1

function spell(line: 0 | 1, network: Float32Array[]): string {
  return network.map((probabilities, column) =>
    [...weighForPlace(probabilities, allowedAt(line, column))].reduce((best, next) => (next[1] > best[1] ? next : best))[0]).join('')
}

function countDigits(lower: string): number {
  return CHECKED.filter(field => computeCheckDigit(lower.slice(LAYOUT[field].from, LAYOUT[field].to)) === lower[LAYOUT[field].to]).length
}

/** How much a line looks like one of a zone: letters the network knows where they may stand, a P in front, digits that agree. */
function judge(line: 0 | 1, network: Float32Array[]): { clarity: number; score: number } {
  const clarity = network.reduce((sum, probabilities, column) =>
    sum + Math.max(...weighForPlace(probabilities, allowedAt(line, column)).values()), 0) / COLUMNS
  const bonus = line === 0 ? network[0]![ALPHABET.indexOf('P')]! : 0.5 * countDigits(spell(1, network))
  return { clarity, score: 2 * clarity + bonus }
}

type Window = { start: number; cells: Cell[]; network: Float32Array[]; clarity: number; score: number; rank: number }

/** Every 44 letters in a row; `found` are the cells in which the picture has a letter, which a right window leaves nothing of. */
function windowsOf(line: 0 | 1, cells: Cell[], found: number[]): Window[] {
  const network = cells.map(cell => classifyGlyph(cell.samples))
  return Array.from({ length: cells.length - COLUMNS + 1 }, (_, start) => {
    const window = network.slice(start, start + COLUMNS)
    const left = found.filter(at => at < start || at >= start + COLUMNS).length
    const { clarity, score } = judge(line, window)
    return { start, cells: cells.slice(start, start + COLUMNS), network: window, clarity, score, rank: score - left * LEFT_OUT }
  })
}

/** Takes the 44 columns of each line that make most sense; the first cell of each is the grid's letter number `from`. */
function readOneWay(lines: [Cell[], Cell[]], found: Grid['found'], from: number, take: (start: Start) => Zone, flipped: boolean): ReadZone {
  const inCells = (columns: number[]) => columns.map(column => column - from)
  const uppers = windowsOf(0, lines[0], inCells(found[0]))
  const lowers = windowsOf(1, lines[1], inCells(found[1]))
  let best: [Window, Window] | undefined
  for (const upper of uppers) {
    for (const lower of lowers) {
      if (Math.abs(upper.start - lower.start) > FARTHEST_APART) continue
      if (!best || upper.rank + lower.rank > best[0].rank + best[1].rank) best = [upper, lower]
    }
  }
  const [upper, lower] = best!
  return {
    zone: take([from + upper.start, from + lower.start]), flipped,
    cells: [upper.cells, lower.cells], network: [upper.network, lower.network],
    clarity: (upper.clarity + lower.clarity) / 2, score: upper.score + lower.score,
  }
}

/**
 * Reads a grid both ways up, and at every place where 44 letters of it could lie: dirt may have added a letter at an
 * end, light may have taken some, and a tilt may have numbered one line differently. The best reading wins.
 */
export function chooseZone(picture: Grey, grid: Grid, scale: number): ReadZone {
  const from = Math.min(0, grid.columns - COLUMNS) - FARTHEST_APART
  const to = Math.max(grid.columns, COLUMNS) + FARTHEST_APART
  const whole = takeZone(grid, [0, 0], false, scale)
  const [upper, lower] = [readCells(picture, whole, 0, from, to), readCells(picture, whole, 1, from, to)]
  const upright = readOneWay([upper, lower], grid.found, from, start => takeZone(grid, start, false, scale), false)
  const turned = (columns: number[]) => columns.map(column => grid.columns - 1 - column)
  const onItsHead = readOneWay([turnCells(lower), turnCells(upper)], [turned(grid.found[1]), turned(grid.found[0])], grid.columns - to, start => takeZone(grid, start, true, scale), true)
  return onItsHead.score > upright.score ? onItsHead : upright
}
