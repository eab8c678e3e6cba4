import type { Grey } from '../picture/grey'
import type { Box } from './box'
import { resample, takeCrop } from './crop'

/**
 * The ink of one line, paper 0 and ink 1, on an even grid; a sample is `step` pixels and (0, 0) is `left`, `top` of the
 * picture. The line's box begins `margin` samples from every edge.
 */
export type LineInk = { width: number; height: number; ink: Float32Array; step: number; left: number; top: number; margin: number }

/** A line's height in samples, what is seen around it, and how many heights of it share one light. */
const LINE = 40
const MARGIN = 12
const WINDOW = 3
/** A window with this part of the line's contrast holds ink; one with less holds noise. */
const FAINT = 0.5

/** The light is measured in windows along the line, for it may change. @returns null when the line is empty */
export function takeLineInk(grey: Grey, box: Box): LineInk | null {
  const [across, down] = [box.right - box.left, box.bottom - box.top]
  if (!(across >= 4 && down >= 4)) return null
  const step = down / LINE
  const [left, top] = [box.left - MARGIN * step, box.top - MARGIN * step]
  const [width, height] = [Math.ceil(across / step) + 2 * MARGIN, LINE + 2 * MARGIN]
  const windows = Math.max(1, Math.round(width / (WINDOW * LINE)))
  const share = width / windows
  const crops = Array.from({ length: windows }, (_, index) => {
    const from = left + index * share * step
    return takeCrop(grey, { left: from, right: from + share * step, top, bottom: top + height * step }, 1)
  })
  const strongest = Math.max(...crops.map(crop => crop?.contrast ?? 0))
  if (strongest === 0) return null
  const ink = new Float32Array(width * height)
  for (const [index, crop] of crops.entries()) {
    if (!crop) continue
    const [from, to] = [Math.round(index * share), Math.min(width, Math.round((index + 1) * share))]
    const { scale, contrast } = crop
    const samples = resample(crop, (left + from * step - crop.left) / scale, (top - crop.top) / scale, step / scale, to - from, height)
    const weight = Math.min(1, contrast / (strongest * FAINT))
    for (let y = 0, at = 0; y < height; y += 1) for (let x = from; x < to; x += 1, at += 1) ink[y * width + x] = samples[at]! * weight
  }
  return { width, height, ink, step, left, top, margin: MARGIN }
}
