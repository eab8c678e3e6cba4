import { inferFarSide } from './infer-side'
import { along, type EdgeLine } from './lines'
import { CARD, distance, doubleArea, meet, ratioOf, type Corners, type Point } from './plane'
import { supportOf, type Frame, type Support } from './side-support'

/** Four lines that could be a card's sides; `support` is how much of each is there, `likeness` how much the whole has a card's shape (0 to 1). */
export type Quad = { corners: Corners; support: readonly number[]; likeness: number; score: number }

const PARALLEL = Math.cos(32 * Math.PI / 180)
const ACROSS = Math.cos(52 * Math.PI / 180)
/** Corners may lie outside the frame by this part of its length; those of a side that is not seen, by this. */
const OUTSIDE = 0.12
const CUT_OFF = 0.6
const RATIO = CARD.width / CARD.height
const WEAKEST_SIDE = 0.15
/** What three sides must show each where nothing is seen of the fourth, and how many lines are tried for that. */
const WEAKEST_OF_THREE = 0.55
const STRONGEST = 30
/** What a side takes away that should be seen in the picture and is not. */
const UNSEEN = 0.78
const MOST_QUADS = 60

/** How likely the outline of a card in moderate perspective is, by its shape alone: 0 to 1. What a tilted phone does costs nothing. */
function likenessOf(corners: Corners): number {
  const [p, q, r, s] = corners
  const off = Math.max(0, Math.abs(Math.log(ratioOf(corners) / RATIO)) - 0.1)
  const converging = Math.abs(Math.log(distance(p, q) / distance(r, s))) + Math.abs(Math.log(distance(q, r) / distance(s, p)))
  return Math.exp(-((off / 0.15) ** 2) / 2 - (Math.max(0, converging - 0.25) / 0.35) ** 2 / 2)
}

/** Clockwise, a long side first. */
export function orderCorners(points: readonly Point[]): Corners {
  const clockwise = doubleArea(points) > 0 ? [...points] : [...points].reverse()
  const corners = clockwise as unknown as Corners
  return ratioOf(corners) >= 1 ? corners : [clockwise[1]!, clockwise[2]!, clockwise[3]!, clockwise[0]!]
}

/** What four sides are worth together: one may be faint or covered, two may not. */
export function weighSides(support: readonly number[]): number {
  const sorted = [...support].sort((one, other) => one - other)
  return 0.2 * sorted[0]! + 0.3 * sorted[1]! + 0.27 * sorted[2]! + 0.23 * sorted[3]!
}

type Side = Support & { from: Point; to: Point }
type Crossing = Side & { line: EdgeLine; onA: number; onB: number }

function makeQuad(sides: readonly Side[], points: readonly Point[]): Quad {
  const corners = orderCorners(points)
  const ends = ({ from, to }: Side, p: Point, q: Point) => (from === p && to === q) || (from === q && to === p)
  const support = corners.map((corner, index) => sides.find(side => ends(side, corner, corners[(index + 1) % 4]!))!.support)
  const overrun = sides.reduce((sum, { before, after }) => sum + (before + after) / 8, 0)
  const likeness = likenessOf(corners) * (1 - 0.4 * overrun)
  return { corners, support, likeness, score: weighSides(support) * likeness }
}

const isInside = ({ x, y }: Point, { width, height }: Frame, margin: number) =>
  x > -width * margin && y > -height * margin && x < width * (1 + margin) && y < height * (1 + margin)

/** The lines that cross both `a` and `b`, at least `apart` from each other, and have edges between them. */
function crossingsOf(a: EdgeLine, b: EdgeLine, lines: EdgeLine[], frame: Frame, apart: number): Crossing[] {
  return lines.flatMap(line => {
    if (line === a || line === b || Math.abs(line.a * a.a + line.b * a.b) > ACROSS || Math.abs(line.a * b.a + line.b * b.b) > ACROSS) return []
    const [from, to] = [meet(line, a), meet(line, b)]
    if (!from || !to || !isInside(from, frame, OUTSIDE) || !isInside(to, frame, OUTSIDE) || distance(from, to) < apart) return []
    const support = supportOf(line, from, to, frame)
    return support.support < WEAKEST_SIDE ? [] : [{ line, from, to, onA: along(a, from.x, from.y), onB: along(b, to.x, to.y), ...support }]
  })
}

function closeQuad(a: EdgeLine, b: EdgeLine, one: Crossing, other: Crossing, frame: Frame): Quad | undefined {
  const points = [one.from, other.from, other.to, one.to]
  const ratio = ratioOf(points as unknown as Corners)
  if (ratio < 0.45 || ratio > 2.2 || (ratio > 0.8 && ratio < 1.2)) return undefined
  const onA = { from: one.from, to: other.from, ...supportOf(a, one.from, other.from, frame) }
  const onB = { from: one.to, to: other.to, ...supportOf(b, one.to, other.to, frame) }
  return Math.min(onA.support, onB.support) < WEAKEST_SIDE ? undefined : makeQuad([onA, other, onB, one], points)
}

/**
 * Three sides in two strong lines and one across, the fourth where a card's must be: covered, outside the frame or too
 * faint. Where the two lines simply go on there is no fourth.
 */
function inferQuads(a: EdgeLine, b: EdgeLine, base: Crossing, frame: Frame): Quad[] {
  const { from, to } = base
  return [RATIO, 1 / RATIO].flatMap(ratio => [1, -1].flatMap(way => {
    const step = (line: EdgeLine, start: Point): Point => {
      const sign = line.a * a.a + line.b * a.b > 0 ? way : -way
      return { x: start.x - line.b * sign * 50, y: start.y + line.a * sign * 50 }
    }
    const far = inferFarSide({ p: from, q: to, onP: step(a, from), onQ: step(b, to) }, ratio, frame)
    if (!far || !far.every(point => isInside(point, frame, CUT_OFF))) return []
    const onA = { from, to: far[0], ...supportOf(a, from, far[0], frame) }
    const onB = { from: to, to: far[1], ...supportOf(b, to, far[1], frame) }
    if (Math.min(onA.support, onB.support) < WEAKEST_OF_THREE) return []
    const quad = makeQuad([base, onB, { from: far[0], to: far[1], support: 0, before: 0, after: 0 }, onA], [from, to, far[1], far[0]])
    const goesOn = (onA.after + onB.after) / 2
    const doubt = (1 - 0.6 * goesOn) * (far.every(point => isInside(point, frame, 0)) ? UNSEEN : 1)
    return [{ ...quad, likeness: quad.likeness * doubt, score: quad.score * doubt }]
  }))
}

const isSame = (one: Corners, other: Corners, near: number) => one.every(p => other.some(q => distance(p, q) < near))

/** Keeps the best of quads that are nearly the same. */
function keepDistinct(quads: Quad[], part: number, most: number): Quad[] {
  const kept: Quad[] = []
  for (const quad of quads.sort((one, other) => other.score - one.score)) {
    const near = distance(quad.corners[0], quad.corners[1]) * part
    if (!kept.some(({ corners }) => isSame(corners, quad.corners, near))) kept.push(quad)
    if (kept.length === most) break
  }
  return kept
}

/** Pairs of crossings that are apart on both lines, in the same order. */
function* pairsOf(a: EdgeLine, b: EdgeLine, crossings: Crossing[], apart: number): Generator<[Crossing, Crossing]> {
  const way = Math.sign(a.a * b.a + a.b * b.b)
  for (const [at, one] of crossings.entries()) {
    for (const other of crossings.slice(at + 1)) {
      const [stepA, stepB] = [other.onA - one.onA, (other.onB - one.onB) * way]
      if (stepA * stepB > 0 && Math.abs(stepA) > apart && Math.abs(stepB) > apart) yield [one, other]
    }
  }
}

/** The quadrilaterals between lines that could be cards with sides of at least `smallest` pixels, best first. */
export function findQuads(lines: EdgeLine[], frame: Frame, smallest: number): Quad[] {
  const quads: Quad[] = []
  for (const [index, a] of lines.entries()) {
    for (const [after, b] of lines.slice(index + 1).entries()) {
      if (Math.abs(a.a * b.a + a.b * b.b) < PARALLEL) continue
      const crossings = crossingsOf(a, b, lines, frame, smallest)
      if (index + 1 + after < STRONGEST) {
        for (const base of crossings) if (base.support > WEAKEST_OF_THREE) quads.push(...inferQuads(a, b, base, frame))
      }
      for (const [one, other] of pairsOf(a, b, crossings, smallest)) {
        const quad = closeQuad(a, b, one, other, frame)
        if (quad) quads.push(quad)
      }
    }
  }
  return keepDistinct(quads, 0.008, MOST_QUADS)
}
