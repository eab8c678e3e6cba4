import type { Engine } from '../letters/engine'
import type { Grey } from '../picture/grey'
import { turnGrey } from '../picture/turn'
import { evidenceOf, findWords, type CardWords } from './find-words'
import { heightOf, widthOf, type Box } from './geometry/pieces'
import { findTextLines } from './geometry/text-lines'
import { levelLight } from './level-light'
import { readBoxes } from './read-boxes'
import { arrangeSegments, isHan, type Line, type Segment } from './segments'
import { splitTall } from './split-tall'

/** A card laid flat the right way up, its lines of print as the engine saw them, and the words that cards print among them. */
export type Scan = { grey: Grey; pixelsPerMm: number; turned: boolean; segments: Segment[]; words: CardWords }

/** Signs of labels and titles that say the card is the right way up. */
const ENOUGH = 5
/** So many times the usual height may be two lines over each other. */
const TALL = 1.5
/** A line of print in a tall one: so much of it is inside, and it is so much lower. */
const WITHIN = 0.6
const LOWER = 0.75
/** A line the engine saw in a box so many times as tall it did not see by itself. */
const TALLER = 1.7
/** Of the lines the engine passed over, those that may say something. */
const MOST_MISSED = 14
const LONGEST_MISSED = 16
const LOWEST_MISSED = 1.3

/** Reads a card that lies flat, upright or, where that makes no sense, on its head; whichever says more of what cards say. */
export async function scanCard(flat: Grey, pixelsPerMm: number, engine: Engine): Promise<Scan> {
  const level = levelLight(flat, pixelsPerMm)
  const look = async (turned: boolean): Promise<Scan> => {
    const segments = arrangeSegments(await engine.readDocument(turned ? turnGrey(level, 180) : level), pixelsPerMm)
    return { grey: turned ? turnGrey(flat, 180) : flat, pixelsPerMm, turned, segments, words: findWords(segments) }
  }
  const upright = await look(false)
  if (evidenceOf(upright.words) >= ENOUGH) return partTallLines(upright, engine)
  const onItsHead = await look(true)
  return partTallLines(evidenceOf(onItsHead.words) > evidenceOf(upright.words) ? onItsHead : upright, engine)
}

const toLine = ({ box, signs }: Pick<Segment, 'box' | 'signs'>): Line => ({ box, signs: signs.map(({ box: { left, right }, ...sign }) => ({ ...sign, left, right })) })

const shared = (one: Box, other: Box) =>
  Math.max(0, Math.min(one.right, other.right) - Math.max(one.left, other.left)) * Math.max(0, Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top))
const sizeOf = (box: Box) => widthOf(box) * heightOf(box)
const overlap = (one: Box, other: Box) => shared(one, other) > 0.3 * Math.min(sizeOf(one), sizeOf(other))

/** The lines of print a tall line is made of, by their ink. */
function partByInk(grey: Grey, { box, signs }: Segment, lines: readonly Box[]): Box[] {
  const within = lines.filter(line => shared(line, box) > sizeOf(line) * WITHIN && heightOf(line) < heightOf(box) * LOWER)
  if (within.length > 0) return within
  const bands = signs.filter(isHan).length > 1 ? splitTall(grey, box) : []
  return bands.length > 1 ? bands : []
}

/** A label and the value below it, or a value and dirt, that the engine took for one line are read again, each by itself. */
async function partTallLines(scan: Scan, engine: Engine): Promise<Scan> {
  const heights = scan.segments.filter(({ signs }) => signs.length > 2).map(({ box }) => heightOf(box)).sort((one, other) => one - other)
  const usual = heights[heights.length >> 1] ?? Infinity
  const tall = scan.segments.filter(({ box }) => heightOf(box) > usual * TALL && widthOf(box) > heightOf(box))
  if (tall.length === 0) return scan
  const lines = findTextLines(scan.grey)
  const parted = tall.map(segment => ({ segment, bands: partByInk(scan.grey, segment, lines) })).filter(({ bands }) => bands.length > 0)
  if (parted.length === 0) return scan
  const bands = parted.flatMap(part => part.bands)
  const signs = await readBoxes(scan.grey, bands, 'han', engine)
  const whole = scan.segments.filter(segment => !parted.some(part => part.segment === segment))
  const segments = arrangeSegments([...whole, ...bands.map((box, index) => ({ box, signs: signs[index]! }))].map(toLine).filter(line => line.signs.length > 0), scan.pixelsPerMm)
  return { ...scan, segments, words: findWords(segments) }
}

/**
 * Looks for lines of print the engine passed over, which it does to pale labels, or took for one with another, and reads those. The lines it made more of
 * than print would be, dirt and parts of a picture, make room for them.
 */
export async function scanForMissed(scan: Scan, engine: Engine): Promise<Scan> {
  const { grey, pixelsPerMm } = scan
  const seen = scan.segments.filter(({ signs }) => signs.filter(isHan).length > 1 || signs.filter(({ text }) => /[\dA-Z]/.test(text)).length > 2)
  const missed = findTextLines(grey)
    .filter(line => heightOf(line) > LOWEST_MISSED * pixelsPerMm && widthOf(line) < heightOf(line) * LONGEST_MISSED && widthOf(line) > heightOf(line) * 0.7)
    .filter(line => !seen.some(({ box }) => overlap(box, line) && heightOf(box) < heightOf(line) * TALLER))
    .sort((one, other) => other.depth - one.depth)
    .slice(0, MOST_MISSED)
  const signs = await readBoxes(grey, missed, 'han', engine)
  const added = missed.map((box, index) => toLine({ box, signs: signs[index]! })).filter(line => line.signs.length > 0)
  const kept = scan.segments.filter(segment => !added.some(({ box }) => overlap(segment.box, box) && !(seen.includes(segment) && heightOf(segment.box) < heightOf(box) * TALLER)))
  const segments = arrangeSegments([...kept.map(toLine), ...added], pixelsPerMm)
  return { ...scan, segments, words: findWords(segments) }
}
