import type { Edges } from './edges'
import { distance, type Corners, type Point } from './plane'

const { abs, cos, min, round } = Math

/** What is drawn inside an outline: how much of its area is edges, and how well they run along its sides (-1 to 1). */
export type Inside = { density: number; alignment: number }

/** Of so many edges the whole picture is judged. */
const SAMPLE = 4000
const STRONG = 20
/** The outline itself is no part of the inside. */
const MARGIN = 0.05

/** Edges to judge all outlines by: every so many-th one, with its direction. */
export type EdgeSample = { x: Float32Array; y: Float32Array; angle: Float32Array; weight: Float32Array; every: number }

export function sampleEdges({ count, x, y, nx, ny, strength }: Edges): EdgeSample {
  const every = Math.max(1, count / SAMPLE)
  const chosen = Array.from({ length: Math.floor(count / every) }, (_, index) => Math.floor(index * every))
  const pick = (value: (edge: number) => number) => Float32Array.from(chosen, value)
  return {
    x: pick(edge => x[edge]!), y: pick(edge => y[edge]!), angle: pick(edge => Math.atan2(ny[edge]!, nx[edge]!)),
    weight: pick(edge => min(STRONG, strength[edge]!)), every,
  }
}

/** The same outline a little smaller. */
function shrink(corners: Corners): Point[] {
  const [mx, my] = [corners.reduce((sum, { x }) => sum + x, 0) / 4, corners.reduce((sum, { y }) => sum + y, 0) / 4]
  return corners.map(({ x, y }) => ({ x: mx + (x - mx) * (1 - 2 * MARGIN), y: my + (y - my) * (1 - 2 * MARGIN) }))
}

const directionOf = (p: Point, q: Point) => Math.atan2(q.y - p.y, q.x - p.x)
const HALF = Math.PI / 2
/** How far from the next multiple of a quarter turn. */
const offSquare = (angle: number) => abs(angle - round(angle / Math.PI) * Math.PI)

/** Print runs along its card, whatever lies beneath does not run along this outline. */
export function lookInside(sample: EdgeSample, corners: Corners): Inside {
  const [p, q, r, s] = shrink(corners) as [Point, Point, Point, Point]
  const [across, down] = [directionOf({ x: p.x + s.x, y: p.y + s.y }, { x: q.x + r.x, y: q.y + r.y }), directionOf({ x: p.x + q.x, y: p.y + q.y }, { x: s.x + r.x, y: s.y + r.y })]
  const sides = [[p, q], [q, r], [r, s], [s, p]] as const
  let [count, aligned, total] = [0, 0, 0]
  for (let edge = 0; edge < sample.x.length; edge += 1) {
    const [x, y] = [sample.x[edge]!, sample.y[edge]!]
    if (sides.some(([from, to]) => (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x) < 0)) continue
    count += 1
    const off = min(offSquare(sample.angle[edge]! - HALF - across), offSquare(sample.angle[edge]! - HALF - down))
    aligned += sample.weight[edge]! * cos(min(Math.PI, off * 4))
    total += sample.weight[edge]!
  }
  const area = (distance(p, q) + distance(r, s)) * (distance(q, r) + distance(s, p)) / 4
  return { density: count * sample.every / area, alignment: total > 0 ? aligned / total : 0 }
}
