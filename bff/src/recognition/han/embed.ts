import type { GlyphTable, Layer } from './glyph-table'

/** Adds a layer's outputs. Four sums at a time, for one has to wait for itself; columns are a multiple of four. */
function addLayer({ rows, columns, weights, scales, biases }: Layer, input: Float32Array, output: Float32Array): void {
  for (let row = 0, at = 0; row < rows; row += 1) {
    let a = 0, b = 0, c = 0, d = 0
    for (let column = 0; column < columns; column += 4, at += 4) {
      a += weights[at]! * input[column]!
      b += weights[at + 1]! * input[column + 1]!
      c += weights[at + 2]! * input[column + 2]!
      d += weights[at + 3]! * input[column + 3]!
    }
    output[row]! += (a + b + c + d) * scales[row]! + biases[row]!
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
