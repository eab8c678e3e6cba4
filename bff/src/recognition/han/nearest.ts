import { FIRST, type GlyphTable } from './glyph-table'

/** A class (its place in the table) and how far its point is from the glyph's, squared. */
export type Near = { index: number; distance: number }

/** The first dimensions choose so many classes that are measured whole. */
const CHOSEN = 128

/** The squared distance of the point that starts at `from`, over so many dimensions, a multiple of four. */
function measure(points: Int8Array, from: number, place: Int16Array, dimensions: number): number {
  let sum = 0
  for (let d = 0, at = from; d < dimensions; d += 4, at += 4) {
    const a = points[at]! - place[d]!, b = points[at + 1]! - place[d + 1]!
    const c = points[at + 2]! - place[d + 2]!, e = points[at + 3]! - place[d + 3]!
    sum += a * a + b * b + c * c + e * e
  }
  return sum
}

/** The value that `count` of the values do not exceed (quickselect). */
function limitOf(values: Float32Array, count: number): number {
  const sorted = Float32Array.from(values)
  let [low, high] = [0, sorted.length - 1]
  while (low < high) {
    const pivot = sorted[(low + high) >> 1]!
    let [i, j] = [low, high]
    while (i <= j) {
      while (sorted[i]! < pivot) i += 1
      while (sorted[j]! > pivot) j -= 1
      if (i > j) break
      const value = sorted[i]!
      sorted[i] = sorted[j]!
      sorted[j] = value
      i += 1
      j -= 1
    }
    if (count - 1 <= j) high = j
    else if (count - 1 >= i) low = i
    else break
  }
  return sorted[count - 1]!
}

/** The `count` smallest values' places, in no order. */
function chooseSmallest(values: Float32Array, count: number): number[] {
  if (values.length <= count) return [...values.keys()]
  const limit = limitOf(values, count)
  const chosen: number[] = []
  for (let at = 0; at < values.length && chosen.length < count; at += 1) if (values[at]! <= limit) chosen.push(at)
  return chosen
}

/** The `count` classes nearest to a point, of the first `classes`; the nearest first. */
export function findNearest({ points, first, dimensions, step }: GlyphTable, point: Float32Array, classes: number, count: number): Near[] {
  const place = Int16Array.from(point, Math.round)
  const partial = new Float32Array(classes)
  for (let index = 0; index < classes; index += 1) partial[index] = measure(first, index * FIRST, place, FIRST)
  const near = chooseSmallest(partial, CHOSEN)
    .map(index => ({ index, distance: measure(points, index * dimensions, place, dimensions) * step * step }))
  return near.sort((a, b) => a.distance - b.distance).slice(0, count)
}
