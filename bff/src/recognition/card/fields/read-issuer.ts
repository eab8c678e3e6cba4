import { findPlaces } from '../find-values'
import { readBoxes } from '../text'
import { weakest, type Finding, type Look } from './finding'
import { recognizeIssuer } from './issuers'

const SHORTEST = 3

/** Who issued the card. Sure when it is an authority that is known. */
export async function readIssuer({ scan, row, engine }: Look): Promise<Finding | null> {
  let best: Finding | null = null
  for (const place of findPlaces(scan, 'issuer')) {
    const central = row.side === 'front'
    for (const again of [false, true]) {
      const signs = (again ? (await readBoxes(scan.grey, place.parts, 'han', engine, 30)).flat() : place.signs).filter(({ text }) => /\p{Script=Han}/u.test(text))
      if (signs.length < SHORTEST) continue
      const { name, known } = recognizeIssuer(signs.map(({ text }) => text).join(''), central)
      const finding = { value: name, confidence: weakest(signs), sure: known, parts: place.parts }
      if (known) return finding
      best ??= finding
    }
  }
  return best
}
