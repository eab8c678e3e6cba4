import type { LineInk } from './line-ink'

/** A run of columns with ink, in samples; `bridge` is how much ink joins it to the piece before it, 0 for a gap. */
export type Piece = { left: number; right: number; bridge: number }

const INK = 0.45
/** Columns with less ink than this, in samples, are a gap. */
const GAP = 0.6
/** In heights of the line: the least width worth cutting, and how far apart cuts are. */
const CUT = { widest: 0.9, apart: 0.18 }

/** The first and last row with ink: what the line's box leaves above and below the print. */
export function findRows({ width, height, ink }: LineInk): { top: number; bottom: number } | null {
  const rows = new Float32Array(height)
  for (let y = 0, at = 0; y < height; y += 1) for (let x = 0; x < width; x += 1, at += 1) if (ink[at]! > INK) rows[y]! += 1
  const least = Math.max(1.5, height * 0.04)
  let [top, bottom] = [0, height - 1]
  while (top < height && rows[top]! < least) top += 1
  while (bottom > top && rows[bottom]! < least) bottom -= 1
  return top >= bottom ? null : { top, bottom: bottom + 1 }
}

/** Where a wide run of columns may be cut: at its thinnest columns. */
function cutRun(profile: Float32Array, left: number, right: number, em: number): Piece[] {
  const pieces: Piece[] = []
  const apart = CUT.apart * em
  let from = left
  let bridge = 0
  for (let x = left + Math.ceil(apart); x < right - apart; x += 1) {
    const [near, far] = [Math.floor(x - apart), Math.ceil(x + apart)]
    let [before, after] = [0, 0]
    for (let i = Math.max(left, near); i < x; i += 1) before = Math.max(before, profile[i]!)
    for (let i = x + 1; i <= Math.min(right - 1, far); i += 1) after = Math.max(after, profile[i]!)
    const here = profile[x]!
    const valley = here < profile[x - 1]! && here <= profile[x + 1]! && here < 0.45 * Math.min(before, after)
    if (!valley || x - from < apart) continue
    pieces.push({ left: from, right: x, bridge })
    from = x
    bridge = Math.max(0.05, here / em)
  }
  return [...pieces, { left: from, right, bridge }]
}

/** The pieces a line falls into; `em` is the height of its print in samples. */
export function findPieces({ width, height, ink }: LineInk, em: number): Piece[] {
  const profile = new Float32Array(width)
  for (let y = 0, at = 0; y < height; y += 1) for (let x = 0; x < width; x += 1, at += 1) if (ink[at]! > INK) profile[x]! += ink[at]!
  const pieces: Piece[] = []
  for (let x = 0; x < width;) {
    if (profile[x]! < GAP) { x += 1; continue }
    const left = x
    let mass = 0
    while (x < width && profile[x]! >= GAP) { mass += profile[x]!; x += 1 }
    if (mass < 0.01 * em * em) continue
    if (x - left > CUT.widest * em) pieces.push(...cutRun(profile, left, x, em))
    else pieces.push({ left, right: x, bridge: 0 })
  }
  return pieces
}
