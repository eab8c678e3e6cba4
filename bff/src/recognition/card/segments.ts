import { heightOf, widthOf, type Box } from './geometry/pieces'
import type { TextLine } from './geometry/text-lines'

/** A line of print on a card and the row of lines it stands in, both numbered from the top. `narrow`: Latin letters or digits by their shape. */
export type Segment = { box: Box; pieces: Box[]; row: number; narrow: boolean }

/** Print is not lower; millimetres. */
const LOWEST = 1.2
const FEWEST_TO_JUDGE = 6
/** A Han character is about as wide as its line is tall, few letters and no digits are. */
const WIDE = 0.78

function isNarrow({ pieces, ...line }: TextLine): boolean {
  if (pieces.length < FEWEST_TO_JUDGE) return false
  const tall = pieces.filter(piece => heightOf(piece) > heightOf(line) * 0.3)
  return tall.filter(piece => widthOf(piece) > heightOf(line) * WIDE).length < tall.length * 0.12
}

function shareARow(one: Box, other: Box): boolean {
  const shared = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
  return shared > 0.6 * Math.min(heightOf(one), heightOf(other))
}

/** Puts lines of print into rows, rows from the top, lines of a row from the left. */
export function arrangeSegments(lines: readonly TextLine[], pixelsPerMm: number): Segment[] {
  const rows: TextLine[][] = []
  const middle = ({ top, bottom }: Box) => top + bottom
  for (const line of lines.filter(line => heightOf(line) > LOWEST * pixelsPerMm).sort((one, other) => middle(one) - middle(other))) {
    const row = rows.find(members => members.some(member => shareARow(member, line)))
    if (row) row.push(line)
    else rows.push([line])
  }
  return rows.flatMap((members, row) => members
    .sort((one, other) => one.left - other.left)
    .map(line => ({ box: { left: line.left, top: line.top, right: line.right, bottom: line.bottom }, pieces: line.pieces, row, narrow: isNarrow(line) })))
}
