import type { Grey, Picture } from '../picture/grey'
import { refuse, type FieldName, type Place, type RefusedDocument } from '../ports'
import type { Engine } from '../letters/engine'
import { shrinkGrey } from '../picture/turn'
import { evidenceOf, findWords } from './find-words'
import type { FoundCard } from './geometry/find-cards'
import type { Box } from './geometry/pieces'
import { coveredPart, findGlare, measureBlur, measureCutOff, BLURRED_MM } from './geometry/quality'
import { pixelsPerMmOf } from './geometry/rectify'
import type { Corners } from './geometry/plane'
import { fieldsOf } from './fields/read-side'
import type { ReadCardSide } from './read-flat-card'
import type { Scan } from './scan'
import { arrangeSegments } from './segments'

/** A card with less of it outside the picture shows everything but its margin. */
const MOST_OUTSIDE = 0.02
/** Pixels a millimetre below which print is not read. */
const FEWEST_PIXELS = 6.5
/** Glare that covers this part of the card, or a line of print, takes something away. */
const MUCH_GLARE = 0.04
const ON_PRINT = 0.15

const sizeOf = ({ left, top, right, bottom }: Box) => (right - left) * (bottom - top)

/** The largest bright spot, when it is large or lies on print. */
function findHarmfulGlare(card: Grey, lines: readonly Box[]): Box | null {
  const spots = findGlare(card).sort((one, other) => sizeOf(other) - sizeOf(one))
  const harms = spots.reduce((sum, spot) => sum + sizeOf(spot), 0) > card.width * card.height * MUCH_GLARE || lines.some(line => coveredPart(line, spots) > ON_PRINT)
  return harms ? spots[0]! : null
}

/** Why a card was not read, or not all of it; null when the picture gives no reason. `locate` finds a box of the card on the picture. */
export function explainCard(picture: Picture, corners: Corners, { grey, segments }: Scan, locate: (box: Box) => Place | null): RefusedDocument | null {
  const lines = segments.filter(({ signs }) => signs.length > 1).map(({ box }) => box)
  if (measureCutOff(corners, picture.full).part > MOST_OUTSIDE) return refuse('cut_off')
  if (pixelsPerMmOf(corners) < FEWEST_PIXELS) return refuse('too_small')
  if (measureBlur(grey, lines) > BLURRED_MM) return refuse('too_blurred')
  const glare = findHarmfulGlare(grey, lines)
  return glare ? { ...refuse('glare'), place: locate(glare) } : null
}

/** An outline this certain is a card's though none of its words could be read; one that reaches so far out of the picture, too. */
const CERTAIN = 0.8
const FAR_OUTSIDE = 0.1

/** Why nothing was read within an outline, where the outline alone can say. */
export function explainOutline(picture: Picture, { corners, score }: FoundCard): RefusedDocument | null {
  if (measureCutOff(corners, picture.full).part > FAR_OUTSIDE) return refuse('cut_off')
  return score > CERTAIN && pixelsPerMmOf(corners) < FEWEST_PIXELS ? refuse('too_small') : null
}

/** Signs of words of ours on a whole picture that say there is a card, though no outline of one can be seen. */
const FEWEST_SIGNS = 4
const PAGE_LENGTH = 1400
/** Of a page whose size in millimetres nobody knows. */
const PAGE_MM = 110

/** What a picture without the outline of a card says of one: its words, where a corner or an edge is outside. */
export async function explainMissingOutline({ small }: Picture, engine: Engine): Promise<RefusedDocument | null> {
  const page = shrinkGrey(small, PAGE_LENGTH)
  const segments = arrangeSegments(await engine.readDocument(page), Math.max(page.width, page.height) / PAGE_MM)
  const words = findWords(segments)
  if (words.strangers.length > 0) return refuse('wrong_kind')
  return evidenceOf(words) >= FEWEST_SIGNS ? refuse('cut_off') : null
}

/** What a side is not worth keeping without. */
const KEY: Record<'front' | 'back', readonly FieldName[]> = { front: ['number'], back: ['issueDate', 'issuer'] }

/** Whether too little was read for the side to be of use: what it is not worth keeping without, or most of it, is missing. */
export function lacksMuch({ row, findings }: ReadCardSide): boolean {
  const fields = fieldsOf(row, findings)
  const missing = fields.filter(field => !findings[field] && !(field === 'expiryDate' && row.endless))
  return KEY[row.side].some(field => !findings[field]) || missing.length * 2 > fields.length
}
