import type { Grey } from '../picture/grey'

/** How bright the paper is (a plane over the crop's pixels), and how much darker full ink is. */
export type Light = { base: number; across: number; down: number; contrast: number }

const FAINTEST = 10
/** This part of a crop is no ink or half of it; what is darker is full ink. */
const PALER = 0.97
const PAPER = 0.35

/** The brightness that parts the pixels best into dark and bright ones (Otsu). */
function partBrightness(data: Uint8Array): number {
  const histogram = new Uint32Array(256)
  let total = 0
  for (let at = 0; at < data.length; at += 1) { histogram[data[at]!]! += 1; total += data[at]! }
  let [best, threshold, dark, darkSum] = [-1, 128, 0, 0]
  for (let value = 0; value < 255; value += 1) {
    dark += histogram[value]!
    darkSum += value * histogram[value]!
    const bright = data.length - dark
    if (dark === 0 || bright === 0) continue
    const apart = darkSum / dark - (total - darkSum) / bright
    if (dark * bright * apart * apart > best) { best = dark * bright * apart * apart; threshold = value + 0.5 }
  }
  return threshold
}

/** The plane nearest, in the sense of least squares, to the pixels that are not `below` darker than the plane before. */
function fitPaper({ width, height, data }: Grey, before: Light, below: number): Light {
  let [n, sx, sy, sxx, syy, sxy, sv, sxv, syv] = [0, 0, 0, 0, 0, 0, 0, 0, 0]
  for (let y = 0, at = 0; y < height; y += 1) {
    const least = before.base + before.down * y - below
    for (let x = 0; x < width; x += 1, at += 1) {
      const value = data[at]!
      if (value < least + before.across * x) continue
      n += 1; sx += x; sy += y; sxx += x * x; syy += y * y; sxy += x * y; sv += value; sxv += x * value; syv += y * value
    }
  }
  if (n < 8) return before
  const [cxx, cyy, cxy] = [sxx - sx * sx / n, syy - sy * sy / n, sxy - sx * sy / n]
  const [cxv, cyv] = [sxv - sx * sv / n, syv - sy * sv / n]
  const determinant = cxx * cyy - cxy * cxy
  if (determinant < 1e-6 * cxx * cyy) return { ...before, base: sv / n, across: 0, down: 0 }
  const across = (cxv * cyy - cyv * cxy) / determinant
  const down = (cyv * cxx - cxv * cxy) / determinant
  return { ...before, base: (sv - across * sx - down * sy) / n, across, down }
}

function measureContrast({ width, height, data }: Grey, { base, across, down }: Light): number {
  const histogram = new Uint32Array(256)
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 1) {
      const darker = base + across * x + down * y - data[at]!
      histogram[darker <= 0 ? 0 : darker >= 255 ? 255 : darker | 0]! += 1
    }
  }
  let seen = 0
  for (let darker = 0; darker < 256; darker += 1) {
    seen += histogram[darker]!
    if (seen > data.length * PALER) return darker + 0.5
  }
  return 255
}

/** Tells paper from ink in a crop around one glyph. @returns null when nothing is darker than the paper */
export function measureLight(crop: Grey): Light | null {
  let light: Light = { base: partBrightness(crop.data), across: 0, down: 0, contrast: 0 }
  for (let round = 0; round < 3; round += 1) {
    light = fitPaper(crop, light, light.contrast * PAPER)
    light.contrast = measureContrast(crop, light)
  }
  return light.contrast < FAINTEST ? null : light
}
