import type { Grey } from '../picture/grey'
import type { Box } from './geometry/pieces'

/** Pieces of a card beside each other on one white line, at one height, as the engine likes them. */
export type Strip = { grey: Grey; pieces: { box: Box; left: number; right: number; scale: number }[] }

/** Of the height of a letter. */
const MARGIN = 0.5
const GAP = 1.1
/** What lies around a box that belongs to it: print is softer than its box. */
const SEAM = 0.12
const LARGEST_SCALE = 2.2

const heightOf = ({ top, bottom }: Box) => bottom - top

/** The brightness of paper and of ink in a box, 0 to 255. */
function measureLight({ width, data }: Grey, { left, top, right, bottom }: Box): { paper: number; ink: number } {
  const histogram = new Uint32Array(256)
  let count = 0
  for (let y = top; y < bottom; y += 1) for (let x = left; x < right; x += 1) { histogram[data[y * width + x]!]! += 1; count += 1 }
  const quantile = (part: number) => {
    let seen = 0
    return histogram.findIndex(here => (seen += here) > count * part)
  }
  const ink = quantile(0.03)
  return { paper: Math.max(ink + 12, quantile(0.6)), ink }
}

/** Draws a box of the card into the strip, light evened out, each new pixel the mean of those it covers or between its nearest. */
function drawPiece(card: Grey, box: Box, strip: Grey, left: number, top: number, scale: number): void {
  const { paper, ink } = measureLight(card, box)
  const [width, height] = [Math.round((box.right - box.left) * scale), Math.round(heightOf(box) * scale)]
  const taps = Math.max(1, Math.round(1 / scale))
  const level = (x: number, y: number) => {
    const [cx, cy] = [Math.min(Math.max(x, 0), card.width - 1.001), Math.min(Math.max(y, 0), card.height - 1.001)]
    const [x0, y0] = [Math.floor(cx), Math.floor(cy)]
    const [fx, fy] = [cx - x0, cy - y0]
    const at = y0 * card.width + x0
    return (card.data[at]! * (1 - fx) + card.data[at + 1]! * fx) * (1 - fy) + (card.data[at + card.width]! * (1 - fx) + card.data[at + card.width + 1]! * fx) * fy
  }
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let sum = 0
      for (let j = 0; j < taps; j += 1) for (let i = 0; i < taps; i += 1) sum += level(box.left + (x + (i + 0.5) / taps) / scale - 0.5, box.top + (y + (j + 0.5) / taps) / scale - 0.5)
      const value = (sum / taps / taps - ink) / (paper - ink) * 255
      strip.data[(top + y) * strip.width + left + x] = Math.min(255, Math.max(0, value))
    }
  }
}

/** A box with the softness of its print, inside the card. */
function widen({ left, top, right, bottom }: Box, { width, height }: Grey): Box {
  const seam = Math.ceil((bottom - top) * SEAM)
  return { left: Math.max(0, left - seam), top: Math.max(0, top - seam), right: Math.min(width, right + seam), bottom: Math.min(height, bottom + seam) }
}

/** Puts boxes of a card, each `tall` pixels high, beside each other on one line. */
export function composeStrip(card: Grey, boxes: readonly Box[], tall: number): Strip {
  const margin = Math.round(tall * MARGIN)
  const pieces: Strip['pieces'] = []
  let left = margin
  for (const whole of boxes) {
    const box = widen(whole, card)
    const scale = Math.min(LARGEST_SCALE, tall / heightOf(whole))
    const right = left + Math.round((box.right - box.left) * scale)
    pieces.push({ box, left, right, scale })
    left = right + Math.round(tall * GAP)
  }
  const inner = Math.max(...pieces.map(({ box, scale }) => Math.round(heightOf(box) * scale)))
  const [width, height] = [left - Math.round(tall * GAP) + margin, inner + 2 * margin]
  const grey: Grey = { width, height, data: new Uint8Array(width * height).fill(255) }
  // On a common foot, as letters stand.
  for (const { box, left: from, scale } of pieces) drawPiece(card, box, grey, from, margin + inner - Math.round(heightOf(box) * scale), scale)
  return { grey, pieces }
}

/** Which piece a place on the strip belongs to, and where on the card it is. */
export function locateOnStrip({ pieces }: Strip, x: number): { piece: number; x: number } {
  const distance = ({ left, right }: Strip['pieces'][number]) => Math.max(left - x, x - right, 0)
  let piece = 0
  for (const [index, other] of pieces.entries()) if (distance(other) < distance(pieces[piece]!)) piece = index
  const { box, left, scale } = pieces[piece]!
  return { piece, x: box.left + (x - left) / scale }
}
