import type { Grey } from '@mcb/bff/src/recognition/picture/grey'
import type { Box } from '@mcb/bff/src/recognition/han/box'
import type { Chance } from '../chance'
import { expose } from './expose'
import { EM, MASK, type Masks } from './masks'

/** A glyph as a phone might have it, the box somebody who looks for glyphs might draw around it, and where its ink is, nearly. */
export type Print = { grey: Grey; box: Box; ink: Box }

/** A glyph's ink and where it stands, in ems from the middle. */
export type Shape = { ink: Uint8Array; dx: number; dy: number }

/** One glyph with strokes thicker (positive) or thinner by up to a pixel of the mask. */
export function changeWeight(masks: Masks, index: number, by: number): Uint8Array {
  const ink = masks.ink.subarray(index * MASK * MASK, (index + 1) * MASK * MASK)
  if (by === 0) return ink
  const size = MASK
  const changed = new Uint8Array(size * size)
  const part = Math.abs(by)
  for (let y = 1; y < size - 1; y += 1) {
    for (let x = 1, at = y * size + 1; x < size - 1; x += 1, at += 1) {
      const [here, a, b, c, d] = [ink[at]!, ink[at - 1]!, ink[at + 1]!, ink[at - size]!, ink[at + size]!]
      const most = by > 0 ? Math.max(here, a, b, c, d) : Math.min(here, a, b, c, d)
      changed[at] = here + (most - here) * part
    }
  }
  return changed
}

/** The neighbours a glyph may have: on its line, close or spaced, and on the lines above and below. */
function placeNeighbours(masks: Masks, index: number, pool: number[], weight: number, chance: Chance): Shape[] {
  const found: Shape[] = []
  const add = (which: number, dx: number, dy: number) => found.push({ ink: changeWeight(masks, which, weight), dx, dy })
  const spacing = chance.next() < 0.6 ? chance.between(0, 0.08) : chance.between(0.08, 0.8)
  for (const side of [-1, 1]) {
    if (chance.next() > 0.75) continue
    const other = chance.pick(pool)
    add(other, side * ((masks.width[index]! + masks.width[other]!) / 2 + spacing), chance.between(-0.03, 0.03))
  }
  for (const side of [-1, 1]) if (chance.next() < 0.25) add(chance.pick(pool), chance.between(-0.5, 0.5), side * chance.between(1.25, 1.9))
  return found
}

/** Where a mask has ink, in ems from its middle. */
export function boundInk(ink: Uint8Array): Box {
  let [left, right, top, bottom] = [MASK, 0, MASK, 0]
  for (let y = 0, at = 0; y < MASK; y += 1) {
    for (let x = 0; x < MASK; x += 1, at += 1) {
      if (ink[at]! < 128) continue
      left = Math.min(left, x)
      right = Math.max(right, x + 1)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y + 1)
    }
  }
  const place = (at: number) => (at - MASK / 2) / EM
  return { left: place(left), right: place(right), top: place(top), bottom: place(bottom) }
}

/** The em square with a slip at every side, as somebody's finger would have; often roomier, seldom tighter. */
function drawBox(width: number, chance: Chance): Box {
  const half = { x: Math.max(0.3, width / 2), y: 0.5 }
  const slip = () => Math.min(0.12, Math.max(-0.06, chance.normal() * 0.035 + 0.015))
  const room = chance.next() < 0.25 ? chance.between(0, 0.08) : 0
  return { left: -half.x - slip() - room, right: half.x + slip() + room, top: -half.y - slip() - room, bottom: half.y + slip() + room }
}

/** How print is seen from nearly above: a little turned, sheared, stretched, shifted (ems) and nearer on one side. */
export type Pose = { turn: number; shear: number; stretchX: number; stretchY: number; keystoneX: number; keystoneY: number; shiftX: number; shiftY: number }

/** `em` in pixels, `long` in ems. */
export function choosePose(em: number, long: number, chance: Chance): Pose {
  const turn = chance.normal() * 0.02 / Math.sqrt(long)
  const shear = chance.normal() * 0.025
  const [stretchX, stretchY] = [1 + chance.normal() * 0.03, 1 + chance.normal() * 0.03]
  const [keystoneX, keystoneY] = [chance.normal() * 0.02 / long, chance.normal() * 0.02]
  const [shiftX, shiftY] = [chance.between(-0.5, 0.5) / em, chance.between(-0.5, 0.5) / em]
  return { turn, shear, stretchX, stretchY, keystoneX, keystoneY, shiftX, shiftY }
}

/** Where a point of the print is seen; both in ems from the middle. */
export function placeSeen({ turn, shear, stretchX, stretchY, keystoneX, keystoneY, shiftX, shiftY }: Pose, u: number, v: number): { x: number; y: number } {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  let [x, y] = [u, v]
  for (let round = 0; round < 4; round += 1) {
    const far = 1 + keystoneX * x + keystoneY * y
    const [a, b] = [(u - shiftX) / stretchX / far, (v - shiftY) / stretchY / far]
    y = (b + x * sin) / cos
    x = (a - y * (sin + shear)) / cos
  }
  return { x, y }
}

/** The shapes as they are seen, 0 to 1; `em` in pixels. */
export function project(shapes: readonly Shape[], width: number, height: number, em: number, pose: Pose): Float32Array {
  const { turn, shear, stretchX, stretchY, keystoneX, keystoneY, shiftX, shiftY } = pose
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  const [size, unit] = [MASK, EM]
  const taps = em > 34 ? 1 : em > 19 ? 2 : 3
  const share = 1 / (255 * taps * taps)
  const field = new Float32Array(width * height)
  for (const { ink, dx, dy } of shapes) {
    const [fromX, toX] = [Math.max(0, Math.floor((dx - 0.75) * em + width / 2)), Math.min(width, Math.ceil((dx + 0.75) * em + width / 2))]
    const [fromY, toY] = [Math.max(0, Math.floor((dy - 0.75) * em + height / 2)), Math.min(height, Math.ceil((dy + 0.75) * em + height / 2))]
    for (let row = fromY * taps; row < toY * taps; row += 1) {
      const py = ((row + 0.5) / taps - height / 2) / em
      for (let column = fromX * taps; column < toX * taps; column += 1) {
        const px = ((column + 0.5) / taps - width / 2) / em
        const far = 1 + keystoneX * px + keystoneY * py
        const x = ((px * cos + py * sin + shear * py) * stretchX * far + shiftX - dx) * unit + size / 2 - 0.5
        const y = ((py * cos - px * sin) * stretchY * far + shiftY - dy) * unit + size / 2 - 0.5
        if (x < 0 || y < 0 || x >= size - 1 || y >= size - 1) continue
        const [x0, y0] = [x | 0, y | 0]
        const [fx, fy] = [x - x0, y - y0]
        const at = y0 * size + x0
        const most = (ink[at]! * (1 - fx) + ink[at + 1]! * fx) * (1 - fy) + (ink[at + size]! * (1 - fx) + ink[at + size + 1]! * fx) * fy
        if (most > 0) field[((row / taps) | 0) * width + ((column / taps) | 0)]! += most * share
      }
    }
  }
  for (let at = 0; at < field.length; at += 1) if (field[at]! > 1) field[at] = 1
  return field
}

/** A picture larger by a factor, as straightening one makes it. */
export function enlarge({ width, height, data }: Grey, factor: number): Grey {
  const [across, down] = [Math.floor(width * factor), Math.floor(height * factor)]
  const large = new Uint8Array(across * down)
  for (let j = 0, at = 0; j < down; j += 1) {
    const y = Math.min(height - 1.001, Math.max(0, (j + 0.5) / factor - 0.5))
    const y0 = y | 0
    for (let i = 0; i < across; i += 1, at += 1) {
      const x = Math.min(width - 1.001, Math.max(0, (i + 0.5) / factor - 0.5))
      const x0 = x | 0
      const [fx, fy] = [x - x0, y - y0]
      const from = y0 * width + x0
      large[at] = (data[from]! * (1 - fx) + data[from + 1]! * fx) * (1 - fy) + (data[from + width]! * (1 - fx) + data[from + width + 1]! * fx) * fy
    }
  }
  return { width: across, height: down, data: large }
}

/** `height` is the em's, in pixels; glyphs of `pool` (indices) stand beside it. */
export function printGlyph(masks: Masks, index: number, pool: number[], height: number, chance: Chance): Print {
  // a picture that was straightened has often been enlarged by it
  const factor = chance.next() < 0.3 && height > 22 ? chance.between(1.15, Math.min(2.2, height / 14)) : 1
  const em = height / factor
  const [width, tall] = [Math.ceil(em * 1.9), Math.ceil(em * 1.6)]
  const weight = chance.next() < 0.5 ? chance.between(-1, 1) : 0
  const shapes = [{ ink: changeWeight(masks, index, weight), dx: 0, dy: 0 }, ...placeNeighbours(masks, index, pool, weight, chance)]
  const grey = expose(project(shapes, width, tall, em, choosePose(em, 1, chance)), width, tall, em, 1, chance)
  const place = ({ left, right, top, bottom }: Box): Box => ({
    left: (width / 2 + left * em) * factor, right: (width / 2 + right * em) * factor,
    top: (tall / 2 + top * em) * factor, bottom: (tall / 2 + bottom * em) * factor,
  })
  return {
    grey: factor > 1 ? enlarge(grey, factor) : grey,
    box: place(drawBox(masks.width[index]!, chance)),
    ink: place(boundInk(shapes[0]!.ink)),
  }
}
