import type { Box } from '../card/geometry/pieces'
import type { Grey } from '../picture/grey'
import { layArea, type Area, type PageMap } from './lay-page'

/** Lines of the page laid flat under each other, as sharp as the picture has them: so no time is spent on what is not read. */
export type Sheet = { grey: Grey; boxes: Box[] }

/** At which small labels are about as tall as the engine likes letters. */
const PIXELS_PER_MM = 14
/** What is laid flat around a line, in millimetres. */
const AROUND = 0.7

/** Lays so many places of the page flat, one under the other; `boxes` are where they came to lie, in the same order. */
export function composeSheet(picture: Grey, map: PageMap, areas: readonly Area[]): Sheet {
  const strips = areas.map(({ left, top, right, bottom }) => layArea(picture, map, { left: left - AROUND, top: top - AROUND, right: right + AROUND, bottom: bottom + AROUND }, PIXELS_PER_MM))
  const [width, height] = [Math.max(1, ...strips.map(strip => strip.width)), Math.max(1, strips.reduce((sum, strip) => sum + strip.height, 0))]
  const grey: Grey = { width, height, data: new Uint8Array(width * height).fill(255) }
  const seam = Math.round(AROUND * PIXELS_PER_MM)
  const boxes: Box[] = []
  let top = 0
  for (const strip of strips) {
    for (let y = 0; y < strip.height; y += 1) grey.data.set(strip.data.subarray(y * strip.width, (y + 1) * strip.width), (top + y) * width)
    boxes.push({ left: seam, top: top + seam, right: strip.width - seam, bottom: top + strip.height - seam })
    top += strip.height
  }
  return { grey, boxes }
}
