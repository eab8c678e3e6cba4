import type { Box } from '../card/geometry/pieces'
import { confirmLetters } from '../card/glyphs'
import { readBoxes } from '../card/read-boxes'
import { wordsOf, type CardSign } from '../card/segments'
import type { Engine } from '../letters/engine'
import type { Grey, Picture } from '../picture/grey'
import type { Zone } from '../zone/cells'
import { findLines } from './find-lines'
import { layArea, mapPage, VISUAL_ZONE, type Area, type PageMap } from './lay-page'
import { composeSheet } from './sheet'

/** A line of print on the page, where it stands in millimetres, and once it was read, what the engine saw. */
export type PageLine = Area & { text?: string; signs?: CardSign[]; sheet?: Grey; box?: Box }

/** A line that was read. */
export type ReadLine = Required<PageLine>
export const isRead = (line: PageLine): line is ReadLine => line.text !== undefined

/** A page lying flat: its lines from the top, and where its places are on the picture. */
export type Page = { map: PageMap; lines: PageLine[] }

/** To find lines, fewer pixels a millimetre are enough than to read them. */
const FINDING = 7

export const heightOf = ({ top, bottom }: Area) => bottom - top
export const widthOf = ({ left, right }: Area) => right - left

/** Lays the page above a zone flat and finds its lines; nothing is read. Null when the zone does not say how it lies. */
export function openPage(picture: Picture, zone: Zone): Page | null {
  const map = mapPage(zone)
  if (!map) return null
  const flat = layArea(picture.small, map, VISUAL_ZONE, FINDING, picture.small.width / picture.full.width)
  const toMm = (x: number) => x / FINDING
  const lines = findLines(flat, FINDING).map(({ left, top, right, bottom }) => ({
    left: VISUAL_ZONE.left + toMm(left), right: VISUAL_ZONE.left + toMm(right), top: VISUAL_ZONE.top + toMm(top), bottom: VISUAL_ZONE.top + toMm(bottom),
  }))
  return { map, lines }
}

/** Reads some lines with the engine, a few calls for all of them; the page then has what it saw in their place. */
export async function readPageLines(picture: Grey, page: Page, lines: readonly PageLine[], engine: Engine): Promise<void> {
  if (lines.length === 0) return
  const sheet = composeSheet(picture, page.map, lines)
  const signs = await readBoxes(sheet.grey, sheet.boxes, 'print', engine)
  for (const [index, line] of lines.entries()) {
    const read = { ...line, signs: signs[index]!, text: wordsOf(signs[index]!), sheet: sheet.grey, box: sheet.boxes[index]! }
    page.lines.splice(page.lines.indexOf(line), 1, ...partAtColon(read))
  }
}

/** A label and the value behind its colon are two lines. */
function partAtColon(line: ReadLine): ReadLine[] {
  const { signs, box } = line
  const colon = signs.map(({ text }) => text).lastIndexOf(':')
  const [label, value] = [signs.slice(0, colon + 1), signs.slice(colon + 1)]
  if (label.length < 4 || !value[0] || value.length < 2) return [line]
  const cut = Math.round((signs[colon]!.box.right + value[0].box.left) / 2)
  const at = line.left + widthOf(line) * (cut - box.left) / (box.right - box.left)
  return [
    { ...line, right: at, signs: label, text: wordsOf(label), box: { ...box, right: cut } },
    { ...line, left: at, signs: value, text: wordsOf(value), box: { ...box, left: cut } },
  ]
}

/** How tall a line is drawn for the engine the next times: it sees each drawing afresh. */
const OTHER_SIZES = [24, 38] as const

/** How a reading of a line was borne out: by the glyph reader, which knows nothing of the engine, and by the engine, `again` seeing the same. */
export type SecondLook = { line: ReadLine; letters: boolean; blanks: boolean; again: boolean }

/** Small letters among capitals, which the engine takes O, C and letters with marks for: such a line is of capitals. */
const MIXED_CASE = /\p{Lu}{2}\p{Ll}|\p{Ll}\p{Lu}/u

/**
 * Looks at a line once more until that is `enough`: the glyph reader holds what the engine saw against the ink, and the engine sees
 * the line in other sizes. The reading that is borne out best comes back.
 */
export async function lookAgain(line: ReadLine, engine: Engine, enough: (look: SecondLook) => boolean): Promise<SecondLook> {
  const seen = new Map([[line.text, 1]])
  const rank = ({ line: { text }, letters, blanks }: SecondLook) => (letters ? 2 : 0) + (blanks ? 1 : 0) - (MIXED_CASE.test(text) ? 4 : 0)
  let best: SecondLook = { line, ...confirmLetters(line.sheet, [line.box], line.signs), again: false }
  for (const tall of OTHER_SIZES) {
    if (enough(best)) break
    const [signs = []] = await readBoxes(line.sheet, [line.box], MIXED_CASE.test(line.text) ? 'names' : 'print', engine, tall)
    const text = wordsOf(signs)
    seen.set(text, (seen.get(text) ?? 0) + 1)
    const next: SecondLook = { line: { ...line, signs, text }, ...confirmLetters(line.sheet, [line.box], signs), again: false }
    if (rank(next) > rank(best)) best = next
    best = { ...best, again: seen.get(best.line.text)! > 1 }
  }
  return best
}
