import { findPlaces, type Place } from '../find-values'
import { readBoxes, wordsOf, type CardSign } from '../text'
import { weakest, type Finding, type Look } from './finding'

const HAN = /^[\p{Script=Han}·•.]$/u
const LONGEST = 30

/** Surname and given names as one line prints them, parted by a comma where there is one. */
export type LatinName = { surname: string; givenNames: string; parted: boolean }

/** CHAN, TAI MAN or CHAN TAI MAN; null for what is no name in capitals. */
export function partLatinName(line: string): LatinName | null {
  const text = line.replace(/\s*[,.]\s*/g, ', ').replace(/\s+/g, ' ').replace(/^[^A-Z]+|[^A-Z]+$/gi, '')
  const [surname = '', givenNames = '', ...more] = text.split(', ')
  const isName = (name: string) => /^[A-Z](?:[A-Z' -]*[A-Z])?$/.test(name)
  if (more.length > 0 || !isName(surname)) return null
  if (givenNames) return isName(givenNames) ? { surname, givenNames, parted: true } : null
  const [first = '', ...rest] = surname.split(' ')
  return rest.length > 0 ? { surname: first, givenNames: rest.join(' '), parted: rest.length === 1 } : null
}

/** The name in Chinese. Never sure by itself: another reader must see the same characters. */
export async function readHanName({ scan, engine }: Look): Promise<Finding | null> {
  for (const place of findPlaces(scan, 'name')) {
    const signs = place.narrow ? (await readBoxes(scan.grey, place.parts, 'han', engine)).flat() : place.signs
    const han = signs.filter(({ text }) => HAN.test(text))
    const letters = signs.filter(({ text }) => /[A-Za-z0-9]/.test(text))
    if (han.length < 2 || han.length > LONGEST || letters.length > han.length) continue
    return { value: han.map(({ text }) => text).join(''), confidence: weakest(han), sure: false, parts: place.parts }
  }
  return null
}

const mayBeLatin = ({ narrow, signs, pieces }: Place) => narrow || pieces.length >= 4 && signs.filter(({ text }) => HAN.test(text)).length <= signs.length / 2

const lettersOf = (signs: readonly CardSign[]) => signs.map(({ text }) => text.toUpperCase()).join('').replace(/[^A-Z]/g, '')

/** The name in Latin letters, read by both languages of the engine, which are two networks. */
export async function readLatinName({ scan, engine }: Look): Promise<{ surname: Finding; givenNames: Finding } | null> {
  const places = findPlaces(scan, 'name')
  for (const place of places.filter(mayBeLatin)) {
    const signs = (await readBoxes(scan.grey, place.parts, 'latin', engine)).flat()
    const name = partLatinName(wordsOf(signs))
    if (!name) continue
    const other = place.narrow ? (await readBoxes(scan.grey, place.parts, 'han', engine)).flat() : place.signs
    const sure = name.parted && lettersOf(other) === lettersOf(signs)
    const finding = (value: string): Finding => ({ value, confidence: weakest(signs), sure, parts: place.parts })
    return { surname: finding(name.surname), givenNames: finding(name.givenNames) }
  }
  return null
}
