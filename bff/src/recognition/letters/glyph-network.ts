import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The letters of a machine readable zone, in the network's order. */
export const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<'

/** One layer: `rows` outputs from `columns` inputs; each row's weights are whole numbers times its scale. */
type Layer = { rows: number; columns: number; weights: Int8Array; scales: Float32Array; biases: Float32Array }

/** Reads layers written one after the other: rows, columns (uint32), scales, biases (float32), weights (int8, padded to 4). */
function parseLayers(bytes: Buffer): Layer[] {
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
  const layers: Layer[] = []
  for (let at = 0; at < buffer.byteLength;) {
    const [rows, columns] = new Uint32Array(buffer, at, 2) as unknown as [number, number]
    const scales = new Float32Array(buffer, at + 8, rows)
    const biases = new Float32Array(buffer, at + 8 + rows * 4, rows)
    const weights = new Int8Array(buffer, at + 8 + rows * 8, rows * columns)
    layers.push({ rows, columns, weights, scales, biases })
    at += 8 + rows * 8 + Math.ceil(rows * columns / 4) * 4
  }
  return layers
}

function forward({ rows, columns, weights, scales, biases }: Layer, input: Float32Array): Float32Array {
  const output = new Float32Array(rows)
  for (let row = 0, at = 0; row < rows; row += 1) {
    let sum = 0
    for (let column = 0; column < columns; column += 1, at += 1) sum += weights[at]! * input[column]!
    output[row] = sum * scales[row]! + biases[row]!
  }
  return output
}

let loaded: Layer[] | undefined

/**
 * How likely a cell shows each letter of ALPHABET; the numbers sum to 1. The network knows OCR-B and nothing else;
 * mock/specimens/train-glyphs.ts made its numbers.
 */
export function classifyGlyph(samples: Float32Array): Float32Array {
  loaded ??= parseLayers(readFileSync(join(__dirname, 'glyph-network.bin')))
  let values = samples
  for (const [index, layer] of loaded.entries()) {
    values = forward(layer, values)
    if (index < loaded.length - 1) for (let i = 0; i < values.length; i += 1) values[i] = Math.max(0, values[i]!)
  }
  const highest = Math.max(...values)
  let total = 0
  for (let i = 0; i < values.length; i += 1) total += values[i] = Math.exp(values[i]! - highest)
  return values.map(value => value / total)
}
