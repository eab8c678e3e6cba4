import type { Grey } from '../picture/grey'
import { heightOf, type Box } from './geometry/pieces'

/** Darker than this part of the way from paper to ink is ink. */
const INK = 0.45
/** A value goes on beyond its box as far as no gap is wider than this part of its height. */
const GAP = 0.55
const FARTHEST = 12

/** How dark each column is at its darkest, within the height of a box; the darkest pixel is left out as dirt. */
function darkestInColumns({ width, data }: Grey, { left, top, right, bottom }: Box): number[] {
  return Array.from({ length: right - left }, (_, x) => {
    let [darkest, next] = [255, 255]
    for (let y = top; y < bottom; y += 1) {
      const value = data[y * width + left + x]!
      if (value < darkest) { next = darkest; darkest = value }
      else if (value < next) next = value
    }
    return next
  })
}

const quantile = (values: readonly number[], part: number) => [...values].sort((one, other) => one - other)[Math.floor(values.length * part)]!

/**
 * The box of a line of print with what goes on beside it: the engine at times loses the first or the last character of a
 * line. Stops at the first wide gap.
 */
export function followInk(card: Grey, box: Box): Box {
  const height = heightOf(box)
  const wide = { ...box, left: Math.max(0, box.left - FARTHEST * height), right: Math.min(card.width, box.right + FARTHEST * height) }
  const columns = darkestInColumns(card, wide)
  const inside = columns.slice(box.left - wide.left, box.right - wide.left)
  const [ink, paper] = [quantile(inside, 0.15), quantile(columns, 0.95)]
  const isInk = (x: number) => columns[x - wide.left]! < paper - (paper - ink) * INK
  const follow = (from: number, step: 1 | -1): number => {
    let last = from
    for (let x = from; x >= wide.left && x < wide.right && Math.abs(x - last) <= height * GAP; x += step) if (isInk(x)) last = x
    return last
  }
  return { ...box, left: follow(box.left, -1), right: follow(box.right - 1, 1) + 1 }
}

/** The parts of a value with what goes on before the first and behind the last of them. */
export function followParts(card: Grey, parts: readonly Box[]): Box[] {
  return parts.map((part, index) => {
    if (index > 0 && index < parts.length - 1) return part
    const { left, right } = followInk(card, part)
    return { ...part, left: index === 0 ? left : part.left, right: index === parts.length - 1 ? right : part.right }
  })
}
