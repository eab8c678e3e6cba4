import sharp from 'sharp'
import { PIXELS_PER_MM, printPaper } from './paper'
import { CARD, type FlatCard } from './sheet'

/** A flat page: four bytes a pixel, its size in millimetres, and how round its corners are. */
export type Page = { width: number; height: number; data: Uint8ClampedArray; millimetres: { width: number; height: number }; rounded: number }

/** The flat card with its rounded corners, 16 pixels to the millimetre. */
export async function renderCard(card: FlatCard): Promise<Page> {
  const paper = await printPaper(card.paper.style, card.paper.tint)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${paper.width / PIXELS_PER_MM} ${paper.height / PIXELS_PER_MM}" width="${paper.width}" height="${paper.height}">${card.lettering}</svg>`
  const { data } = await sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  const page = new Uint8ClampedArray(paper.data)
  for (let at = 0; at < data.length; at += 4) {
    const part = data[at + 3]! / 255
    if (part === 0) continue
    for (let k = 0; k < 3; k += 1) page[at + k] = page[at + k]! * (1 - part) + data[at + k]! * part
  }
  return { width: paper.width, height: paper.height, data: page, millimetres: CARD, rounded: 3.18 }
}

/** The same as a PNG. */
export async function renderCardPng(card: FlatCard): Promise<Buffer> {
  const { data, width, height } = await renderCard(card)
  return sharp(data, { raw: { width, height, channels: 4 } }).png().toBuffer()
}
