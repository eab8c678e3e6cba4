import type { Edges } from './edges'
import { fitLine, type Line } from './plane'

const { abs, atan2, floor, min, max, round } = Math

/**
 * A straight line through much of the picture. `covered[t]` counts the pixels with an edge on it up to place t, where a
 * point lies at place `along(line, point) + middle`.
 */
export type EdgeLine = Line & { covered: Uint16Array; middle: number; weight: number }

const TURNS = 120
const RHO = 1.5
const SPREAD = 3
const MOST_LINES = 70
const NEAR = 1.6
const ALIKE = Math.cos(9 * Math.PI / 180)
/** A straight run of this many pixels counts in full. */
const LONG_RUN = 30
const STRONG = 8

/** How far along a line a point is, in pixels from the point nearest to the origin. */
export const along = ({ a, b }: Line, x: number, y: number) => y * a - x * b

/** How many pixels of a line between two places have an edge. */
export function coveredBetween({ covered, middle }: EdgeLine, from: number, to: number): number {
  const last = covered.length - 1
  const start = min(last, max(0, round(from + middle)))
  const end = min(last, max(0, round(to + middle)))
  return covered[end]! - covered[start]!
}

/** Each edge votes for the lines through it that run its way; long straight runs say more than specks of print. */
class Votes {
  readonly reach: number
  readonly rows: Float32Array[]
  private readonly cos: number[] = []
  private readonly sin: number[] = []
  private readonly weights: Float32Array

  constructor(private readonly edges: Edges) {
    this.reach = Math.ceil(Math.hypot(edges.width, edges.height) / 2 / RHO) + 1
    this.rows = Array.from({ length: TURNS }, () => new Float32Array(this.reach * 2 + 1))
    for (let turn = 0; turn < TURNS; turn += 1) {
      this.cos.push(Math.cos(turn * Math.PI / TURNS))
      this.sin.push(Math.sin(turn * Math.PI / TURNS))
    }
    this.weights = edges.run.slice(0, edges.count).map((run, edge) => (0.05 + min(run, LONG_RUN) / LONG_RUN) * (0.2 + min(edges.strength[edge]!, STRONG) / STRONG))
    for (let edge = 0; edge < edges.count; edge += 1) this.cast(edge, 1)
  }

  weightOf(edge: number): number { return this.weights[edge]! }

  private cast(edge: number, sign: 1 | -1): void {
    const { x, y, nx, ny, width, height } = this.edges
    const [cx, cy] = [x[edge]! - width / 2, y[edge]! - height / 2]
    const middle = round(atan2(ny[edge]!, nx[edge]!) / Math.PI * TURNS) + 2 * TURNS
    for (let off = -SPREAD; off <= SPREAD; off += 1) {
      const turn = (middle + off) % TURNS
      const place = (cx * this.cos[turn]! + cy * this.sin[turn]!) / RHO + this.reach
      const low = floor(place)
      const weight = sign * this.weights[edge]! * (1 - abs(off) / (SPREAD + 1))
      const row = this.rows[turn]!
      row[low]! += weight * (1 - place + low)
      row[low + 1]! += weight * (place - low)
    }
  }

  takeBack(edge: number): void {
    this.cast(edge, -1)
    this.weights[edge] = 0
  }

  /** The line most edges vote for, and their weight; it is not named again. */
  best(): Line & { weight: number } {
    let [turn, place, weight] = [0, 0, 0]
    for (const [at, row] of this.rows.entries()) {
      for (let rho = 0; rho < row.length; rho += 1) if (row[rho]! > weight) { weight = row[rho]!; turn = at; place = rho }
    }
    this.rows[turn]!.fill(-Infinity, max(0, place - 1), place + 2)
    const [a, b] = [this.cos[turn]!, this.sin[turn]!]
    const { width, height } = this.edges
    return { a, b, c: (place - this.reach) * RHO + a * width / 2 + b * height / 2, weight }
  }
}

/** Edges by the direction they run, so that a line looks only at those that may be its own. */
function sortByTurn({ count, nx, ny }: Edges): number[][] {
  const drawers = Array.from({ length: TURNS }, (): number[] => [])
  for (let edge = 0; edge < count; edge += 1) drawers[(round(atan2(ny[edge]!, nx[edge]!) / Math.PI * TURNS) + TURNS) % TURNS]!.push(edge)
  return drawers
}

function edgesOn({ a, b, c }: Line, edges: Edges, drawers: number[][], near: number): number[] {
  const { x, y, nx, ny } = edges
  const turn = round(atan2(b, a) / Math.PI * TURNS) + 2 * TURNS
  const found: number[] = []
  for (let off = -7; off <= 7; off += 1) {
    for (const edge of drawers[(turn + off) % TURNS]!) {
      if (abs(x[edge]! * a + y[edge]! * b - c) < near && abs(nx[edge]! * a + ny[edge]! * b) > ALIKE) found.push(edge)
    }
  }
  return found
}

function cover(line: Line, edges: Edges, members: number[], weight: number): EdgeLine {
  const middle = Math.ceil(Math.hypot(edges.width, edges.height)) + 2
  const marks = new Uint8Array(middle * 2 + 1)
  for (const edge of members) {
    const place = round(along(line, edges.x[edge]!, edges.y[edge]!)) + middle
    marks[place - 1] = marks[place] = marks[place + 1] = 1
  }
  const covered = new Uint16Array(marks.length + 1)
  for (let place = 0; place < marks.length; place += 1) covered[place + 1] = covered[place]! + marks[place]!
  return { ...line, covered, middle, weight }
}

/** The straight lines most edges lie on, strongest first. */
export function findLines(edges: Edges): EdgeLine[] {
  const votes = new Votes(edges)
  const drawers = sortByTurn(edges)
  const lines: EdgeLine[] = []
  const least = min(edges.width, edges.height) * 0.02
  for (let rough = votes.best(); lines.length < MOST_LINES && rough.weight > least; rough = votes.best()) {
    const voters = edgesOn(rough, edges, drawers, NEAR).filter(edge => votes.weightOf(edge) > 0)
    if (voters.length < least * 2) continue
    const fitted = fitLine(voters.map(edge => ({ x: edges.x[edge]!, y: edges.y[edge]!, weight: votes.weightOf(edge) }))) ?? rough
    const members = edgesOn(fitted, edges, drawers, NEAR)
    lines.push(cover(fitted, edges, members, rough.weight))
    for (const edge of new Set([...members, ...voters])) if (votes.weightOf(edge) > 0) votes.takeBack(edge)
  }
  return lines
}
