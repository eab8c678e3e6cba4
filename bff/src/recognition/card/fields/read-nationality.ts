import { findPlaces } from '../find-values'
import { readBoxes, textOf, wordsOf } from '../text'
import { weakest, type Finding, type Look } from './finding'
import { stateOf } from './states'

/** The holder's state, in Chinese, in English or as three letters. Sure where two of these are there and are the same. */
export async function readNationality({ scan, engine }: Look): Promise<Finding | null> {
  for (const place of findPlaces(scan, 'nationality')) {
    const han = place.narrow ? (await readBoxes(scan.grey, place.parts, 'han', engine)).flat() : place.signs
    const latin = (await readBoxes(scan.grey, place.parts, 'latin', engine)).flat()
    const chinese = stateOf(han.filter(({ text }) => /\p{Script=Han}/u.test(text)).map(({ text }) => text).join(''))
    const others = [...textOf(han).split(/[^A-Z]+/), ...wordsOf(latin).split(/[^A-Z ]+/)].map(stateOf).filter(state => state !== null)
    const value = chinese ?? others[0]
    if (value) return { value, confidence: weakest(han), sure: chinese !== null && others.includes(chinese), parts: place.parts }
  }
  return null
}
