import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One layer: `rows` outputs from `columns` inputs; each row's weights are whole numbers times its scale. */
type Layer = { rows: number; columns: number; weights: Int8Array; scales: Float32Array; biases: Float32Array }

/**
 * Where a layer looks: the numbers of the inputs of each of its windows, BLANK for none. Its outputs are all rows of the first
 * window, then of the second; the last `carried` inputs pass by and come after them. Null: one window of all inputs.
 */
export type View = { windows: readonly Int32Array[]; carried: number } | null

export const BLANK = -1

/** Windows of `size` × `size` over a grid of `width` × `height` points with `channels` inputs each, one at every `step`th point. */
export function lookAround(width: number, height: number, channels: number, size: number, step: number): Int32Array[] {
  const windows: Int32Array[] = []
  const reach = (size - 1) / 2
  for (let y = 0; y < height; y += step) {
    for (let x = 0; x < width; x += step) {
      const window = new Int32Array(size * size * channels).fill(BLANK)
      for (let at = 0; at < window.length; at += 1) {
        const point = Math.floor(at / channels)
        const [column, row] = [x - reach + point % size, y - reach + Math.floor(point / size)]
        if (column >= 0 && row >= 0 && column < width && row < height) window[at] = (row * width + column) * channels + at % channels
      }
      windows.push(window)
    }
  }
  return windows
}

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

function apply({ rows, columns, weights, scales, biases }: Layer, input: Float32Array, output: Float32Array, from: number): void {
  for (let row = 0, at = 0; row < rows; row += 1) {
    let sum = 0
    for (let column = 0; column < columns; column += 1, at += 1) sum += weights[at]! * input[column]!
    output[from + row] = sum * scales[row]! + biases[row]!
  }
}

function forward(layer: Layer, view: View, input: Float32Array): Float32Array {
  if (!view) {
    const output = new Float32Array(layer.rows)
    apply(layer, input, output, 0)
    return output
  }
  const { windows, carried } = view
  const output = new Float32Array(windows.length * layer.rows + carried)
  const seen = new Float32Array(layer.columns)
  for (const [number, window] of windows.entries()) {
    let empty = true
    for (let at = 0; at < seen.length; at += 1) {
      const from = window[at]!
      seen[at] = from === BLANK ? 0 : input[from]!
      if (seen[at] !== 0) empty = false
    }
    // a narrow letter leaves much of the grid blank
    if (empty) output.set(layer.biases, number * layer.rows)
    else apply(layer, seen, output, number * layer.rows)
  }
  if (carried > 0) output.set(input.subarray(-carried), windows.length * layer.rows)
  return output
}

/** A network whose numbers are in a file of this folder; `views` has a view for each layer, or nothing where all look at everything. */
export class Network {
  private layers: Layer[] | undefined

  constructor(private readonly file: string, private readonly views: readonly View[] = []) {}

  /** How likely each class is, in the order it was trained with; the numbers sum to 1. */
  classify(samples: Float32Array): Float32Array {
    this.layers ??= parseLayers(readFileSync(join(__dirname, this.file)))
    let values = samples
    for (const [index, layer] of this.layers.entries()) {
      values = forward(layer, this.views[index] ?? null, values)
      if (index < this.layers.length - 1) for (let i = 0; i < values.length; i += 1) values[i] = Math.max(0, values[i]!)
    }
    const highest = Math.max(...values)
    let total = 0
    for (let i = 0; i < values.length; i += 1) total += values[i] = Math.exp(values[i]! - highest)
    return values.map(value => value / total)
  }
}
