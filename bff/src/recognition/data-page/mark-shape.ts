import type { Box } from '../card/geometry/pieces'
import type { Grey } from '../picture/grey'

/** Ink of a box, 0 to 1 for each pixel, as parts of its darkest against the paper beside it. */
export type InkBox = { width: number; height: number; ink: Float32Array }

/** Takes the ink of a box; `light` is the brightness of paper and of ink in its line. */
export function takeInk({ width, data }: Grey, { left, top, right, bottom }: Box, light: { paper: number; ink: number }): InkBox {
  const [w, h] = [right - left, bottom - top]
  const ink = new Float32Array(Math.max(0, w * h))
  for (let y = 0; y < h; y += 1) {
    for (let x = 0; x < w; x += 1) ink[y * w + x] = Math.min(1, Math.max(0, (light.paper - data[(top + y) * width + left + x]!) / (light.paper - light.ink)))
  }
  return { width: w, height: h, ink }
}

const INK = 0.4
/** A wave or a bar is so many times as wide as high; a wave rises, falls and rises by so much of its height. */
const FLAT = 1.4
const WAVY = 0.5

/** Marks by their shape, as Unicode's combining characters. */
const [GRAVE, ACUTE, CIRCUMFLEX, TILDE, MACRON, DOT, DIAERESIS, RING, CARON] = ['\u0300', '\u0301', '\u0302', '\u0303', '\u0304', '\u0307', '\u0308', '\u030a', '\u030c'] as const

/** How many runs of inked columns there are. */
function countRuns(columns: readonly number[]): number {
  return columns.filter((count, x) => count > 0 && (columns[x - 1] ?? 0) === 0).length
}

/**
 * What mark the ink above a letter is, by its shape; null when it is none in particular. A breve counts as a caron: no language
 * has both on one letter.
 */
export function nameMark({ width, height, ink }: InkBox): string | null {
  const columns = new Array<number>(width).fill(0)
  const heights = new Array<number>(width).fill(0)
  let [left, right, top, bottom, total, sx, sy] = [width, 0, height, 0, 0, 0, 0]
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const value = ink[y * width + x]!
      if (value < INK) continue
      columns[x]! += value
      heights[x]! += value * y
      total += value; sx += value * x; sy += value * y
      left = Math.min(left, x); right = Math.max(right, x + 1); top = Math.min(top, y); bottom = Math.max(bottom, y + 1)
    }
  }
  if (total < 3) return null
  const [w, h] = [right - left, bottom - top]
  if (countRuns(columns) === 2) return DIAERESIS
  const [mx, my] = [sx / total, sy / total]
  let [xx, yy, xy] = [0, 0, 0]
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const value = ink[y * width + x]!
      if (value < INK) continue
      xx += value * (x - mx) ** 2; yy += value * (y - my) ** 2; xy += value * (x - mx) * (y - my)
    }
  }
  // How much higher the middle is than the ends, and whether the heights go up and down from end to end, in parts of the height.
  const at = (part: number) => { const x = Math.min(right - 1, Math.max(left, Math.round(left + part * (w - 1)))); return columns[x]! > 0 ? heights[x]! / columns[x]! : my }
  const bend = ((at(0.08) + at(0.92)) / 2 - at(0.5)) / h
  const lean = xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0
  const wave = (at(0.75) - at(0.25) + at(0.02) - at(0.98)) / h
  const middle = ink[Math.round(my) * width + Math.round(mx)]!
  if (w > h * 0.75 && w < h * 1.35 && Math.abs(lean) < 0.35) return middle < 0.55 ? RING : Math.abs(bend) < 0.2 ? DOT : bend > 0 ? CIRCUMFLEX : CARON
  if (wave > WAVY && w > h * FLAT) return TILDE
  if (Math.abs(lean) > 0.55) return lean < 0 ? ACUTE : GRAVE
  if (bend > 0.28) return CIRCUMFLEX
  if (bend < -0.28) return CARON
  if (w > h * FLAT) return MACRON
  return lean < -0.3 ? ACUTE : lean > 0.3 ? GRAVE : null
}
