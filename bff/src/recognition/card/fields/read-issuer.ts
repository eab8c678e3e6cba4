import { findLike, findPlaces } from '../find-values'
import { readBoxes } from '../read-boxes'
import { isHan, textOf } from '../segments'
import { weakest, type Finding, type Look } from './finding'
import { recognizeIssuer } from './issuers'

const SHORTEST = 3
const TALL = 30

/** Who issued the card. Sure when it is an authority that is known. */
export async function readIssuer({ scan, row, engine }: Look): Promise<Finding | null> {
  let best: Finding | null = null
  const central = row.side === 'front'
  const isLike = (text: string) => /公安.*局|管理局$|公安部/u.test(text)
  for (const place of [...findPlaces(scan, 'issuer'), ...findLike(scan, isLike)]) {
    for (const again of [false, true]) {
      const signs = (again ? (await readBoxes(scan.grey, place.parts, 'han', engine, TALL)).flat() : place.signs).filter(isHan)
      if (signs.length < SHORTEST) continue
      const { name, known } = recognizeIssuer(textOf(signs), central)
      const finding = { value: name, confidence: weakest(signs), sure: known, parts: place.parts }
      if (known) return finding
      best ??= finding
    }
  }
  return best
}
