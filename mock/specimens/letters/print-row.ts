import { PRINTED } from '@mcb/bff/src/recognition/letters/printed-letter'
import { findLetterBoxes } from '@mcb/bff/src/recognition/card/letter-boxes'
import type { Box } from '@mcb/bff/src/recognition/card/geometry/pieces'
import type { Grey } from '@mcb/bff/src/recognition/picture/grey'
import type { Chance } from '../chance'
import { expose } from '../han/expose'
import type { Masks } from '../han/masks'
import { boundInk, changeWeight, choosePose, enlarge, placeSeen, project, type Shape } from '../han/print-glyph'
import { HAN, OTHERS } from './faces'

/** All that is drawn, in the order of the masks. */
export const DRAWN = [...PRINTED, ...OTHERS, ...HAN]
const HAN_FROM = PRINTED.length + [...OTHERS].length
const OTHERS_FROM = PRINTED.length
const DIGITS = 10

/** A line of print, the box somebody may draw around it, and where each of its letters and digits is, in pixels. */
export type Row = { grey: Grey; line: Box; letters: { label: number; ink: Box }[] }

const CAPITAL = 0.72
const LONGEST = 11
/** Rows must fit on a sheet of the camera's (../han/compress.ts); pixels less the widest spacing. */
const WIDEST = 620

/** Which signs a line has: a number's, a name's, anything; now and then nothing but Han characters. */
function chooseSigns(masks: Masks, chance: Chance): number[] {
  const count = chance.integer(3, LONGEST)
  const kind = chance.next()
  const han = masks.width[HAN_FROM]! > 0
  const [from, to] = han && kind < 0.08 ? [HAN_FROM, DRAWN.length - 1] : kind < 0.35 ? [0, DIGITS - 1] : kind < 0.7 ? [DIGITS, PRINTED.length - 1] : [0, PRINTED.length - 1]
  return Array.from({ length: count }, () => (from < HAN_FROM && chance.next() < 0.07 ? chance.integer(OTHERS_FROM, HAN_FROM - 1) : chance.integer(from, to)))
}

/** Side by side from the left, set tight or wide; ems, the middle of the whole at 0. */
function placeShapes(masks: Masks, signs: readonly number[], chance: Chance): { shapes: Shape[]; long: number } {
  const weight = chance.next() < 0.6 ? chance.between(-1, 1) : 0
  const spacing = chance.next() < 0.6 ? chance.between(-0.02, 0.05) : chance.between(0.05, 0.35)
  let at = 0
  const middles = signs.map(sign => {
    const width = masks.width[sign]!
    const middle = at + width / 2
    at += width + spacing + (chance.next() < 0.07 ? chance.between(0.2, 0.7) : 0)
    return middle
  })
  return { long: at, shapes: signs.map((sign, index) => ({ ink: changeWeight(masks, sign, weight), dx: middles[index]! - at / 2, dy: 0 })) }
}

/** Light that fell on a part of a line. */
function addGlare({ width, height, data }: Grey, chance: Chance): void {
  const [x0, y0, wide, rise] = [chance.between(0, width), chance.between(0, height), chance.between(0.3, 2) * height, chance.between(20, 150)]
  for (let y = 0, at = 0; y < height; y += 1) for (let x = 0; x < width; x += 1, at += 1) data[at] = Math.min(255, data[at]! + rise * Math.exp(-((x - x0) ** 2 + (y - y0) ** 2) / wide / wide))
}

/** A line in one face, its capitals `tall` pixels high. */
export function printRow(masks: Masks, tall: number, chance: Chance): Row {
  const signs = chooseSigns(masks, chance).filter(sign => masks.width[sign]! > 0).slice(0, Math.floor(WIDEST * CAPITAL / tall))
  const { shapes, long } = placeShapes(masks, signs, chance)
  const factor = chance.next() < 0.4 && tall > 16 ? chance.between(1.15, Math.min(2.5, tall / 10)) : 1
  const em = tall / CAPITAL / factor
  const [width, height] = [Math.ceil((long + 1.4) * em), Math.ceil(1.7 * em)]
  const pose = choosePose(em, Math.max(1, long), chance)
  const seen = expose(project(shapes, width, height, em, pose), width, height, em, Math.max(1, long), chance)
  const grey = factor > 1 ? enlarge(seen, factor) : seen
  if (chance.next() < 0.15) addGlare(grey, chance)
  const letters = shapes.map(({ ink, dx }, index) => {
    const { left, right, top, bottom } = boundInk(ink)
    const corners = [[left, top], [right, top], [left, bottom], [right, bottom]].map(([x, y]) => placeSeen(pose, x! + dx, y!))
    const [xs, ys] = [corners.map(({ x }) => (x * em + width / 2) * factor), corners.map(({ y }) => (y * em + height / 2) * factor)]
    return { label: signs[index]!, ink: { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) } }
  })
  return { grey, letters, line: boxAround(letters.map(({ ink }) => ink), tall, grey, chance) }
}

/** The box an engine may give: a little too large or too small. */
function boxAround(inks: readonly Box[], tall: number, { width, height }: Grey, chance: Chance): Box {
  const slip = () => tall * Math.max(-0.08, chance.normal() * 0.09 + 0.1)
  return {
    left: Math.max(0, Math.floor(Math.min(...inks.map(({ left }) => left)) - slip())), right: Math.min(width, Math.ceil(Math.max(...inks.map(({ right }) => right)) + slip())),
    top: Math.max(0, Math.floor(Math.min(...inks.map(({ top }) => top)) - slip())), bottom: Math.min(height, Math.ceil(Math.max(...inks.map(({ bottom }) => bottom)) + slip())),
  }
}

/** What the engine may take the letters of a line for: mostly itself, at times with one too many, too few or mistaken. */
function mistake(letters: string[], chance: Chance): string[] {
  const at = chance.integer(0, letters.length - 1)
  const other = chance.pick([...PRINTED])
  const [before, itself, after] = [letters.slice(0, at), letters[at]!, letters.slice(at + 1)]
  return chance.pick([[], [other, itself], [other], [other, chance.pick([...PRINTED])]].map(instead => [...before, ...instead, ...after]))
}

const overlap = (one: Box, other: Box) => Math.max(0, Math.min(one.right, other.right) - Math.max(one.left, other.left))
const widthOf = ({ left, right }: Box) => right - left

/** Which letter a box shows; PRINTED.length for none, null where that is a matter of taste. */
function labelBox(box: Box, letters: Row['letters']): number | null {
  const tall = Math.max(...letters.map(({ ink }) => ink.bottom - ink.top))
  const shares = letters.map(({ ink }) => overlap(box, ink))
  const most = shares.indexOf(Math.max(...shares))
  const { label, ink } = letters[most]!
  const [covered, strange] = [shares[most]! / widthOf(ink), Math.max(0, ...shares.filter((_, index) => index !== most)) / tall]
  const [above, below] = [Math.abs(box.top - ink.top) / tall, Math.abs(box.bottom - ink.bottom) / tall]
  const blank = (widthOf(box) - shares[most]!) / tall
  if (label >= PRINTED.length) return PRINTED.length
  if (covered < 0.6 || strange > 0.25 || above > 0.4 || below > 0.4 || shares[most]! === 0) return PRINTED.length
  return covered > 0.82 && strange < 0.13 && above < 0.2 && below < 0.2 && blank < 0.35 ? label : null
}

/** The boxes the reader of cards would look into, and what they show. */
export function cutRow({ line, letters }: Row, grey: Grey, chance: Chance): { box: Box; label: number }[] {
  const signs = letters.filter(({ label }) => label < PRINTED.length).map(({ label }) => PRINTED[label]!)
  const asked = signs.length === 0 ? Array.from({ length: chance.integer(2, 8) }, () => chance.pick([...PRINTED])) : chance.next() < 0.25 ? mistake(signs, chance) : signs
  const boxes = asked.length > 0 ? findLetterBoxes(grey, line, asked) ?? [] : []
  return boxes.flatMap(box => {
    const label = labelBox(box, letters)
    return label === null ? [] : [{ box, label }]
  })
}
