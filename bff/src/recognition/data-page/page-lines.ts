import type { Box } from '../card/geometry/pieces'
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

/** Reads some lines with the engine, a few calls for all of them; what it saw is written into them. */
export async function readPageLines(picture: Grey, { map }: Page, lines: readonly PageLine[], engine: Engine): Promise<void> {
  if (lines.length === 0) return
  const sheet = composeSheet(picture, map, lines)
  const signs = await readBoxes(sheet.grey, sheet.boxes, 'print', engine)
  for (const [index, line] of lines.entries()) Object.assign(line, { signs: signs[index]!, text: wordsOf(signs[index]!), sheet: sheet.grey, box: sheet.boxes[index]! })
}

/** What the engine makes of a line that was read, drawn for it in another size. */
export async function readAgain({ sheet, box }: ReadLine, engine: Engine): Promise<string> {
  const [signs = []] = await readBoxes(sheet, [box], 'print', engine, SMALLER)
  return wordsOf(signs)
}
const SMALLER = 24
