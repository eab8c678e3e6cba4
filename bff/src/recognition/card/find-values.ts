import type { FoundWord } from './find-words'
import { heightOf, widthOf, type Box } from './geometry/pieces'
import type { Scan } from './scan'
import type { Segment } from './segments'
import type { CardSign } from './text'
import type { Label } from './words'

/** A place where the value of a label may stand: one line, in one or more parts, and what the engine saw in them if they were read. */
export type Place = { parts: Box[]; pieces: Box[]; signs: CardSign[]; narrow: boolean }

/** What is left of a line behind its label is a value when it is wider; in heights of the line. */
const NARROWEST_REST = 0.6
/** A value below its label begins near where the label begins, and its line is the next; in heights of the label. */
const ASIDE = 1.6
const BELOW = 3.2

const signsOf = (scan: Scan, segment: Segment) => scan.read.find(read => read.segment === segment)?.signs ?? []

function toPlace(scan: Scan, segments: readonly Segment[]): Place {
  return {
    parts: segments.map(({ box }) => box), pieces: segments.flatMap(({ pieces }) => pieces),
    signs: segments.flatMap(segment => signsOf(scan, segment)), narrow: segments.every(({ narrow }) => narrow),
  }
}

/** What stands behind the label in the same line of print. */
function restOfLine({ where: { segment, signs }, to }: FoundWord): Place | null {
  const rest = signs.slice(to).filter(({ text }) => !/[\s_“”"'‘’|:：]/u.test(text))
  const [first] = rest
  if (!first) return null
  const previous = signs[to - 1]!
  const box = { ...segment.box, left: Math.round((first.box.left + Math.min(first.box.left, previous.box.right)) / 2) }
  if (widthOf(box) < heightOf(box) * NARROWEST_REST) return null
  return { parts: [box], pieces: segment.pieces.filter(piece => piece.left >= box.left - 2), signs: rest, narrow: false }
}

const labelBoxOf = ({ where: { segment, signs }, from, to }: FoundWord): Box => ({ ...segment.box, left: signs[from]!.box.left, right: signs[to - 1]!.box.right })

/** The places where a label's value may stand, the likeliest first: behind it, beside it, below it. */
export function findPlaces(scan: Scan, label: Label): Place[] {
  const word = scan.words.labels[label]
  if (!word) return []
  const { segment } = word.where
  const isLabel = (other: Segment) => Object.values(scan.words.labels).some(found => found.where.segment === other)
  const box = labelBoxOf(word)
  const height = heightOf(segment.box)
  const rest = restOfLine(word)
  const right = scan.segments.filter(other => other.row === segment.row && other.box.left >= segment.box.right - 2)
  const next = right.findIndex(isLabel)
  const beside = next === -1 ? right : right.slice(0, next)
  const hasLabel = (row: number) => scan.segments.some(other => other.row === row && isLabel(other))
  const isUnder = (other: Segment, left: number) => Math.abs(other.box.left - left) < height * ASIDE
  // Below the label itself, or below the value beside it in a row that has no label of its own.
  const below = scan.segments.filter(other => !isLabel(other) && other.row > segment.row && other.box.top < segment.box.bottom + height * BELOW
    && (isUnder(other, box.left) || (beside[0] && !hasLabel(other.row) && isUnder(other, beside[0].box.left))))
  return [
    ...rest ? [rest] : [],
    ...beside.length > 0 ? [toPlace(scan, beside)] : [],
    ...beside.length > 1 ? beside.map(one => toPlace(scan, [one])) : [],
    ...below.map(first => toPlace(scan, [first, ...followersOf(scan, first, isLabel)])),
  ]
}

/** Further parts of a line that begins with a segment: words of a name parted by wide gaps. */
function followersOf(scan: Scan, first: Segment, isLabel: (segment: Segment) => boolean): Segment[] {
  const followers: Segment[] = []
  let last = first
  for (const other of scan.segments.filter(({ row, box }) => row === first.row && box.left > first.box.left)) {
    if (isLabel(other) || other.box.left - last.box.right > heightOf(first.box) * 2) break
    followers.push(other)
    last = other
  }
  return followers
}
