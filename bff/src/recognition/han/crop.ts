import type { Grey } from '../picture/grey'
import type { Box } from './box'
import { measureLight } from './light'

/**
 * The ink of a part of a picture, paper 0 and ink 1, which is `contrast` darker; pixel (0, 0) is `left`, `top` of the
 * picture, where `scale` pixels are one.
 */
export type Crop = { width: number; height: number; ink: Float32Array; contrast: number; left: number; top: number; scale: number }

/** The longer side of a box has fewer pixels than this in its crop. */
const LARGEST = 80

/** Cuts out the box with `reach` pixels around it; beyond the picture's edge the nearest pixel answers. */
function cut({ width, height, data }: Grey, left: number, top: number, across: number, down: number, factor: number): Grey {
  const crop = { width: across, height: down, data: new Uint8Array(across * down) }
  for (let y = 0, at = 0; y < down; y += 1) {
    for (let x = 0; x < across; x += 1, at += 1) {
      let sum = 0
      for (let j = 0; j < factor; j += 1) {
        const row = Math.min(height - 1, Math.max(0, top + y * factor + j)) * width
        for (let i = 0; i < factor; i += 1) sum += data[row + Math.min(width - 1, Math.max(0, left + x * factor + i))]!
      }
      crop.data[at] = sum / (factor * factor)
    }
  }
  return crop
}

/**
 * The ink in a box and `reach` pixels around it. Large print is made smaller by a whole factor, each new pixel the mean of
 * those it covers. @returns null when nothing there is darker than the paper
 */
export function takeCrop(grey: Grey, box: Box, reach: number): Crop | null {
  const scale = Math.max(1, Math.floor(Math.max(box.right - box.left, box.bottom - box.top) / (LARGEST / 2)))
  const [left, top] = [Math.floor(box.left - reach), Math.floor(box.top - reach)]
  const width = Math.max(2, Math.ceil((box.right + reach - left) / scale))
  const height = Math.max(2, Math.ceil((box.bottom + reach - top) / scale))
  const pixels = cut(grey, left, top, width, height, scale)
  const light = measureLight(pixels)
  if (!light) return null
  const ink = new Float32Array(width * height)
  for (let y = 0, at = 0; y < height; y += 1) {
    const paper = light.base + light.down * y
    for (let x = 0; x < width; x += 1, at += 1) {
      ink[at] = Math.min(1.2, Math.max(0, (paper + light.across * x - pixels.data[at]!) / light.contrast))
    }
  }
  return { width, height, ink, contrast: light.contrast, left, top, scale }
}

/**
 * Ink on an even grid, between the middles of pixels: sample (i, j) of `across` × `down` is at `x + (i + 0.5) step`,
 * `y + (j + 0.5) step` of the crop.
 */
export function resample({ width, height, ink }: Crop, x: number, y: number, step: number, across: number, down: number): Float32Array {
  const samples = new Float32Array(across * down)
  const [columns, parts] = [new Int32Array(across), new Float32Array(across)]
  for (let i = 0; i < across; i += 1) {
    const place = Math.min(width - 1.001, Math.max(0, x + (i + 0.5) * step - 0.5))
    columns[i] = place | 0
    parts[i] = place - (place | 0)
  }
  for (let j = 0, at = 0; j < down; j += 1) {
    const place = Math.min(height - 1.001, Math.max(0, y + (j + 0.5) * step - 0.5))
    const row = (place | 0) * width
    const part = place - (place | 0)
    for (let i = 0; i < across; i += 1, at += 1) {
      const from = row + columns[i]!
      const fx = parts[i]!
      samples[at] = (ink[from]! * (1 - fx) + ink[from + 1]! * fx) * (1 - part) + (ink[from + width]! * (1 - fx) + ink[from + width + 1]! * fx) * part
    }
  }
  return samples
}
