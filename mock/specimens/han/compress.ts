import sharp from 'sharp'
import type { Grey } from '@mcb/bff/src/recognition/picture/grey'
import type { Chance } from '../chance'

const SHEET = 1024
const BLOCK = 8

/** Saves many small pictures as a phone would, together on one sheet as JPEG, and takes them out again. */
export async function compress(pictures: Grey[], chance: Chance): Promise<Grey[]> {
  const order = [...pictures.keys()].sort((a, b) => pictures[a]!.height - pictures[b]!.height)
  const places = new Map<number, { x: number; y: number }>()
  let [x, y, shelf] = [0, 0, 0]
  for (const index of order) {
    const { width, height } = pictures[index]!
    if (x + width > SHEET) { [x, y, shelf] = [0, y + shelf, 0] }
    places.set(index, { x, y })
    x += Math.ceil(width / BLOCK) * BLOCK
    shelf = Math.max(shelf, Math.ceil(height / BLOCK) * BLOCK)
  }
  const tall = y + shelf
  const sheet = new Uint8Array(SHEET * tall).fill(200)
  for (const [index, place] of places) {
    const { width, height, data } = pictures[index]!
    for (let row = 0; row < height; row += 1) sheet.set(data.subarray(row * width, (row + 1) * width), (place.y + row) * SHEET + place.x)
  }
  const jpeg = await sharp(sheet, { raw: { width: SHEET, height: tall, channels: 1 } }).jpeg({ quality: chance.integer(45, 95) }).toBuffer()
  const seen = await sharp(jpeg).greyscale().raw().toBuffer()
  return pictures.map(({ width, height }, index) => {
    const place = places.get(index)!
    const data = new Uint8Array(width * height)
    for (let row = 0; row < height; row += 1) {
      const from = (place.y + row) * SHEET + place.x
      data.set(seen.subarray(from, from + width), row * width)
    }
    return { width, height, data }
  })
}
