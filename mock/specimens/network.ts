import { BLANK, type View } from '@mcb/bff/src/recognition/letters/network'
import type { Chance } from './chance'

export const BATCH = 32

/** A matrix with its running gradient and Adam's two memories of it. */
class Weights {
  readonly values: Float32Array
  readonly gradient: Float32Array
  private readonly mean: Float32Array
  private readonly square: Float32Array

  constructor(readonly rows: number, readonly columns: number, chance: Chance | null) {
    const size = rows * columns
    this.values = Float32Array.from({ length: size }, () => (chance ? chance.normal() * Math.sqrt(2 / columns) : 0))
    this.gradient = new Float32Array(size)
    this.mean = new Float32Array(size)
    this.square = new Float32Array(size)
  }

  learn(rate: number, step: number): void {
    const size = rate * Math.sqrt(1 - 0.999 ** step) / (1 - 0.9 ** step)
    for (let i = 0; i < this.values.length; i += 1) {
      const slope = this.gradient[i]! / BATCH
      this.mean[i] = this.mean[i]! * 0.9 + slope * 0.1
      this.square[i] = this.square[i]! * 0.999 + slope * slope * 0.001
      this.values[i] = this.values[i]! - size * this.mean[i]! / (Math.sqrt(this.square[i]!) + 1e-7)
    }
    this.gradient.fill(0)
  }
}

/** A layer with what it last saw and said, and the slope of the loss over its outputs. */
class StudiedLayer {
  readonly weights: Weights
  readonly biases: Weights
  readonly output: Float32Array
  readonly slope: Float64Array
  private readonly windows: readonly Int32Array[]
  private readonly carried: number
  private readonly seen: Float32Array[]
  private readonly part: Float32Array
  /** Windows that saw nothing but zeros: most of a narrow letter's. */
  private readonly empty: Uint8Array

  constructor(inputs: number, rows: number, view: View, chance: Chance) {
    this.windows = view?.windows ?? [Int32Array.from({ length: inputs }, (_, at) => at)]
    this.carried = view?.carried ?? 0
    const columns = this.windows[0]!.length
    this.weights = new Weights(rows, columns, chance)
    this.biases = new Weights(rows, 1, null)
    this.output = new Float32Array(this.windows.length * rows + this.carried)
    this.slope = new Float64Array(this.output.length)
    this.seen = this.windows.map(() => new Float32Array(columns))
    this.part = new Float32Array(columns)
    this.empty = new Uint8Array(this.windows.length)
  }

  forward(input: Float32Array, rectify: boolean): void {
    const { weights: { rows, columns, values }, biases, output } = this
    let place = 0
    for (const [number, window] of this.windows.entries()) {
      const seen = this.seen[number]!
      let empty = true
      for (let at = 0; at < columns; at += 1) {
        const value = seen[at] = window[at] === BLANK ? 0 : input[window[at]!]!
        if (value !== 0) empty = false
      }
      this.empty[number] = Number(empty)
      for (let row = 0, at = 0; row < rows; row += 1, place += 1) {
        if (empty) { output[place] = rectify ? Math.max(0, biases.values[row]!) : biases.values[row]!; continue }
        let sum = biases.values[row]!
        for (let column = 0; column < columns; column += 1, at += 1) sum += values[at]! * seen[column]!
        output[place] = rectify ? Math.max(0, sum) : sum
      }
    }
    if (this.carried > 0) output.set(input.subarray(-this.carried), place)
  }

  /** Adds to the gradients from `slope`, and to `back` where somebody needs it. */
  backward(back: Float64Array | null): void {
    const { weights: { rows, columns, values, gradient }, biases, slope, part } = this
    let place = 0
    for (const [number, window] of this.windows.entries()) {
      const seen = this.seen[number]!
      part.fill(0)
      for (let row = 0; row < rows; row += 1, place += 1) {
        const here = slope[place]!
        if (here === 0) continue
        biases.gradient[row]! += here
        const from = row * columns
        if (this.empty[number] === 1 && !back) continue
        if (back) for (let column = 0; column < columns; column += 1) { gradient[from + column]! += here * seen[column]!; part[column]! += here * values[from + column]! }
        else for (let column = 0; column < columns; column += 1) gradient[from + column]! += here * seen[column]!
      }
      if (back) for (let column = 0; column < columns; column += 1) if (window[column] !== BLANK) back[window[column]!]! += part[column]!
    }
  }
}

/** A network that learns; `rows` are the outputs of its layers, `views` where they look (bff/src/recognition/letters/network.ts). */
export class StudiedNetwork {
  private readonly layers: StudiedLayer[] = []

  constructor(inputs: number, rows: readonly number[], views: readonly View[], chance: Chance) {
    for (const [index, count] of rows.entries()) this.layers.push(new StudiedLayer(this.layers.at(-1)?.output.length ?? inputs, count, views[index] ?? null, chance))
  }

  /** Adds to the gradients; tells whether the answer was right and what it cost. */
  study(input: Float32Array, label: number): { right: boolean; loss: number } {
    const { layers } = this
    const last = layers.at(-1)!
    for (const [index, layer] of layers.entries()) layer.forward(layers[index - 1]?.output ?? input, layer !== last)
    const { output, slope } = last
    const highest = Math.max(...output)
    const right = output[label] === highest
    let total = 0
    for (let i = 0; i < output.length; i += 1) total += output[i] = Math.exp(output[i]! - highest)
    for (let i = 0; i < output.length; i += 1) slope[i] = output[i]! / total - (i === label ? 1 : 0)
    for (let index = layers.length - 1; index >= 0; index -= 1) {
      const before = layers[index - 1]
      before?.slope.fill(0)
      layers[index]!.backward(before?.slope ?? null)
      if (before) for (let i = 0; i < before.slope.length; i += 1) if (before.output[i] === 0) before.slope[i] = 0
    }
    return { right, loss: -Math.log(output[label]! / total + 1e-12) }
  }

  learn(rate: number, step: number): void {
    for (const { weights, biases } of this.layers) { weights.learn(rate, step); biases.learn(rate, step) }
  }

  /** The format bff/src/recognition/letters/network.ts reads. */
  serialize(): Buffer {
    return Buffer.concat(this.layers.map(({ weights: { rows, columns, values }, biases }) => {
      const scales = new Float32Array(rows)
      const whole = new Int8Array(Math.ceil(rows * columns / 4) * 4)
      for (let row = 0; row < rows; row += 1) {
        const weights = values.subarray(row * columns, (row + 1) * columns)
        scales[row] = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-6) / 127
        weights.forEach((weight, column) => { whole[row * columns + column] = Math.round(weight / scales[row]!) })
      }
      return Buffer.concat([Uint32Array.of(rows, columns), scales, biases.values, whole].map(part => Buffer.from(part.buffer)))
    }))
  }
}

/** Teaches `network` for some steps, the rate falling from `rate` to nothing; `next` gives the samples of a letter and its class. */
export function teach(network: StudiedNetwork, steps: number, rate: number, next: () => { samples: Float32Array; label: number }): void {
  let seen = { right: 0, loss: 0, cells: 0 }
  for (let step = 1; step <= steps; step += 1) {
    for (let item = 0; item < BATCH; item += 1) {
      const { samples, label } = next()
      const { right, loss } = network.study(samples, label)
      seen = { right: seen.right + Number(right), loss: seen.loss + loss, cells: seen.cells + 1 }
    }
    network.learn(rate * 0.5 * (1 + Math.cos(Math.PI * step / steps)), step)
    if (step % 1000 === 0 || step === steps) {
      console.log(`${step * BATCH} cells: ${(seen.right / seen.cells * 100).toFixed(2)} % right, loss ${(seen.loss / seen.cells).toFixed(4)}`)
      seen = { right: 0, loss: 0, cells: 0 }
    }
  }
}
