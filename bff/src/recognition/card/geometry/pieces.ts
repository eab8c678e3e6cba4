import type { Ink } from './ink'

/** A box of pixels; `right` and `bottom` are the last column and row plus one. */
export type Box = { left: number; top: number; right: number; bottom: number }

/** Ink that hangs together: its box, its number of pixels and how dark the darkest of them is (0 to 255). */
export type Piece = Box & { area: number; peak: number }

export const widthOf = ({ left, right }: Box) => right - left
export const heightOf = ({ top, bottom }: Box) => bottom - top

type Run = { left: number; right: number; piece: number }

class Pieces {
  readonly all: Piece[] = []
  private readonly parent: number[] = []

  private root(piece: number): number {
    let at = piece
    while (this.parent[at] !== at) at = this.parent[at] = this.parent[this.parent[at]!]!
    return at
  }

  /** The piece a run belongs to: that of the runs above it, united if they are several, or a new one. */
  place(left: number, right: number, y: number, above: readonly Run[], from: number): number {
    let piece = -1
    for (let at = from; at < above.length && above[at]!.left <= right; at += 1) {
      const other = this.root(above[at]!.piece)
      if (piece === -1) piece = other
      else this.parent[other] = piece
    }
    if (piece !== -1) return piece
    this.parent.push(this.parent.length)
    this.all.push({ left, top: y, right, bottom: y, area: 0, peak: 0 })
    return this.all.length - 1
  }

  whole(): Piece[] {
    for (const [index, piece] of this.all.entries()) {
      const whole = this.all[this.root(index)]!
      if (whole === piece) continue
      whole.left = Math.min(whole.left, piece.left)
      whole.top = Math.min(whole.top, piece.top)
      whole.right = Math.max(whole.right, piece.right)
      whole.bottom = Math.max(whole.bottom, piece.bottom)
      whole.area += piece.area
      whole.peak = Math.max(whole.peak, piece.peak)
    }
    return this.all.filter((_, index) => this.root(index) === index)
  }
}

/** The pieces of ink within a box that touch, also at corners. A pixel is ink where it is marked and at least `least` dark. */
export function findPieces({ width, mask, depth }: Ink, { left, top, right, bottom }: Box, least = 0): Piece[] {
  const pieces = new Pieces()
  let above: Run[] = []
  for (let y = top; y < bottom; y += 1) {
    const runs: Run[] = []
    const row = y * width
    let next = 0
    for (let x = left; x < right; x += 1) {
      if (mask[row + x] === 0 || depth[row + x]! < least) continue
      const start = x
      let peak = 0
      for (; x < right && mask[row + x] === 1 && depth[row + x]! >= least; x += 1) if (depth[row + x]! > peak) peak = depth[row + x]!
      while (next < above.length && above[next]!.right < start) next += 1
      const index = pieces.place(start, x, y, above, next)
      const piece = pieces.all[index]!
      piece.left = Math.min(piece.left, start)
      piece.right = Math.max(piece.right, x)
      piece.bottom = y + 1
      piece.area += x - start
      piece.peak = Math.max(piece.peak, peak)
      runs.push({ left: start, right: x, piece: index })
    }
    above = runs
  }
  return pieces.whole()
}

export const wholeOf = ({ width, height }: { width: number; height: number }): Box => ({ left: 0, top: 0, right: width, bottom: height })
