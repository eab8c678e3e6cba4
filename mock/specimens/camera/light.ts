import { Chance } from '../chance'
import type { Raster } from '../desk'
import type { Conditions } from './levels'

export type Glare = { x: number; y: number; rx: number; ry: number; angle: number; strength: number }

/** The reflections that a level brings with it, anywhere on the photo. */
export function inventGlares(chance: Chance, { glare }: Conditions, { width, height }: Raster): Glare[] {
  if (chance.next() >= glare) return []
  return Array.from({ length: chance.integer(1, 2) }, () => ({
    x: chance.between(0.1, 0.9) * width, y: chance.between(0.1, 0.9) * height,
    rx: chance.between(0.04, 0.14) * width, ry: chance.between(0.015, 0.05) * width,
    angle: chance.between(0, Math.PI), strength: chance.between(40, 130),
  }))
}

/** Adds a reflection: bright in the middle, falling off as a bell. */
export function castGlare(photo: Raster, { x, y, rx, ry, angle, strength }: Glare): void {
  const [cos, sin, reach] = [Math.cos(angle), Math.sin(angle), Math.max(rx, ry) * 2]
  const [right, bottom] = [Math.min(photo.width, x + reach), Math.min(photo.height, y + reach)]
  for (let j = Math.max(0, Math.floor(y - reach)); j < bottom; j += 1) {
    for (let i = Math.max(0, Math.floor(x - reach)); i < right; i += 1) {
      const ex = i - x
      const ey = j - y
      const distance = ((ex * cos + ey * sin) / rx) ** 2 + ((ey * cos - ex * sin) / ry) ** 2
      if (distance > 4) continue
      const light = strength * Math.exp(-distance * 1.4)
      const at = (j * photo.width + i) * 3
      photo.data[at] = photo.data[at]! + light
      photo.data[at + 1] = photo.data[at + 1]! + light
      photo.data[at + 2] = photo.data[at + 2]! + light
    }
  }
}

const NOISE_LENGTH = 1 << 16
let noise: Float32Array | undefined
function noiseTable(): Float32Array {
  if (!noise) {
    const chance = new Chance(2026)
    noise = Float32Array.from({ length: NOISE_LENGTH }, () => chance.normal())
  }
  return noise
}

/** Light that falls off to one side and to the corners, a colour cast, and the grain of the sensor, in one walk over the photo. */
export function expose(photo: Raster, chance: Chance, { shade, light, grain }: Conditions): void {
  const { width, height, data } = photo
  const table = noiseTable()
  const direction = chance.between(0, 2 * Math.PI)
  const fall = chance.between(0, shade)
  const [dx, dy] = [Math.cos(direction) / width * fall, Math.sin(direction) / height * fall]
  const level = chance.between(...light)
  const [red, blue] = [chance.between(0.96, 1.04), chance.between(0.9, 1.03)]
  const vignette = chance.between(0, 0.12) * 4 / (width * width + height * height)
  const deviation = chance.between(...grain)
  for (let y = 0, at = 0; y < height; y += 1) {
    // Each row takes its grain from other places of the table.
    let n = Math.floor(chance.next() * NOISE_LENGTH)
    let m = Math.floor(chance.next() * NOISE_LENGTH)
    const fromMiddle = y - height / 2
    for (let x = 0; x < width; x += 1, at += 3) {
      const across = x - width / 2
      const factor = level * (1 + across * dx + fromMiddle * dy - (across * across + fromMiddle * fromMiddle) * vignette)
      const speck = table[n]! * deviation
      const tint = table[m]! * deviation * 0.35
      n = (n + 1) & (NOISE_LENGTH - 1)
      m = (m + 7) & (NOISE_LENGTH - 1)
      data[at] = data[at]! * factor * red + speck + tint
      data[at + 1] = data[at + 1]! * factor + speck
      data[at + 2] = data[at + 2]! * factor * blue + speck - tint
    }
  }
}
