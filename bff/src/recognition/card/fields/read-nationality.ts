import { findPlaces } from '../find-values'
import { readBoxes } from '../read-boxes'
import { isHan, textOf, wordsOf } from '../segments'
import { weakest, type Finding, type Look } from './finding'
import { stateOf } from './states'

/** The holder's state, in Chinese, in English or as three letters. Sure where two of these are there and are the same. */
export async function readNationality({ scan, engine }: Look): Promise<Finding | null> {
  for (const { signs, parts } of findPlaces(scan, 'nationality')) {
    const latin = (await readBoxes(scan.grey, parts, 'latin', engine)).flat()
    const chinese = stateOf(textOf(signs.filter(isHan)))
    const others = [...textOf(signs).split(/[^A-Z]+/), ...wordsOf(latin).split(/[^A-Z ]+/)].map(stateOf).filter(state => state !== null)
    const value = chinese ?? others[0]
    if (value) return { value, confidence: weakest(signs), sure: chinese !== null && others.includes(chinese), parts }
  }
  return null
}
