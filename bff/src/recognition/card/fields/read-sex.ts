import { findPlaces } from '../find-values'
import { readBoxes } from '../text'
import type { Finding, Look } from './finding'

const SIGNS: Readonly<Record<string, 'male' | 'female'>> = { 男: 'male', 女: 'female', M: 'male', F: 'female' }

/** 男 or 女, with or without M or F beside it, which must not contradict. Sure only where both are there. */
export async function readSex({ scan, engine }: Look): Promise<Finding | null> {
  for (const place of findPlaces(scan, 'sex')) {
    for (const again of [false, true]) {
      const signs = again ? (await readBoxes(scan.grey, place.parts, 'han', engine, 40)).flat() : place.signs
      const said = signs.filter(({ text }) => text in SIGNS)
      const sexes = new Set(said.map(({ text }) => SIGNS[text]!))
      const [sex] = sexes
      if (sexes.size === 1 && sex) return { value: sex, confidence: said[0]!.confidence, sure: said.length > 1, parts: place.parts }
    }
  }
  return null
}
