import type { Engine } from './letters/engine'
import { findCards, type FoundCard } from './card/geometry/find-cards'
import { findPieces, wholeOf, widthOf, heightOf, type Box } from './card/geometry/pieces'
import { pixelsPerMmOf, rectifyCard } from './card/geometry/rectify'
import { countWords, looksLikeDataPage } from './letters/page-words'
import type { Grey, Picture } from './picture/grey'
import { placeAround } from './picture/place'
import { measureSharpness } from './picture/sharpness'
import { shrinkGrey, turnGrey } from './picture/turn'
import { refuse, type RefusedDocument } from './ports'
import { isMachinePrint, type Axis, type Row } from './zone/rows'

const PAGE_LENGTH = 1500
const FEWEST_WORDS = 8
const BLURRED = 0.4
/** An outline found as surely as this is a page's or a card's. Of an outline the size of a card with fewer pixels a millimetre nothing can be read. */
const SURE_OUTLINE = 0.6
const SURE_SMALL = 0.75
const FEWEST_PIXELS = 4
const PIXELS_PER_MM = 13
/** A data page is 125 x 88 mm. */
const PAGE_RATIO = { least: 1.3, most: 1.54 }
/** What is as bright as the brightest, but for noise, over this part of the picture has been washed out. */
const NOISE = 6
const MUCH = 0.02

/** A long even row near the frame: one line of a zone whose other line is outside. */
function showsHalfAZone(rows: Row[], { width, height }: Grey): boolean {
  return rows.some(({ axis, pitch, letters, length }) => {
    if (length < 34 || letters.size < length * 0.85) return false
    const across = [...letters.values()].map(blob => (axis === 'across' ? blob.y : blob.x))
    const frame = axis === 'across' ? height : width
    return Math.min(...across) < pitch * 3.5 || Math.max(...across) > frame - pitch * 3.5
  })
}

/** The way most letters in even rows run. */
function mainAxis(rows: Row[]): Axis {
  const count = (wanted: Axis) => rows.filter(({ axis }) => axis === wanted).reduce((sum, { letters }) => sum + letters.size, 0)
  return count('down') > count('across') ? 'down' : 'across'
}

/** The largest patch as bright as the picture gets, where it is large; null where nothing is washed out. */
function findWashedOut(picture: Grey): Box | null {
  const small = shrinkGrey(picture, 400)
  const sorted = Uint8Array.from(small.data).sort()
  const brightest = sorted[Math.floor(sorted.length * 0.998)]!
  const mask = small.data.map(value => (value >= brightest - NOISE ? 1 : 0))
  const [largest] = findPieces({ ...small, mask, depth: mask, pixelsPerMm: 1 }, wholeOf(small)).sort((one, other) => other.area - one.area)
  if (!largest || largest.area < small.data.length * MUCH || largest.area < widthOf(largest) * heightOf(largest) * 0.3) return null
  const scale = picture.width / small.width
  return { left: largest.left * scale, top: largest.top * scale, right: largest.right * scale, bottom: largest.bottom * scale }
}

/** A data page whose zone cannot be seen: light or a finger covers it, or it is outside. */
export function explainDataPage({ small }: Picture, rows: Row[]): RefusedDocument {
  if (showsHalfAZone(rows, small)) return refuse('cut_off')
  const washedOut = findWashedOut(small)
  if (washedOut) {
    const { left, top, right, bottom } = washedOut
    return { ...refuse('glare'), place: placeAround([{ x: left, y: top }, { x: right, y: bottom }], small) }
  }
  // Of a zone that is in the picture some letters remain, however much a finger covers.
  return refuse(rows.some(isMachinePrint) ? 'glare' : 'cut_off')
}

/** The page to look for words on: what lies within a whole outline, or all of the picture; and the turns it may have. */
function choosePage({ full, small }: Picture, rows: Row[], card: FoundCard | undefined): { page: Grey; turns: readonly (0 | 90 | 180 | 270)[] } {
  if (card && card.score > SURE_OUTLINE && !card.touchesFrame && card.ratio > PAGE_RATIO.least && card.ratio < PAGE_RATIO.most) return { page: rectifyCard(full, card.corners, PIXELS_PER_MM).grey, turns: [0, 180] }
  return { page: shrinkGrey(small, PAGE_LENGTH), turns: mainAxis(rows) === 'across' ? [0, 180] : [270, 90] }
}

/**
 * Says why a picture has no machine readable zone to read, and where. The engine reads the page's words, at most twice: upright
 * and on its head.
 */
export async function explainMissingZone(picture: Picture, engine: Engine, rows: Row[]): Promise<RefusedDocument> {
  const { full, small } = picture
  if (showsHalfAZone(rows, small)) return explainDataPage(picture, rows)
  const [card] = findCards(picture)
  if (card && card.score > SURE_SMALL && pixelsPerMmOf(card.corners) < FEWEST_PIXELS) return { ...refuse('too_small'), place: placeAround(card.corners, full) }
  const { page, turns } = choosePage(picture, rows, card)
  let words = 0
  for (const turn of turns) {
    const { text, confidence } = await engine.readPage(turnGrey(page, turn))
    if (looksLikeDataPage(text)) return explainDataPage(picture, rows)
    if (confidence > 50) words = Math.max(words, countWords(text))
    if (words >= FEWEST_WORDS) return refuse('wrong_kind')
  }
  return refuse(measureSharpness(small) < BLURRED ? 'too_blurred' : 'no_document')
}
