import { isDocumentNumber } from '@mcb/shared/domain'
import { readDate } from '../dates'
import { confirmLetters } from '../glyphs'
import { followParts } from '../ink-extent'
import { findLike, findPlaces, type Place } from '../find-values'
import type { CardKind } from '../kinds'
import { readBoxes } from '../read-boxes'
import { heightOf, widthOf } from '../geometry/pieces'
import { textOf, type CardSign } from '../segments'
import { weakest, type Finding, type Look } from './finding'
import { fitNumber, lengthsOf } from './number-shapes'

/** How the line is drawn for the engine; the second only where the first leaves a doubt. */
const DRAWINGS = [30, 24] as const
const MOST_PLACES = 3
/** A number that nothing checks is asked where the engine was not sure of one of its signs. */
const UNSURE = 0.5
/** The least width of a digit, in heights of its line. */
const NARROWEST = 0.4

const countLetters = (text: string) => text.match(/[0-9A-Z]/g)?.length ?? 0

/** Places behind the label, and lines of as many signs as a number has. */
function choosePlaces({ scan, row }: Look): { labelled: Place[]; others: Place[] } {
  const lengths = lengthsOf(row.kind)
  const isLong = ({ parts }: Place) => parts.reduce((sum, part) => sum + widthOf(part) / heightOf(part), 0) > Math.min(...lengths) * NARROWEST
  const labelled = findPlaces(scan, row.labels.includes('citizenNumber') ? 'citizenNumber' : 'number').filter(isLong)
  return { labelled, others: findLike(scan, text => lengths.some(length => Math.abs(countLetters(text) - length) <= 1) && !/[a-z]|\d\.\d|\p{Script=Han}{3}/u.test(text)) }
}

/** Whether nothing but the number's own digits can show a mistake in it. */
const isUnchecked = (kind: CardKind) => kind === 'hongKongMacauTravelPermit' || kind === 'taiwanTravelPermit'

/** Dirt at the ends of a number is left out before the glyph reader looks at it. */
function signsOf(number: string, signs: readonly CardSign[]): CardSign[] {
  const letters = signs.filter(({ text }) => /^[0-9A-Z]$/.test(text))
  const from = [...letters.keys()].find(start => textOf(letters.slice(start, start + number.length)) === number) ?? 0
  return letters.slice(from, from + number.length).map((sign, index) => ({ ...sign, text: number[index]! }))
}

/**
 * The number of a front. Sure when the glyph reader sees the same in it and its check character, where it has one, agrees;
 * then two drawings the engine reads alike will do, too.
 */
export async function readNumber(look: Look): Promise<Finding | null> {
  const { scan, row, engine } = look
  // Which of the two a front with a citizen's number is, the number itself says.
  const kind = row.labels.includes('citizenNumber') ? 'residentIdentityCard' : row.kind
  const onlyDigits = kind === 'residentIdentityCard' || kind === 'taiwanTravelPermit'
  let best: Finding | null = null
  const { labelled, others } = choosePlaces(look)
  for (const place of [...labelled, ...others].slice(0, MOST_PLACES)) {
    const readings: string[] = []
    const parts = followParts(scan.grey, place.parts)
    for (const tall of DRAWINGS) {
      const signs = (await readBoxes(scan.grey, parts, onlyDigits ? 'digits' : 'capitalsAndDigits', engine, tall)).flat()
      const fitted = fitNumber(kind, textOf(signs))
      if (!fitted) continue
      const { number, exact } = fitted
      // a date of eight digits is no number of eight
      if (number.length === 8 && !labelled.includes(place) && readDate(number)) continue
      const valid = isDocumentNumber(kind, number)
      const again = readings.includes(number)
      readings.push(number)
      const confirmed = (again && !isUnchecked(kind)) || confirmLetters(scan.grey, parts, signsOf(number, signs)).letters
      const finding = { value: number, confidence: weakest(signs), sure: valid && confirmed && (!isUnchecked(kind) || (exact && weakest(signs) > UNSURE)), parts, invalid: confirmed && !valid }
      if (finding.sure) return finding
      if (!best || (valid && !isDocumentNumber(kind, best.value))) best = finding
    }
  }
  return best
}
