import { blur, brighten, darken, halve } from '../../picture/filters'
import type { Grey } from '../../picture/grey'
import { CARD } from './plane'

/** Which pixels of a card laid flat are ink (1), and how dark each is against the paper around it (0 to 255). */
export type Ink = { width: number; height: number; mask: Uint8Array; depth: Uint8Array; pixelsPerMm: number }

/** A card's ink, and the card without it at half size. */
export type Parted = { ink: Ink; paper: Grey }

/** Wider than the broadest stroke of print, in millimetres; what is broader is no print. */
const STROKE = 1.3
/** Print is at least this dark against its paper, of 255, however even the paper. */
const FAINTEST = 20
const DARKEST_PAPER = 64
/** Of the darkest ink nearby, what counts as ink too. */
const PART = 0.4

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))

/** What the card looks like without its print, at half size. */
function imaginePaper(half: Grey, pixelsPerMm: number): Grey {
  const radius = Math.max(2, Math.round(STROKE * pixelsPerMm / 2 / 2))
  return blur(darken(brighten(blur(half, 1), radius), radius), radius)
}

function quantile(histogram: Uint32Array, part: number): number {
  const wanted = histogram.reduce((sum, count) => sum + count, 0) * part
  let seen = 0
  for (const [value, count] of histogram.entries()) {
    seen += count
    if (seen >= wanted) return value
  }
  return histogram.length - 1
}

/** How dark pixels are against their paper, as a part of it: 255 is black on white. */
function measureDepth({ width, height, data }: Grey, paper: Grey): Uint8Array {
  const depth = new Uint8Array(data.length)
  for (let y = 0, at = 0; y < height; y += 1) {
    const row = Math.min(paper.height - 1, y >> 1) * paper.width
    for (let x = 0; x < width; x += 1, at += 1) {
      const white = paper.data[row + Math.min(paper.width - 1, x >> 1)]!
      const value = data[at]!
      if (value < white) depth[at] = 255 * (white - value) / white
    }
  }
  return depth
}

/**
 * Parts print from paper on a card laid flat, whatever the light: a pixel is ink when it is darker than the pattern of
 * the paper explains, and not much paler than the darkest ink beside it.
 */
export function partInk(card: Grey): Parted {
  const { width, height } = card
  const pixelsPerMm = width / CARD.width
  const paper = imaginePaper(halve(card), pixelsPerMm)
  const depth = measureDepth(card, paper)
  const histogram = new Uint32Array(256)
  for (const value of depth) histogram[value]! += 1
  // Most of a card is paper: its middle and the spread below the middle tell how deep its pattern goes.
  const [middle, low] = [quantile(histogram, 0.5), quantile(histogram, 0.2)]
  const pattern = clamp(middle + 3.5 * (middle - low), FAINTEST, DARKEST_PAPER)
  const quarter = halve(halve({ width, height, data: depth }))
  const darkest = blur(brighten(quarter, Math.max(1, Math.round(pixelsPerMm / 4))), 1)
  const mask = new Uint8Array(depth.length)
  for (let y = 0, at = 0; y < height; y += 1) {
    const row = Math.min(quarter.height - 1, y >> 2) * quarter.width
    for (let x = 0; x < width; x += 1, at += 1) {
      const value = depth[at]!
      if (value > pattern && value > darkest.data[row + Math.min(quarter.width - 1, x >> 2)]! * PART) mask[at] = 1
    }
  }
  return { ink: { width, height, mask, depth, pixelsPerMm }, paper }
}
