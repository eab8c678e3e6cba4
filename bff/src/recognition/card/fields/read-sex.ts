import { findLike, findPlaces } from '../find-values'
import { readBoxes } from '../read-boxes'
import type { Finding, Look } from './finding'

const SIGNS: Readonly<Record<string, 'male' | 'female'>> = { 男: 'male', 女: 'female', M: 'male', F: 'female' }
const TALL = 40

/** 男 or 女, with or without M or F beside it, which must not contradict. Sure only where both are there. */
export async function readSex({ scan, engine }: Look): Promise<Finding | null> {
  for (const place of [...findPlaces(scan, 'sex'), ...findLike(scan, text => /^[^\p{Script=Han}]?[男女][^\p{Script=Han}]{0,3}$/u.test(text))]) {
    for (const again of [false, true]) {
      const signs = again ? (await readBoxes(scan.grey, place.parts, 'han', engine, TALL)).flat() : place.signs
      const said = signs.filter(({ text }) => text in SIGNS)
      const sexes = new Set(said.map(({ text }) => SIGNS[text]!))
      const [sex] = sexes
      if (sexes.size === 1 && sex) return { value: sex, confidence: said[0]!.confidence, sure: said.length > 1, parts: place.parts }
    }
  }
  return null
}
