import type { Sign } from '../letters/engine'
import { heightOf, type Box } from './geometry/pieces'

/** A sign on the card: where it stands, how sure the engine is of it, 0 to 1, and whether a word begins with it. */
export type CardSign = { text: string; box: Box; confidence: number; first: boolean }

/** A line of print, what the engine saw in it, and the row of lines it stands in, counted from the top. */
export type Segment = { box: Box; signs: CardSign[]; row: number }

/** Print is not lower; millimetres. */
const LOWEST = 0.9
const TALLEST = 9.5
/** Signs this far apart are in two lines; parts of the line's height. */
const WIDE_GAP = 1.6

/** A label beside a value is smaller, but not by half. */
function shareARow(one: Box, other: Box): boolean {
  const shared = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
  return shared > 0.5 * Math.max(heightOf(one), heightOf(other))
}

/** A line as the engine saw it. */
export type Line = { box: Box; signs: Sign[] }

/** A line cut where two of its signs are far apart. */
function cutAtGaps({ box, signs }: Line): Omit<Segment, 'row'>[] {
  const cuts: CardSign[][] = []
  for (const { text, left, right, confidence, first } of signs) {
    const last = cuts.at(-1)?.at(-1)
    if (!last || left - last.box.right > heightOf(box) * WIDE_GAP) cuts.push([])
    cuts.at(-1)!.push({ text, confidence, first, box: { ...box, left, right } })
  }
  return cuts.map((members, index) => ({
    signs: members,
    box: { ...box, left: index === 0 ? box.left : members[0]!.box.left, right: index === cuts.length - 1 ? box.right : members.at(-1)!.box.right },
  }))
}

/** Puts the lines the engine found into rows, rows from the top, lines of a row from the left. */
export function arrangeSegments(lines: readonly Line[], pixelsPerMm: number): Segment[] {
  const rows: Omit<Segment, 'row'>[][] = []
  const middle = ({ box: { top, bottom } }: { box: Box }) => top + bottom
  const isPrint = ({ box }: Line) => heightOf(box) > LOWEST * pixelsPerMm && heightOf(box) < TALLEST * pixelsPerMm
  for (const segment of lines.filter(isPrint).flatMap(cutAtGaps).sort((one, other) => middle(one) - middle(other))) {
    const row = rows.find(members => members.some(member => shareARow(member.box, segment.box)))
    if (row) row.push(segment)
    else rows.push([segment])
  }
  return rows.flatMap((members, row) => members.sort((one, other) => one.box.left - other.box.left).map(segment => ({ ...segment, row })))
}

export const textOf = (signs: readonly CardSign[]) => signs.map(({ text }) => text).join('')

/** The signs with a blank before every word but the first. */
export const wordsOf = (signs: readonly CardSign[]) => signs.map(({ text, first }, index) => (first && index > 0 ? ` ${text}` : text)).join('')

export const isHan = ({ text }: CardSign) => /\p{Script=Han}/u.test(text)
