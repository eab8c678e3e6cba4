import type { GlyphTable, Layer } from './glyph-table'

function addLayer({ rows, columns, weights, scales, biases }: Layer, input: Float32Array, output: Float32Array): void {
  for (let row = 0, at = 0; row < rows; row += 1) {
    let sum = 0
    for (let column = 0; column < columns; column += 1, at += 1) sum += weights[at]! * input[column]!
    output[row]! += sum * scales[row]! + biases[row]!
  }
}

/** The point of a glyph's features, in the table's steps. */
export function embed({ straight, hidden, bent, dimensions, step }: GlyphTable, features: Float32Array): Float32Array {
  const point = new Float32Array(dimensions)
  addLayer(straight, features, point)
  const inner = new Float32Array(hidden.rows)
  addLayer(hidden, features, inner)
  for (let at = 0; at < inner.length; at += 1) if (inner[at]! < 0) inner[at] = 0
  addLayer(bent, inner, point)
  for (let at = 0; at < dimensions; at += 1) point[at] = point[at]! / step
  return point
}
