import { solveLinear } from './linear'
import { median, type Axis, type Point, type Row } from './rows'

/** Letters in each line of a passport's machine readable zone. */
export const COLUMNS = 44

/**
 * Two lines of evenly spaced letters, and where each letter is: `locate(column, row)` takes real numbers, the middle of
 * the first letter of the upper line being (0, 0), and answers in pixels of the picture the rows were found in.
 */
export type Grid = {
  axis: Axis
  columns: number
  pitch: number
  /** The columns in which a letter was found, of the upper and the lower line. */
  found: readonly [number[], number[]]
  locate: (column: number, row: number) => Point
  /** The rows it was laid through. */
  rows: readonly [Row, Row]
}

type Pair = { upper: Row; lower: Row; shift: number; gap: number }

// ICAO 9303-4 puts the lines 2.5 pitches apart; printers and tilted pictures differ.
const CLOSEST = 1.75
const FARTHEST = 3.3

const keysOf = (row: Row) => [...row.letters.keys()].sort((a, b) => a - b)

function middleOf(row: Row): { at: number; place: Point; direction: Point } {
  const keys = keysOf(row)
  const half = keys.length >> 1
  const centroid = (part: number[]) => {
    const sum = { at: 0, x: 0, y: 0 }
    for (const key of part) { const blob = row.letters.get(key)!; sum.at += key; sum.x += blob.x; sum.y += blob.y }
    return { at: sum.at / part.length, x: sum.x / part.length, y: sum.y / part.length }
  }
  const [start, end] = [centroid(keys.slice(0, half)), centroid(keys.slice(half))]
  const steps = end.at - start.at
  return {
    at: (start.at + end.at) / 2,
    place: { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 },
    direction: { x: (end.x - start.x) / steps, y: (end.y - start.y) / steps },
  }
}

/** Whether two rows lie beside each other as the lines of a zone do, and how their numbering differs. */
function pair(a: Row, b: Row): Pair | undefined {
  if (a.axis !== b.axis || Math.max(a.pitch, b.pitch) > Math.min(a.pitch, b.pitch) * 1.2) return undefined
  const [one, other] = [middleOf(a), middleOf(b)]
  const pitch = Math.hypot(one.direction.x, one.direction.y)
  const apart = { x: other.place.x - one.place.x, y: other.place.y - one.place.y }
  const cross = (one.direction.x * other.direction.y - one.direction.y * other.direction.x) / pitch ** 2
  const aside = (one.direction.x * apart.y - one.direction.y * apart.x) / pitch ** 2
  const along = (one.direction.x * apart.x + one.direction.y * apart.y) / pitch ** 2
  if (Math.abs(cross) > 0.12 || Math.abs(aside) < CLOSEST || Math.abs(aside) > FARTHEST) return undefined
  // other.at in b's numbers stands beside one.at + along in a's.
  const shift = Math.round(one.at + along - other.at)
  const overlap = Math.min(a.length, b.length + shift) - Math.max(0, shift)
  if (overlap < Math.min(a.length, b.length) * 0.6) return undefined
  // Walking along the line, a positive `aside` is to the right hand, which is below for upright text.
  return aside > 0 ? { upper: a, lower: b, shift, gap: aside } : { upper: b, lower: a, shift: -shift, gap: -aside }
}

export type Sample = { u: number; v: number; x: number; y: number }

/** The projective map (u, v) → (x, y) nearest to the samples, as a function. Undefined when they do not fix one. */
export function fitProjection(samples: Sample[]): ((u: number, v: number) => Point) | undefined {
  const matrix = Array.from({ length: 8 }, () => new Array<number>(9).fill(0))
  const add = (row: number[], target: number) => {
    for (let i = 0; i < 8; i += 1) {
      for (let j = 0; j < 8; j += 1) matrix[i]![j]! += row[i]! * row[j]!
      matrix[i]![8]! += row[i]! * target
    }
  }
  for (const { u, v, x, y } of samples) {
    add([u, v, 1, 0, 0, 0, -u * x, -v * x], x)
    add([0, 0, 0, u, v, 1, -u * y, -v * y], y)
  }
  const p = solveLinear(matrix)
  if (!p) return undefined
  const [a, b, c, d, e, f, g, h] = p as [number, number, number, number, number, number, number, number]
  return (u, v) => {
    const scale = 1 / (g * u + h * v + 1)
    return { x: (a * u + b * v + c) * scale, y: (d * u + e * v + f) * scale }
  }
}

/** A smooth bend of one line, as a page that does not lie flat has: a parabola through what the flat map leaves over. */
function fitBend(residuals: { u: number; off: number }[]): (u: number) => number {
  const matrix = Array.from({ length: 3 }, () => new Array<number>(4).fill(0))
  for (const { u, off } of residuals) {
    const row = [1, u, u * u]
    for (let i = 0; i < 3; i += 1) {
      for (let j = 0; j < 3; j += 1) matrix[i]![j]! += row[i]! * row[j]!
      matrix[i]![3]! += row[i]! * off
    }
  }
  const p = residuals.length >= 12 ? solveLinear(matrix) : undefined
  return p ? u => p[0]! + p[1]! * u + p[2]! * u * u : () => 0
}

function layGrid({ upper, lower, shift }: Pair): Grid | undefined {
  const first = Math.min(0, shift)
  const columns = Math.max(upper.length, lower.length + shift) - first
  const pitch = (upper.pitch + lower.pitch) / 2
  // Numbers near 1 keep the equations well conditioned.
  const half = (columns - 1) / 2
  const toU = (column: number) => (column - half) / half
  const letters = [
    ...[...upper.letters].map(([key, blob]) => ({ column: key - first, row: 0, blob })),
    ...[...lower.letters].map(([key, blob]) => ({ column: key + shift - first, row: 1, blob })),
  ]
  const unit = pitch * half
  const [cx, cy] = [median(letters.map(letter => letter.blob.x)), median(letters.map(letter => letter.blob.y))]
  let samples = letters.map(({ column, row, blob }) => ({ u: toU(column), v: row, x: (blob.x - cx) / unit, y: (blob.y - cy) / unit }))
  let project = fitProjection(samples)
  for (let round = 0; round < 2 && project; round += 1) {
    const known = project
    const near = samples.filter(({ u, v, x, y }) => Math.hypot(known(u, v).x - x, known(u, v).y - y) * unit < pitch * 0.3)
    if (near.length < samples.length * 0.6) return undefined
    samples = near
    project = fitProjection(samples)
  }
  if (!project) return undefined
  const flat = project
  const bends = [0, 1].map(row => (['x', 'y'] as const).map(axis =>
    fitBend(samples.filter(sample => sample.v === row).map(({ u, v, x, y }) => ({ u, off: { x, y }[axis] - flat(u, v)[axis] })))))
  const bend = (u: number, row: number, axis: 0 | 1) => bends[0]![axis]!(u) * (1 - row) + bends[1]![axis]!(u) * row
  return {
    axis: upper.axis, columns, pitch, rows: [upper, lower],
    found: [[...upper.letters.keys()].map(key => key - first), [...lower.letters.keys()].map(key => key + shift - first)],
    locate: (column, row) => {
      const u = toU(column)
      const { x, y } = flat(u, row)
      return { x: (x + bend(u, row, 0)) * unit + cx, y: (y + bend(u, row, 1)) * unit + cy }
    },
  }
}

/** The best pair of lines in the picture, read in the direction its rows were numbered; undefined when no two rows match. */
export function findGrid(rows: Row[]): Grid | undefined {
  const long = rows.filter(row => row.letters.size >= 12).slice(0, 12)
  let best: Pair | undefined
  const weigh = (candidate: Pair) => candidate.upper.letters.size + candidate.lower.letters.size - 8 * Math.abs(candidate.gap - 2.5)
  for (const [index, a] of long.entries()) {
    for (const b of long.slice(index + 1)) {
      const candidate = pair(a, b)
      if (candidate && (!best || weigh(candidate) > weigh(best))) best = candidate
    }
  }
  return best && layGrid(best)
}
