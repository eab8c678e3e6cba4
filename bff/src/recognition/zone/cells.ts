import type { Grey } from '../picture/grey'
import { sampleAt } from '../picture/sample'
import type { Grid } from './grid'
import type { Point } from './rows'

/** A letter's cell as the glyph reader wants it: 20 × 26 samples over 1 × 1.3 pitches, paper 0, ink 1. */
export const CELL = { width: 20, height: 26, tall: 1.3 }
/** The lines are this many pitches apart, so a pitch is this part of a row. */
const PITCHES_PER_ROW = 2.5

/** Where the zone is in the full picture: its letters in reading order, their distance in pixels. */
export type Zone = { pitch: number; locate: (column: number, row: number) => Point }

/** Which letter of a grid is the first of the zone, for each line: the lines of a tilted page may be numbered one apart. */
export type Start = readonly [number, number]

/** A grid in the full picture, `scale` times larger; `flipped` reads it standing on its head. */
export function takeZone(grid: Grid, start: Start, flipped: boolean, scale: number): Zone {
  const locate = (column: number, row: number): Point => {
    const at = start[0] + (start[1] - start[0]) * row + column
    const { x, y } = flipped ? grid.locate(grid.columns - 1 - at, 1 - row) : grid.locate(at, row)
    return { x: x * scale + (scale - 1) / 2, y: y * scale + (scale - 1) / 2 }
  }
  return { pitch: grid.pitch * scale, locate }
}

/**
 * Samples a straight strip of one line: `across` samples per pitch and `tall` pitches high, averaging as many pixels as
 * one sample covers. `from` and `to` are columns; the strip starts half a pitch before and ends half a pitch after them.
 */
export function sampleStrip(picture: Grey, zone: Zone, row: number, { from, to, across, tall }: { from: number; to: number; across: number; tall: number }): Grey {
  const width = Math.round((to - from + 1) * across)
  const height = Math.round(tall * across)
  const sums = new Float32Array(width * height)
  const taps = Math.max(1, Math.round(zone.pitch / across))
  const reach = tall / 2 / PITCHES_PER_ROW
  for (let i = 0; i < width * taps; i += 1) {
    // Over the height of a letter a straight line is as good as the perspective.
    const column = from - 0.5 + (i + 0.5) / taps / across
    const top = zone.locate(column, row - reach)
    const bottom = zone.locate(column, row + reach)
    const [stepX, stepY] = [(bottom.x - top.x) / (height * taps), (bottom.y - top.y) / (height * taps)]
    for (let j = 0; j < height * taps; j += 1) {
      sums[Math.floor(j / taps) * width + Math.floor(i / taps)]! += sampleAt(picture, top.x + stepX * (j + 0.5), top.y + stepY * (j + 0.5))
    }
  }
  return { width, height, data: Uint8Array.from(sums, sum => sum / (taps * taps)) }
}

/** How a cell looks: its samples from paper 0 to ink 1, how bright its paper is, and how much darker its ink (both 0–255). */
export type Cell = { samples: Float32Array; paper: number; contrast: number }

const quantile = (sorted: Uint8Array, part: number) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]!

/** Cuts the strip of a line into its cells and evens out light: paper and ink are taken from each cell and its neighbours. */
export function cutCells(strip: Grey, columns: number): Cell[] {
  return Array.from({ length: columns }, (_, column) => {
    const [left, right] = [Math.max(0, (column - 1) * CELL.width), Math.min(strip.width, (column + 2) * CELL.width)]
    const around = new Uint8Array((right - left) * strip.height)
    for (let y = 0; y < strip.height; y += 1) around.set(strip.data.subarray(y * strip.width + left, y * strip.width + right), y * (right - left))
    around.sort()
    const paper = quantile(around, 0.75)
    const contrast = Math.max(4, paper - quantile(around, 0.04))
    const samples = new Float32Array(CELL.width * CELL.height)
    for (let y = 0; y < CELL.height; y += 1) {
      for (let x = 0; x < CELL.width; x += 1) {
        const value = (paper - strip.data[y * strip.width + column * CELL.width + x]!) / contrast
        samples[y * CELL.width + x] = Math.min(1.3, Math.max(-0.3, value))
      }
    }
    return { samples, paper, contrast }
  })
}

/** The cells of one line in the columns from `from` to before `to`, which may lie beyond the letters that were found. */
export function readCells(picture: Grey, zone: Zone, row: number, from: number, to: number): Cell[] {
  const strip = sampleStrip(picture, zone, row, { from, to: to - 1, across: CELL.width, tall: CELL.tall })
  return cutCells(strip, to - from)
}

/** The same letters standing on their heads: last column first, every cell turned half round. */
export function turnCells(cells: Cell[]): Cell[] {
  return cells.map(cell => ({ ...cell, samples: Float32Array.from(cell.samples).reverse() })).reverse()
}
