import type { Engine } from '../letters/engine'
import type { Grey } from '../picture/grey'
import { turnGrey } from '../picture/turn'
import { evidenceOf, findWords, type CardWords } from './find-words'
import { arrangeSegments, type Segment } from './segments'

/** A card laid flat the right way up, its lines of print as the engine saw them, and the words that cards print among them. */
export type Scan = { grey: Grey; pixelsPerMm: number; turned: boolean; segments: Segment[]; words: CardWords }

/** Signs of labels and titles that say the card is the right way up. */
const ENOUGH = 5

/** Reads a card that lies flat, upright or, where that makes no sense, on its head; whichever says more of what cards say. */
export async function scanCard(flat: Grey, pixelsPerMm: number, engine: Engine): Promise<Scan> {
  const look = async (turned: boolean): Promise<Scan> => {
    const grey = turned ? turnGrey(flat, 180) : flat
    const segments = arrangeSegments(await engine.readDocument(grey), pixelsPerMm)
    return { grey, pixelsPerMm, turned, segments, words: findWords(segments) }
  }
  const upright = await look(false)
  if (evidenceOf(upright.words) >= ENOUGH) return upright
  const onItsHead = await look(true)
  return evidenceOf(onItsHead.words) > evidenceOf(upright.words) ? onItsHead : upright
}
