import type { Blob } from '../picture/blobs'

export type Point = { x: number; y: number }
/** Which way the letters follow each other in the picture; the text may still stand on its head. */
export type Axis = 'across' | 'down'
/** Blobs at an even pitch on one line, as the fixed-pitch letters of a machine readable zone are. Numbered from 0. */
export type Row = { axis: Axis; pitch: number; letters: Map<number, Blob>; length: number }

// Measured on OCR-B: letters are 0.85 to 1.1 of the pitch tall; a turned letter's box is a little larger.
const NEAREST = 0.55
const FARTHEST = 1.65
const STEEPEST = 0.5
const SHORTEST_CHAIN = 7
const WIDEST_GAP = 7

const sizeOf = (blob: Blob) => Math.max(blob.width, blob.height)
const alike = (a: number, b: number) => a < b * 1.8 && b < a * 1.8

export const median = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0

/** Looks blobs up by place. */
class BlobMap {
  private readonly cells = new Map<number, Blob[]>()
  private readonly cell = 48

  constructor(blobs: Blob[]) {
    for (const blob of blobs) {
      const key = this.key(Math.floor(blob.x / this.cell), Math.floor(blob.y / this.cell))
      this.cells.set(key, [...this.cells.get(key) ?? [], blob])
    }
  }

  private key(column: number, row: number): number { return row * 4096 + column }

  *near({ x, y }: Point, radius: number): Generator<Blob> {
    const [left, right, top, bottom] = [x - radius, x + radius, y - radius, y + radius].map(value => Math.floor(value / this.cell)) as [number, number, number, number]
    for (let row = top; row <= bottom; row += 1) {
      for (let column = left; column <= right; column += 1) {
        for (const blob of this.cells.get(this.key(column, row)) ?? []) {
          if (Math.abs(blob.x - x) <= radius && Math.abs(blob.y - y) <= radius) yield blob
        }
      }
    }
  }
}

function findNeighbour(from: Blob, map: BlobMap, axis: Axis, way: 1 | -1): Blob | undefined {
  let best: Blob | undefined
  let bestDistance = Infinity
  for (const to of map.near(from, sizeOf(from) * 2.8)) {
    const size = Math.max(sizeOf(from), sizeOf(to))
    const along = (axis === 'across' ? to.x - from.x : to.y - from.y) * way
    const aside = Math.abs(axis === 'across' ? to.y - from.y : to.x - from.x)
    if (to === from || !alike(sizeOf(from), sizeOf(to)) || along < size * NEAREST || along > size * FARTHEST || aside > along * STEEPEST) continue
    const distance = along + aside * 2
    if (distance < bestDistance) { best = to; bestDistance = distance }
  }
  return best
}

/** Blobs that are each other's next and previous neighbour, in reading order or its reverse. */
function chain(blobs: Blob[], map: BlobMap, axis: Axis): Blob[][] {
  const next = new Map<Blob, Blob>()
  const followers = new Set<Blob>()
  for (const blob of blobs) {
    const to = findNeighbour(blob, map, axis, 1)
    if (to && findNeighbour(to, map, axis, -1) === blob) { next.set(blob, to); followers.add(to) }
  }
  return blobs.filter(blob => next.has(blob) && !followers.has(blob)).map(first => {
    const members = [first]
    for (let blob = next.get(first); blob; blob = next.get(blob)) members.push(blob)
    return members
  })
}

const stepsOf = (members: Blob[]) => members.slice(1).map((blob, index) => Math.hypot(blob.x - members[index]!.x, blob.y - members[index]!.y))

/** How much each step differs from those beside it, as a part of them. */
function unevennessOf(steps: number[]): number[] {
  return steps.map((step, index) => {
    const around = median(steps.slice(Math.max(0, index - 6), index + 7))
    return Math.abs(step - around) / around
  })
}

/**
 * Whether a row is certainly of one pitch, as only machine readable print is: hardly a gap, hardly an uneven step. A line
 * of words whose letters happen to be alike has both.
 */
export function isMachinePrint({ letters, length }: Row): boolean {
  if (letters.size < 10 || letters.size < length * 0.8) return false
  const places = [...letters].sort(([a], [b]) => a - b)
  const steps = places.slice(1).flatMap(([at, blob], index) => {
    const [before, previous] = places[index]!
    return at === before + 1 ? [Math.hypot(blob.x - previous.x, blob.y - previous.y)] : []
  })
  const unevenness = unevennessOf(steps).sort((a, b) => a - b)
  return unevenness[Math.floor(unevenness.length * 0.8)]! < 0.05
}

/**
 * Longest stretches of a chain whose steps are even; a word in a proportional face has none. Even means like the steps
 * beside it: a page that is tilted away shrinks from one end of the line to the other.
 */
function cutIntoEvenRuns(members: Blob[]): Blob[][] {
  const unevenness = unevennessOf(stepsOf(members))
  const runs: { blobs: Blob[]; even: number }[] = [{ blobs: members.slice(0, 1), even: 0 }]
  for (const [index, blob] of members.slice(1).entries()) {
    if (unevenness[index]! > 0.3) runs.push({ blobs: [], even: 0 })
    const run = runs.at(-1)!
    run.blobs.push(blob)
    if (unevenness[index]! < 0.17) run.even += 1
  }
  return runs.filter(({ blobs, even }) => blobs.length >= SHORTEST_CHAIN && even >= (blobs.length - 1) * 0.75).map(({ blobs }) => blobs)
}

/** Where letter number `at` should be and how far apart letters are there, going by the straight line through those nearest to it. */
function predict(letters: Map<number, Blob>, at: number): Point & { pitch: number } {
  const known = [...letters.keys()].sort((a, b) => Math.abs(a - at) - Math.abs(b - at)).slice(0, 12)
  const mean = known.reduce((sum, k) => sum + k, 0) / known.length
  let [sx, sy, sxk, syk, skk] = [0, 0, 0, 0, 0]
  for (const k of known) {
    const blob = letters.get(k)!
    sx += blob.x; sy += blob.y
    sxk += blob.x * (k - mean); syk += blob.y * (k - mean); skk += (k - mean) ** 2
  }
  const step = { x: sxk / skk, y: syk / skk }
  return { x: sx / known.length + step.x * (at - mean), y: sy / known.length + step.y * (at - mean), pitch: Math.hypot(step.x, step.y) }
}

/** Forgets one or two letters alone at an end, three places or more from the rest: dirt that happened to lie on the line. */
function dropStragglers(letters: Map<number, Blob>): void {
  for (const way of [1, -1]) {
    const keys = [...letters.keys()].sort((a, b) => (a - b) * way)
    for (let alone = keys.length - 1; alone >= keys.length - 2 && alone > 0; alone -= 1) {
      if (Math.abs(keys[alone]! - keys[alone - 1]!) >= 3) {
        for (const key of keys.slice(alone)) letters.delete(key)
        return dropStragglers(letters)
      }
    }
  }
}

/** Follows the line beyond both ends of a run, over letters that light or dirt has swallowed. */
function grow(run: Blob[], map: BlobMap, axis: Axis): Row {
  const pitch = median(stepsOf(run))
  const size = median(run.map(sizeOf))
  const letters = new Map(run.map((blob, index) => [index, blob]))
  for (const way of [1, -1] as const) {
    let end = way === 1 ? run.length - 1 : 0
    for (let gap = 1; gap <= WIDEST_GAP; gap += 1) {
      const at = end + gap * way
      const place = predict(letters, at)
      const reach = place.pitch * Math.min(0.3 + 0.03 * gap, 0.42)
      let best: Blob | undefined
      for (const blob of map.near(place, reach)) {
        if (sizeOf(blob) < size * 0.55 || sizeOf(blob) > size * 1.55) continue
        if (!best || Math.hypot(blob.x - place.x, blob.y - place.y) < Math.hypot(best.x - place.x, best.y - place.y)) best = blob
      }
      if (best) { letters.set(at, best); end = at; gap = 0 }
    }
  }
  dropStragglers(letters)
  const first = Math.min(...letters.keys())
  const last = Math.max(...letters.keys())
  return { axis, pitch, letters: new Map([...letters].map(([at, blob]) => [at - first, blob])), length: last - first + 1 }
}

/** All lines of evenly spaced blobs, longest first, in both directions of the picture. */
export function findRows(blobs: Blob[]): Row[] {
  const map = new BlobMap(blobs)
  const rows: Row[] = []
  for (const axis of ['across', 'down'] as const) {
    const runs = chain(blobs, map, axis).flatMap(cutIntoEvenRuns).sort((a, b) => b.length - a.length)
    const taken = new Set<Blob>()
    for (const run of runs) {
      if (run.filter(blob => taken.has(blob)).length > run.length / 2) continue
      const row = grow(run, map, axis)
      for (const blob of row.letters.values()) taken.add(blob)
      rows.push(row)
    }
  }
  return rows.sort((a, b) => b.letters.size - a.letters.size)
}
