import type { Grey } from '../picture/grey'

const MARGIN = 1
const GAP = 1

/**
 * A line for the engine: only the columns that hold letters, light evened out, fillers left out. The engine takes a run
 * of fillers for K, L and C in any number, and then misreads the letters beside them.
 * `strip` is one line with `across` samples to the letter.
 */
export function composeWords(strip: Grey, across: number, columns: number[]): Grey {
  const pieces: (number | null)[] = []
  for (const [index, column] of columns.entries()) {
    if (index > 0 && column !== columns[index - 1]! + 1) pieces.push(null)
    pieces.push(column)
  }
  const gap = Math.round(GAP * across)
  const width = pieces.reduce<number>((sum, piece) => sum + (piece === null ? gap : across), 2 * MARGIN * across)
  const data = new Uint8Array(width * strip.height).fill(255)
  let left = MARGIN * across
  for (const piece of pieces) {
    if (piece === null) { left += gap; continue }
    const { paper, ink } = measureLight(strip, (piece - 1) * across, (piece + 2) * across)
    for (let y = 0; y < strip.height; y += 1) {
      for (let x = 0; x < across; x += 1) {
        const value = (strip.data[y * strip.width + piece * across + x]! - ink) / (paper - ink) * 255
        data[y * width + left + x] = Math.min(255, Math.max(0, value))
      }
    }
    left += across
  }
  return { width, height: strip.height, data }
}

function measureLight(strip: Grey, from: number, to: number): { paper: number; ink: number } {
  const values: number[] = []
  for (let x = Math.max(0, from); x < Math.min(strip.width, to); x += 2) {
    for (let y = 0; y < strip.height; y += 2) values.push(strip.data[y * strip.width + x]!)
  }
  values.sort((a, b) => a - b)
  const ink = values[Math.floor(values.length * 0.03)]!
  return { paper: Math.max(ink + 8, values[Math.floor(values.length * 0.65)]!), ink }
}
