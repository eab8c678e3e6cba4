import sharp from 'sharp'
import { Chance } from '../chance'
import { CARD, type PaperStyle } from './sheet'

export const PIXELS_PER_MM = 16

type Tint = { left: string; middle: string; right: string; line: string; warm: string }
const TINTS: Record<PaperStyle, readonly [Tint, Tint, Tint]> = {
  identityFront: [
    { left: '#dfe9f1', middle: '#eef0f2', right: '#e3e6f1', line: '#8fb4d2', warm: '#d9b2c4' },
    { left: '#d8e6ee', middle: '#eceef4', right: '#efe3ea', line: '#9bb7d6', warm: '#dba7b4' },
    { left: '#e6edf0', middle: '#f1f1ef', right: '#dfe8ec', line: '#a3c0cc', warm: '#cfb6c8' },
  ],
  identityBack: [
    { left: '#e4ecf2', middle: '#f0eef0', right: '#eadfe6', line: '#93b6cf', warm: '#d8aebf' },
    { left: '#dce8ee', middle: '#eef1f2', right: '#ece4ea', line: '#a5c3d2', warm: '#d4b3bd' },
    { left: '#e8eeee', middle: '#f2f0ec', right: '#e6e9ef', line: '#9fbcc8', warm: '#d2b5b0' },
  ],
  permitFront: [
    { left: '#d7e6ea', middle: '#eaf0ee', right: '#dbe4ef', line: '#7fb0b4', warm: '#b9a6cf' },
    { left: '#e0e4f0', middle: '#eef0f4', right: '#d9e8ec', line: '#8f9fce', warm: '#8fc0bc' },
    { left: '#e9e6ee', middle: '#f1eff2', right: '#e0e9ee', line: '#a39bc6', warm: '#c8a9b8' },
  ],
  taiwanFront: [
    { left: '#e2ede2', middle: '#f0f3ea', right: '#e4ebe8', line: '#8fbb98', warm: '#d5b892' },
    { left: '#dfeae9', middle: '#eff2ef', right: '#e9ece0', line: '#86b3ae', warm: '#c9bd8f' },
    { left: '#ece8df', middle: '#f4f1ea', right: '#e5eae0', line: '#b7ab83', warm: '#93b8a0' },
  ],
  foreignFront: [
    { left: '#e2e8f0', middle: '#f0eff1', right: '#eee2e6', line: '#98afd0', warm: '#d8a9b2' },
    { left: '#e4edf1', middle: '#f1f2f2', right: '#e2e4f0', line: '#93bace', warm: '#b7a9d2' },
    { left: '#ebe8ea', middle: '#f3f1ef', right: '#e1eaee', line: '#b0a4bb', warm: '#9bbccb' },
  ],
  foreign2023Front: [
    { left: '#e6eef3', middle: '#f4f1ee', right: '#f2e0da', line: '#9cc0d4', warm: '#e0a58e' },
    { left: '#e3ebf4', middle: '#f3f3f1', right: '#f0e6d6', line: '#93acd6', warm: '#dcbf85' },
    { left: '#edebe6', middle: '#f5f2ee', right: '#e8dfe6', line: '#bcae93', warm: '#cf9fa6' },
  ],
}

/** Fine waves woven over each other. */
function drawGuilloche(chance: Chance, { line, warm }: Tint): string {
  const waves: string[] = []
  for (let family = 0; family < 3; family += 1) {
    const amplitude = chance.between(1.5, 4)
    const length = chance.between(12, 30)
    const drift = chance.between(-0.15, 0.15)
    for (let row = 0; row < 22; row += 1) {
      const points: string[] = []
      for (let x = 0; x <= CARD.width + 1; x += 1.1) {
        points.push(`${x.toFixed(1)} ${(-5 + row * 3 + drift * x + amplitude * Math.sin(x / length * 2 * Math.PI + row * 0.35 + family * 2.1)).toFixed(2)}`)
      }
      waves.push(`<polyline points="${points.join(' ')}" stroke="${family === 1 ? warm : line}"/>`)
    }
  }
  const [cx, cy] = [chance.between(30, 56), chance.between(20, 34)]
  const rosette = Array.from({ length: 20 }, (_, petal) =>
    `<ellipse cx="${cx}" cy="${cy}" rx="${20}" ry="6" transform="rotate(${petal * 9} ${cx} ${cy})" stroke="${petal % 2 ? line : warm}"/>`)
  return `<g fill="none" stroke-width="0.12" opacity="0.4">${waves.join('')}${rosette.join('')}</g>`
}

/** A wall with towers over hills, as faint as the print below the text of a card's back. */
function drawWall({ line }: Tint): string {
  const hills = [38, 43, 48].map((y, index) => `<path d="M0 ${y} q14 ${-9 + index * 2} 26 -2 t24 -5 t20 4 t16 -3 v20 h-86z" fill="${line}" fill-opacity="0.18"/>`)
  const towers = [[18, 33], [44, 27], [66, 32]].map(([x, y]) => `<path d="M${x} ${y} v-5 h1 v1 h1 v-1 h1 v1 h1 v-1 h1 v5z" fill="${line}" fill-opacity="0.35"/>`)
  return hills.join('') + towers.join('')
}

const drawStars = ({ warm }: Tint) => [[62, 17, 8], [72, 11, 2.4], [76, 15, 2.4], [76, 21, 2.4], [72, 25, 2.4]].map(([x, y, r]) => {
  const points = Array.from({ length: 10 }, (_, index) => {
    const radius = index % 2 ? r! * 0.4 : r!
    return `${(x! + radius * Math.sin(index * Math.PI / 5)).toFixed(2)},${(y! - radius * Math.cos(index * Math.PI / 5)).toFixed(2)}`
  })
  return `<polygon points="${points.join(' ')}" fill="${warm}" fill-opacity="0.22"/>`
}).join('')

function drawPaper(style: PaperStyle, tint: Tint, chance: Chance): string {
  const picture = style === 'identityBack' ? drawWall(tint) : style === 'foreign2023Front' ? drawStars(tint) : ''
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${CARD.width} ${CARD.height}" width="${Math.round(CARD.width * PIXELS_PER_MM)}" height="${Math.round(CARD.height * PIXELS_PER_MM)}">
    <defs><linearGradient id="g" x2="1" y2="0.3"><stop offset="0" stop-color="${tint.left}"/><stop offset="0.5" stop-color="${tint.middle}"/><stop offset="1" stop-color="${tint.right}"/></linearGradient>
    <clipPath id="edge"><rect width="${CARD.width}" height="${CARD.height}" rx="3.18"/></clipPath></defs>
    <g clip-path="url(#edge)"><rect width="100%" height="100%" fill="url(#g)"/>${picture}${drawGuilloche(chance, tint)}</g></svg>`
}

/** Four bytes a pixel, red green blue and how much the paper covers. */
export type Sheet8 = { width: number; height: number; data: Uint8ClampedArray }
const printed = new Map<string, Promise<Sheet8>>()
/** A printed sheet is almost five megabytes. */
const KEPT = 12

async function print(style: PaperStyle, tint: number): Promise<Sheet8> {
  const svg = drawPaper(style, TINTS[style][tint]!, new Chance(style.length * 31 + tint))
  const { data, info } = await sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.length) }
}

/** The print below the lettering, without which a card is blank; kept, because drawing it takes longer than all the rest. */
export async function printPaper(style: PaperStyle, tint: number): Promise<Sheet8> {
  const key = `${style}${tint}`
  const known = printed.get(key) ?? print(style, tint)
  printed.delete(key)
  printed.set(key, known)
  if (printed.size > KEPT) printed.delete([...printed.keys()][0]!)
  return known
}
