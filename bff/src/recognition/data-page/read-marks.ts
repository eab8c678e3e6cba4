import { findLetterBoxes } from '../card/letter-boxes'
import type { Box } from '../card/geometry/pieces'
import type { CardSign } from '../card/segments'
import type { Grey } from '../picture/grey'
import { median } from '../zone/rows'
import { spaceOut } from './blanks'
import type { Alphabet, MarkedLetter } from './alphabets'
import { nameMark, takeInk } from './mark-shape'
import type { ReadLine } from './page-lines'

/** A line's signs with the marks and blanks that the engine drops, and whether every letter is plainly with a mark or without, every gap plainly a blank or none. */
export type MarkedLine = { signs: CardSign[]; sure: boolean }

/** How far a mark rises above its line of capitals or hangs below it, in their height; between the two it is not plain. */
const ABOVE = { none: 0.1, some: 0.17 }
const BELOW = { none: 0.1, some: 0.16 }
const HANGING = /[QJ]/
/** Ink inside an O, or beside the stem of an L, that is a stroke through it. */
const THROUGH = { none: 0.16, some: 0.3 }
const INSIDE: Readonly<Record<string, { across: readonly [number, number]; down: readonly [number, number] }>> = {
  O: { across: [0.38, 0.62], down: [0.4, 0.6] },
  L: { across: [0.42, 0.75], down: [0.3, 0.6] },
}

function lightOf({ width, data }: Grey, { left, top, right, bottom }: Box): { paper: number; ink: number } {
  const values: number[] = []
  for (let y = top; y < bottom; y += 1) for (let x = left; x < right; x += 1) values.push(data[y * width + x]!)
  values.sort((one, other) => one - other)
  const ink = values[Math.floor(values.length * 0.04)] ?? 0
  return { ink, paper: Math.max(ink + 12, values[Math.floor(values.length * 0.7)] ?? 255) }
}

type Line = { sheet: Grey; light: { paper: number; ink: number }; top: number; bottom: number }
/** What a letter is with its mark; `sure` when that is plain. */
type Seen = { letter: string; sure: boolean }

/** Marks do not reach higher above their letters, in the height of capitals; what does is print of another line. */
const HIGHEST = 0.42
const NEAREST = 0.26
const INKED = 0.45

/** The box of a letter with the mark that stands apart above it; undefined when there is ink that may be the line above. */
function addMark({ sheet, light, top, bottom }: Line, box: Box): Box | undefined {
  const height = bottom - top
  const [from, to] = [Math.max(0, Math.round(top - height * HIGHEST)), Math.min(box.top, Math.round(top))]
  const { ink, width } = takeInk(sheet, { ...box, top: from, bottom: Math.max(from, to) }, light)
  const rows = Array.from({ length: Math.max(0, to - from) }, (_, y) => Math.max(0, ...ink.subarray(y * width, (y + 1) * width)) > INKED)
  const [first, last] = [rows.indexOf(true), rows.lastIndexOf(true)]
  if (first === -1) return box
  if (first === 0) return undefined
  return rows.length - last > height * NEAREST ? box : { ...box, top: from + first }
}

function chooseAbove({ sheet, light, top }: Line, box: Box, base: string, choices: readonly MarkedLetter[]): Seen {
  const above = choices.filter(({ where }) => where === 'above')
  if (above.length === 1) return { letter: above[0]!.letter, sure: true }
  const mark = nameMark(takeInk(sheet, { ...box, bottom: Math.max(box.top, Math.round(top)) }, light))
  const named = above.find(choice => choice.mark === mark || (mark === '\u030c' && choice.mark === '\u0306'))
  return named ? { letter: named.letter, sure: above.length <= 4 } : { letter: above[0]?.letter ?? base, sure: false }
}

/** How much ink is where only a stroke through the letter leaves some, 0 to 1. */
function inkInside({ sheet, light, top, bottom }: Line, box: Box, base: string): number {
  const inside = INSIDE[base]
  if (!inside) return 0
  const [w, h] = [box.right - box.left, bottom - top]
  const { ink } = takeInk(sheet, {
    left: Math.round(box.left + w * inside.across[0]), right: Math.round(box.left + w * inside.across[1]),
    top: Math.round(top + h * inside.down[0]), bottom: Math.round(top + h * inside.down[1]),
  }, light)
  return ink.reduce((sum, value) => sum + value, 0) / Math.max(1, ink.length)
}

function lookAtLetter(line: Line, box: Box, base: string, letters: readonly MarkedLetter[]): Seen {
  const choices = letters.filter(letter => letter.base === base)
  const height = line.bottom - line.top
  const [over, under] = [(line.top - box.top) / height, HANGING.test(base) ? 0 : (box.bottom - line.bottom) / height]
  if (over > ABOVE.some) return chooseAbove(line, box, base, choices)
  const below = choices.filter(({ where }) => where === 'below')
  if (under > BELOW.some && below.length > 0) return { letter: below[0]!.letter, sure: below.length === 1 }
  const through = choices.find(({ where }) => where === 'through')
  if (through) {
    const part = inkInside(line, box, base)
    if (part > THROUGH.some) return { letter: through.letter, sure: true }
    if (part > THROUGH.none || !INSIDE[base]) return { letter: base, sure: false }
  }
  return { letter: base, sure: over < ABOVE.none && under < BELOW.none }
}

/** A dot or a stroke that the engine passed over leaves ink between two letters, or before the first or behind the last. */
function hasStrayInk({ sheet, light, top, bottom }: Line, box: Box, boxes: readonly Box[], isFree: (index: number) => boolean): boolean {
  const height = bottom - top
  const edges = [{ from: box.left, to: boxes[0]!.left }, ...boxes.map((letter, index) => ({ from: letter.right, to: boxes[index + 1]?.left ?? box.right }))]
  return edges.some(({ from, to }, index) => {
    const [left, right] = [from + height * SOFT, to - height * SOFT]
    if (!isFree(index) || right - left < 2) return false
    const { ink } = takeInk(sheet, { left: Math.round(left), right: Math.round(right), top: Math.round(top + height * 0.3), bottom: Math.round(bottom) }, light)
    return ink.filter(value => value > INKED).length > height * height * STRAY
  })
}
/** How far the softness of print reaches, and how much stray ink is something; in heights of a capital, and of their square. */
const SOFT = 0.06
const STRAY = 0.006

const isCapital = ({ text }: CardSign) => /^[A-Z]$/.test(text)
const isLetter = ({ text }: CardSign) => /^[A-Za-z0-9]$/.test(text)

/**
 * Looks above, below and inside the capitals of a line for what makes other letters of them. The alphabet
 * says which letters there may be.
 */
export function readMarks({ sheet, box, signs }: ReadLine, { letters, known }: Alphabet): MarkedLine {
  const seen = signs.filter(isLetter)
  const boxes = findLetterBoxes(sheet, box, seen.map(({ text }) => text))
  if (!boxes || boxes.length === 0) return { signs, sure: false }
  const line: Line = { sheet, light: lightOf(sheet, box), top: median(boxes.map(({ top }) => top)), bottom: median(boxes.map(({ bottom }) => bottom)) }
  const spaced = spaceOut(signs, seen, boxes)
  // What stands between two letters and was read is no stray ink.
  const isFree = (gap: number) => (signs.indexOf(seen[gap]!) === -1 ? signs.length : signs.indexOf(seen[gap]!)) - (gap === 0 ? -1 : signs.indexOf(seen[gap - 1]!)) === 1
  let sure = spaced.plain && !hasStrayInk(line, box, boxes, isFree)
  const marked = signs.map((sign, index) => {
    const { first } = spaced.signs[index]!
    if (!isCapital(sign)) { sure &&= !/[a-z]/.test(sign.text); return { ...sign, first } }
    const whole = addMark(line, boxes[seen.indexOf(sign)]!)
    sure &&= whole !== undefined
    const found = lookAtLetter(line, whole ?? boxes[seen.indexOf(sign)]!, sign.text, letters)
    sure &&= found.sure && (known || found.letter === sign.text)
    return { ...sign, first, text: found.letter }
  })
  return { signs: marked, sure }
}
