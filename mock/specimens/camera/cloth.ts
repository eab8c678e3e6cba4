import type { Chance } from '../chance'
import type { Raster } from '../desk'

const COLOURS = [[107, 127, 143], [139, 90, 82], [76, 90, 74], [201, 189, 169], [59, 63, 85], [213, 208, 203], [168, 150, 176], [226, 222, 214]] as const

/** Woven cloth, plain or checked, with soft folds. Computed pixel by pixel: as a vector drawing it would take seconds. */
export function weaveCloth(chance: Chance, width: number, height: number): Raster {
  const [red, green, blue] = chance.pick(COLOURS)
  const turn = chance.between(-0.5, 0.5)
  const cos = Math.cos(turn)
  const sin = Math.sin(turn)
  const thread = Math.PI / chance.between(2.5, 7)
  const strong = chance.between(5, 14)
  const check = chance.next() < 0.4 ? chance.between(8, 30) : 0
  const band = Math.PI / chance.between(40, 160)
  const fold = chance.between(4, 14)
  const foldLength = chance.between(0.002, 0.006)
  const foldBend = chance.between(0.001, 0.003)
  const data = new Uint8ClampedArray(width * height * 3)
  for (let y = 0, at = 0; y < height; y += 1) {
    const bend = 40 * Math.sin(y * foldBend * 3)
    for (let x = 0; x < width; x += 1, at += 3) {
      const u = x * cos + y * sin
      const v = y * cos - x * sin
      const warp = Math.sin(u * thread)
      const weft = Math.sin(v * thread)
      let light = (warp * weft > 0 ? warp : weft) * strong + fold * Math.sin((x + bend) * foldLength + y * foldBend)
      if (check > 0) light += (Math.sin(u * band) > 0 ? check : 0) - (Math.sin(v * band) > 0 ? check : 0)
      data[at] = red + light
      data[at + 1] = green + light
      data[at + 2] = blue + light
    }
  }
  return { width, height, data }
}
