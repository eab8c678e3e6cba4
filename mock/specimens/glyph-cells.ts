import sharp, { type Sharp } from 'sharp'
import { CELL, cutCells, type Cell } from '@mcb/bff/src/recognition/zone/cells'
import { ALPHABET } from '@mcb/bff/src/recognition/letters/glyph-network'
import type { Chance } from './chance'
import { letterOcr, OCR_PITCH } from './lettering'

/** Ink of one letter in one weight and blur, `SCALE` samples to the pitch; paper 0, ink 1. */
type Mask = Float32Array
const SCALE = 40
const MASK = { width: SCALE * 1.2, height: SCALE * 1.8 }
const FONTS = ['ocr', 'ocrSharp'] as const
/** Added to the stroke, in millimetres; a stroke of OCR-B is about 0.3 mm. */
const WEIGHTS = [-0.1, 0, 0.12] as const
/** In pitches. */
const BLURS = [0.012, 0.03, 0.05, 0.075, 0.105] as const

async function drawMask(character: string, font: typeof FONTS[number], weight: number): Promise<Sharp> {
  const unit = OCR_PITCH / SCALE
  const glyph = letterOcr(character, OCR_PITCH * 0.1, OCR_PITCH * 1.385, font).replace('#14161c', '#000')
  const stroke = weight === 0 ? '' : `stroke="${weight > 0 ? '#000' : '#fff'}" stroke-width="${Math.abs(weight)}"`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${MASK.width * unit} ${MASK.height * unit}" width="${MASK.width}" height="${MASK.height}">
    <rect width="100%" height="100%" fill="#fff"/><g ${stroke}>${glyph}</g></svg>`
  return sharp(await sharp(Buffer.from(svg)).greyscale().png().toBuffer())
}

/** Every letter in two faces, three weights and five blurs. */
export async function drawMasks(): Promise<Mask[][]> {
  return Promise.all([...ALPHABET].map(async character => {
    const masks: Mask[] = []
    for (const font of FONTS) {
      for (const weight of WEIGHTS) {
        const drawing = await drawMask(character, font, weight)
        for (const blur of BLURS) {
          const pixels = await drawing.clone().blur(Math.max(0.3, blur * SCALE)).greyscale().raw().toBuffer()
          masks.push(Float32Array.from(pixels, (pixel: number) => 1 - pixel / 255))
        }
      }
    }
    return masks
  }))
}

function inkAt(mask: Mask, x: number, y: number): number {
  if (x < 0 || y < 0 || x >= MASK.width - 1 || y >= MASK.height - 1) return 0
  const [x0, y0] = [Math.floor(x), Math.floor(y)]
  const [fx, fy] = [x - x0, y - y0]
  const at = y0 * MASK.width + x0
  return (mask[at]! * (1 - fx) + mask[at + 1]! * fx) * (1 - fy) + (mask[at + MASK.width]! * (1 - fx) + mask[at + MASK.width + 1]! * fx) * fy
}

/** A letter between two others as a camera might give it: a little off, turned, blurred, badly lit, on printed paper. */
export function drawCell(masks: Mask[][], label: number, chance: Chance): Cell {
  const variant = chance.integer(0, FONTS.length * WEIGHTS.length * BLURS.length - 1)
  const filler = ALPHABET.length - 1
  const beside = () => (chance.next() < 0.3 ? filler : chance.integer(0, filler))
  const letters = [beside(), label, beside()].map(index => masks[index]![variant]!)
  const turn = chance.between(-0.055, 0.055)
  const [wide, tall] = [chance.between(0.92, 1.08), chance.between(0.88, 1.12)]
  const shear = chance.between(-0.07, 0.07)
  const [dx, dy] = [chance.between(-0.08, 0.08), chance.between(-0.1, 0.1)]
  const paper = chance.between(70, 250)
  const depth = paper * chance.between(0.25, 0.92)
  const [slopeX, slopeY] = [chance.between(-0.12, 0.12) * paper, chance.between(-0.1, 0.1) * paper]
  const grain = chance.between(0, 0.1) * depth
  const glare = chance.next() < 0.15 ? { x: chance.between(-1, 1), rise: chance.between(20, 150), wide: chance.between(0.3, 1.2) } : undefined
  const wave = { strength: chance.between(0, 0.1) * depth, angle: chance.between(0, Math.PI), length: chance.between(0.2, 0.7), phase: chance.between(0, 6) }
  const strip = { width: CELL.width * 3, height: CELL.height, data: new Uint8Array(CELL.width * 3 * CELL.height) }
  for (let j = 0; j < strip.height; j += 1) {
    for (let i = 0; i < strip.width; i += 1) {
      // In pitches from the middle of the letter.
      const px = (i + 0.5) / CELL.width - 1.5
      const py = (j + 0.5) / CELL.width - CELL.tall / 2
      const u = (px * Math.cos(turn) + py * Math.sin(turn) + shear * py) / wide + dx
      const v = (py * Math.cos(turn) - px * Math.sin(turn)) / tall + dy
      // The mask has the middle of a capital letter at 0.9 of the pitch from its top, and 0.6 from its left.
      let ink = 0
      for (let near = Math.max(-1, Math.ceil(u - 0.6)); near <= Math.min(1, u + 0.6); near += 1) {
        ink = Math.max(ink, inkAt(letters[near + 1]!, (u - near + 0.6) * SCALE, (v + 0.9) * SCALE))
      }
      const stripe = Math.sin((px * Math.cos(wave.angle) + py * Math.sin(wave.angle)) / wave.length * 6.28 + wave.phase)
      let value = paper - depth * ink + slopeX * px + slopeY * py - Math.max(0, stripe - 0.6) * wave.strength * 2.5 * (1 - ink)
      if (glare) value += glare.rise * Math.exp(-(((px - glare.x) / glare.wide) ** 2))
      strip.data[j * strip.width + i] = Math.min(255, Math.max(0, value + chance.normal() * grain))
    }
  }
  return cutCells(strip, 3)[1]!
}

const EXAMPLES = 300
const FAINTEST = 25

/** What a cell with each letter looks like on average, one byte a sample: 0 for -0.3, 255 for 1.3 of the ink. */
export function drawTypicalCells(masks: Mask[][], chance: Chance): Uint8Array {
  const typical = new Uint8Array(ALPHABET.length * CELL.width * CELL.height)
  for (let label = 0; label < ALPHABET.length; label += 1) {
    const sum = new Float32Array(CELL.width * CELL.height)
    for (let example = 0; example < EXAMPLES;) {
      const { samples, contrast } = drawCell(masks, label, chance)
      if (contrast < FAINTEST) continue
      samples.forEach((sample, at) => { sum[at]! += sample / EXAMPLES })
      example += 1
    }
    typical.set(sum.map(mean => Math.round((mean + 0.3) / 1.6 * 255)), label * sum.length)
  }
  return typical
}
