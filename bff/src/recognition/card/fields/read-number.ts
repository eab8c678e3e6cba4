import { isDocumentNumber } from '@mcb/shared/domain'
import { findLike, findPlaces, type Place } from '../find-values'
import { readBoxes } from '../read-boxes'
import { textOf } from '../segments'
import { weakest, type Finding, type Look } from './finding'
import { fitNumber, lengthsOf } from './number-shapes'

/** Two drawings of a line for the engine; it does not make the same mistake in both. */
const DRAWINGS = [30, 24] as const
const MOST_PLACES = 3

const countLetters = (text: string) => text.match(/[0-9A-Z]/g)?.length ?? 0

/** Places behind the label, and lines of as many signs as a number has. */
function choosePlaces({ scan, row }: Look): Place[] {
  const lengths = lengthsOf(row.kind)
  const isLong = (text: string) => countLetters(text) >= Math.min(...lengths) - 3
  const labelled = findPlaces(scan, row.labels.includes('citizenNumber') ? 'citizenNumber' : 'number').filter(({ signs }) => isLong(textOf(signs)))
  return [...labelled, ...findLike(scan, text => lengths.some(length => Math.abs(countLetters(text) - length) <= 1) && !/[a-z]|\d\.\d|\p{Script=Han}{3}/u.test(text))]
}

/** The number of a front, read twice. Sure when both readings are the same and its check character, where it has one, agrees. */
export async function readNumber(look: Look): Promise<Finding | null> {
  const { scan, row, engine } = look
  const onlyDigits = ['residentIdentityCard', 'residencePermit', 'taiwanTravelPermit'].includes(row.kind)
  let best: Finding | null = null
  for (const place of choosePlaces(look).slice(0, MOST_PLACES)) {
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
