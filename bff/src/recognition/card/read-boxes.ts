import type { Engine, LineKind, Sign } from '../letters/engine'
import type { Grey } from '../picture/grey'
import type { Box } from './geometry/pieces'
import type { CardSign } from './segments'
import { composeStrip, locateOnStrip, type Strip } from './strip'

/** How tall letters are shown to the engine, in pixels: it was trained on such, and reads taller ones worse. */
export const TALL = { han: 34, latin: 30 } as const
const LONGEST_STRIP = 1300

/** Parts boxes into strips that are not too long for one call. */
function partIntoStrips(boxes: readonly Box[], tall: number): Box[][] {
  const strips: Box[][] = []
  let length = Infinity
  for (const box of boxes) {
    const width = (box.right - box.left) / (box.bottom - box.top) * tall + tall
    if (length + width > LONGEST_STRIP) { strips.push([]); length = 0 }
    strips.at(-1)!.push(box)
    length += width
  }
  return strips
}

function toCardSign({ text, left, right, confidence, first }: Sign, strip: Strip, { top, bottom }: Box): CardSign {
  return { text, confidence, first, box: { left: Math.round(locateOnStrip(strip, left).x), right: Math.round(locateOnStrip(strip, right).x), top, bottom } }
}

/** What the engine sees in each of the boxes, sign by sign. */
export async function readBoxes(card: Grey, boxes: readonly Box[], kind: LineKind, engine: Engine, tall: number = kind === 'han' ? TALL.han : TALL.latin): Promise<CardSign[][]> {
  const seen: CardSign[][] = []
  for (const members of partIntoStrips(boxes, tall)) {
    const strip = composeStrip(card, members, tall)
    const signs = members.map((): CardSign[] => [])
    for (const sign of await engine.readSigns(strip.grey, kind)) {
      const { piece } = locateOnStrip(strip, (sign.left + sign.right) / 2)
      signs[piece]!.push(toCardSign(sign, strip, members[piece]!))
    }
    seen.push(...signs)
  }
  return seen
}
