import type { Engine } from './letters/engine'
import { countWords, looksLikeDataPage } from './letters/page-words'
import type { Grey, Picture } from './picture/grey'
import { measureSharpness } from './picture/sharpness'
import { shrinkGrey, turnGrey } from './picture/turn'
import type { RecognitionRefusal } from '@mcb/shared/contract'
import { isMachinePrint, type Axis, type Row } from './zone/rows'

const SMALLEST_SIDE = 600
const PAGE_LENGTH = 1100
const FEWEST_WORDS = 8
const BLURRED = 0.4

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

/**
 * Says why a picture has no machine readable zone to read. The engine reads the page's words, at most twice: upright and
 * on its head, along the rows of letters that were found.
 */
export async function explainMissingZone(picture: Picture, engine: Engine, rows: Row[]): Promise<RecognitionRefusal> {
  const { small } = picture
  if (Math.max(picture.full.width, picture.full.height) < SMALLEST_SIDE) return 'too_small'
  if (showsHalfAZone(rows, small)) return 'cut_off'
  const page = shrinkGrey(small, PAGE_LENGTH)
  let words = 0
  for (const turn of mainAxis(rows) === 'across' ? [0, 180] as const : [270, 90] as const) {
    const { text, confidence } = await engine.readPage(turnGrey(page, turn))
    // Of a zone that is in the picture some letters remain, however much light or a finger covers.
    if (looksLikeDataPage(text)) return rows.some(isMachinePrint) ? 'glare' : 'cut_off'
    if (confidence > 50) words = Math.max(words, countWords(text))
    if (words >= FEWEST_WORDS) return 'wrong_kind'
  }
  return measureSharpness(small) < BLURRED ? 'too_blurred' : 'no_document'
}
