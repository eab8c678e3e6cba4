import { heightOf, type Box } from '../card/geometry/pieces'
import type { CardSign } from '../card/segments'
import { median } from '../zone/rows'

/** Beyond the usual gap between two letters, in heights of a capital: a blank, and what may still be none. */
const BLANK = 0.27
const NONE = 0.19
/** Where the engine sees a blank, this is enough: letters that lean back stand closer. */
const SEEN = 0.08

/** A line's signs with blanks where the ink has wide gaps, and whether every gap is plainly wide or plainly not. */
export type SpacedLine = { signs: CardSign[]; plain: boolean }

/** Puts blanks between letters and digits where their boxes stand apart; the engine loses some in small print. */
export function spaceOut(signs: readonly CardSign[], letters: readonly CardSign[], boxes: readonly Box[]): SpacedLine {
  if (boxes.length < 2) return { signs: [...signs], plain: true }
  const height = median(boxes.map(heightOf))
  const gaps = boxes.slice(1).map((box, index) => (box.left - boxes[index]!.right) / height)
  const usual = median(gaps)
  const first = new Set<CardSign>()
  let plain = true
  for (const [index, gap] of gaps.entries()) {
    const [from, to] = [letters[index]!, letters[index + 1]!]
    // Dots, strokes and hyphens between two letters take room of their own: there the engine is believed.
    if (signs.indexOf(to) > signs.indexOf(from) + 1) { if (to.first) first.add(to); continue }
    const beyond = gap - usual
    if (beyond > BLANK || (to.first && beyond > SEEN)) first.add(to)
    if ((beyond > NONE) !== to.first || (beyond > NONE && beyond <= BLANK)) plain = false
  }
  return { signs: signs.map(sign => (letters.includes(sign) && sign !== letters[0] ? { ...sign, first: first.has(sign) } : sign)), plain }
}
