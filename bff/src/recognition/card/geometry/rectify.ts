import { halve } from '../../picture/filters'
import type { Grey } from '../../picture/grey'
import { mapRectangle, project } from './homography'
import { CARD, distance, type Corners, type Point } from './plane'

/** A card laid flat, and where its pixels were on the picture. */
export type Rectified = { grey: Grey; toPicture: (x: number, y: number) => Point }

/** How many pixels of the picture a millimetre of the card has, along the side that has fewest. */
export function pixelsPerMmOf([p, q, r, s]: Corners): number {
  return Math.min((distance(p, q) + distance(r, s)) / 2 / CARD.width, (distance(q, r) + distance(s, p)) / 2 / CARD.height)
}

/** The smallest part of the picture that holds all corners, with a margin; at least two pixels each way. */
function cropAround({ width, height, data }: Grey, corners: Corners): { grey: Grey; left: number; top: number } {
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)]
  const clamp = (value: number, most: number) => Math.min(most, Math.max(0, Math.floor(value)))
  const [left, top] = [clamp(Math.min(...xs) - 4, width - 4), clamp(Math.min(...ys) - 4, height - 4)]
  const [right, bottom] = [Math.max(left + 4, clamp(Math.max(...xs) + 6, width)), Math.max(top + 4, clamp(Math.max(...ys) + 6, height))]
  const crop = { width: right - left, height: bottom - top, data: new Uint8Array((right - left) * (bottom - top)) }
  for (let y = top; y < bottom; y += 1) crop.data.set(data.subarray(y * width + left, y * width + right), (y - top) * crop.width)
  return { grey: crop, left, top }
}

/**
 * The card between the corners laid flat, the first corner at the top left, at so many pixels a millimetre. Where that is
 * far fewer than the picture has, pixels are averaged. Outside the frame the nearest pixel is repeated.
 */
export function rectifyCard(picture: Grey, corners: Corners, pixelsPerMm: number): Rectified {
  const width = Math.round(CARD.width * pixelsPerMm)
  const height = Math.round(CARD.height * pixelsPerMm)
  const map = mapRectangle(width, height, corners)
  if (!map) throw new Error('corners on one line are no card')
  // The middle of the first pixel is half a pixel from the corner, on the card as on the picture.
  const toPicture = (x: number, y: number): Point => project(map, x + 0.5, y + 0.5)
  let [source, factor, left, top] = [picture, 1, 0, 0]
  if (pixelsPerMmOf(corners) > pixelsPerMm * 1.5) {
    ({ grey: source, left, top } = cropAround(picture, corners))
    for (let excess = pixelsPerMmOf(corners) / pixelsPerMm; excess > 1.5; excess /= 2) { source = halve(source); factor *= 2 }
  }
  return { grey: { width, height, data: sampleAll(source, { factor, left, top }, map, width, height) }, toPicture }
}

function sampleAll(source: Grey, { factor, left, top }: { factor: number; left: number; top: number }, map: ReturnType<typeof mapRectangle> & object, width: number, height: number): Uint8Array {
  const [a, b, c, d, e, f, g, h, i] = map
  const { data } = source
  const [farX, farY] = [source.width - 1.001, source.height - 1.001]
  const shift = (factor - 1) / 2
  const flat = new Uint8Array(width * height)
  for (let y = 0, at = 0; y < height; y += 1) {
    const v = y + 0.5
    let [px, py, pw] = [a * 0.5 + b * v + c, d * 0.5 + e * v + f, g * 0.5 + h * v + i]
    for (let x = 0; x < width; x += 1, at += 1) {
      const scale = 1 / pw
      let sx = (px * scale - left - shift) / factor
      let sy = (py * scale - top - shift) / factor
      px += a; py += d; pw += g
      sx = sx < 0 ? 0 : sx > farX ? farX : sx
      sy = sy < 0 ? 0 : sy > farY ? farY : sy
      const [x0, y0] = [sx | 0, sy | 0]
      const [fx, fy] = [sx - x0, sy - y0]
      const from = y0 * source.width + x0
      const upper = data[from]! + (data[from + 1]! - data[from]!) * fx
      const lower = data[from + source.width]! + (data[from + source.width + 1]! - data[from + source.width]!) * fx
      flat[at] = upper + (lower - upper) * fy + 0.5
    }
  }
  return flat
}
