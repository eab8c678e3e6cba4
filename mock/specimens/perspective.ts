import type { Raster } from './desk'

export type Point = { x: number; y: number }
/** Clockwise from the top left. */
export type Corners = readonly [Point, Point, Point, Point]

/** The projective map that takes the four `to` corners back to the corners of a page of the given size, as nine numbers. */
export function solveInverse(to: Corners, width: number, height: number): number[] {
  const from = [[0, 0], [width, 0], [width, height], [0, height]] as const
  const rows = to.flatMap(({ x, y }, index) => {
    const [u, v] = from[index]!
    return [[x, y, 1, 0, 0, 0, -u * x, -u * y, u], [0, 0, 0, x, y, 1, -v * x, -v * y, v]]
  })
  for (let column = 0; column < 8; column += 1) {
    let pivot = column
    for (let row = column + 1; row < 8; row += 1) if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row
    ;[rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!]
    for (let row = 0; row < 8; row += 1) {
      if (row === column) continue
      const factor = rows[row]![column]! / rows[column]![column]!
      for (let k = column; k < 9; k += 1) rows[row]![k] = rows[row]![k]! - factor * rows[column]![k]!
    }
  }
  return [...rows.map((row, index) => row[8]! / row[index]!), 1]
}

/**
 * Lays a page into a photo so that its corners fall on the given ones, smoothly sampled, with a soft shadow around it.
 * `curl` bends the page like one that will not lie flat, as a part of its height.
 */
export function projectQuadrilateral(page: Raster, photo: Raster, corners: Corners, curl: number): void {
  const [a, b, c, d, e, f, g, h] = solveInverse(corners, page.width, page.height) as [number, number, number, number, number, number, number, number]
  const shadow = page.width * 0.015
  // The page has more pixels than the photo shows: average a few samples per pixel, or thin strokes would flicker.
  const samples = [[-0.25, -0.25], [0.25, -0.25], [-0.25, 0.25], [0.25, 0.25]] as const
  const color = [0, 0, 0]
  for (let y = 0; y < photo.height; y += 1) {
    for (let x = 0; x < photo.width; x += 1) {
      const at = (y * photo.width + x) * 3
      let covered = 0
      let nearest = Infinity
      color.fill(0)
      for (const [sx, sy] of samples) {
        const [px, py] = [x + sx, y + sy]
        const scale = 1 / (g * px + h * py + 1)
        const u = (a * px + b * py + c) * scale
        const v = (d * px + e * py + f) * scale + Math.sin(u / page.width * Math.PI) * curl * page.height
        const outside = Math.max(-u, u - page.width + 1, -v, v - page.height + 1)
        if (outside > 0) { nearest = Math.min(nearest, outside); continue }
        covered += 1
        const [u0, v0] = [Math.min(Math.floor(u), page.width - 2), Math.min(Math.floor(v), page.height - 2)]
        const [fu, fv] = [u - u0, v - v0]
        const base = (v0 * page.width + u0) * 3
        const below = base + page.width * 3
        for (let k = 0; k < 3; k += 1) {
          color[k]! += (page.data[base + k]! * (1 - fu) + page.data[base + 3 + k]! * fu) * (1 - fv)
            + (page.data[below + k]! * (1 - fu) + page.data[below + 3 + k]! * fu) * fv
        }
      }
      if (covered === 0 && nearest > shadow) continue
      const darkness = covered === 4 ? 1 : 0.62 + 0.38 * Math.min(1, nearest / shadow)
      for (let k = 0; k < 3; k += 1) {
        photo.data[at + k] = (color[k]! + photo.data[at + k]! * darkness * (4 - covered)) / 4
      }
    }
  }
}
