import { findLike, findPlaces, type Place } from '../find-values'
import { readBoxes } from '../read-boxes'
import { isHan, textOf, wordsOf, type CardSign } from '../segments'
import { weakest, type Finding, type Look } from './finding'

const LONGEST = 30
const FEWEST_LETTERS = 4
const SPACED = ' '

/** Surname and given names as one line prints them; `parted` where it is beyond doubt which is which. */
export type LatinName = { surname: string; givenNames: string; parted: boolean }

/** CHAN, TAI MAN or CHAN TAIMAN; null for what is no name in capitals. */
export function partLatinName(line: string): LatinName | null {
  const text = line.replace(/\s*[,.]\s*/g, ', ').replace(/\s+/g, SPACED).replace(/^[^A-Z]+|[^A-Z]+$/gi, '')
  const [surname = '', givenNames = '', ...more] = text.split(', ')
  const isName = (name: string) => /^[A-Z](?:[A-Z' -]*[A-Z])?$/.test(name)
  if (more.length > 0 || !isName(surname)) return null
  if (givenNames) return isName(givenNames) ? { surname, givenNames, parted: true } : null
  const [first = '', ...rest] = surname.split(SPACED)
  return rest.length > 0 ? { surname: first, givenNames: rest.join(SPACED), parted: rest.length === 1 } : null
}

/** The name in Chinese. Never sure by itself: another reader must see the same characters. */
export async function readHanName({ scan }: Look): Promise<Finding | null> {
  for (const { signs, parts } of findPlaces(scan, 'name')) {
    const han = signs.filter(sign => isHan(sign) || /[·•]/.test(sign.text))
    const letters = signs.filter(({ text }) => /[A-Za-z0-9]/.test(text))
    if (han.length < 2 || han.length > LONGEST || letters.length > han.length) continue
    return { value: textOf(han), confidence: weakest(han), sure: false, parts }
  }
  return null
}

const mayBeLatin = ({ signs }: Place) => signs.filter(({ text }) => /[A-Z]/.test(text)).length >= FEWEST_LETTERS
const lettersOf = (signs: readonly CardSign[]) => textOf(signs).toUpperCase().replace(/[^A-Z]/g, '')
/** A name in capitals, not a title, which is longer or has small letters. */
const isLikeAName = (text: string) => /^[^a-z\p{Script=Han}]*$/u.test(text) && /^\P{L}*[A-Z]{2,}\P{L}{1,2}[A-Z-]{2,}/u.test(text) && !/TRAVEL|PERMIT|RESIDENT|FOREIGN|CARD/.test(text)

/** The name in Latin letters, read by both languages of the engine, which are two networks. */
export async function readLatinName({ scan, engine }: Look): Promise<{ surname: Finding; givenNames: Finding } | null> {
  for (const place of [...findPlaces(scan, 'name'), ...findLike(scan, isLikeAName)].filter(mayBeLatin)) {
    const signs = (await readBoxes(scan.grey, place.parts, 'latin', engine)).flat()
    const name = partLatinName(wordsOf(signs))
    if (!name) continue
    const sure = name.parted && lettersOf(place.signs) === lettersOf(signs)
    const finding = (value: string): Finding => ({ value, confidence: weakest(signs), sure, parts: place.parts })
    return { surname: finding(name.surname), givenNames: finding(name.givenNames) }
  }
  return null
}
