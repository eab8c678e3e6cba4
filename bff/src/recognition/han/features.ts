import { resample } from './crop'
import type { Ink, Strange } from './find-ink'

/** A glyph is drawn into a square of this many samples, its longer side over `GLYPH` of them. */
const SQUARE = 64
const GLYPH = 56
/** The square's field of directions is summed in CELLS × CELLS overlapping cells. */
const CELLS = 8
const DIRECTIONS = 8
export const FEATURES = CELLS * CELLS * DIRECTIONS
/** A glyph smaller than this part of its box is a point or a stroke, not a small character. */
const SMALLEST = 0.4
/** Ink paler than the floor is a line of the paper's print; from `FULL` on it is ink. */
const FLOOR = 0.15
const FULL = 0.85

function isStrange({ x, y, step, width, height, marks }: Strange, atX: number, atY: number): boolean {
  const [i, j] = [Math.floor((atX - x) / step), Math.floor((atY - y) / step)]
  return i >= 0 && j >= 0 && i < width && j < height && marks[j * width + i] === 1
}

/** The glyph in the middle of the square, its shape kept, paper 0 and ink 1. */
export function drawSquare({ crop, extent, height, strange }: Ink): Float32Array {
  const { left, right, top, bottom } = extent
  const unit = Math.max(right - left, bottom - top, height * SMALLEST) / GLYPH
  const [fromX, fromY] = [(left + right - SQUARE * unit) / 2, (top + bottom - SQUARE * unit) / 2]
  const square = resample(crop, fromX, fromY, unit, SQUARE, SQUARE)
  for (let j = 0, at = 0; j < SQUARE; j += 1) {
    const y = fromY + (j + 0.5) * unit
    const outside = y < top - 2 * unit || y > bottom + 2 * unit
    for (let i = 0; i < SQUARE; i += 1, at += 1) {
      const x = fromX + (i + 0.5) * unit
      if (outside || x < left - 2 * unit || x > right + 2 * unit || (strange && isStrange(strange, x, y))) square[at] = 0
      else square[at] = Math.min(1, Math.max(0, (square[at]! - FLOOR) / (FULL - FLOOR)))
    }
  }
  return square
}

/** The cell before a row or column of samples, and how much the sample counts for the one after it. */
const CELL_BEFORE = Int32Array.from({ length: SQUARE }, (_, at) => Math.floor((at + 0.5) / SQUARE * CELLS - 0.5))
const SHARE_AFTER = Float32Array.from({ length: SQUARE }, (_, at) => (at + 0.5) / SQUARE * CELLS - 0.5 - CELL_BEFORE[at]!)

/** What directions a glyph's edges have in which part of it: FEATURES numbers whose squares sum to 1. */
export function measureFeatures(ink: Ink): Float32Array {
  const square = drawSquare(ink)
  // one cell more on every side, for the outer halves of the outermost cells
  const stride = CELLS + 2
  const sums = new Float32Array(stride * stride * DIRECTIONS)
  for (let y = 1; y < SQUARE - 1; y += 1) {
    const rowShare = SHARE_AFTER[y]!
    const row = (CELL_BEFORE[y]! + 1) * stride
    for (let x = 1, at = y * SQUARE + 1; x < SQUARE - 1; x += 1, at += 1) {
      const a = square[at - SQUARE - 1]!, b = square[at - SQUARE]!, c = square[at - SQUARE + 1]!
      const d = square[at - 1]!, f = square[at + 1]!
      const g = square[at + SQUARE - 1]!, h = square[at + SQUARE]!, i = square[at + SQUARE + 1]!
      const gx = c + 2 * f + i - a - 2 * d - g
      const gy = g + 2 * h + i - a - 2 * b - c
      const [ax, ay] = [gx < 0 ? -gx : gx, gy < 0 ? -gy : gy]
      if (ax + ay < 0.03) continue
      // the two directions nearest to the gradient, and its parts along them: one is straight, one diagonal
      const straight = ax > ay ? (gx > 0 ? 0 : 4) : (gy > 0 ? 2 : 6)
      const diagonal = gx > 0 ? (gy > 0 ? 1 : 7) : (gy > 0 ? 3 : 5)
      const along = ax > ay ? ax - ay : ay - ax
      const aslant = (ax > ay ? ay : ax) * Math.SQRT2
      const share = SHARE_AFTER[x]!
      const cell = (row + CELL_BEFORE[x]! + 1) * DIRECTIONS
      const w00 = (1 - rowShare) * (1 - share), w01 = (1 - rowShare) * share, w10 = rowShare * (1 - share), w11 = rowShare * share
      const below = cell + stride * DIRECTIONS
      sums[cell + straight]! += along * w00
      sums[cell + diagonal]! += aslant * w00
      sums[cell + DIRECTIONS + straight]! += along * w01
      sums[cell + DIRECTIONS + diagonal]! += aslant * w01
      sums[below + straight]! += along * w10
      sums[below + diagonal]! += aslant * w10
      sums[below + DIRECTIONS + straight]! += along * w11
      sums[below + DIRECTIONS + diagonal]! += aslant * w11
    }
  }
  const features = new Float32Array(FEATURES)
  let total = 1e-9
  for (let row = 0, at = 0; row < CELLS; row += 1) {
    for (let k = 0, from = ((row + 1) * stride + 1) * DIRECTIONS; k < CELLS * DIRECTIONS; k += 1, at += 1) total += features[at] = sums[from + k]!
  }
  for (let at = 0; at < FEATURES; at += 1) features[at] = Math.sqrt(features[at]! / total)
  return features
}
