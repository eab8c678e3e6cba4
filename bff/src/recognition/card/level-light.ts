import { blur, brighten, darken, halve } from '../picture/filters'
import type { Grey } from '../picture/grey'

/** Wider than a stroke of print and less than the distance over which light changes; millimetres. */
const AROUND = 1.2
/** Print as a part of its paper's brightness: what is darker is black, what is paler is white. */
const BLACK = 0.4
const WHITE = 0.95

/** The card as if light fell on it evenly and its pattern were paler: so the engine sees pale labels beside dark values. */
export function levelLight(card: Grey, pixelsPerMm: number): Grey {
  const half = halve(card)
  const radius = Math.round(AROUND * pixelsPerMm / 2)
  const paper = blur(darken(brighten(half, radius), radius), radius)
  const { width, height, data } = card
  const level = new Uint8Array(data.length)
  for (let y = 0, at = 0; y < height; y += 1) {
    const row = Math.min(paper.height - 1, y >> 1) * paper.width
    for (let x = 0; x < width; x += 1, at += 1) {
      const part = data[at]! / Math.max(1, paper.data[row + Math.min(paper.width - 1, x >> 1)]!)
      level[at] = Math.min(250, Math.max(0, (part - BLACK) / (WHITE - BLACK) * 250))
    }
  }
  return { width, height, data: level }
}
