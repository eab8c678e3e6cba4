import { isDocumentNumber } from '@mcb/shared/domain'
import { widthOf, heightOf } from '../geometry/pieces'
import { findPlaces, type Place } from '../find-values'
import { readBoxes, textOf } from '../text'
import type { Label } from '../words'
import { weakest, type Finding, type Look } from './finding'
import { fitNumber, lengthsOf } from './number-shapes'

/** Two drawings of a line for the engine; it does not make the same mistake in both. */
const DRAWINGS = [30, 24] as const

/** Places behind the label, and lines of as many signs as a number has. */
function choosePlaces({ scan, row }: Look, label: Label): Place[] {
  const lengths = lengthsOf(row.kind)
  const mayBe = ({ pieces, parts }: Place) => pieces.length >= Math.min(...lengths) - 2 || parts.reduce((sum, part) => sum + widthOf(part) / heightOf(part), 0) > Math.min(...lengths) * 0.45
  const labelled = findPlaces(scan, label).filter(mayBe)
  const alike = scan.segments
    .filter(({ narrow, pieces }) => narrow && lengths.some(length => Math.abs(pieces.length - length) <= 1))
    .map(({ box, pieces }): Place => ({ parts: [box], pieces, signs: [], narrow: true }))
  return [...labelled, ...alike]
}

/** The number of a front, read twice. Sure when both readings are the same and its check character, where it has one, agrees. */
export async function readNumber(look: Look): Promise<Finding | null> {
  const { scan, row, engine } = look
  const onlyDigits = ['residentIdentityCard', 'residencePermit', 'taiwanTravelPermit'].includes(row.kind)
  let best: Finding | null = null
  for (const place of choosePlaces(look, row.labels.includes('citizenNumber') ? 'citizenNumber' : 'number').slice(0, 3)) {
    const readings = []
    for (const tall of DRAWINGS) {
      const signs = (await readBoxes(scan.grey, place.parts, onlyDigits ? 'digits' : 'capitalsAndDigits', engine, tall)).flat()
      readings.push({ number: fitNumber(row.kind, textOf(signs)), confidence: weakest(signs) })
    }
    const [one, other] = readings as [typeof readings[0], typeof readings[0]]
    const valid = readings.find(({ number }) => number !== null && isDocumentNumber(row.kind, number))
    const { number, confidence } = valid ?? readings.find(reading => reading.number !== null) ?? one
    if (number === null) continue
    const sure = valid !== undefined && one.number === other.number
    const finding = { value: number, confidence: Math.max(confidence, sure ? other.confidence : 0), sure, parts: place.parts }
    if (sure) return finding
    best ??= finding
  }
  return best
}
