import type { Engine } from '../letters/engine'
import type { Grey } from '../picture/grey'
import { turnGrey } from '../picture/turn'
import { findWords, signsFound, type CardWords, type ReadSegment } from './find-words'
import { heightOf, widthOf, type Box } from './geometry/pieces'
import { findTextLines } from './geometry/text-lines'
import { arrangeSegments, type Segment } from './segments'
import { readBoxes } from './text'

/** A card laid flat the right way up, with its lines of print and what the engine saw in those that may be Chinese. */
export type Scan = { grey: Grey; pixelsPerMm: number; turned: boolean; segments: Segment[]; read: ReadSegment[]; words: CardWords }

/** Signs of labels and titles that say the card is the right way up. */
const ENOUGH = 4
/** A label is no longer; parts of its height. */
const LONGEST_LABEL = 9
const SHORTEST_LABEL = 1.4

function turnBox({ left, top, right, bottom }: Box, { width, height }: Grey): Box {
  return { left: width - right, top: height - bottom, right: width - left, bottom: height - top }
}

/** The first line of every row that could be a label. */
function chooseLabels(segments: readonly Segment[]): Segment[] {
  const firsts = new Map<number, Segment>()
  for (const segment of segments) {
    const long = widthOf(segment.box) / heightOf(segment.box)
    if (!segment.narrow && long > SHORTEST_LABEL && long < LONGEST_LABEL && !firsts.has(segment.row)) firsts.set(segment.row, segment)
  }
  return [...firsts.values()]
}

const evidenceOf = ({ labels, titles }: CardWords) => [...Object.values(labels), ...Object.values(titles)].reduce((sum, word) => sum + signsFound(word), 0)

async function read(grey: Grey, segments: readonly Segment[], engine: Engine): Promise<ReadSegment[]> {
  const signs = await readBoxes(grey, segments.map(({ box }) => box), 'han', engine)
  return segments.map((segment, index) => ({ segment, signs: signs[index]! }))
}

/**
 * Reads what is Chinese on a card that lies flat, upright or on its head: labels first, which tell the way up, then the
 * rest. Null when it says nothing that a card says.
 */
export async function scanCard(flat: Grey, pixelsPerMm: number, engine: Engine): Promise<Scan | null> {
  const lines = findTextLines(flat)
  let best: { turned: boolean; grey: Grey; segments: Segment[]; read: ReadSegment[]; evidence: number } | undefined
  for (const turned of [false, true]) {
    const grey = turned ? turnGrey(flat, 180) : flat
    const turnedLines = turned ? lines.map(line => ({ ...line, ...turnBox(line, flat), pieces: line.pieces.map(piece => turnBox(piece, flat)).reverse() })) : lines
    const segments = arrangeSegments(turnedLines, pixelsPerMm)
    const labels = await read(grey, chooseLabels(segments), engine)
    const evidence = evidenceOf(findWords(labels))
    if (!best || evidence > best.evidence) best = { turned, grey, segments, read: labels, evidence }
    if (evidence >= ENOUGH) break
  }
  if (!best || best.evidence === 0) return null
  const { turned, grey, segments, read: labels } = best
  const rest = segments.filter(segment => !segment.narrow && !labels.some(label => label.segment === segment))
  const all = [...labels, ...await read(grey, rest, engine)].sort((one, other) => segments.indexOf(one.segment) - segments.indexOf(other.segment))
  return { grey, pixelsPerMm, turned, segments, read: all, words: findWords(all) }
}
