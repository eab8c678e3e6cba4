import type { Grey } from '../picture/grey'
import type { Box } from './box'
import { resample, takeCrop } from './crop'

/** The ink of one line, paper 0 and ink 1, on an even grid; a sample is `step` pixels, and (0, 0) is the box's corner. */
export type LineInk = { width: number; height: number; ink: Float32Array; step: number }

/** A line's height in samples, and how many heights of it share one light. */
export const LINE = 40
const WINDOW = 3
/** A window with this part of the line's contrast holds ink; one with less holds noise. */
const FAINT = 0.5

/** The light is measured in windows along the line, for it may change. @returns null when the line is empty */
export function takeLineInk(grey: Grey, box: Box): LineInk | null {
  const [across, down] = [box.right - box.left, box.bottom - box.top]
  if (!(across >= 4 && down >= 4)) return null
  const step = down / LINE
  const [width, windows] = [Math.ceil(across / step), Math.max(1, Math.ceil(across / (WINDOW * down)))]
  const share = across / windows
  const crops = Array.from({ length: windows }, (_, index) => {
    const left = box.left + index * share
    return takeCrop(grey, { left, right: left + share, top: box.top, bottom: box.bottom }, down * 0.2)
  })
  const strongest = Math.max(...crops.map(crop => crop?.contrast ?? 0))
  if (strongest === 0) return null
  const ink = new Float32Array(width * LINE)
  for (const [index, crop] of crops.entries()) {
    if (!crop) continue
    const [from, to] = [Math.round(index * share / step), Math.min(width, Math.round((index + 1) * share / step))]
    const { scale, contrast } = crop
    const samples = resample(crop, (box.left + from * step - crop.left) / scale, (box.top - crop.top) / scale, step / scale, to - from, LINE)
    const weight = Math.min(1, contrast / (strongest * FAINT))
    for (let y = 0, at = 0; y < LINE; y += 1) for (let x = from; x < to; x += 1, at += 1) ink[y * width + x] = samples[at]! * weight
  }
  return { width, height: LINE, ink, step }
}
