export type Point = { x: number; y: number }

/** Four corners of a card, clockwise; the side from the first to the second is a long one. */
export type Corners = readonly [Point, Point, Point, Point]

/** The points where `a * x + b * y = c`; (a, b) has length one. */
export type Line = { a: number; b: number; c: number }

/** ISO/IEC 7810 ID-1, in millimetres. */
export const CARD = { width: 85.6, height: 53.98, corner: 3.18 }

export const distance = (p: Point, q: Point) => Math.hypot(q.x - p.x, q.y - p.y)

/** The line through two points that are not the same. */
export function lineThrough(p: Point, q: Point): Line {
  const length = distance(p, q)
  const [a, b] = [(q.y - p.y) / length, (p.x - q.x) / length]
  return { a, b, c: a * p.x + b * p.y }
}

/** Where two lines meet; undefined when they are parallel. */
export function meet(one: Line, other: Line): Point | undefined {
  const determinant = one.a * other.b - other.a * one.b
  if (Math.abs(determinant) < 1e-9) return undefined
  return { x: (one.c * other.b - other.c * one.b) / determinant, y: (one.a * other.c - other.a * one.c) / determinant }
}

/** The straight line nearest to weighted points, by their distance from it. Undefined when there are too few. */
export function fitLine(points: readonly (Point & { weight: number })[]): Line | undefined {
  let [sum, sx, sy] = [0, 0, 0]
  for (const { x, y, weight } of points) { sum += weight; sx += x * weight; sy += y * weight }
  if (points.length < 2 || sum <= 0) return undefined
  const [mx, my] = [sx / sum, sy / sum]
  let [xx, xy, yy] = [0, 0, 0]
  for (const { x, y, weight } of points) {
    xx += weight * (x - mx) ** 2
    xy += weight * (x - mx) * (y - my)
    yy += weight * (y - my) ** 2
  }
  // The normal is the direction in which the points spread least.
  const angle = Math.atan2(2 * xy, xx - yy) / 2 + Math.PI / 2
  const [a, b] = [Math.cos(angle), Math.sin(angle)]
  return { a, b, c: a * mx + b * my }
}

/** Mean length of the long sides over that of the short ones. */
export function ratioOf([p, q, r, s]: Corners): number {
  return (distance(p, q) + distance(r, s)) / (distance(q, r) + distance(s, p))
}

/** Twice the area inside, positive when the corners go clockwise on a picture (y down). */
export function doubleArea(corners: readonly Point[]): number {
  return corners.reduce((sum, p, index) => {
    const q = corners[(index + 1) % corners.length]!
    return sum + p.x * q.y - q.x * p.y
  }, 0)
}
