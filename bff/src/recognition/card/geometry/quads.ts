import { along, coveredBetween, type EdgeLine } from './lines'
import { CARD, distance, doubleArea, meet, ratioOf, type Corners, type Point } from './plane'

/** Four lines that could be a card's sides, and how much of them is there (0 to 1). */
export type Quad = { corners: Corners; support: readonly number[]; likeness: number; score: number }

type Frame = { width: number; height: number }

const PARALLEL = Math.cos(32 * Math.PI / 180)
const ACROSS = Math.cos(52 * Math.PI / 180)
/** A card's short side is at least this part of the picture's shorter side. */
const SMALLEST = 0.2
/** Corners may lie outside the frame by this part of its length. */
const OUTSIDE = 0.12
const RATIO = CARD.width / CARD.height
/** Rounded corners and crossing lines say nothing about a side; this part of it is left out at either end. */
const INSET = 0.08
/** Beyond its corners a card's side should not go on. */
const OVERRUN = 0.12
const WEAKEST_SIDE = 0.15
const MOST_QUADS = 60

/** The part of a stretch of a line that is inside the frame, in places along it. */
function clip(line: EdgeLine, from: number, to: number, frame: Frame): [number, number] {
  let [low, high] = [from, to]
  // A point at place t is c * (a, b) + t * (-b, a).
  for (const [origin, step, end] of [[line.c * line.a, -line.b, frame.width - 3], [line.c * line.b, line.a, frame.height - 3]] as const) {
    if (Math.abs(step) < 1e-9) continue
    const [t0, t1] = [(2 - origin) / step, (end - origin) / step]
    low = Math.max(low, Math.min(t0, t1))
    high = Math.min(high, Math.max(t0, t1))
  }
  return [low, high]
}

/** How much of the side between two corners has an edge, and how much goes on beyond them. */
function supportOf(line: EdgeLine, p: Point, q: Point, frame: Frame): { support: number; overrun: number } {
  const places = [along(line, p.x, p.y), along(line, q.x, q.y)]
  const [from, to] = [Math.min(...places), Math.max(...places)]
  const length = to - from
  const part = (start: number, end: number) => {
    const [low, high] = clip(line, start, end, frame)
    return high - low < 2 ? 0 : coveredBetween(line, low, high) / (high - low)
  }
  return {
    support: Math.min(1, part(from + length * INSET, to - length * INSET)),
    overrun: (part(from - length * OVERRUN, from - length * 0.02) + part(to + length * 0.02, to + length * OVERRUN)) / 2,
  }
}

/** How likely the outline of a card in moderate perspective is, by its shape alone: 0 to 1. What a tilted phone does costs nothing. */
export function likenessOf(corners: Corners): number {
  const [p, q, r, s] = corners
  const off = Math.max(0, Math.abs(Math.log(ratioOf(corners) / RATIO)) - 0.08)
  const converging = Math.abs(Math.log(distance(p, q) / distance(r, s))) + Math.abs(Math.log(distance(q, r) / distance(s, p)))
  return Math.exp(-((off / 0.12) ** 2) / 2 - (Math.max(0, converging - 0.25) / 0.35) ** 2 / 2)
}

/** Clockwise, a long side first. */
export function orderCorners(points: readonly Point[]): Corners {
  const clockwise = doubleArea(points) > 0 ? [...points] : [...points].reverse()
  const corners = clockwise as unknown as Corners
  return ratioOf(corners) >= 1 ? corners : [clockwise[1]!, clockwise[2]!, clockwise[3]!, clockwise[0]!]
}

type Crossing = { line: EdgeLine; p: Point; q: Point; onA: number; onB: number; support: number; overrun: number }

/** The lines that cross both `a` and `b` and have edges between them. */
function crossingsOf(a: EdgeLine, b: EdgeLine, lines: EdgeLine[], frame: Frame): Crossing[] {
  const [mx, my] = [frame.width * OUTSIDE, frame.height * OUTSIDE]
  const inside = ({ x, y }: Point) => x > -mx && y > -my && x < frame.width + mx && y < frame.height + my
  return lines.flatMap(line => {
    if (line === a || line === b || Math.abs(line.a * a.a + line.b * a.b) > ACROSS || Math.abs(line.a * b.a + line.b * b.b) > ACROSS) return []
    const [p, q] = [meet(line, a), meet(line, b)]
    if (!p || !q || !inside(p) || !inside(q)) return []
    if (distance(p, q) < Math.min(frame.width, frame.height) * SMALLEST) return []
    const { support, overrun } = supportOf(line, p, q, frame)
    return support < WEAKEST_SIDE ? [] : [{ line, p, q, onA: along(a, p.x, p.y), onB: along(b, q.x, q.y), support, overrun }]
  })
}

/** What four sides are worth together: one may be faint or covered, two may not. */
export function weighSides(support: readonly number[]): number {
  const sorted = [...support].sort((one, other) => one - other)
  return 0.1 * sorted[0]! + 0.35 * sorted[1]! + 0.3 * sorted[2]! + 0.25 * sorted[3]!
}

function makeQuad(a: EdgeLine, b: EdgeLine, one: Crossing, other: Crossing, frame: Frame): Quad | undefined {
  const points = [one.p, other.p, other.q, one.q]
  const ratio = ratioOf(points as unknown as Corners)
  if (ratio < 0.45 || ratio > 2.2 || (ratio > 0.8 && ratio < 1.2)) return undefined
  const corners = orderCorners(points)
  const onA = supportOf(a, one.p, other.p, frame)
  const onB = supportOf(b, one.q, other.q, frame)
  if (Math.min(onA.support, onB.support) < WEAKEST_SIDE) return undefined
  const sides = [{ ends: [one.p, other.p], ...onA }, { ends: [other.p, other.q], ...other }, { ends: [one.q, other.q], ...onB }, { ends: [one.p, one.q], ...one }]
  const support = corners.map((corner, index) => sides.find(({ ends }) => ends.includes(corner) && ends.includes(corners[(index + 1) % 4]!))!.support)
  const overrun = sides.reduce((sum, side) => sum + side.overrun / 4, 0)
  const likeness = likenessOf(corners) * (1 - 0.4 * overrun)
  return { corners, support, likeness, score: weighSides(support) * likeness }
}

const isSame = (one: Corners, other: Corners, near: number) => one.every(p => other.some(q => distance(p, q) < near))

/** Keeps the best of quads that are nearly the same. */
export function keepDistinct<T extends { corners: Corners; score: number }>(quads: T[], part: number, most: number): T[] {
  const kept: T[] = []
  for (const quad of [...quads].sort((one, other) => other.score - one.score)) {
    const near = distance(quad.corners[0], quad.corners[1]) * part
    if (!kept.some(({ corners }) => isSame(corners, quad.corners, near))) kept.push(quad)
    if (kept.length === most) break
  }
  return kept
}

/** The quadrilaterals between lines that could be cards, best first. */
export function findQuads(lines: EdgeLine[], frame: Frame): Quad[] {
  const quads: Quad[] = []
  const apart = Math.min(frame.width, frame.height) * SMALLEST
  for (const [index, a] of lines.entries()) {
    for (const b of lines.slice(index + 1)) {
      if (Math.abs(a.a * b.a + a.b * b.b) < PARALLEL) continue
      const crossings = crossingsOf(a, b, lines, frame)
      for (const [at, one] of crossings.entries()) {
        for (const other of crossings.slice(at + 1)) {
          const [stepA, stepB] = [other.onA - one.onA, other.onB - one.onB]
          // Both sides must run the same way, or the lines cross inside.
          const same = a.a * b.a + a.b * b.b > 0 ? stepA * stepB > 0 : stepA * stepB < 0
          if (!same || Math.abs(stepA) < apart || Math.abs(stepB) < apart) continue
          const quad = makeQuad(a, b, one, other, frame)
          if (quad) quads.push(quad)
        }
      }
    }
  }
  return keepDistinct(quads, 0.008, MOST_QUADS)
}
