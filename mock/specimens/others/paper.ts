import sharp from 'sharp'
import type { Page } from '../cards/render-card'
import { covers, letter, measure, type FontName, type Lettering } from '../lettering'

/** Words in a face that has them all. */
export function write(text: string, x: number, y: number, lettering: Lettering): string {
  return letter(text, x, y, covers(lettering.font, text) ? lettering : { ...lettering, font: 'heiNoto' })
}

/** Words broken into lines of a width, each so much below the other; returns the SVG and where the next line would be. */
export function writeBlock(text: string, x: number, y: number, { width, gap, ...lettering }: Lettering & { width: number; gap: number }): { svg: string; next: number } {
  const font: FontName = covers(lettering.font, text) ? lettering.font : 'heiNoto'
  const lines: string[] = ['']
  for (const character of text) {
    const line = lines[lines.length - 1]! + character
    if (measure(line, { font, size: lettering.size }) > width) lines.push(character)
    else lines[lines.length - 1] = line
  }
  return { svg: lines.map((line, row) => letter(line, x, y + row * gap, { ...lettering, font })).join(''), next: y + lines.length * gap }
}

export type PaperForm = { width: number; height: number; fill: string; rounded?: number; pixelsPerMm?: number }

/** A flat paper or card of a size in millimetres with SVG elements on it. */
export async function renderPaper(body: string, { width, height, fill, rounded = 0, pixelsPerMm = 8 }: PaperForm): Promise<Page> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${Math.round(width * pixelsPerMm)}" height="${Math.round(height * pixelsPerMm)}">
    <clipPath id="edge"><rect width="${width}" height="${height}" rx="${rounded}"/></clipPath><g clip-path="url(#edge)"><rect width="100%" height="100%" fill="${fill}"/>${body}</g></svg>`
  const { data, info } = await sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.length), millimetres: { width, height }, rounded }
}
