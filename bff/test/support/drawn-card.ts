import sharp from 'sharp'
import { mapRectangle, type Homography } from '../../src/recognition/card/geometry/homography'
import { CARD, type Corners, type Point } from '../../src/recognition/card/geometry/plane'
import { decodePicture, type Grey, type Picture } from '../../src/recognition/picture/grey'

// Looked up once: in a test's sandbox the name costs more than the sum.
const { abs, floor, max, min, sin } = Math

/** A line of print on a card: where its first letter's top left is, how tall and how many letters; millimetres. */
export type DrawnLine = { x: number; y: number; height: number; letters: number; ink?: number }

/** What a card to be drawn looks like: the brightness of its paper, and what is printed. */
export type DrawnCard = { paper?: number; lines?: readonly DrawnLine[]; portrait?: boolean }

/** An identity card's front, more or less: labels and values at the left, a number below. */
export const FRONT_LINES: readonly DrawnLine[] = [
  { x: 6, y: 8, height: 2.4, letters: 2, ink: 110 }, { x: 15, y: 7.5, height: 3.6, letters: 3 },
  { x: 6, y: 15, height: 2.4, letters: 2, ink: 110 }, { x: 15, y: 14.8, height: 3, letters: 1 },
  { x: 6, y: 22, height: 2.4, letters: 2, ink: 110 }, { x: 15, y: 22, height: 3, letters: 7 },
  { x: 6, y: 29, height: 2.4, letters: 2, ink: 110 }, { x: 15, y: 28.8, height: 3, letters: 11 }, { x: 15, y: 33.3, height: 3, letters: 6 },
  { x: 6, y: 45.5, height: 2.4, letters: 6, ink: 110 }, { x: 28, y: 45, height: 3.6, letters: 14 },
]

/** A letter is a box with a bar in it, like 日, four fifths as wide as tall; the next one begins a height further. */
function isInk({ x, y, height, letters }: DrawnLine, u: number, v: number): boolean {
  const [column, row] = [(u - x) / height, (v - y) / height]
  if (row < 0 || row > 1 || column < 0 || column >= letters || column % 1 > 0.8) return false
  const across = column % 1
  return across < 0.11 || across > 0.69 || row < 0.11 || row > 0.89 || abs(row - 0.5) < 0.055
}

function drawPortrait(u: number, v: number): number | undefined {
  if (((u - 69) / 6.5) ** 2 + ((v - 20) / 8) ** 2 < 1) return v < 18 ? 40 : 180
  return v > 28 && v < 40 && abs(u - 69) < 11 ? 60 : undefined
}

/** A card laid flat, so many pixels a millimetre, with a faint pattern as on every card. */
function drawFlat(mm: number, { paper = 236, lines = FRONT_LINES, portrait = true }: DrawnCard): Grey {
  const [width, height] = [Math.round(CARD.width * mm), Math.round(CARD.height * mm)]
  const data = new Uint8Array(width * height)
  const fill = (left: number, top: number, right: number, bottom: number, shade: (u: number, v: number) => number | undefined) => {
    for (let y = max(0, floor(top * mm)); y < min(height, bottom * mm); y += 1) {
      for (let x = max(0, floor(left * mm)); x < min(width, right * mm); x += 1) {
        const value = shade((x + 0.5) / mm, (y + 0.5) / mm)
        if (value !== undefined) data[y * width + x] = value
      }
    }
  }
  fill(0, 0, CARD.width, CARD.height, (u, v) => paper - (abs((u / 2 + v / 3 + (v % 9) * (u % 7) / 20) % 1.6 - 0.8) < 0.1 ? 12 : 0))
  if (portrait) fill(55, 10, 82, 42, drawPortrait)
  for (const line of lines) fill(line.x, line.y, line.x + line.letters * line.height, line.y + line.height, (u, v) => (isInk(line, u, v) ? line.ink ?? 40 : undefined))
  return { width, height, data }
}

/** How bright a place of the picture is where no card lies. */
export type Ground = { level: (x: number, y: number) => number; tint: readonly [number, number, number] }

export const wood: Ground = { level: (x, y) => 122 + 10 * sin(y / 6 + x / 60), tint: [1, 0.75, 0.5] }
export const tiles: Ground = { level: (x, y) => (x % 190 < 6 || y % 125 < 6 ? 150 : 206), tint: [1, 1, 1] }
export const paper = (level: number): Ground => ({ level: () => level, tint: [1, 0.99, 0.98] })

export type Scene = {
  width?: number; height?: number; ground?: Ground; blur?: number
  cards?: readonly (DrawnCard & { corners: Corners })[]
  /** Something bright or dark that lies or shines on top. */
  over?: { level: number; isAt: (x: number, y: number) => boolean }
}

/** The map from pixels to a card's millimetres. */
const invert = ([a, b, c, d, e, f, g, h, i]: Homography): Homography =>
  [e * i - f * h, c * h - b * i, b * f - c * e, f * g - d * i, a * i - c * g, c * d - a * f, d * h - e * g, b * g - a * h, a * e - b * d]

const isRoundedOff = (u: number, v: number) => {
  const [dx, dy] = [max(0, CARD.corner - u, u - CARD.width + CARD.corner), max(0, CARD.corner - v, v - CARD.height + CARD.corner)]
  return dx * dx + dy * dy > CARD.corner ** 2
}

function layCard(data: Uint8Array, width: number, height: number, card: DrawnCard & { corners: Corners }): void {
  const [xs, ys] = [card.corners.map(({ x }) => x), card.corners.map(({ y }) => y)]
  const mm = 8
  const flat = drawFlat(mm, card)
  const [a, b, c, d, e, f, g, h, i] = invert(mapRectangle(CARD.width, CARD.height, card.corners)!)
  const [left, right, bottom] = [max(0, floor(min(...xs))), min(width, max(...xs)), min(height, max(...ys))]
  for (let y = max(0, floor(min(...ys))); y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const scale = 1 / (g * x + h * y + i)
      const [u, v] = [(a * x + b * y + c) * scale, (d * x + e * y + f) * scale]
      if (u < 0 || v < 0 || u >= CARD.width || v >= CARD.height || isRoundedOff(u, v)) continue
      const at = (y * width + x) * 3
      data[at] = data[at + 1] = data[at + 2] = flat.data[min(flat.height - 1, floor(v * mm)) * flat.width + min(flat.width - 1, floor(u * mm))]!
    }
  }
}

/** Draws cards on something and takes the picture as the reader gets it, with grain that is the same every time. */
export async function drawPicture({ width = 720, height = 540, ground = wood, cards = [], over, blur = 0.7 }: Scene): Promise<Picture> {
  const data = new Uint8Array(width * height * 3)
  const { level, tint: [red, green, blue] } = ground
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 3) {
      const value = level(x, y)
      data[at] = value * red
      data[at + 1] = value * green
      data[at + 2] = value * blue
    }
  }
  for (const card of cards) layCard(data, width, height, card)
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 3) {
      if (over?.isAt(x, y)) data[at] = data[at + 1] = data[at + 2] = over.level
      const grain = (x * 7919 + y * 104729) % 7
      for (let channel = at; channel < at + 3; channel += 1) data[channel] = min(255, data[channel]! + grain)
    }
  }
  return decodePicture(await sharp(data, { raw: { width, height, channels: 3 } }).blur(blur).jpeg({ quality: 90 }).toBuffer())
}

/** Corners of a card `wide` pixels wide around a point, turned in the picture and tilted away; angles in degrees. */
export function placeCard({ x, y, wide, turn = 0, tilt = 0 }: Point & { wide: number; turn?: number; tilt?: number }): Corners {
  const [angle, lean] = [turn * Math.PI / 180, tilt * Math.PI / 180]
  const far = CARD.width * 1.3
  return ([[-0.5, -0.5], [0.5, -0.5], [0.5, 0.5], [-0.5, 0.5]] as const).map(([u, v]) => {
    const [px, py] = [u * CARD.width, v * CARD.height]
    const [tx, ty] = [px * Math.cos(angle) - py * sin(angle), px * sin(angle) + py * Math.cos(angle)]
    const scale = wide / CARD.width * far / (far + ty * sin(lean))
    return { x: x + tx * scale, y: y + ty * Math.cos(lean) * scale }
  }) as unknown as Corners
}

/** A card laid flat as if it had been found, so many pixels a millimetre; `blur` in pixels. */
export async function drawFlatCard(mm: number, card: DrawnCard, blur = 0.7): Promise<Grey> {
  const { width, height, data } = drawFlat(mm, card)
  const soft = await sharp(data, { raw: { width, height, channels: 1 } }).blur(blur).toColourspace('b-w').raw().toBuffer()
  return { width, height, data: new Uint8Array(soft) }
}
