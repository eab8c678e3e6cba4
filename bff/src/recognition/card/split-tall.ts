import type { Grey } from '../picture/grey'
import { heightOf, type Box } from './geometry/pieces'

/** A row of pixels holds ink when its darkest pixels are nearer to the box's ink than to its paper. */
const INK = 0.3
/** Thinner than this part of the box is no line. */
const THINNEST = 0.15

/**
 * The lines of print that stand over each other in a box the engine took for one line: a small label and the name below
 * it. The box itself when no blank row parts it.
 */
export function splitTall(card: Grey, box: Box): Box[] {
  const rows = Array.from({ length: heightOf(box) }, (_, y) => {
    const row = card.data.subarray((box.top + y) * card.width + box.left, (box.top + y) * card.width + box.right)
    const sorted = Uint8Array.from(row).sort()
    return { dark: sorted[Math.floor(sorted.length * 0.04)]!, paper: sorted[Math.floor(sorted.length * 0.7)]! }
  })
  const depths = rows.map(({ dark, paper }) => paper - dark)
  const deepest = Math.max(...depths)
  const bands: Box[] = []
  let start = -1
  for (let y = 0; y <= depths.length; y += 1) {
    const inked = y < depths.length && depths[y]! > deepest * INK
    if (inked && start === -1) start = y
    if (inked || start === -1) continue
    if (y - start > heightOf(box) * THINNEST) bands.push({ ...box, top: box.top + start, bottom: box.top + y })
    start = -1
  }
  return bands.length > 0 ? bands : [box]
}
