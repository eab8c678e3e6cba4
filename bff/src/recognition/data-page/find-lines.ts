import { findPieces, heightOf, widthOf, wholeOf, type Box } from '../card/geometry/pieces'
import { levelLight } from '../card/level-light'
import type { Grey } from '../picture/grey'

/** Darker than this on the levelled page is ink; the paper is 250. */
const INK = 178
/** Sizes in millimetres: what print is smeared over so that its letters join, and what a line of print measures. */
const LETTERS_APART = 1.15
const LOWEST = 0.8
const TALLEST = 4.6
const NARROWEST = 1
/** Two lines over each other that touch are parted where there is so little ink, of the fullest row. */
const BETWEEN = 0.2
/** Words of one line are no farther apart, in heights of the line. */
const WORDS_APART = 1.3
/** Small print stands closer: two pieces that are each so many times as long as high are two labels, if as far apart as this. */
const LONG = 7
const SMALL = 1.95
const LABELS_APART = 0.85
/** Of a line's box this much is ink; the portrait's shadows have more, the paper's pattern less. */
const FAINTEST = 0.07
const FULLEST = 0.7

/** Marks ink, and what lies between ink and ink beside it. */
function smear({ width, height, data }: Grey, reach: number): { ink: Uint8Array; smeared: Uint8Array } {
  const [ink, smeared] = [new Uint8Array(data.length), new Uint8Array(data.length)]
  for (let y = 0; y < height; y += 1) {
    let last = -Infinity
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x
      if (data[at]! >= INK) continue
      ink[at] = 1
      for (let between = x - last <= reach ? last + 1 : x; between <= x; between += 1) smeared[y * width + between] = 1
      last = x
    }
  }
  return { ink, smeared }
}

/** How much ink each row of a box has. */
function rowsOf(ink: Uint8Array, width: number, { left, top, right, bottom }: Box): number[] {
  return Array.from({ length: bottom - top }, (_, y) => {
    let sum = 0
    for (let x = left; x < right; x += 1) sum += ink[(top + y) * width + x]!
    return sum
  })
}

/** The box cut where it has hardly any ink, into parts that are tall enough to be lines. */
function partLines(ink: Uint8Array, width: number, box: Box, lowest: number): Box[] {
  const rows = rowsOf(ink, width, box)
  const least = Math.max(...rows) * BETWEEN
  const bands: Box[] = []
  let start = -1
  for (let y = 0; y <= rows.length; y += 1) {
    if (y < rows.length && rows[y]! > least) { if (start === -1) start = y; continue }
    if (start !== -1 && y - start >= lowest) bands.push({ ...box, top: box.top + start, bottom: box.top + y })
    start = -1
  }
  if (bands.length < 2) return [box]
  // What was cut away between goes to the nearer band: it may be the marks above its letters, or their tails.
  return bands.map((band, index) => ({
    ...band,
    top: index === 0 ? box.top : Math.ceil((bands[index - 1]!.bottom + band.top) / 2),
    bottom: index === bands.length - 1 ? box.bottom : Math.floor((band.bottom + bands[index + 1]!.top) / 2),
  }))
}

/** The box tight around its ink; null when there is none. */
function tighten(ink: Uint8Array, width: number, { left, top, right, bottom }: Box): (Box & { fill: number }) | null {
  const tight = { left: right, top: bottom, right: left, bottom: top }
  let count = 0
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      if (ink[y * width + x] === 0) continue
      count += 1
      tight.left = Math.min(tight.left, x)
      tight.right = Math.max(tight.right, x + 1)
      tight.top = Math.min(tight.top, y)
      tight.bottom = y + 1
    }
  }
  return count === 0 ? null : { ...tight, fill: count / widthOf(tight) / heightOf(tight) }
}

function isOneLine(one: Box, other: Box, pixelsPerMm: number): boolean {
  const shared = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
  const [low, high] = [Math.min(heightOf(one), heightOf(other)), Math.max(heightOf(one), heightOf(other))]
  const gap = Math.max(one.left, other.left) - Math.min(one.right, other.right)
  const apart = high < SMALL * pixelsPerMm && Math.min(widthOf(one), widthOf(other)) > high * LONG ? LABELS_APART : WORDS_APART
  return shared > low * 0.7 && high < low * 1.8 && gap < high * apart
}

/** Joins what stands beside each other on one line, from left to right. */
function joinWords(boxes: Box[], pixelsPerMm: number): Box[] {
  const lines: Box[] = []
  for (const box of boxes.sort((one, other) => one.left - other.left)) {
    const at = lines.findIndex(line => isOneLine(line, box, pixelsPerMm))
    if (at === -1) { lines.push(box); continue }
    const line = lines[at]!
    lines[at] = { left: Math.min(line.left, box.left), top: Math.min(line.top, box.top), right: Math.max(line.right, box.right), bottom: Math.max(line.bottom, box.bottom) }
  }
  return lines
}

/** The lines of print on a page laid flat, as tight boxes of its pixels, top to bottom. Some are dirt or a piece of the portrait. */
export function findLines(page: Grey, pixelsPerMm: number): Box[] {
  const { width } = page
  const { ink, smeared } = smear(levelLight(page, pixelsPerMm), LETTERS_APART * pixelsPerMm)
  const [lowest, tallest] = [LOWEST * pixelsPerMm, TALLEST * pixelsPerMm]
  const pieces = findPieces({ ...page, mask: smeared, depth: smeared, pixelsPerMm }, wholeOf(page))
    .filter(piece => heightOf(piece) >= lowest && widthOf(piece) >= NARROWEST * pixelsPerMm && heightOf(piece) < tallest * 2.5)
    .flatMap(piece => partLines(ink, width, piece, lowest))
    .flatMap(piece => tighten(ink, width, piece) ?? [])
    .filter(piece => heightOf(piece) >= lowest && heightOf(piece) <= tallest && piece.fill > FAINTEST && piece.fill < FULLEST)
  return joinWords(pieces, pixelsPerMm)
    .filter(line => widthOf(line) > heightOf(line) * 0.5)
    .sort((one, other) => one.top - other.top)
}
