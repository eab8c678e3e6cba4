import { halve } from '../../picture/filters'
import type { Grey } from '../../picture/grey'
import { mapRectangle, project } from './homography'
import { findPieces, heightOf, wholeOf, widthOf, type Box } from './pieces'
import { CARD, type Corners } from './plane'

/** Above this many millimetres of blur Han characters of the usual size run together: their strokes are a quarter of one apart. */
export const BLURRED_MM = 0.17

/** Half a step of brightness a pixel, of a Gaussian blur of one pixel, is this part of the whole step. */
const STEEPEST = 1 / Math.sqrt(2 * Math.PI)
const FEWEST_PIXELS = 60

function quantileOf(histogram: Uint32Array, part: number): number {
  let left = histogram.reduce((sum, count) => sum + count, 0) * part
  const at = histogram.findIndex(count => (left -= count) <= 0)
  return at === -1 ? histogram.length - 1 : at
}

/** How far ink is from paper within a box, and how steep the steepest edges are, in levels a pixel; undefined where nothing is printed. */
function measureEdges({ width, height, data }: Grey, box: Box): { contrast: number; steepest: number } | undefined {
  const [levels, steps] = [new Uint32Array(256), new Uint32Array(256)]
  const [top, bottom] = [Math.max(0, box.top - 2), Math.min(height, box.bottom + 2)]
  const [left, right] = [Math.max(1, box.left - 2), Math.min(width - 1, box.right + 2)]
  if ((bottom - top) * (right - left) < FEWEST_PIXELS) return undefined
  for (let y = top; y < bottom; y += 1) {
    for (let x = left, at = y * width + left; x < right; x += 1, at += 1) {
      levels[data[at]!]! += 1
      steps[Math.abs(data[at + 1]! - data[at - 1]!)]! += 1
    }
  }
  const contrast = quantileOf(levels, 0.9) - quantileOf(levels, 0.03)
  return contrast < 16 ? undefined : { contrast, steepest: Math.max(0.5, quantileOf(steps, 0.985) / 2) }
}

const middleOf = (values: readonly number[], part: number) => [...values].sort((one, other) => one - other)[Math.floor(values.length * part)]!

/**
 * How blurred the print of a card laid flat is, in millimetres: 0.05 to 0.15 in good photos, above BLURRED_MM it cannot be
 * read. `lines` are boxes around print; without any the whole card is measured. Large blurs look smaller than they are.
 */
export function measureBlur(card: Grey, lines: readonly Box[]): number {
  const found = (lines.length > 0 ? lines : [wholeOf(card)]).flatMap(line => measureEdges(card, line) ?? [])
  if (found.length === 0) return Infinity
  // Fine print that is blurred loses its contrast too: the ink is as dark as it is in bolder lines.
  const contrast = middleOf(found.map(line => line.contrast), 0.75)
  return contrast * STEEPEST / middleOf(found.map(line => line.steepest), 0.65) * CARD.width / card.width
}

const CLIPPED = 250
/** Smaller bright spots are holograms and white paper between letters; square millimetres. */
const SMALLEST_GLARE = 8
/** Paper that is nearly as bright as the light is no glare. */
const BRIGHTER = 12

/** What is as bright as the brightest of the card, but for noise. */
const BRIGHTEST = 0.995
const NOISE = 6

/**
 * Where light has washed the card out, as boxes on it. Where all of it is that bright, the whole card. A tinted light is clipped in
 * one colour before the others and looks darker: with `tinted`, what is as bright as the card gets is taken for clipped.
 */
export function findGlare(card: Grey, tinted = false): Box[] {
  const small = halve(halve(card))
  const mm = small.width / CARD.width
  const histogram = new Uint32Array(256)
  for (const value of small.data) histogram[value]! += 1
  const paper = quantileOf(histogram, 0.6)
  if (paper >= CLIPPED) return [wholeOf(card)]
  const clipped = tinted ? Math.min(CLIPPED, quantileOf(histogram, BRIGHTEST) - NOISE) : CLIPPED
  const mask = small.data.map(value => (value >= clipped && value > paper + (tinted ? NOISE : BRIGHTER) ? 1 : 0))
  return findPieces({ ...small, mask, depth: mask, pixelsPerMm: mm }, wholeOf(small))
    .filter(({ area }) => area > SMALLEST_GLARE * mm * mm)
    .map(({ left, top, right, bottom }) => ({ left: left * 4, top: top * 4, right: right * 4, bottom: bottom * 4 }))
}

export type CardSide = 'top' | 'right' | 'bottom' | 'left'
/** How much of a card is outside the picture (0 to 1), and which of its sides mostly are; as the corners are ordered. */
export type CutOff = { part: number; sides: CardSide[] }

const GRID = 24

/** How much of a card with these corners is not on a picture of that size. */
export function measureCutOff(corners: Corners, { width, height }: { width: number; height: number }): CutOff {
  const map = mapRectangle(GRID, GRID, corners)
  if (!map) return { part: 1, sides: [] }
  const isOut = (u: number, v: number) => {
    const { x, y } = project(map, u, v)
    return x < 0 || y < 0 || x > width - 1 || y > height - 1
  }
  const steps = Array.from({ length: GRID }, (_, index) => index + 0.5)
  const mostly = (at: (step: number) => boolean) => steps.filter(at).length > GRID / 2
  const sides: Record<CardSide, boolean> = {
    top: mostly(step => isOut(step, 0.5)), right: mostly(step => isOut(GRID - 0.5, step)),
    bottom: mostly(step => isOut(step, GRID - 0.5)), left: mostly(step => isOut(0.5, step)),
  }
  return {
    part: steps.reduce((sum, v) => sum + steps.filter(u => isOut(u, v)).length, 0) / GRID ** 2,
    sides: (Object.keys(sides) as CardSide[]).filter(side => sides[side]),
  }
}

/** Boxes that share some of their area. */
export const touches = (one: Box, other: Box) =>
  Math.min(one.right, other.right) - Math.max(one.left, other.left) > 0 && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 0

/** How much of a box is covered by others (0 to 1), for boxes that do not cover each other. */
export function coveredPart(box: Box, others: readonly Box[]): number {
  const covered = others.filter(other => touches(box, other)).reduce((sum, other) =>
    sum + (Math.min(box.right, other.right) - Math.max(box.left, other.left)) * (Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top)), 0)
  return Math.min(1, covered / (widthOf(box) * heightOf(box)))
}
