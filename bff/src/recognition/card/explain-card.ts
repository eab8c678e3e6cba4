import type { Grey, Picture } from '../picture/grey'
import { refuse, type FieldName, type Place, type RefusedDocument } from '../ports'
import type { Box } from './geometry/pieces'
import { coveredPart, findGlare, measureBlur, measureCutOff, BLURRED_MM } from './geometry/quality'
import { pixelsPerMmOf } from './geometry/rectify'
import type { Corners } from './geometry/plane'
import type { ReadCardSide } from './read-flat-card'
import type { Scan } from './scan'

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

/** What a side is not worth keeping without. */
const KEY: Record<'front' | 'back', readonly FieldName[]> = { front: ['number'], back: ['issueDate', 'issuer'] }

/** Whether too little was read for the side to be of use. */
export const lacksKey = ({ row, findings }: ReadCardSide) => KEY[row.side].some(field => !findings[field])
