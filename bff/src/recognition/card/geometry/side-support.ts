import { along, coveredBetween, type EdgeLine } from './lines'
import type { Point } from './plane'

const { abs, max, min } = Math

export type Frame = { width: number; height: number }

/** How much of a side has an edge, and how much of what follows beyond its first and its last point (0 to 1 each). */
export type Support = { support: number; before: number; after: number }

/** Rounded corners and crossing lines say nothing about a side; this part of it is left out at either end. */
const INSET = 0.08
/** Beyond its corners a card's side should not go on. */
const OVERRUN = { from: 0.02, to: 0.14 }

/** The part of a stretch of a line that is inside the frame, in places along it. */
function clip(line: EdgeLine, from: number, to: number, frame: Frame): [number, number] {
  let [low, high] = [from, to]
  // A point at place t is c * (a, b) + t * (-b, a).
  for (const [origin, step, end] of [[line.c * line.a, -line.b, frame.width - 3], [line.c * line.b, line.a, frame.height - 3]] as const) {
    if (abs(step) < 1e-9) continue
    const [t0, t1] = [(2 - origin) / step, (end - origin) / step]
    low = max(low, min(t0, t1))
    high = min(high, max(t0, t1))
  }
  return [low, high]
}

/** How well the edges on a line bear out that a card's side runs on it from p to q. What is outside the frame does not count. */
export function supportOf(line: EdgeLine, p: Point, q: Point, frame: Frame): Support {
  const [from, to] = [along(line, p.x, p.y), along(line, q.x, q.y)]
  const part = (start: number, end: number) => {
    const at = (place: number) => from + (to - from) * place
    const [low, high] = clip(line, min(at(start), at(end)), max(at(start), at(end)), frame)
    return high - low < 2 ? 0 : min(1, coveredBetween(line, low, high) / (high - low))
  }
  return { support: part(INSET, 1 - INSET), before: part(-OVERRUN.to, -OVERRUN.from), after: part(1 + OVERRUN.from, 1 + OVERRUN.to) }
}
