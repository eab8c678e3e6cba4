import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CELL } from '../zone/cells'
import { ALPHABET } from './glyph-network'

const SIZE = CELL.width * CELL.height
const REACH = { across: 2, down: 3 }

let loaded: Uint8Array | undefined

/** Correlation of a cell with a letter's shape moved by whole samples, where both are; neighbours' edges are left out. */
function correlate(samples: Float32Array, shape: Uint8Array, dx: number, dy: number): number {
  let [count, sumA, sumB, sumAA, sumBB, sumAB] = [0, 0, 0, 0, 0, 0]
  for (let y = Math.max(0, dy); y < Math.min(CELL.height, CELL.height + dy); y += 1) {
    for (let x = Math.max(1, dx); x < Math.min(CELL.width - 1, CELL.width + dx); x += 1) {
      const a = samples[y * CELL.width + x]!
      const b = shape[(y - dy) * CELL.width + x - dx]!
      count += 1
      sumA += a; sumB += b; sumAA += a * a; sumBB += b * b; sumAB += a * b
    }
  }
  const spread = (sumAA - sumA * sumA / count) * (sumBB - sumB * sumB / count)
  return spread > 0 ? (sumAB - sumA * sumB / count) / Math.sqrt(spread) : 0
}

/**
 * How much a cell looks like a letter as it is printed, 1 at best. The network always names some letter; this tells
 * whether the cell shows that letter whole or a scratched, blotted one that only happens to be nearest to it.
 */
export function compareShape(samples: Float32Array, letter: string): number {
  loaded ??= readFileSync(join(__dirname, 'glyph-shapes.bin'))
  const at = ALPHABET.indexOf(letter) * SIZE
  const shape = loaded.subarray(at, at + SIZE)
  let best = -1
  for (let dy = -REACH.down; dy <= REACH.down; dy += 1) {
    for (let dx = -REACH.across; dx <= REACH.across; dx += 1) best = Math.max(best, correlate(samples, shape, dx, dy))
  }
  return best
}
