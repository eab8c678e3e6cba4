import sharp from 'sharp'
import { Chance } from '../chance'
import { paintDesk, type Raster } from '../desk'
import { letter } from '../lettering'
import { SENTENCES } from '../others/words'
import { weaveCloth } from './cloth'

/** What a document lies on. */
export const BACKGROUNDS = ['wood', 'cloth', 'paper', 'stone', 'clutter'] as const
export type Background = (typeof BACKGROUNDS)[number]

const STONES = ['#d9d7d2', '#8d8b88', '#4b4a4c', '#cfc4b4', '#efeeec'] as const
const PAPERS = ['#f4f3f0', '#eceef0', '#f1efe6', '#e6ebef', '#fafafa'] as const

const ENGLISH = ['Antenatal appointment', 'Bring your records to every visit', 'Room 214, east wing', 'Visiting hours 14:00 to 19:30', 'Telephone 010 5555 0134'] as const

const wrap = (width: number, height: number, body: string) => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${body}</svg>`)

function speckle(chance: Chance, width: number, height: number): Buffer {
  const veins = Array.from({ length: 14 }, () => `<path d="M${chance.between(0, 1) * width} ${chance.between(-0.1, 0.6) * height} q${chance.between(-500, 500)} ${chance.between(50, 500)} ${chance.between(-700, 700)} ${chance.between(300, 1200)}"
    stroke="${chance.pick(['#fff', '#333', '#876'])}" stroke-width="${chance.between(1, 9)}" stroke-opacity="${chance.between(0.05, 0.25)}" fill="none"/>`)
  const spots = Array.from({ length: 500 }, () => `<circle cx="${chance.between(0, width)}" cy="${chance.between(0, height)}" r="${chance.between(0.8, 4)}" fill="${chance.pick(['#fff', '#222', '#765'])}" fill-opacity="0.25"/>`)
  return wrap(width, height, `<rect width="100%" height="100%" fill="${chance.pick(STONES)}"/>${veins.join('')}${spots.join('')}`)
}

/** A sheet almost as bright as a card, sometimes ruled, its edge sometimes in the picture. */
function sheetOfPaper(chance: Chance, width: number, height: number): Buffer {
  const ruled = chance.next() < 0.4
  const gap = chance.integer(46, 90)
  const rules = ruled ? Array.from({ length: Math.ceil(height / gap) }, (_, row) => `<path d="M0 ${row * gap} h${width}" stroke="#9fb6cf" stroke-width="2" stroke-opacity="0.6"/>`).join('') : ''
  const edge = chance.next() < 0.5 ? `<path d="M0 0 h${width} v${chance.between(0.03, 0.15) * height} l${-width} ${chance.between(-60, 60)}z" fill="#6d6a66"/>` : ''
  return wrap(width, height, `<rect width="100%" height="100%" fill="${chance.pick(PAPERS)}"/>${rules}${edge}`)
}

/** Papers with Chinese and English on them, a pen and a cup, on a table: text that is none of the document's. */
function clutter(chance: Chance, width: number, height: number): Buffer {
  const papers = Array.from({ length: chance.integer(2, 3) }, () => {
    const font = chance.pick(['heiNoto', 'songNoto', 'heiWqy', 'arimo'] as const)
    const size = chance.between(20, 44)
    const lines = Array.from({ length: 16 }, (_, row) => {
      const text = font === 'arimo' ? chance.pick(ENGLISH) : chance.pick(SENTENCES)
      return letter(text, 60, 100 + row * size * 1.8, { font, size, fill: '#3a3a3c' })
    })
    return `<g transform="translate(${chance.between(-0.1, 0.6) * width} ${chance.between(-0.2, 0.5) * height}) rotate(${chance.integer(-35, 35)})"><rect x="6" y="8" width="1100" height="1300" fill="#000" fill-opacity="0.2"/>
      <rect width="1100" height="1300" fill="${chance.pick(PAPERS)}"/>${lines.join('')}</g>`
  })
  const [cx, cy] = [chance.between(0, width), chance.between(0, height)]
  return wrap(width, height, `<rect width="100%" height="100%" fill="${chance.pick(STONES.slice(0, 4))}"/>${papers.join('')}
    <circle cx="${cx}" cy="${cy}" r="190" fill="#e9e4da"/><circle cx="${cx}" cy="${cy}" r="160" fill="#6b4226"/>
    <rect x="${chance.between(0, width)}" y="${chance.between(0, height)}" width="700" height="26" rx="13" fill="#22314d" transform="rotate(${chance.integer(-40, 40)} ${width / 2} ${height / 2})"/>`)
}

async function paint(kind: Background, variant: number, width: number, height: number): Promise<Raster> {
  const chance = new Chance(BACKGROUNDS.indexOf(kind) * 1000 + variant)
  if (kind === 'cloth') return weaveCloth(chance, width, height)
  if (kind === 'wood') return paintDesk(chance, width, height, 1)
  const svg = { stone: speckle, paper: sheetOfPaper, clutter }[kind](chance, width, height)
  const { data, info } = await sharp(svg).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.length) }
}

/** Drawn at this size and enlarged for the photo: what lies below is a little out of focus anyhow. */
const PAINTED = { width: 2000, height: 1500 }
const VARIANTS = 8
const painted = new Map<string, Promise<Raster>>()
/** A painted desk is nine megabytes. */
const KEPT = 20

async function keep(kind: Background, variant: number): Promise<Raster> {
  const key = kind + variant
  const known = painted.get(key) ?? paint(kind, variant, PAINTED.width, PAINTED.height)
  painted.delete(key)
  painted.set(key, known)
  if (painted.size > KEPT) painted.delete([...painted.keys()][0]!)
  return known
}

/** A part of one of the kept desks, as large as the photo; the same chance gives the same. */
export async function layBackground(kind: Background, chance: Chance, width: number, height: number): Promise<Raster> {
  const desk = await keep(kind, chance.integer(0, VARIANTS - 1))
  const part = chance.between(0.6, 1)
  const ratio = width / height
  const w = Math.floor(Math.min(desk.width, desk.height * ratio) * part)
  const h = Math.floor(w / ratio)
  const region = { left: chance.integer(0, desk.width - w), top: chance.integer(0, desk.height - h), width: w, height: h }
  let image = sharp(desk.data, { raw: { width: desk.width, height: desk.height, channels: 3 } }).extract(region)
  if (kind !== 'clutter' && chance.next() < 0.5) image = image.flop()
  const { data, info } = await image.resize(width, height, { fit: 'fill', kernel: 'linear' }).raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.length) }
}
