import { solveInverse, type Corners, type Point } from '../perspective'
import type { Raster } from '../desk'
import type { Page } from '../cards/render-card'

/** Where a point of a page falls in the photo. `u` and `v` are parts of the page's width and height. */
export function placeOn(corners: Corners, u: number, v: number): Point {
  const [a, b, c, d] = corners
  // The map of the unit square to a quadrilateral (Heckbert 1989).
  const [dx1, dx2, sx] = [b.x - c.x, d.x - c.x, a.x - b.x + c.x - d.x]
  const [dy1, dy2, sy] = [b.y - c.y, d.y - c.y, a.y - b.y + c.y - d.y]
  const determinant = dx1 * dy2 - dx2 * dy1
  const g = (sx * dy2 - dx2 * sy) / determinant
  const h = (dx1 * sy - sx * dy1) / determinant
  const w = g * u + h * v + 1
  return {
    x: ((b.x - a.x + g * b.x) * u + (d.x - a.x + h * d.x) * v + a.x) / w,
    y: ((b.y - a.y + g * b.y) * u + (d.y - a.y + h * d.y) * v + a.y) / w,
  }
}

export type Light = {
  /** Width of the shadow's edge and its depth, 0–1. */
  shadow: number; depth: number
  /** How much the page bends, as a part of its height. */
  curl: number
}

type Bounds = { left: number; top: number; right: number; bottom: number }
function boundsOf(corners: Corners, margin: number, photo: Raster): Bounds {
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)]
  return {
    left: Math.max(0, Math.floor(Math.min(...xs) - margin)), right: Math.min(photo.width, Math.ceil(Math.max(...xs) + margin)),
    top: Math.max(0, Math.floor(Math.min(...ys) - margin)), bottom: Math.min(photo.height, Math.ceil(Math.max(...ys) + margin)),
  }
}

/**
 * Lays a page into a photo so that its corners fall on the given ones, with a shadow thrown around it. The page should have about as
 * many pixels as it will cover, or a third more: a single smooth sample is taken of it.
 */
export function layPage(page: Page, photo: Raster, corners: Corners, { shadow, depth, curl }: Light): void {
  const { width, height, data } = page
  const [a, b, c, d, e, f, g, h] = solveInverse(corners, width, height) as [number, number, number, number, number, number, number, number]
  const reach = width * shadow
  const { left, top, right, bottom } = boundsOf(corners, reach * 1.6 + 3, photo)
  const bend = curl * height
  const inset = page.rounded / page.millimetres.width * width
  const [lastX, lastY] = [width - 1.001, height - 1.001]
  for (let y = top; y < bottom; y += 1) {
    for (let x = left, at = (y * photo.width + left) * 3; x < right; x += 1, at += 3) {
      const scale = 1 / (g * x + h * y + 1)
      const u = (a * x + b * y + c) * scale
      let v = (d * x + e * y + f) * scale
      if (bend !== 0) v += Math.sin(u / width * Math.PI) * bend
      const outside = Math.max(-u, u - lastX, -v, v - lastY)
      let cover = 0
      if (outside <= 0) {
        const [u0, v0] = [u | 0, v | 0]
        const [fu, fv] = [u - u0, v - v0]
        const i = (v0 * width + u0) * 4
        const j = i + width * 4
        const [p, q, r, s] = [(1 - fu) * (1 - fv), fu * (1 - fv), (1 - fu) * fv, fu * fv]
        cover = (data[i + 3]! * p + data[i + 7]! * q + data[j + 3]! * r + data[j + 7]! * s) / 255
        if (cover > 0.996) {
          photo.data[at] = data[i]! * p + data[i + 4]! * q + data[j]! * r + data[j + 4]! * s
          photo.data[at + 1] = data[i + 1]! * p + data[i + 5]! * q + data[j + 1]! * r + data[j + 5]! * s
          photo.data[at + 2] = data[i + 2]! * p + data[i + 6]! * q + data[j + 2]! * r + data[j + 6]! * s
          continue
        }
      }
      // Far from the rounded corners the shadow begins at the edge, at them a little outside.
      const beyond = Math.hypot(Math.max(-u, u - lastX, -inset) + inset, Math.max(-v, v - lastY, -inset) + inset) - inset
      const dark = beyond < reach ? 1 - depth * (1 - Math.max(0, beyond) / reach) ** 2 : 1
      if (dark === 1 && cover === 0) continue
      const k = outside <= 0 ? (v | 0) * width * 4 + (u | 0) * 4 : 0
      for (let channel = 0; channel < 3; channel += 1) {
        const desk = photo.data[at + channel]! * dark
        photo.data[at + channel] = cover > 0 ? data[k + channel]! * cover + desk * (1 - cover) : desk
      }
    }
  }
}
