import sharp from 'sharp'
import { Chance } from './chance'
import { paintDesk, type Raster } from './desk'
import { projectQuadrilateral, type Corners } from './perspective'

/** 1: a careful photo in daylight · 2: an ordinary one, held askew · 3: in a hurry, in the evening. */
export type Level = 1 | 2 | 3
export type PhotographOptions = {
  seed: number
  level: Level
  /** Width of the photo in pixels. */
  width?: number
  /** How much of the page's height is in the picture, from the top; less than 1 cuts the bottom off. */
  visibleHeight?: number
  /** JPEG quality; by default what the level brings with it. */
  quality?: number
}

type Hardship = {
  turn: number; tilt: number; fill: [number, number]; curl: number; blur: [number, number]
  shade: number; light: [number, number]; glare: number; glareDown: number; grain: [number, number]; quality: [number, number]
}
/** Angles in degrees; tilt as a part of the page's size; how often light glares and how far down the photo; blur in pixels of a 2400 px photo; grain as a deviation of 0–255. */
const HARDSHIPS: Record<Level, Hardship> = {
  1: { turn: 2.5, tilt: 0.015, fill: [0.8, 0.9], curl: 0.001, blur: [0.5, 0.9], shade: 0.12, light: [0.92, 1.04], glare: 0, glareDown: 0.7, grain: [1, 2.5], quality: [84, 92] },
  2: { turn: 8, tilt: 0.05, fill: [0.72, 0.86], curl: 0.003, blur: [0.8, 1.7], shade: 0.3, light: [0.75, 1.05], glare: 0.45, glareDown: 0.7, grain: [2, 6], quality: [70, 85] },
  3: { turn: 16, tilt: 0.09, fill: [0.62, 0.82], curl: 0.006, blur: [1.4, 2.8], shade: 0.5, light: [0.5, 0.95], glare: 0.75, glareDown: 0.9, grain: [5, 11], quality: [48, 70] },
}

/** Where the page's corners fall in the photo: scaled, pushed, turned, and tilted away from the lens. */
function placePage(chance: Chance, hardship: Hardship, photo: Raster, page: { width: number; height: number }, visibleHeight: number): Corners {
  const width = photo.width * chance.between(...hardship.fill)
  const height = width * page.height / page.width
  const angle = chance.between(-hardship.turn, hardship.turn) * Math.PI / 180
  const center = { x: photo.width * (0.5 + chance.between(-0.02, 0.02)), y: photo.height * (0.5 + chance.between(-0.02, 0.02)) }
  if (visibleHeight < 1) center.y = photo.height - height * (visibleHeight - 0.5)
  const tilt = () => chance.between(-hardship.tilt, hardship.tilt)
  return ([[-0.5, -0.5], [0.5, -0.5], [0.5, 0.5], [-0.5, 0.5]] as const).map(([u, v]) => {
    const x = (u + tilt()) * width
    const y = (v + tilt()) * height
    return { x: center.x + x * Math.cos(angle) - y * Math.sin(angle), y: center.y + x * Math.sin(angle) + y * Math.cos(angle) }
  }) as unknown as Corners
}

type Glare = { x: number; y: number; rx: number; ry: number; cos: number; sin: number; strength: number }

function castGlare(chance: Chance, hardship: Hardship, photo: Raster): Glare[] {
  if (chance.next() >= hardship.glare) return []
  return Array.from({ length: chance.integer(1, 2) }, () => {
    const angle = chance.between(0, Math.PI)
    return {
      x: chance.between(0.15, 0.85) * photo.width, y: chance.between(0.15, hardship.glareDown) * photo.height,
      rx: chance.between(0.05, 0.16) * photo.width, ry: chance.between(0.02, 0.06) * photo.width,
      cos: Math.cos(angle), sin: Math.sin(angle), strength: chance.between(60, 170),
    }
  })
}

/** Light that falls off to one side, a colour cast, reflections. Changes the photo in place. */
function shine(chance: Chance, hardship: Hardship, photo: Raster): void {
  const glares = castGlare(chance, hardship, photo)
  const direction = chance.between(0, 2 * Math.PI)
  const [dx, dy] = [Math.cos(direction) / photo.width, Math.sin(direction) / photo.height]
  const shade = chance.between(0, hardship.shade)
  const light = chance.between(...hardship.light)
  const cast = [chance.between(0.96, 1.03), 1, chance.between(0.9, 1.02)]
  for (let y = 0, at = 0; y < photo.height; y += 1) {
    for (let x = 0; x < photo.width; x += 1, at += 3) {
      const factor = light * (1 + shade * ((x - photo.width / 2) * dx + (y - photo.height / 2) * dy))
      let reflection = 0
      for (const glare of glares) {
        const [ex, ey] = [x - glare.x, y - glare.y]
        const distance = ((ex * glare.cos + ey * glare.sin) / glare.rx) ** 2 + ((ey * glare.cos - ex * glare.sin) / glare.ry) ** 2
        if (distance < 4) reflection += glare.strength * Math.exp(-distance * 1.4)
      }
      for (let channel = 0; channel < 3; channel += 1) {
        photo.data[at + channel] = photo.data[at + channel]! * factor * cast[channel]! + reflection
      }
    }
  }
}

function addGrain(chance: Chance, deviation: number, photo: Raster): void {
  for (let at = 0; at < photo.data.length; at += 3) {
    const grain = chance.normal() * deviation
    photo.data[at] = photo.data[at]! + grain + chance.normal() * deviation * 0.3
    photo.data[at + 1] = photo.data[at + 1]! + grain
    photo.data[at + 2] = photo.data[at + 2]! + grain + chance.normal() * deviation * 0.3
  }
}

/**
 * A photo of a flat page lying on a desk, as a phone would take it: a JPEG of 4:3, 2400 px wide unless told otherwise.
 * The same page, seed and level give the same photo.
 */
export async function photograph(image: Buffer, options: PhotographOptions): Promise<Buffer> {
  const { seed, level, width = 2400, visibleHeight = 1 } = options
  const hardship = HARDSHIPS[level]
  const chance = new Chance(seed * 7919 + level)
  const { data, info } = await sharp(image).removeAlpha().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true })
  const photo = await paintDesk(chance, width, Math.round(width * 0.75), level)
  const corners = placePage(chance, hardship, photo, info, visibleHeight)
  projectQuadrilateral({ width: info.width, height: info.height, data: new Uint8ClampedArray(data) }, photo, corners, chance.between(-1, 1) * hardship.curl)
  const blur = chance.between(...hardship.blur) * width / 2400
  const blurred = await sharp(photo.data, { raw: { width: photo.width, height: photo.height, channels: 3 } }).blur(Math.max(0.3, blur)).raw().toBuffer()
  const final: Raster = { width: photo.width, height: photo.height, data: new Uint8ClampedArray(blurred) }
  shine(chance, hardship, final)
  addGrain(chance, chance.between(...hardship.grain), final)
  const quality = options.quality ?? Math.round(chance.between(...hardship.quality))
  return sharp(final.data, { raw: { width: final.width, height: final.height, channels: 3 } })
    .jpeg({ quality, mozjpeg: true })
    .toBuffer()
}
