import type { Ink } from './ink'

/** A box of pixels; `right` and `bottom` are the last column and row plus one. */
export type Box = { left: number; top: number; right: number; bottom: number }

/** Ink that hangs together: its box, its number of pixels and how dark they are on the average (0 to 255). */
export type Piece = Box & { area: number; depth: number }

export const widthOf = ({ left, right }: Box) => right - left
export const heightOf = ({ top, bottom }: Box) => bottom - top

type Run = { left: number; right: number; piece: number }

/** The pieces of ink that touch, also at corners. */
export function findPieces({ width, height, mask, depth }: Ink): Piece[] {
  const parent: number[] = []
  const root = (piece: number): number => {
    while (parent[piece] !== piece) piece = parent[piece] = parent[parent[piece]!]!
    return piece
  }
  const pieces: Piece[] = []
  let above: Run[] = []
  for (let y = 0; y < height; y += 1) {
    const runs: Run[] = []
    const row = y * width
    let next = 0
    for (let x = 0; x < width; x += 1) {
      if (mask[row + x] === 0) continue
      const left = x
      let dark = 0
      while (x < width && mask[row + x] === 1) { dark += depth[row + x]!; x += 1 }
      let piece = -1
      while (next < above.length && above[next]!.right < left) next += 1
      for (let at = next; at < above.length && above[at]!.left <= x; at += 1) {
        const other = root(above[at]!.piece)
        if (piece === -1) piece = other
        else if (other !== piece) parent[other] = piece
      }
      if (piece === -1) {
        piece = parent.length
        parent.push(piece)
        pieces.push({ left, top: y, right: x, bottom: y + 1, area: 0, depth: 0 })
      }
      const found = pieces[piece]!
      found.left = Math.min(found.left, left)
      found.right = Math.max(found.right, x)
      found.bottom = y + 1
      found.area += x - left
      found.depth += dark
      runs.push({ left, right: x, piece })
    }
    above = runs
  }
  return unite(pieces, root)
}

function unite(pieces: Piece[], root: (piece: number) => number): Piece[] {
  for (const [index, piece] of pieces.entries()) {
    const whole = pieces[root(index)]!
    if (whole === piece) continue
    whole.left = Math.min(whole.left, piece.left)
    whole.top = Math.min(whole.top, piece.top)
    whole.right = Math.max(whole.right, piece.right)
    whole.bottom = Math.max(whole.bottom, piece.bottom)
    whole.area += piece.area
    whole.depth += piece.depth
  }
  return pieces.filter((_, index) => root(index) === index).map(piece => ({ ...piece, depth: piece.depth / piece.area }))
}
