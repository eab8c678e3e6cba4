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

type Row = { y: number; left: number; right: number; photoWidth: number; reach: number; depth: number; bend: number; inset: number }

/** One row of the photo. Called for each row anew, so that it is soon compiled; no arrays and no objects inside, for it runs some million times a photo. */
function layRow({ width, height, data }: Page, pixels: Uint8ClampedArray, map: Float64Array, { y, left, right, photoWidth, reach, depth, bend, inset }: Row): void {
  const a = map[0]!, d = map[3]!, g = map[6]!
  const rowU = map[1]! * y + map[2]!
  const rowV = map[4]! * y + map[5]!
  const rowW = map[7]! * y + 1
  const lastX = width - 1.001
  const lastY = height - 1.001
  const turnsPerPixel = Math.PI / width
  // How much light is left beyond the page's edge; at a rounded corner, beyond its curve.
  const shadeAt = (u: number, v: number): number => {
    const overU = Math.max(-u, u - lastX, -inset) + inset
    const overV = Math.max(-v, v - lastY, -inset) + inset
    const beyond = Math.max(0, Math.sqrt(overU * overU + overV * overV) - inset)
    if (beyond >= reach) return 1
    const away = 1 - beyond / reach
    return 1 - depth * away * away
  }
  for (let x = left, at = (y * photoWidth + left) * 3; x < right; x += 1, at += 3) {
    const scale = 1 / (g * x + rowW)
    const u = (a * x + rowU) * scale
    const flat = (d * x + rowV) * scale
    const v = bend === 0 ? flat : flat + Math.sin(u * turnsPerPixel) * bend
    if (u >= 0 && u <= lastX && v >= 0 && v <= lastY) {
      const u0 = u | 0
      const v0 = v | 0
      const i = (v0 * width + u0) * 4
      const j = i + width * 4
      const fu = u - u0
      const fv = v - v0
      const p = (1 - fu) * (1 - fv)
      const q = fu * (1 - fv)
      const r = (1 - fu) * fv
      const s = fu * fv
      const cover = (data[i + 3]! * p + data[i + 7]! * q + data[j + 3]! * r + data[j + 7]! * s) / 255
      const part = cover > 0.996 ? 1 : cover
      const rest = part === 1 ? 0 : (1 - part) * shadeAt(u, v)
      pixels[at] = (data[i]! * p + data[i + 4]! * q + data[j]! * r + data[j + 4]! * s) * part + pixels[at]! * rest
      pixels[at + 1] = (data[i + 1]! * p + data[i + 5]! * q + data[j + 1]! * r + data[j + 5]! * s) * part + pixels[at + 1]! * rest
      pixels[at + 2] = (data[i + 2]! * p + data[i + 6]! * q + data[j + 2]! * r + data[j + 6]! * s) * part + pixels[at + 2]! * rest
      continue
    }
    const dark = shadeAt(u, v)
    if (dark === 1) continue
    pixels[at] = pixels[at]! * dark
    pixels[at + 1] = pixels[at + 1]! * dark
    pixels[at + 2] = pixels[at + 2]! * dark
  }
}

/**
 * Lays a page into a photo so that its corners fall on the given ones, with a shadow thrown around it. The page should have about as
 * many pixels as it will cover, or a third more: a single smooth sample is taken of it.
 */
export function layPage(page: Page, photo: Raster, corners: Corners, { shadow, depth, curl }: Light): void {
  const map = Float64Array.from(solveInverse(corners, page.width, page.height))
  const reach = page.width * shadow
  const { left, top, right, bottom } = boundsOf(corners, reach * 1.6 + 3, photo)
  const row: Row = { y: top, left, right, photoWidth: photo.width, reach, depth, bend: curl * page.height, inset: page.rounded / page.millimetres.width * page.width }
  for (; row.y < bottom; row.y += 1) layRow(page, photo.data, map, row)
}
