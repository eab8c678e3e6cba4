import type { Grey, Picture } from '../picture/grey'
import { refuse, type FieldName, type Place, type RefusedDocument } from '../ports'
import type { Engine } from '../letters/engine'
import { shrinkGrey } from '../picture/turn'
import { showLabels } from '../data-page/labels'
import { evidenceOf, findWords, type FoundWord } from './find-words'
import type { FoundCard } from './geometry/find-cards'
import type { Box } from './geometry/pieces'
import { coveredPart, findGlare, measureBlur, measureCutOff, touches, BLURRED_MM } from './geometry/quality'
import { pixelsPerMmOf } from './geometry/rectify'
import { fieldsOf } from './fields/read-side'
import { boxOf } from './find-values'
import type { FlatCard, ReadCardSide } from './read-flat-card'
import type { Scan } from './scan'
import { arrangeSegments, textOf } from './segments'
import type { Label } from './words'

/** A card with less of it outside the picture shows everything but its margin. */
const MOST_OUTSIDE = 0.02
/** Pixels a millimetre below which print is not read. */
const FEWEST_PIXELS = 6.5
/** Glare that covers this part of the card, or a line of print, takes something away. */
const MUCH_GLARE = 0.04
const ON_PRINT = 0.15

const sizeOf = ({ left, top, right, bottom }: Box) => (right - left) * (bottom - top)

/** The labels of the values a side may lack. */
const LABELLED: Partial<Record<FieldName, readonly Label[]>> = {
  number: ['citizenNumber', 'number'], issuer: ['issuer'], issueDate: ['validity'], birthDate: ['birth'], nameZh: ['name'], surname: ['name'], sex: ['sex'], nationality: ['nationality'],
}
/** Where the value of a label stands: beside or below it; in heights of the label. */
const BESIDE = 22
const BELOW = 2.2
/** Light that covers so much of a place where a value should be, and is not, took it away. */
const ON_VALUE = 0.25

/** Where labels say that a value should be that was not read; of a side nobody knows, where the engine saw nothing. */
function findEmptyPlaces({ words, segments, grey }: Scan, read: ReadCardSide | null): Box[] {
  const missing = read && fieldsOf(read.row, read.findings).filter(field => !read.findings[field]).flatMap(field => LABELLED[field] ?? [])
  const labels = (Object.entries(words.labels) as [Label, FoundWord][]).filter(([label]) => !missing || missing.includes(label))
  const places = labels.flatMap(([, word]) => {
    const { left, top, right, bottom } = boxOf(word)
    const height = bottom - top
    return [
      { left: right + height / 2, right: Math.min(grey.width, right + height * BESIDE), top: top - height / 4, bottom: bottom + height / 4 },
      { left, right: Math.min(grey.width, left + height * BESIDE), top: bottom, bottom: Math.min(grey.height, bottom + height * BELOW) },
    ]
  })
  return places.filter(place => missing || !segments.some(({ box, signs }) => signs.length > 1 && touches(box, place)))
}

/** Light that took a value away, whatever its tint. */
function findCoveringGlare(scan: Scan, read: ReadCardSide | null): Box | null {
  const places = findEmptyPlaces(scan, read)
  return findGlare(scan.grey, true).find(spot => places.some(place => coveredPart(place, [spot]) > ON_VALUE)) ?? null
}

/** The largest bright spot, when it is large or lies on print. */
function findHarmfulGlare(card: Grey, lines: readonly Box[]): Box | null {
  const spots = findGlare(card).sort((one, other) => sizeOf(other) - sizeOf(one))
  const harms = spots.reduce((sum, spot) => sum + sizeOf(spot), 0) > card.width * card.height * MUCH_GLARE || lines.some(line => coveredPart(line, spots) > ON_PRINT)
  return harms ? spots[0]! : null
}

/** Why a card was not read, or not all of it; null when the picture gives no reason. `locate` finds a box of the card on the picture. */
export function explainCard(picture: Picture, { corners, touchesFrame }: FoundCard, { scan, read }: FlatCard, locate: (box: Box) => Place | null): RefusedDocument | null {
  const { grey, segments } = scan
  const lines = segments.filter(({ signs }) => signs.length > 1).map(({ box }) => box)
  if (touchesFrame || measureCutOff(corners, picture.full).part > MOST_OUTSIDE) return refuse('cut_off')
  if (pixelsPerMmOf(corners) < FEWEST_PIXELS) return refuse('too_small')
  const covering = findCoveringGlare(scan, read)
  if (!covering && measureBlur(grey, lines) > BLURRED_MM) return refuse('too_blurred')
  const glare = covering ?? findHarmfulGlare(grey, lines)
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

/** Whether lines of print are a passport's data page and no card. */
export const showsDataPage = ({ segments, words }: Pick<Scan, 'segments' | 'words'>): boolean => words.strangers.length === 0 && showLabels(segments.map(({ signs }) => textOf(signs)))

/** Below its last label a data page goes on for so much of the height of its labels; print ends so far from its edges, of the picture's width. */
const ZONE = 0.4
const MARGIN = 0.012

/** Whether a data page with print in these places is not all in the picture. */
function runsOut(lines: readonly Box[], { width, height }: Grey): boolean {
  const [top, bottom] = [Math.min(...lines.map(box => box.top)), Math.max(...lines.map(box => box.bottom))]
  return bottom + (bottom - top) * ZONE > height || lines.some(({ left, right }) => left < width * MARGIN || right > width * (1 - MARGIN))
}

/**
 * What a picture without the outline of a card says of one: its words, where a corner or an edge is outside. `dataPage` where they
 * are a passport's.
 */
export async function explainMissingOutline({ small }: Picture, engine: Engine): Promise<RefusedDocument | 'dataPage' | null> {
  const page = shrinkGrey(small, PAGE_LENGTH)
  const segments = arrangeSegments(await engine.readDocument(page), Math.max(page.width, page.height) / PAGE_MM)
  const words = findWords(segments)
  if (words.strangers.length > 0) return refuse('wrong_kind')
  if (evidenceOf(words) >= FEWEST_SIGNS) return refuse('cut_off')
  if (!showsDataPage({ segments, words })) return null
  return runsOut(segments.filter(({ signs }) => signs.length > 3).map(({ box }) => box), page) ? refuse('cut_off') : 'dataPage'
}

/** What a side is not worth keeping without. */
const KEY: Record<'front' | 'back', readonly FieldName[]> = { front: ['number'], back: ['issueDate', 'issuer'] }

/** Whether too little was read for the side to be of use: what it is not worth keeping without, or most of it, is missing. */
export function lacksMuch({ row, findings }: ReadCardSide): boolean {
  const fields = fieldsOf(row, findings)
  const missing = fields.filter(field => !findings[field] && !(field === 'expiryDate' && row.endless))
  return KEY[row.side].some(field => !findings[field]) || missing.length * 2 > fields.length
}
