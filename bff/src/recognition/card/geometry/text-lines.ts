import type { Grey } from '../../picture/grey'
import { findFigures } from './figures'
import { partInk, type Ink } from './ink'
import { findPieces, heightOf, wholeOf, widthOf, type Box, type Piece } from './pieces'

/**
 * One horizontal line of print: its box, tight around the ink, the pieces of ink in it from left to right (a Han character
 * is often several, letters that touch are one), and how dark its ink is against the paper (0 to 255).
 */
export type TextLine = Box & { pieces: Box[]; depth: number }

/** Sizes in millimetres. */
const SPECK = 0.2
const LOWEST_CORE = 0.7
const TALLEST = 9.5
const LOWEST_LINE = 0.9
/** A letter alone is one of some size, or dirt. */
const LOWEST_ALONE = 1.6
const MARGIN = 0.5
const RULE = { length: 7, thickness: 0.5 }
/** Gaps as parts of the line's height: within a word; between words of one size; and between those whose ink is the same. */
const WORD_GAP = 0.5
const LINE_GAP = 0.62
const WIDE_GAP = 0.8
/** Between the parts of one character, as a part of its height; characters larger than this are never alone. */
const LETTER_GAP = 0.12
const TALLEST_STACK = 5
/** How pale a piece may be beside another of its word or, further away, of its line, and a small one beside its word. */
const SAME_INK = 0.5
const SAME_INK_FAR = 0.68
const VERY_SAME_INK = 0.85
const PALE_SPECK = 0.35
/** Of a line's or a piece's darkest ink, what is ink and not the paper's pattern that touches it. */
const TRUE_INK = 0.42
const TORN_APART = [0.45, 0.6] as const
/** Of the ink of most lines, what a line's must be. */
const PALEST = 0.3

/** Pieces that belong together, and how dark the darkest of them is. */
type Group = Box & { members: Piece[]; peak: number }

const overlapY = (one: Box, other: Box) => Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
const gapX = (one: Box, other: Box) => Math.max(one.left, other.left) - Math.min(one.right, other.right)

function boxAround(boxes: readonly Box[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const box of boxes) {
    left = Math.min(left, box.left)
    top = Math.min(top, box.top)
    right = Math.max(right, box.right)
    bottom = Math.max(bottom, box.bottom)
  }
  return { left, top, right, bottom }
}

const group = (members: Piece[]): Group => ({ ...boxAround(members), members, peak: Math.max(...members.map(({ peak }) => peak)) })

/** One word is printed in one ink; the paper's pattern beside it is paler. */
const areAlike = (one: { peak: number }, other: { peak: number }, part: number) => Math.min(one.peak, other.peak) > Math.max(one.peak, other.peak) * part

/** Joins boxes that belong together, again and again until none do. */
function joinAll(groups: Group[], belong: (one: Group, other: Group) => boolean): Group[] {
  const open = [...groups].sort((one, other) => one.left - other.left)
  const done: Group[] = []
  for (let one = open.shift(); one; one = open.shift()) {
    const at = open.findIndex(other => belong(one!, other))
    if (at === -1) { done.push(one); continue }
    open[at] = group([...one.members, ...open[at]!.members])
  }
  return done
}

/** The pieces of ink; what the paper's pattern ties together into something taller than any line is torn apart. */
function findLoosePieces(ink: Ink): Piece[] {
  const tear = (piece: Piece, round: number): Piece[] => {
    if (heightOf(piece) <= TALLEST * ink.pixelsPerMm || round === TORN_APART.length) return [piece]
    return findPieces(ink, piece, piece.peak * TORN_APART[round]!).flatMap(part => tear(part, round + 1))
  }
  return findPieces(ink, wholeOf(ink)).flatMap(piece => tear(piece, 0))
}

/** Pieces that could be print, and not dirt, rules or the card's own edge. */
function choosePieces(pieces: Piece[], { width, height, pixelsPerMm: mm }: Ink): Piece[] {
  const margin = MARGIN * mm
  return pieces.filter(piece => {
    const [w, h] = [widthOf(piece), heightOf(piece)]
    if (Math.max(w, h) < SPECK * mm || h > TALLEST * mm) return false
    if (piece.left < margin || piece.top < margin || piece.right > width - margin || piece.bottom > height - margin) return false
    return !(w > RULE.length * mm && h < RULE.thickness * mm) && !(h > RULE.length * mm && w < RULE.thickness * mm)
  })
}

/** Beside each other on one line: neither reaches far above or below what the other covers. */
function areOneWord(one: Group, other: Group): boolean {
  const [h1, h2] = [heightOf(one), heightOf(other)]
  const [low, high] = [Math.min(h1, h2), Math.max(h1, h2)]
  return overlapY(one, other) > low * 0.65 && gapX(one, other) < high * WORD_GAP && high < low * 4 && areAlike(one, other, SAME_INK)
}

function areOneLine(one: Group, other: Group): boolean {
  const [h1, h2] = [heightOf(one), heightOf(other)]
  const [low, high] = [Math.min(h1, h2), Math.max(h1, h2)]
  if (!areAlike(one, other, SAME_INK)) return false
  if (gapX(one, other) < 0) return overlapY(one, other) > low * 0.5
  return overlapY(one, other) > low * 0.75 && high < low * 1.45 && areAlike(one, other, SAME_INK_FAR)
    && gapX(one, other) < low * (areAlike(one, other, VERY_SAME_INK) ? WIDE_GAP : LINE_GAP)
}

/** Two parts of a Han character over each other, alone on their line. */
const areOneLetter = (mm: number) => (one: Group, other: Group): boolean => {
  const whole = boxAround([one, other])
  const [w, h] = [widthOf(whole), heightOf(whole)]
  return -gapX(one, other) > Math.min(widthOf(one), widthOf(other)) * 0.6 && -overlapY(one, other) < h * LETTER_GAP
    && h < TALLEST_STACK * mm && w > h * 0.65 && w < h * 1.5 && areAlike(one, other, SAME_INK_FAR)
}

const isWithin = ({ left, top, right, bottom }: Box, box: Box) => {
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2]
  return x > left && x < right && y > top && y < bottom
}

/** Print that runs on into a portrait: pieces there that stand exactly on a line outside. */
function addCoveredPieces(words: Group[], covered: Piece[]): Group[] {
  const open = new Set(covered)
  const grow = (word: Group): Group => {
    const h = heightOf(word)
    const next = [...open].filter(piece => overlapY(piece, word) > heightOf(piece) * 0.85 && gapX(piece, word) < h * WORD_GAP && areAlike(piece, word, SAME_INK))
    for (const piece of next) open.delete(piece)
    return next.length > 0 ? grow(group([...word.members, ...next])) : word
  }
  return words.map(grow)
}

/** Dots, commas and short strokes go to the word they stand in or beside. */
function addSmallPieces(words: Group[], small: Piece[]): Group[] {
  const added = words.map(({ members }) => [...members])
  for (const piece of small) {
    const y = (piece.top + piece.bottom) / 2
    let [best, nearest] = [-1, Infinity]
    for (const [index, word] of words.entries()) {
      const h = heightOf(word)
      const gap = gapX(piece, word)
      if (y > word.top - h * 0.2 && y < word.bottom + h * 0.2 && gap < h * 0.4 && gap < nearest && areAlike(piece, word, PALE_SPECK)) { nearest = gap; best = index }
    }
    if (best !== -1) added[best]!.push(piece)
  }
  return added.map(group)
}

/** Pieces over and under each other are one letter. */
function toLetters(members: Piece[]): Box[] {
  const letters: Box[] = []
  for (const piece of [...members].sort((one, other) => one.left - other.left)) {
    const last = letters.at(-1)
    const shared = last ? Math.min(last.right, piece.right) - piece.left : 0
    if (last && shared > 0.4 * Math.min(widthOf(last), widthOf(piece))) letters[letters.length - 1] = boxAround([last, piece])
    else letters.push({ left: piece.left, top: piece.top, right: piece.right, bottom: piece.bottom })
  }
  return letters
}

/** How dark the ink of some pieces is: as the middle one's darkest, larger pieces counting more. */
function depthOf(members: readonly Piece[]): number {
  const sorted = [...members].sort((one, other) => one.peak - other.peak)
  let left = members.reduce((sum, { area }) => sum + area, 0) / 2
  return sorted.find(({ area }) => (left -= area) <= 0)?.peak ?? 0
}

/** A line without what is too pale to be of it; undefined when nothing is left. */
function toLine(ink: Ink, { members, ...box }: Group): TextLine | undefined {
  const depth = depthOf(members)
  const pieces = findPieces(ink, box, depth * TRUE_INK).filter(piece => Math.max(widthOf(piece), heightOf(piece)) >= SPECK * ink.pixelsPerMm && piece.peak > depth * 0.55)
  return pieces.length > 0 ? { ...boxAround(pieces), pieces: toLetters(pieces), depth } : undefined
}

/** Whether something of that size could be a line at all. */
function isLine(line: TextLine, mm: number): boolean {
  const height = heightOf(line)
  return height >= (line.pieces.length > 1 ? LOWEST_LINE : LOWEST_ALONE) * mm && height <= TALLEST * mm
}

/** The ink of the darker part of the print, wider lines counting more. */
function usualDepth(lines: TextLine[]): number {
  const sorted = [...lines].sort((one, other) => other.depth - one.depth)
  let left = lines.reduce((sum, line) => sum + widthOf(line), 0) * 0.2
  return sorted.find(line => (left -= widthOf(line)) <= 0)?.depth ?? 0
}

/** What is on a card laid flat: its lines of print, top to bottom, and boxes around its portrait and emblem. */
export type Layout = { lines: TextLine[]; figures: Box[] }

/** Finds print and pictures in one go; lines beside each other with a wide gap between are two. */
export function findLayout(card: Grey): Layout {
  const { ink, paper } = partInk(card)
  const mm = ink.pixelsPerMm
  const figures = findFigures(paper, mm / 2).map(({ left, top, right, bottom }) => ({ left: left * 2, top: top * 2, right: right * 2, bottom: bottom * 2 }))
  const pieces = choosePieces(findLoosePieces(ink), ink)
  const isCovered = (piece: Box) => figures.some(figure => isWithin(figure, piece))
  const free = pieces.filter(piece => !isCovered(piece))
  const cores = joinAll(free.filter(piece => heightOf(piece) >= LOWEST_CORE * mm).map(piece => group([piece])), areOneWord)
  const words = addSmallPieces(addCoveredPieces(cores, pieces.filter(isCovered)), free.filter(piece => heightOf(piece) < LOWEST_CORE * mm))
  const found = joinAll(joinAll(words, areOneLetter(mm)), areOneLine).flatMap(line => toLine(ink, line) ?? []).filter(line => isLine(line, mm))
  const usual = usualDepth(found)
  return { lines: found.filter(({ depth }) => depth > usual * PALEST).sort((one, other) => one.top - other.top), figures }
}

/** The lines of print on a card laid flat, top to bottom. */
export const findTextLines = (card: Grey): TextLine[] => findLayout(card).lines
