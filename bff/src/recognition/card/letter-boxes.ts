import type { Grey } from '../picture/grey'
import { heightOf, widthOf, type Box } from './geometry/pieces'

/** Darker than this part of the way from paper to the darkest print is ink. */
const INK = 0.4
/** A dot, a comma or a dash is lower than this part of the line. */
const LOW = 0.42
/** Widths of letters of most faces, in parts of an ordinary one. */
const NARROW = 0.5
const BROAD = 1.25
const MOST_JOINED = 4

const usualWidth = (letter: string) => (/[I1]/.test(letter) ? NARROW : /[MW]/.test(letter) ? BROAD : 1)

/** How dark a box is against its paper, 0 to 1 for each pixel. */
function measureInk({ width, data }: Grey, box: Box): Float32Array {
  const values = new Uint8Array(widthOf(box) * heightOf(box))
  for (let y = 0; y < heightOf(box); y += 1) values.set(data.subarray((box.top + y) * width + box.left, (box.top + y) * width + box.right), y * widthOf(box))
  const sorted = Uint8Array.from(values).sort()
  const [dark, paper] = [sorted[Math.floor(sorted.length * 0.03)]!, sorted[Math.floor(sorted.length * 0.75)]!]
  return Float32Array.from(values, value => (paper - value) / Math.max(8, paper - dark))
}

/** Pieces of ink with blank columns between, tight around their ink, and how much ink each column has. */
function findLetterPieces(card: Grey, line: Box): { pieces: Box[]; columns: Float32Array } {
  const [width, height] = [widthOf(line), heightOf(line)]
  const ink = measureInk(card, line)
  const columns = new Float32Array(width)
  const pieces: Box[] = []
  let [left, top, bottom] = [-1, height, 0]
  for (let x = 0; x <= width; x += 1) {
    let [first, last] = [-1, -1]
    for (let y = 0; x < width && y < height; y += 1) {
      const depth = ink[y * width + x]!
      if (depth > 0) columns[x]! += depth
      if (depth > INK) { if (first === -1) first = y; last = y }
    }
    if (first !== -1) {
      if (left === -1) left = x
      top = Math.min(top, first)
      bottom = Math.max(bottom, last + 1)
    } else if (left !== -1) {
      pieces.push({ left: line.left + left, right: line.left + x, top: line.top + top, bottom: line.top + bottom })
      ;[left, top, bottom] = [-1, height, 0]
    }
  }
  return { pieces: pieces.filter(piece => heightOf(piece) > height * LOW), columns }
}

/** How many letters each piece holds, the likeliest way; null when there are fewer letters than pieces. */
function share(pieces: readonly Box[], letters: readonly string[]): number[] | null {
  const em = pieces.reduce((sum, piece) => sum + widthOf(piece), 0) / letters.reduce((sum, letter) => sum + usualWidth(letter), 0)
  const [rows, places] = [pieces.length + 1, letters.length + 1]
  const cost = new Float64Array(rows * places).fill(Infinity)
  const taken = new Uint8Array(rows * places)
  cost[0] = 0
  for (let i = 1; i < rows; i += 1) {
    for (let j = 1; j < places; j += 1) {
      let expected = 0
      for (let count = 1; count <= Math.min(MOST_JOINED, j); count += 1) {
        expected += usualWidth(letters[j - count]!) * em
        const sum = cost[(i - 1) * places + j - count]! + Math.abs(widthOf(pieces[i - 1]!) - expected) / em
        if (sum < cost[i * places + j]!) { cost[i * places + j] = sum; taken[i * places + j] = count }
      }
    }
  }
  if (!Number.isFinite(cost.at(-1)!)) return null
  const counts: number[] = []
  for (let i = pieces.length, j = letters.length; i > 0; i -= 1) { counts.unshift(taken[i * places + j]!); j -= counts[0]! }
  return counts
}

/** Cuts a piece that holds several letters where there is least ink near where each should end. */
function cutPiece(piece: Box, letters: readonly string[], columns: Float32Array, from: number): Box[] {
  const total = letters.reduce((sum, letter) => sum + usualWidth(letter), 0)
  const reach = widthOf(piece) / total * 0.3
  const cuts = [piece.left]
  let done = 0
  for (const letter of letters.slice(0, -1)) {
    done += usualWidth(letter)
    const middle = piece.left + widthOf(piece) * done / total
    let best = Math.round(middle)
    for (let x = Math.ceil(middle - reach); x <= middle + reach; x += 1) if (columns[x - from]! < columns[best - from]!) best = x
    cuts.push(best)
  }
  return letters.map((_, index) => ({ ...piece, left: cuts[index]!, right: cuts[index + 1] ?? piece.right }))
}

/**
 * Where each of the letters and digits of a line stands, going by its ink alone; `letters` are those the line should hold,
 * without dots and dashes. Null where the ink does not part into that many.
 */
export function findLetterBoxes(card: Grey, line: Box, letters: readonly string[]): Box[] | null {
  const { pieces, columns } = findLetterPieces(card, line)
  const counts = share(pieces, letters)
  if (!counts) return null
  let next = 0
  return pieces.flatMap((piece, index) => {
    const members = letters.slice(next, next += counts[index]!)
    return members.length === 1 ? [piece] : cutPiece(piece, members, columns, line.left)
  })
}
