import type { Box } from '../han/box'
import { resample, takeCrop } from '../han/crop'
import type { Grey } from '../picture/grey'
import { lookAround, Network, type View } from './network'

/** What the network tells apart, in its order; after these comes what is none of them. */
export const PRINTED = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** A letter is laid in the middle of GRID × GRID samples, INNER of them to its height, or to its width where that is more. */
const GRID = 24
const INNER = 20
/** A little of what is beside the box is seen, so that a cut through ink shows; in parts of the box's height. */
const MARGIN = 0.08
/** Each sample is the mean of so many by so many. */
const TAPS = 2
/** How wide the box is against its height, as a row of steps. */
const RATIOS = [0.2, 0.35, 0.5, 0.62, 0.75, 0.9, 1.1, 1.4]

const FIRST = { channels: 8, size: 5 }
const SECOND = { channels: 20, size: 3 }

/** How the network looks at its samples: twice around every second point, then at everything. */
export const VIEWS: readonly View[] = [
  { windows: lookAround(GRID, GRID, 1, FIRST.size, 2), carried: RATIOS.length },
  { windows: lookAround(GRID / 2, GRID / 2, FIRST.channels, SECOND.size, 2), carried: RATIOS.length },
  null, null,
]
export const SAMPLES = GRID * GRID + RATIOS.length
/** Outputs of each layer. */
export const ROWS = [FIRST.channels, SECOND.channels, 96, PRINTED.length + 1] as const

/** What the network sees of a box: its ink on an even grid, paper 0 and ink 1, and how wide it is; null for plain paper. */
export function sampleLetter(grey: Grey, box: Box): Float32Array | null {
  const [width, height] = [box.right - box.left, box.bottom - box.top]
  if (width < 1 || height < 4) return null
  const crop = takeCrop(grey, box, height * 0.15 + 1)
  if (!crop) return null
  const step = Math.max(width, height) / INNER / crop.scale
  const [x, y] = [(box.left + width / 2 - crop.left) / crop.scale - GRID / 2 * step, (box.top + height / 2 - crop.top) / crop.scale - GRID / 2 * step]
  const fine = resample(crop, x, y, step / TAPS, GRID * TAPS, GRID * TAPS)
  const samples = new Float32Array(SAMPLES)
  const seen = (size: number) => Math.min(GRID / 2, (size / 2 + MARGIN * height) / crop.scale / step)
  const [left, right] = [Math.round(GRID / 2 - seen(width)), Math.round(GRID / 2 + seen(width))]
  const [top, bottom] = [Math.round(GRID / 2 - seen(height)), Math.round(GRID / 2 + seen(height))]
  for (let j = top; j < bottom; j += 1) {
    for (let i = left; i < right; i += 1) {
      let sum = 0
      for (let tap = 0; tap < TAPS * TAPS; tap += 1) sum += fine[(j * TAPS + Math.floor(tap / TAPS)) * GRID * TAPS + i * TAPS + tap % TAPS]!
      samples[j * GRID + i] = sum / TAPS / TAPS
    }
  }
  for (const [index, ratio] of RATIOS.entries()) samples[GRID * GRID + index] = Math.min(1, Math.max(0, (width / height - ratio) / 0.15 + 0.5))
  return samples
}

const network = new Network('printed-letters.bin', VIEWS)

/**
 * What printed capital or digit a box around its ink may show, the likeliest first; the probabilities sum to 1 less that of
 * its being none of them. [] for plain paper. It knows nothing of the engine; mock/specimens/letters/train-letters.ts made its
 * numbers.
 */
export function readPrintedLetter(grey: Grey, box: Box): { letter: string; probability: number }[] {
  const samples = sampleLetter(grey, box)
  if (!samples) return []
  const probabilities = network.classify(samples)
  return [...PRINTED].map((letter, index) => ({ letter, probability: probabilities[index]! })).sort((one, other) => other.probability - one.probability)
}
