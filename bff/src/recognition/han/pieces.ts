import type { LineInk } from './line-ink'

/** A run of columns with ink, in samples; `bridge` is how much ink joins it to the piece before it, 0 for a gap. */
export type Piece = { left: number; right: number; bridge: number }

const INK = 0.45
/** Columns with less ink than this, in samples, are a gap. */
const GAP = 0.6
/** In heights of the line: the least width worth cutting, and how far apart cuts are. */
const CUT = { widest: 0.9, apart: 0.18 }

/** The rows of the print: the box's without what it leaves above and below, and what it cuts off if it is too tight. */
export function findRows({ width, height, ink, margin }: LineInk): { top: number; bottom: number } | null {
  const rows = new Float32Array(height)
  for (let y = 0, at = margin; y < height; y += 1, at = y * width + margin) {
    for (let x = margin; x < width - margin; x += 1, at += 1) if (ink[at]! > INK) rows[y]! += 1
  }
  const least = Math.max(1.5, (height - 2 * margin) * 0.04)
  let [top, bottom] = [margin, height - margin - 1]
  while (top < bottom && rows[top]! < least) top += 1
  while (bottom > top && rows[bottom]! < least) bottom -= 1
  if (top >= bottom) return null
  while (top > 0 && rows[top - 1]! >= least) top -= 1
  while (bottom < height - 1 && rows[bottom + 1]! >= least) bottom += 1
  // ink up to the edge of what is seen is not this line's
  return { top: top === 0 ? margin : top, bottom: bottom === height - 1 ? height - margin : bottom + 1 }
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

/** The pieces a line falls into, of those that reach into its box; `em` is the height of its print in samples. */
export function findPieces({ width, ink, margin }: LineInk, rows: { top: number; bottom: number }, em: number): Piece[] {
  const profile = new Float32Array(width)
  for (let y = rows.top; y < rows.bottom; y += 1) for (let x = 0, at = y * width; x < width; x += 1, at += 1) if (ink[at]! > INK) profile[x]! += ink[at]!
  const pieces: Piece[] = []
  for (let x = 0; x < width;) {
    if (profile[x]! < GAP) { x += 1; continue }
    const left = x
    let mass = 0
    while (x < width && profile[x]! >= GAP) { mass += profile[x]!; x += 1 }
    const inside = (Math.min(x, width - margin) - Math.max(left, margin)) / (x - left)
    if (mass < 0.01 * em * em || inside < 0.5) continue
    if (x - left > CUT.widest * em) pieces.push(...cutRun(profile, left, x, em))
    else pieces.push({ left, right: x, bridge: 0 })
  }
  return pieces
}
