import type { Grey } from '../../picture/grey'
import { sampleAt } from '../../picture/sample'
import { distance, fitLine, lineThrough, meet, type Corners, type Line, type Point } from './plane'

const { abs, max, min, round } = Math

/** Stations along a side, away from its rounded corners. */
const STATIONS = 72
const INSET = 0.07
/** A step of this many levels counts in full; a stronger one is no more of an edge. */
const FULL_STEP = 24

type Side = { origin: Point; step: Point; normal: Point; reach: number; steps: Float32Array }

/** How suddenly the brightness changes at each station of a side, at every offset of up to `reach` pixels along its normal. */
function measureSide(picture: Grey, from: Point, to: Point, reach: number): Side {
  const length = distance(from, to)
  const normal = { x: (to.y - from.y) / length, y: (from.x - to.x) / length }
  const step = { x: (to.x - from.x) * (1 - 2 * INSET) / (STATIONS - 1), y: (to.y - from.y) * (1 - 2 * INSET) / (STATIONS - 1) }
  const origin = { x: from.x + (to.x - from.x) * INSET, y: from.y + (to.y - from.y) * INSET }
  const wide = 2 * reach + 1
  const profile = new Float32Array(wide + 4)
  const steps = new Float32Array(STATIONS * wide)
  for (let station = 0; station < STATIONS; station += 1) {
    profile.fill(0)
    for (let beside = -1; beside <= 1; beside += 1) {
      const [x, y] = [origin.x + step.x * (station + beside / 3), origin.y + step.y * (station + beside / 3)]
      for (let off = 0; off < profile.length; off += 1) profile[off]! += sampleAt(picture, x + normal.x * (off - reach - 2), y + normal.y * (off - reach - 2)) / 3
    }
    for (let off = 0; off < wide; off += 1) {
      steps[station * wide + off] = (profile[off + 3]! + profile[off + 4]! - profile[off]! - profile[off + 1]!) / 2
    }
  }
  return { origin, step, normal, reach, steps }
}

/** The straight course through the stations that meets most sudden steps: its offsets at the first and last one. */
function findCourse({ reach, steps }: Side): [number, number] {
  const wide = 2 * reach + 1
  let best: [number, number] = [0, 0]
  let most = -1
  for (let first = -reach; first <= reach; first += 1) {
    for (let last = -reach; last <= reach; last += 1) {
      let sum = 0
      for (let station = 0; station < STATIONS; station += 1) {
        const off = round(first + (last - first) * station / (STATIONS - 1)) + reach
        sum += min(FULL_STEP, abs(steps[station * wide + off]!))
      }
      // Where nothing speaks for another course the side stays.
      sum -= (abs(first) + abs(last)) * 0.05
      if (sum > most) { most = sum; best = [first, last] }
    }
  }
  return best
}

/** The side's line to a fraction of a pixel, from the stations whose step lies on its course. */
function fitSide(side: Side): Line | undefined {
  const { origin, step, normal, reach, steps } = side
  const wide = 2 * reach + 1
  const [first, last] = findCourse(side)
  const points: (Point & { weight: number })[] = []
  for (let station = 0; station < STATIONS; station += 1) {
    const expected = first + (last - first) * station / (STATIONS - 1)
    const size = (off: number) => abs(steps[station * wide + off + reach] ?? 0)
    let top = round(expected)
    for (let off = round(expected) - 2; off <= round(expected) + 2; off += 1) if (size(off) > size(top)) top = off
    if (abs(top) >= reach || size(top) < 3) continue
    const [before, here, after] = [size(top - 1), size(top), size(top + 1)]
    const off = top + max(-0.5, min(0.5, (before - after) / (2 * (before + after - 2 * here) || 1)))
    points.push({ x: origin.x + step.x * station + normal.x * off, y: origin.y + step.y * station + normal.y * off, weight: min(FULL_STEP, here) })
  }
  if (points.length < STATIONS / 5) return undefined
  let line = fitLine(points)
  for (let round = 0; round < 3 && line; round += 1) {
    const { a, b, c } = line
    line = fitLine(points.map(point => ({ ...point, weight: point.weight / (1 + (point.x * a + point.y * b - c) ** 2) })))
  }
  return line
}

/**
 * Moves a card's sides to the nearest straight steps of brightness, at most `reach` pixels away, to a fraction of a pixel.
 * A side that shows none keeps its place.
 */
export function sharpenSides(picture: Grey, corners: Corners, reach: number): Corners {
  const lines = corners.map((corner, index) => {
    const next = corners[(index + 1) % 4]!
    return fitSide(measureSide(picture, corner, next, reach)) ?? lineThrough(corner, next)
  })
  const moved = corners.map((corner, index) => meet(lines[(index + 3) % 4]!, lines[index]!) ?? corner)
  const farthest = max(...moved.map((point, index) => distance(point, corners[index]!)))
  return farthest > reach * 3 ? corners : moved as unknown as Corners
}
