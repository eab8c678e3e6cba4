import { solveLinear } from '../../zone/linear'
import type { Corners, Point } from './plane'

/** A projective map of the plane, row by row; the last number is 1. */
export type Homography = readonly [number, number, number, number, number, number, number, number, number]

/** The map that takes the rectangle (0, 0) to (width, height) onto the corners; undefined when they lie on one line. */
export function mapRectangle(width: number, height: number, corners: Corners): Homography | undefined {
  const from = [[0, 0], [1, 0], [1, 1], [0, 1]] as const
  const rows = corners.flatMap(({ x, y }, index) => {
    const [u, v] = from[index]!
    return [[u, v, 1, 0, 0, 0, -u * x, -v * x, x], [0, 0, 0, u, v, 1, -u * y, -v * y, y]]
  })
  const solved = solveLinear(rows)
  if (!solved) return undefined
  const [a, b, c, d, e, f, g, h] = solved as [number, number, number, number, number, number, number, number]
  return [a / width, b / height, c, d / width, e / height, f, g / width, h / height, 1]
}

/** Where a point goes. */
export function project([a, b, c, d, e, f, g, h, i]: Homography, x: number, y: number): Point {
  const scale = 1 / (g * x + h * y + i)
  return { x: (a * x + b * y + c) * scale, y: (d * x + e * y + f) * scale }
}
