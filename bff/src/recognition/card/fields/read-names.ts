import { findLike, findPlaces, type Place } from '../find-values'
import { heightOf } from '../geometry/pieces'
import { readBoxes } from '../read-boxes'
import type { Scan } from '../scan'
import { isHan, textOf, wordsOf, type CardSign } from '../segments'
import { splitTall } from '../split-tall'
import type { Title } from '../words'
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

/** Places of a line of Chinese that no label explains, above the birth date and below the title: a name whose label was lost. */
function findUnlabelled({ segments, words }: Scan, title: Title | null): Place[] {
  const known = [...Object.values(words.labels), ...Object.values(words.titles)].map(({ where }) => where)
  const top = title ? words.titles[title]?.where.box.bottom ?? 0 : 0
  const { birth } = words.labels
  if (!birth) return []
  return segments
    .filter(segment => !known.includes(segment) && segment.box.top > top && segment.box.bottom < birth.where.box.top + heightOf(birth.where.box) && segment.box.right > birth.where.box.left)
    .map(({ box, signs }) => ({ parts: [box], signs }))
}

/** The line of the name alone, where the engine took it together with the label over it. */
async function readAlone({ scan, engine }: Look, { parts: [box], signs }: Place): Promise<Place> {
  const bands = splitTall(scan.grey, box!)
  const name = bands.at(-1)!
  return bands.length === 1 ? { parts: [box!], signs } : { parts: [name], signs: (await readBoxes(scan.grey, [name], 'han', engine)).flat() }
}

/** The name in Chinese. Never sure by itself: another reader must see the same characters. */
export async function readHanName(look: Look): Promise<Finding | null> {
  const unlabelled = findUnlabelled(look.scan, look.row.title)
  for (const place of [...findPlaces(look.scan, 'name'), ...unlabelled]) {
    const { signs, parts } = unlabelled.includes(place) ? await readAlone(look, place) : place
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
