import type { Grey } from './grey'

/** Brightness steps over `reach` pixels, the steepest 0.5 % of them. */
function steepest({ width, height, data }: Grey, reach: number): number {
  const histogram = new Uint32Array(256)
  let count = 0
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width - reach; x += 2) {
      histogram[Math.abs(data[y * width + x + reach]! - data[y * width + x]!)]! += 1
      count += 1
    }
  }
  let seen = 0
  for (let step = 255; step >= 0; step -= 1) {
    seen += histogram[step]!
    if (seen > count * 0.005) return step
  }
  return 0
}

const FAINTEST = 12

/**
 * How sudden the picture's edges are: about 1 when a step is over within two pixels, towards 0.2 when it takes ten or
 * more. Where there are no edges nothing is blurred: 1.
 */
export function measureSharpness(picture: Grey): number {
  const edges = steepest(picture, 10)
  return edges < FAINTEST ? 1 : steepest(picture, 2) / edges
}
