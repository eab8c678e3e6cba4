// Teaches the reader OCR-B: tsx mock/specimens/train-glyphs.ts bff/src/recognition/letters [CELLS]
// Writes glyph-shapes.bin and, some minutes later, glyph-network.bin into that folder; the same numbers every time.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CELL } from '@mcb/bff/src/recognition/zone/cells'
import { ALPHABET } from '@mcb/bff/src/recognition/letters/glyph-network'
import { Chance } from './chance'
import { drawCell, drawMasks, drawTypicalCells } from './glyph-cells'

const INPUTS = CELL.width * CELL.height
const HIDDEN = 128
const BATCH = 32
const RATE = 0.0015

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

class Network {
  private readonly first: [Weights, Weights]
  private readonly second: [Weights, Weights]
  private readonly hidden = new Float32Array(HIDDEN)
  private readonly output = new Float32Array(ALPHABET.length)

  constructor(chance: Chance) {
    this.first = [new Weights(HIDDEN, INPUTS, chance), new Weights(HIDDEN, 1, null)]
    this.second = [new Weights(ALPHABET.length, HIDDEN, chance), new Weights(ALPHABET.length, 1, null)]
  }

  private static apply([weights, biases]: [Weights, Weights], input: Float32Array, output: Float32Array): void {
    for (let row = 0, at = 0; row < weights.rows; row += 1) {
      let sum = biases.values[row]!
      for (let column = 0; column < weights.columns; column += 1, at += 1) sum += weights.values[at]! * input[column]!
      output[row] = sum
    }
  }

  /** Adds to the gradients; tells whether the answer was right and what it cost. */
  study(input: Float32Array, label: number): { right: boolean; loss: number } {
    const { first, second, hidden, output } = this
    Network.apply(first, input, hidden)
    for (let i = 0; i < HIDDEN; i += 1) hidden[i] = Math.max(0, hidden[i]!)
    Network.apply(second, hidden, output)
    const highest = Math.max(...output)
    const right = output[label] === highest
    let total = 0
    for (let i = 0; i < output.length; i += 1) total += output[i] = Math.exp(output[i]! - highest)
    const loss = -Math.log(output[label]! / total + 1e-12)
    const back = new Float32Array(HIDDEN)
    for (let row = 0; row < output.length; row += 1) {
      const slope = output[row]! / total - (row === label ? 1 : 0)
      second[1].gradient[row]! += slope
      for (let i = 0, at = row * HIDDEN; i < HIDDEN; i += 1, at += 1) {
        second[0].gradient[at]! += slope * hidden[i]!
        back[i]! += slope * second[0].values[at]!
      }
    }
    for (let row = 0; row < HIDDEN; row += 1) {
      if (hidden[row] === 0) continue
      const slope = back[row]!
      first[1].gradient[row]! += slope
      for (let i = 0, at = row * INPUTS; i < INPUTS; i += 1, at += 1) first[0].gradient[at]! += slope * input[i]!
    }
    return { right, loss }
  }

  learn(rate: number, step: number): void {
    for (const weights of [...this.first, ...this.second]) weights.learn(rate, step)
  }

  /** The format `parseLayers` reads. */
  serialize(): Buffer {
    return Buffer.concat([this.first, this.second].map(([{ rows, columns, values }, biases]) => {
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

async function main(): Promise<void> {
  const [folder, cells = '640000'] = process.argv.slice(2)
  if (!folder) throw new Error('say which folder to write into')
  const masks = await drawMasks()
  writeFileSync(join(folder, 'glyph-shapes.bin'), drawTypicalCells(masks, new Chance(4)))
  const chance = new Chance(9303)
  const network = new Network(chance)
  const steps = Math.floor(Number(cells) / BATCH)
  let seen = { right: 0, loss: 0, cells: 0 }
  for (let step = 1; step <= steps; step += 1) {
    for (let item = 0; item < BATCH; item += 1) {
      const label = chance.integer(0, ALPHABET.length - 1)
      const { right, loss } = network.study(drawCell(masks, label, chance).samples, label)
      seen = { right: seen.right + Number(right), loss: seen.loss + loss, cells: seen.cells + 1 }
    }
    network.learn(RATE * 0.5 * (1 + Math.cos(Math.PI * step / steps)), step)
    if (step % 1000 === 0 || step === steps) {
      console.log(`${step * BATCH} cells: ${(seen.right / seen.cells * 100).toFixed(2)} % right, loss ${(seen.loss / seen.cells).toFixed(4)}`)
      seen = { right: 0, loss: 0, cells: 0 }
    }
  }
  writeFileSync(join(folder, 'glyph-network.bin'), network.serialize())
}

void main()
