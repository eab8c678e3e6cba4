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
/** Gaps as parts of the line's height: within a word; and between words of one size. */
const WORD_GAP = 0.5
const LINE_GAP = 0.85
/** Of a line's or a piece's darkest ink, what is ink and not the paper's pattern that touches it. */
const TRUE_INK = 0.42
const TORN_APART = [0.45, 0.6] as const
/** Of the ink of most lines, what a line's must be. */
const PALEST = 0.3

type Group = Box & { members: Piece[] }

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

const group = (members: Piece[]): Group => ({ ...boxAround(members), members })

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

/** Pieces that could be print, and not dirt, rules, the card's own edge, or part of a picture. */
function choosePieces(pieces: Piece[], figures: Box[], { width, height, pixelsPerMm: mm }: Ink): Piece[] {
  const margin = MARGIN * mm
  return pieces.filter(piece => {
    const [w, h] = [widthOf(piece), heightOf(piece)]
    if (Math.max(w, h) < SPECK * mm || h > TALLEST * mm) return false
    if (piece.left < margin || piece.top < margin || piece.right > width - margin || piece.bottom > height - margin) return false
    if ((w > RULE.length * mm && h < RULE.thickness * mm) || (h > RULE.length * mm && w < RULE.thickness * mm)) return false
    const [x, y] = [(piece.left + piece.right) / 2, (piece.top + piece.bottom) / 2]
    return !figures.some(({ left, top, right, bottom }) => x > left && x < right && y > top && y < bottom)
  })
}

/** Beside each other on one line: neither reaches far above or below what the other covers. */
function areOneWord(one: Group, other: Group): boolean {
  const [h1, h2] = [heightOf(one), heightOf(other)]
  const [low, high] = [Math.min(h1, h2), Math.max(h1, h2)]
  return overlapY(one, other) > low * 0.65 && gapX(one, other) < high * WORD_GAP && high < low * 4
}

function areOneLine(one: Group, other: Group): boolean {
  const [h1, h2] = [heightOf(one), heightOf(other)]
  const [low, high] = [Math.min(h1, h2), Math.max(h1, h2)]
  if (gapX(one, other) < 0) return overlapY(one, other) > low * 0.5
  return overlapY(one, other) > low * 0.75 && high < low * 1.45 && gapX(one, other) < low * LINE_GAP
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
      if (y > word.top - h * 0.2 && y < word.bottom + h * 0.2 && gap < h * 0.4 && gap < nearest) { nearest = gap; best = index }
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

/** The ink of most of the print, wider lines counting more. */
function usualDepth(lines: TextLine[]): number {
  const sorted = [...lines].sort((one, other) => other.depth - one.depth)
  let left = lines.reduce((sum, line) => sum + widthOf(line), 0) / 2
  return sorted.find(line => (left -= widthOf(line)) <= 0)?.depth ?? 0
}

/** The lines of print on a card laid flat, top to bottom; lines beside each other with a wide gap between are two. */
export function findTextLines(card: Grey): TextLine[] {
  const { ink, paper } = partInk(card)
  const mm = ink.pixelsPerMm
  const figures = findFigures(paper, mm / 2).map(({ left, top, right, bottom }) => ({ left: left * 2, top: top * 2, right: right * 2, bottom: bottom * 2 }))
  const pieces = choosePieces(findLoosePieces(ink), figures, ink)
  const cores = pieces.filter(piece => heightOf(piece) >= LOWEST_CORE * mm)
  const words = addSmallPieces(joinAll(cores.map(piece => group([piece])), areOneWord), pieces.filter(piece => heightOf(piece) < LOWEST_CORE * mm))
  const lines = joinAll(words, areOneLine).flatMap(line => toLine(ink, line) ?? []).filter(line => isLine(line, mm))
  const usual = usualDepth(lines)
  return lines.filter(({ depth }) => depth > usual * PALEST).sort((one, other) => one.top - other.top)
}
