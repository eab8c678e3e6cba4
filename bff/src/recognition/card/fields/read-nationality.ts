import { findLike, findPlaces } from '../find-values'
import { readBoxes } from '../read-boxes'
import { isHan, textOf, wordsOf } from '../segments'
import { weakest, type Finding, type Look } from './finding'
import { stateOf } from './states'

/** A name in Chinese, or its end behind a misread label, and what may stand beside it. */
const inChinese = (text: string) => {
  const han = [...text].filter(sign => /\p{Script=Han}/u.test(sign)).join('')
  return stateOf(han) ?? stateOf(han.slice(2))
}

/** The holder's state, in Chinese, in English or as three letters. Sure where two of these are there and are the same. */
export async function readNationality({ scan, engine }: Look): Promise<Finding | null> {
  for (const { signs, parts } of [...findPlaces(scan, 'nationality'), ...findLike(scan, text => /\p{Script=Han}{2,}.?[A-Z]{2}/u.test(text) && inChinese(text) !== null)]) {
    const latin = (await readBoxes(scan.grey, parts, 'words', engine)).flat()
    const chinese = inChinese(textOf(signs))
    const others = [...textOf(signs).split(/[^A-Z]+/), ...wordsOf(latin).split(/[^A-Z ]+/)].map(stateOf).filter(state => state !== null)
    const value = chinese ?? others[0]
    if (value) return { value, confidence: weakest(signs.filter(isHan)), sure: chinese !== null && others.includes(chinese), parts }
  }
  return null
}
