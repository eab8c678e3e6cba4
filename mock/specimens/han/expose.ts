import type { Grey } from '@mcb/bff/src/recognition/picture/grey'
import { Chance } from '../chance'
import { blur } from './blur'

/** Samples of paper's printed lines and of a sensor's noise, made once and looked at from everywhere. */
const BANK = { width: 160, height: 128, papers: 96, noise: 1 << 16 }
type Bank = { papers: Float32Array[]; noise: Float32Array }
let bank: Bank | undefined

/** Fine wavy lines: 0 between them, 1 in the middle of one. */
function drawLines(chance: Chance): Float32Array {
  const lines = new Float32Array(BANK.width * BANK.height)
  const angle = chance.between(0, Math.PI)
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const length = 2.5 * Math.exp(chance.between(0, 2.3))
  const bend = { depth: chance.between(0, 2), length: chance.between(8, 40), phase: chance.between(0, 6) }
  for (let y = 0, at = 0; y < BANK.height; y += 1) {
    for (let x = 0; x < BANK.width; x += 1, at += 1) {
      const [along, across] = [x * sin - y * cos, x * cos + y * sin]
      lines[at] = Math.max(0, Math.sin(6.28 * across / length + bend.depth * Math.sin(along / bend.length * 6.28 + bend.phase)) - 0.4) / 0.6
    }
  }
  return lines
}

function makeBank(): Bank {
  const chance = new Chance(71)
  return {
    papers: Array.from({ length: BANK.papers }, () => drawLines(chance)),
    noise: Float32Array.from({ length: BANK.noise }, () => chance.normal()),
  }
}

function addNoise(field: Float32Array, strength: number, chance: Chance): void {
  const { noise } = bank!
  const from = chance.integer(0, BANK.noise - 1)
  for (let at = 0; at < field.length; at += 1) field[at]! += strength * noise[(from + at) % BANK.noise]!
}

/** What light, lens, sensor and a phone's own sharpening make of ink (0 to 1) on printed paper; `em` in pixels, `long` in ems. */
export function expose(ink: Float32Array, width: number, height: number, em: number, long: number, chance: Chance): Grey {
  bank ??= makeBank()
  const paper = chance.between(80, 250)
  const depth = paper * chance.between(0.3, 0.92)
  const [slopeX, slopeY] = [chance.normal() * 0.06 * paper / em / long, chance.normal() * 0.06 * paper / em]
  const field = new Float32Array(width * height)
  for (let y = 0, at = 0; y < height; y += 1) {
    const ground = paper + slopeY * (y - height / 2) - slopeX * width / 2
    for (let x = 0; x < width; x += 1, at += 1) field[at] = ground + slopeX * x
  }
  for (let print = chance.integer(0, 2); print > 0; print -= 1) {
    const lines = chance.pick(bank.papers)
    const strength = chance.next() ** 2 * 0.25 * depth
    const [fromX, fromY] = [chance.integer(0, BANK.width), chance.integer(0, BANK.height)]
    for (let y = 0, at = 0; y < height; y += 1) {
      const row = (y + fromY) % BANK.height * BANK.width
      for (let x = 0; x < width; x += 1, at += 1) field[at]! -= strength * lines[row + (x + fromX) % BANK.width]!
    }
  }
  for (let at = 0; at < field.length; at += 1) field[at]! -= (field[at]! - paper + depth) * ink[at]!
  const grain = chance.next() ** 2 * 0.09 * depth + 1
  const early = chance.next() < 0.5
  if (early) addNoise(field, grain * 1.3, chance)
  const soft = 0.3 + chance.next() ** 1.5 * 0.04 * em
  const motion = chance.next() < 0.2 ? chance.between(0.1, 0.03 * em) : 0
  const along = chance.next() < 0.5
  blur(field, width, height, soft + (along ? motion : 0), soft + (along ? 0 : motion))
  if (chance.next() < 0.3) {
    const amount = chance.between(0.3, 1)
    const softer = Float32Array.from(field)
    blur(softer, width, height, 1.2, 1.2)
    for (let at = 0; at < field.length; at += 1) field[at]! += amount * (field[at]! - softer[at]!)
  }
  if (!early) addNoise(field, grain * 0.7, chance)
  const data = new Uint8Array(field.length)
  for (let at = 0; at < field.length; at += 1) data[at] = Math.min(255, Math.max(0, field[at]! + 0.5))
  return { width, height, data }
}
