import type { Colour } from '../../picture/grey'
import { distance, type Corners, type Point } from './plane'

const { abs, max, min, round } = Math

/**
 * How a side looks from both sides of it: the part of it along which the colours differ at all (0 to 1), and by how many
 * levels they mostly do. A printed rule or a joint between tiles has the same colour on both sides; so has a row of
 * letters, with the paper that is above it.
 */
export type Contrast = { share: number; levels: number }

const STATIONS = 40
const INSET = 0.08
/** From so many pixels away from the side to so many. */
const NEAREST = 2
const FARTHEST = 4
/** Where there is paper above a row of letters, as parts of the longer side. */
const DEPTHS = [0.02, 0.035, 0.05, 0.07] as const
/** Colours that differ by less may be grain. */
const FAINT = 4

type Rgb = [number, number, number]

class Strip {
  constructor(private readonly colour: Colour, private readonly normal: Point) {}

  private at(x: number, y: number): number {
    const [px, py] = [round(x), round(y)]
    return px < 0 || py < 0 || px >= this.colour.width || py >= this.colour.height ? -1 : (py * this.colour.width + px) * 3
  }

  /** The mean colour close to a point of the side, outwards or inwards; undefined outside the frame. */
  beside({ x, y }: Point, way: 1 | -1): Rgb | undefined {
    const mean: Rgb = [0, 0, 0]
    for (let off = NEAREST; off <= FARTHEST; off += 1) {
      const at = this.at(x + this.normal.x * off * way, y + this.normal.y * off * way)
      if (at < 0) return undefined
      for (let channel = 0; channel < 3; channel += 1) mean[channel]! += this.colour.data[at + channel]! / (FARTHEST - NEAREST + 1)
    }
    return mean
  }

  /** The lightest of the colour beside the side and some further inside. */
  lightest({ x, y }: Point, longest: number, [red, green, blue]: Rgb): Rgb {
    const { data } = this.colour
    let best: Rgb = [red, green, blue]
    for (const depth of DEPTHS) {
      const at = this.at(x - this.normal.x * depth * longest, y - this.normal.y * depth * longest)
      if (at >= 0 && data[at]! + data[at + 1]! + data[at + 2]! > best[0] + best[1] + best[2]) best = [data[at]!, data[at + 1]!, data[at + 2]!]
    }
    return best
  }
}

/** How much the colours of each place differ, a few places together against grain. */
function differences(ones: readonly Rgb[], others: readonly Rgb[]): number[] {
  const steps = ones.map((one, at): Rgb => [one[0] - others[at]![0], one[1] - others[at]![1], one[2] - others[at]![2]])
  return steps.map((step, at) => {
    const [before, after] = [steps[at - 1] ?? step, steps[at + 1] ?? step]
    return max(abs(before[0] + step[0] + after[0]), abs(before[1] + step[1] + after[1]), abs(before[2] + step[2] + after[2])) / 3
  })
}

/** How different the two sides of the line from p to q are; outwards is left of it on a picture. */
function measureContrast(colour: Colour, p: Point, q: Point, longest: number): Contrast {
  const length = distance(p, q)
  const strip = new Strip(colour, { x: (q.y - p.y) / length, y: (p.x - q.x) / length })
  const [inner, outer, paper]: [Rgb[], Rgb[], Rgb[]] = [[], [], []]
  for (let station = 0; station < STATIONS; station += 1) {
    const part = INSET + (1 - 2 * INSET) * station / (STATIONS - 1)
    const point = { x: p.x + (q.x - p.x) * part, y: p.y + (q.y - p.y) * part }
    const [outside, inside] = [strip.beside(point, 1), strip.beside(point, -1)]
    if (!outside || !inside) continue
    outer.push(outside)
    inner.push(inside)
    paper.push(strip.lightest(point, longest, inside))
  }
  const seen = outer.length
  if (seen < STATIONS / 4) return { share: 0, levels: 0 }
  const fromPaper = differences(paper, outer)
  const steps = differences(inner, outer).map((step, at) => min(step, fromPaper[at]!))
  return { share: steps.filter(step => step > FAINT).length / seen, levels: steps.sort((one, other) => one - other)[seen >> 1]! }
}

/** The contrast of each side of an outline whose corners go clockwise. */
export function measureContrasts(colour: Colour, corners: Corners): Contrast[] {
  const longest = max(distance(corners[0], corners[1]), distance(corners[2], corners[3]))
  return corners.map((corner, index) => measureContrast(colour, corner, corners[(index + 1) % 4]!, longest))
}
