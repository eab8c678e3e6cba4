import { isDocumentNumber } from '@mcb/shared/domain'
import { findLike, findPlaces, type Place } from '../find-values'
import type { CardKind } from '../kinds'
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

/** Whether nothing but the number's own digits can show a mistake in it. */
const isUnchecked = (kind: CardKind) => kind === 'hongKongMacauTravelPermit' || kind === 'taiwanTravelPermit'

/** The number of a front, read twice. Sure when both readings are the same and its check character, where it has one, agrees. */
export async function readNumber(look: Look): Promise<Finding | null> {
  const { scan, row, engine } = look
  // Which of the two a front with a citizen's number is, the number itself says.
  const kind = row.labels.includes('citizenNumber') ? 'residentIdentityCard' : row.kind
  const onlyDigits = kind === 'residentIdentityCard' || kind === 'taiwanTravelPermit'
  let best: Finding | null = null
  for (const place of choosePlaces(look).slice(0, MOST_PLACES)) {
    const readings = []
    for (const tall of DRAWINGS) {
      const signs = (await readBoxes(scan.grey, place.parts, onlyDigits ? 'digits' : 'capitalsAndDigits', engine, tall)).flat()
      readings.push({ fitted: fitNumber(kind, textOf(signs)), confidence: weakest(signs) })
    }
    const valid = readings.filter(({ fitted }) => fitted && isDocumentNumber(kind, fitted.number))
    const { fitted, confidence } = valid[0] ?? readings.find(reading => reading.fitted) ?? { fitted: null, confidence: 0 }
    if (!fitted) continue
    const sure = valid.length === readings.length && valid.every(reading => reading.fitted!.number === fitted.number && (reading.fitted!.exact || !isUnchecked(kind)))
    const finding = { value: fitted.number, confidence, sure, parts: place.parts }
    if (sure) return finding
    best ??= finding
  }
  return best
}
