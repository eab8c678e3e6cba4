import type { FoundWord } from './find-words'
import { heightOf, widthOf, type Box } from './geometry/pieces'
import type { Scan } from './scan'
import { textOf, type CardSign, type Segment } from './segments'
import type { Label } from './words'

/** A place where the value of a label may stand: one line, in one or more parts, and what the engine saw in them. */
export type Place = { parts: Box[]; signs: CardSign[] }

/** What is left of a line behind its label is a value when it is wider; in heights of the line. */
const NARROWEST_REST = 0.4
/** A value below its label begins near where the label begins, and its line is the next; in heights of the label. */
const ASIDE = 1.6
const BELOW = 3.2
/** Parts of one value are no farther from each other; in heights. */
const APART = 2.2

/** What the engine makes of gaps and rules. */
const isDirt = ({ text }: CardSign) => /[\s_“”"'‘’|:：~=—]/u.test(text)

/** Segments beside each other as one line. */
export const toPlace = (segments: readonly Segment[]): Place => ({ parts: segments.map(({ box }) => box), signs: segments.flatMap(({ signs }) => signs) })

/** The box around the signs of a word, as high as its line. */
export const boxOf = ({ where: { box, signs }, from, to }: FoundWord): Box => ({ ...box, left: signs[from]!.box.left, right: signs[to - 1]!.box.right })

/** What stands behind the label in the same line of print, up to the next label in it. */
function restOfLine({ where, to }: FoundWord, labels: readonly FoundWord[]): Place | null {
  const end = Math.min(where.signs.length, ...labels.filter(label => label.where === where && label.from >= to).map(({ from }) => from))
  const rest = where.signs.slice(to, end).filter(sign => !isDirt(sign))
  const [first] = rest
  if (!first) return null
  const box = { ...where.box, left: first.box.left, right: end === where.signs.length ? where.box.right : rest.at(-1)!.box.right }
  return widthOf(box) < heightOf(box) * NARROWEST_REST ? null : { parts: [box], signs: rest }
}

/** Lines beside each other as far as they are near each other. */
function untilGap(segments: readonly Segment[]): Segment[] {
  const gap = segments.findIndex(({ box }, index) => index > 0 && box.left - segments[index - 1]!.box.right > heightOf(segments[0]!.box) * APART)
  return gap === -1 ? [...segments] : segments.slice(0, gap)
}

/** The line that begins with a segment, as far as its parts are near each other and among the others. */
export const lineFrom = (first: Segment, others: readonly Segment[]): Segment[] =>
  untilGap(others.filter(({ row, box }) => row === first.row && box.left >= first.box.left))

/** The places where a label's value may stand, the likeliest first: behind it, beside it, below it. */
export function findPlaces({ segments, words }: Scan, label: Label): Place[] {
  const word = words.labels[label]
  if (!word) return []
  const labels = Object.values(words.labels)
  const values = segments.filter(segment => !labels.some(({ where }) => where === segment))
  const box = boxOf(word)
  const [height, row] = [heightOf(box), word.where.row]
  const rest = restOfLine(word, labels)
  // Beside it up to the next label; the last of them may begin with a line that holds a label of its own.
  const right = segments.filter(other => other.row === row && other.box.left >= word.where.box.right - 2)
  const beside = untilGap(untilLabel(right, labels))
  const hasLabel = (other: Segment) => labels.some(({ where }) => where.row === other.row && where.box.right <= other.box.left + 2)
  const isUnder = (other: Segment, left: number) => Math.abs(other.box.left - left) < height * ASIDE
  const start = rest?.parts[0]?.left ?? beside[0]?.box.left
  const below = values.filter(other => other.row > row && other.box.top < box.bottom + height * BELOW
    && (isUnder(other, box.left) || (start !== undefined && !hasLabel(other) && isUnder(other, start))))
  const isNear = rest && beside[0] && word.where.signs.at(-1) === rest.signs.at(-1) && beside[0].box.left - rest.parts[0]!.right < heightOf(word.where.box) * APART
  return [
    ...isNear ? [{ parts: [...rest.parts, ...toPlace(beside).parts], signs: [...rest.signs, ...toPlace(beside).signs] }] : [],
    ...rest ? [rest] : [],
    ...beside.length > 0 ? [toPlace(beside)] : [],
    ...beside.length > 1 ? beside.map(one => toPlace([one])) : [],
    ...below.map(first => toPlace(lineFrom(first, values))),
  ]
}

/** What stands in a line before the first label in it: all of it where there is none, null where it begins with one. */
function leadOf(segment: Segment, labels: readonly FoundWord[]): Segment | null {
  const end = Math.min(segment.signs.length, ...labels.filter(({ where }) => where === segment).map(({ from }) => from))
  if (end === segment.signs.length) return segment
  const signs = segment.signs.slice(0, end).filter(sign => !isDirt(sign))
  return signs.length > 0 ? { ...segment, signs, box: { ...segment.box, right: signs.at(-1)!.box.right } } : null
}

/** Lines up to the next label, which may stand within the last of them. */
function untilLabel(segments: readonly Segment[], labels: readonly FoundWord[]): Segment[] {
  const leads: Segment[] = []
  for (const segment of segments) {
    const lead = leadOf(segment, labels)
    if (lead) leads.push(lead)
    if (lead !== segment) break
  }
  return leads
}

/** Every line of print whose text is like that, for a value whose label was not found. */
export function findLike({ segments }: Scan, isLike: (text: string) => boolean): Place[] {
  return segments.filter(({ signs }) => isLike(textOf(signs))).map(segment => toPlace([segment]))
}
