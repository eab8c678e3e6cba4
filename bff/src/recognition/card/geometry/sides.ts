import type { Colour } from '../../picture/grey'
import { distance, type Point } from './plane'

/**
 * How a side looks from both sides of it: the part of it along which the colours differ at all (0 to 1), and by how many
 * levels they mostly do. A printed rule, a joint between tiles or a row of letters has the same colour on both sides.
 */
export type Contrast = { share: number; levels: number }

const STATIONS = 40
const INSET = 0.08
/** From so many pixels away from the side to so many. */
const NEAREST = 2
const FARTHEST = 4
/** Colours that differ by less may be grain. */
const FAINT = 4

function stripMean({ width, height, data }: Colour, { x, y }: Point, normal: Point, way: 1 | -1, mean: Float32Array): boolean {
  mean.fill(0)
  for (let off = NEAREST; off <= FARTHEST; off += 1) {
    const [px, py] = [Math.round(x + normal.x * off * way), Math.round(y + normal.y * off * way)]
    if (px < 0 || py < 0 || px >= width || py >= height) return false
    const at = (py * width + px) * 3
    for (let channel = 0; channel < 3; channel += 1) mean[channel]! += data[at + channel]! / (FARTHEST - NEAREST + 1)
  }
  return true
}

/** How different the two sides of the line from p to q are. */
export function measureContrast(colour: Colour, p: Point, q: Point): Contrast {
  const length = distance(p, q)
  const normal = { x: (q.y - p.y) / length, y: (p.x - q.x) / length }
  const steps: [number[], number[], number[]] = [[], [], []]
  const [inner, outer] = [new Float32Array(3), new Float32Array(3)]
  for (let station = 0; station < STATIONS; station += 1) {
    const part = INSET + (1 - 2 * INSET) * station / (STATIONS - 1)
    const point = { x: p.x + (q.x - p.x) * part, y: p.y + (q.y - p.y) * part }
    if (!stripMean(colour, point, normal, 1, outer) || !stripMean(colour, point, normal, -1, inner)) continue
    for (const [channel, list] of steps.entries()) list.push(inner[channel]! - outer[channel]!)
  }
  const seen = steps[0].length
  if (seen < STATIONS / 4) return { share: 0, levels: 0 }
  // A few stations together against grain: the middle of each and its two neighbours.
  const smooth = steps.map(list => list.map((value, at) => (value + (list[at - 1] ?? value) + (list[at + 1] ?? value)) / 3))
  const strongest = smooth[0]!.map((_, at) => Math.max(...smooth.map(list => Math.abs(list[at]!))))
  const sorted = [...strongest].sort((one, other) => one - other)
  return { share: strongest.filter(step => step > FAINT).length / seen, levels: sorted[seen >> 1]! }
}
