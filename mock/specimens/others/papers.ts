import type { Page } from '../cards/render-card'
import type { Chance } from '../chance'
import type { FontName } from '../lettering'
import { renderPaper, write, writeBlock } from './paper'
import { FORM_LABELS, FORM_TITLES, GOODS, POSTERS, SENTENCES, SHOPS } from './words'

const FACES = ['heiNoto', 'songNoto', 'heiWqy'] as const satisfies readonly FontName[]
const PAPERS = ['#f8f7f3', '#f3f3f1', '#fbfbfa', '#f3efe2'] as const

function writeParagraphs(chance: Chance, count: number, block: { x: number; y: number; width: number; size: number; font: FontName }): string {
  const parts: string[] = []
  let { y } = block
  for (let i = 0; i < count; i += 1) {
    const text = Array.from({ length: chance.integer(2, 4) }, () => chance.pick(SENTENCES)).join('')
    const { svg, next } = writeBlock(text, block.x, y, { font: block.font, size: block.size, width: block.width, gap: block.size * 1.7, fill: '#2a2a2c' })
    parts.push(svg)
    y = next + block.size * 0.6
  }
  return parts.join('')
}

/** A letter of a page. */
export async function drawLetter(chance: Chance): Promise<Page> {
  const font = chance.pick(FACES)
  const head = write(chance.pick(FORM_TITLES), 20, 30, { font, size: 7, fill: chance.pick(['#8a2f2f', '#222', '#2c4a6e']) })
  return renderPaper(head + writeParagraphs(chance, 5, { x: 20, y: 50, width: 150, size: chance.between(4, 5.2), font }), { width: 190, height: 250, fill: chance.pick(PAPERS), pixelsPerMm: 8 })
}

/** Two pages of a book. */
export async function drawBookPage(chance: Chance): Promise<Page> {
  const font = chance.pick(FACES)
  const pages = [12, 142].map((x, side) => writeParagraphs(chance, 7, { x, y: 22, width: 105, size: 3.9, font }) + write(String(40 + side), x + 50, 182, { font, size: 3.2 }))
  return renderPaper(`${pages.join('')}<rect x="128" width="4" height="190" fill="#000" fill-opacity="0.14"/>`, { width: 260, height: 190, fill: '#f1ead9' })
}

/** A till's receipt. */
export async function drawReceipt(chance: Chance): Promise<Page> {
  const font = chance.pick(FACES)
  const rows = Array.from({ length: chance.integer(6, 12) }, (_, row) => {
    const y = 34 + row * 5.4
    return write(chance.pick(GOODS), 5, y, { font, size: 3.2 }) + write(`${chance.integer(1, 4)}`, 36, y, { font, size: 3.2 }) + write(chance.between(2, 180).toFixed(2), 48, y, { font, size: 3.2 })
  })
  const end = 40 + rows.length * 5.4
  const foot = write(`合计 ￥${chance.between(30, 600).toFixed(2)}`, 5, end, { font, size: 4 }) + write('谢谢惠顾', 22, end + 12, { font, size: 3.4 })
  const head = write(chance.pick(SHOPS), 14, 12, { font, size: 4.6 }) + write(`2026-0${chance.integer(1, 9)}-1${chance.integer(0, 9)} 1${chance.integer(0, 9)}:3${chance.integer(0, 9)} No.${chance.integer(100000, 999999)}`, 5, 22, { font, size: 2.8 })
  return renderPaper(head + rows.join('') + foot, { width: 62, height: end + 20, fill: '#f7f7f5', pixelsPerMm: 14 })
}

/** A printed form: lines, labels, a few entries by hand. */
export async function drawForm(chance: Chance): Promise<Page> {
  const font = chance.pick(FACES)
  const parts = [write(chance.pick(FORM_TITLES), 60, 24, { font, size: 7.5 })]
  const rows = chance.integer(9, 14)
  const columns = chance.integer(2, 3)
  for (let row = 0; row < rows; row += 1) {
    const y = 34 + row * 11
    for (let column = 0; column < columns; column += 1) {
      const x = 15 + column * 160 / columns
      parts.push(`<rect x="${x}" y="${y}" width="${160 / columns}" height="11" fill="none" stroke="#333" stroke-width="0.3"/>`,
        write(chance.pick(FORM_LABELS), x + 2, y + 7, { font, size: 3.7, fill: '#222' }))
      if (chance.next() < 0.4) parts.push(write(String(chance.integer(1000, 99999999)), x + 26, y + 7, { font: 'arimo', size: 3.8, fill: '#1d3fa0' }))
    }
  }
  parts.push(writeParagraphs(chance, 2, { x: 15, y: 44 + rows * 11, width: 160, size: 3.6, font }))
  return renderPaper(parts.join(''), { width: 190, height: 260, fill: chance.pick(PAPERS), pixelsPerMm: 8 })
}

/** Squares like a code to be scanned; it says nothing. */
export function drawCode(chance: Chance, x: number, y: number, size: number): string {
  const modules = 29
  const unit = size / modules
  const corner = (i: number, j: number) => (i < 8 && j < 8) || (i > modules - 9 && j < 8) || (i < 8 && j > modules - 9)
  const dots: string[] = []
  for (let i = 0; i < modules; i += 1) for (let j = 0; j < modules; j += 1) if (!corner(i, j) && chance.next() < 0.48) dots.push(`M${(x + i * unit).toFixed(2)} ${(y + j * unit).toFixed(2)}h${unit.toFixed(2)}v${unit.toFixed(2)}h-${unit.toFixed(2)}z`)
  const eyes = [[0, 0], [modules - 7, 0], [0, modules - 7]].map(([i, j]) => {
    const [ex, ey] = [x + i! * unit, y + j! * unit]
    return `<rect x="${ex}" y="${ey}" width="${7 * unit}" height="${7 * unit}" fill="#000"/><rect x="${ex + unit}" y="${ey + unit}" width="${5 * unit}" height="${5 * unit}" fill="#fff"/><rect x="${ex + 2 * unit}" y="${ey + 2 * unit}" width="${3 * unit}" height="${3 * unit}" fill="#000"/>`
  })
  return `<rect x="${x - size * 0.06}" y="${y - size * 0.06}" width="${size * 1.12}" height="${size * 1.12}" fill="#fff"/><path d="${dots.join('')}"/>${eyes.join('')}`
}

/** A poster with a code to be scanned. */
export async function drawPoster(chance: Chance): Promise<Page> {
  const font = chance.pick(FACES)
  const [paper, ink] = chance.pick([['#2f6f4f', '#fff'], ['#c8352e', '#ffe9b0'], ['#f4f1e8', '#1f3f6e'], ['#2b4f88', '#fff']] as const)
  const { svg } = writeBlock(chance.pick(SENTENCES), 30, 235, { font, size: 8, width: 150, gap: 14, fill: ink })
  return renderPaper(write(chance.pick(POSTERS), 40, 50, { font, size: 22, fill: ink }) + drawCode(chance, 55, 80, 100) + svg, { width: 210, height: 297, fill: paper, pixelsPerMm: 6 })
}
