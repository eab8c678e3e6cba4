import { spaceOut } from '../../data-page/blanks'
import { readHanLine } from '../../han/read-han-line'
import type { Grey } from '../../picture/grey'
import { findLike, findPlaces, lineFrom, toPlace, type Place } from '../find-values'
import { heightOf, widthOf, type Box } from '../geometry/pieces'
import { confirmLetters } from '../glyphs'
import { followInk } from '../ink-extent'
import { findLetterBoxes } from '../letter-boxes'
import { readBoxes } from '../read-boxes'
import { splitTall } from '../split-tall'
import type { Scan } from '../scan'
import { isHan, textOf, wordsOf, type CardSign, type Segment } from '../segments'
import { LABELS, type Title } from '../words'
import { agreeOnName, dropDirt, dropLabel } from './han-name'
import { weakest, type Finding, type Look } from './finding'

const LONGEST = 30
const FEWEST_LETTERS = 4
const SPACED = ' '

/** Surname and given names as one line prints them; `parted` where it is beyond doubt which is which. */
export type LatinName = { surname: string; givenNames: string; parted: boolean }

/** What titles and labels say in English, and names do not. Kong, Macaulay and Birthe are names. */
const IN_ENGLISH = /TRAVEL|PERMIT|RESIDEN|FOREIGN|PERMANEN|NATIONALI|VALIDI|AUTHORI|ADMINISTR|HONG ?KONG|\b(?:NAME|BIRTH|MACAO|MACAU)\b/i

/** CHAN, TAI MAN or CHAN TAIMAN; null for what is no name in capitals, or is what cards print in English. */
export function partLatinName(line: string): LatinName | null {
  if (IN_ENGLISH.test(line)) return null
  const text = line.replace(/\s*[,.]\s*/g, ', ').replace(/\s+/g, SPACED).replace(/^[^A-Z]+|[^A-Z]+$/gi, '')
  const [surname = '', givenNames = '', ...more] = text.split(', ')
  const isName = (name: string) => /^[A-Z](?:[A-Z' -]*[A-Z])?$/.test(name)
  if (more.length > 0 || !isName(surname)) return null
  if (givenNames) return isName(givenNames) ? { surname, givenNames, parted: true } : null
  const [first = '', ...rest] = surname.split(SPACED)
  return rest.length > 0 ? { surname: first, givenNames: rest.join(SPACED), parted: rest.length === 1 } : null
}

/**
 * Lines that no label explains, beside or above the birth date and below the title: a name whose label was misread. Lines in
 * several parts come first.
 */
function findUnlabelled({ segments, words }: Scan, title: Title | null): Segment[][] {
  const known = [...Object.values(words.labels), ...Object.values(words.titles)].map(({ where }) => where)
  const top = title ? words.titles[title]?.where.box.bottom ?? 0 : 0
  const { birth } = words.labels
  if (!birth || words.labels.name) return []
  const { box } = birth.where
  const lines = segments.filter(segment => !known.includes(segment) && segment.box.top > top && segment.box.bottom < box.top + heightOf(box) * 0.5)
  const whole = lines.map(segment => lineFrom(segment, lines)).filter(parts => parts.length > 1)
  return [...whole, ...lines.map(segment => [segment])].filter(parts => parts.at(-1)!.box.right > box.left)
}

/**
 * Where a label of two signs would end that begins where the label of the birth date begins, and is as large; 0 where values
 * stand below their labels.
 */
function endOfNameLabel(scan: Scan): number {
  const { birth } = scan.words.labels
  const [value] = findPlaces(scan, 'birth')
  if (!birth || !value || value.parts[0]!.top > birth.where.box.bottom) return 0
  const [first, last] = [birth.where.signs[birth.from]!, birth.where.signs[birth.to - 1]!]
  return first.box.left + (last.box.right - first.box.left) / birth.word.length * 2
}

/** The name without a misread label that stands before it on the line. */
function takeAlone({ scan }: Look, { box, signs }: Segment): Place {
  const end = endOfNameLabel(scan)
  const rest = signs.filter(sign => sign.box.left + widthOf(sign.box) / 2 > end)
  // What is dropped was Chinese and misread; the letters of a name are not.
  const isBeside = rest.length < signs.length && rest.length > 0 && signs.some(isHan) && !signs.some(sign => !rest.includes(sign) && /[A-Z]/.test(sign.text))
  return isBeside ? { parts: [{ ...box, left: rest[0]!.box.left }], signs: rest } : { parts: [box], signs }
}

/** Where the name may stand: by its label, or where the label was misread. */
function findNames(look: Look): Place[] {
  const unlabelled = findUnlabelled(look.scan, look.row.title).map(parts => (parts.length > 1 ? toPlace(parts) : takeAlone(look, parts[0]!)))
  return [...findPlaces(look.scan, 'name'), ...unlabelled]
}

const hanOf = (signs: readonly CardSign[]) => textOf(signs.filter(sign => isHan(sign) || /[·•]/.test(sign.text)))

/** What cards print before a value is nobody's name. */
const isLabel = (name: string) => Object.values(LABELS).flat().some(label => name.includes(label.slice(0, 4)))

/** The name in Chinese, by the glyph reader and the engine, who share at least so much of it. Sure when they agree on every character. */
async function readHanName({ scan: { grey }, engine }: Look, places: readonly Place[], leastShared = 0): Promise<Finding | null> {
  for (const { signs, parts } of places) {
    const seen = hanOf(signs)
    const letters = signs.filter(({ text }) => /[A-Za-z0-9]/.test(text))
    if (seen.length < 2 || seen.length > LONGEST || letters.length >= seen.length) continue
    const box = followInk(grey, { ...parts[0]!, right: parts.at(-1)!.right })
    const again = hanOf((await readBoxes(grey, [box], 'han', engine)).flat())
    const { glyphs, readings } = dropLabel(readHanLine(grey, box), [seen, again])
    const name = agreeOnName(dropDirt(glyphs, readings), readings)
    if (!name || glyphs.length < 2 || name.shared < leastShared || isLabel(name.value)) continue
    return { value: name.value, confidence: name.confidence, sure: name.agreed, parts: [{ ...box, left: glyphs[0]!.box.left }] }
  }
  return null
}

/** Names are in capitals, labels are not; where light falls on them the engine takes a few for small letters. */
function mayBeLatin({ signs }: Place): boolean {
  const capitals = signs.filter(({ text }) => /[A-Z]/.test(text)).length
  const small = signs.filter(({ text }) => /[a-z]/.test(text)).length
  return capitals >= FEWEST_LETTERS && (small < 2 || small * 3 < capitals)
}
const isLikeAName = (text: string) => /^[^a-z\p{Script=Han}]*$/u.test(text) && /^\P{L}*[A-Z]{2,}\P{L}{1,2}[A-Z-]{2,}/u.test(text)

const isLetter = ({ text }: CardSign) => /^[A-Z]$/.test(text)

/** The signs of a line with blanks where its ink has wide gaps: the engine loses some. */
function withBlanks(grey: Grey, parts: readonly Box[], signs: readonly CardSign[]): CardSign[] {
  return parts.flatMap(part => {
    const own = signs.filter(({ box }) => box.top === part.top && box.left + box.right >= part.left * 2 && box.left + box.right <= part.right * 2)
    const letters = own.filter(isLetter)
    const boxes = findLetterBoxes(grey, part, letters.map(({ text }) => text))
    return boxes ? spaceOut(own, letters, boxes).signs : own
  })
}

/** The name in Latin letters. Sure when the glyph reader sees the same letters and its words are plainly parted. */
async function readLatinName({ scan, engine }: Look, places: readonly Place[]): Promise<{ surname: Finding; givenNames: Finding } | null> {
  for (const place of [...places, ...findLike(scan, isLikeAName)].filter(mayBeLatin)) {
    const signs = (await readBoxes(scan.grey, place.parts, 'names', engine)).flat()
    const seen = partLatinName(wordsOf(signs))
    const name = seen && (partLatinName(wordsOf(withBlanks(scan.grey, place.parts, signs))) ?? seen)
    if (!name) continue
    const { letters, blanks } = confirmLetters(scan.grey, place.parts, signs)
    const sure = name.parted && letters && blanks && name.surname === seen.surname && name.givenNames === seen.givenNames
    const finding = (value: string): Finding => ({ value, confidence: weakest(signs), sure, parts: place.parts })
    return { surname: finding(name.surname), givenNames: finding(name.givenNames) }
  }
  return null
}

/** How far above and below a name in Latin letters the one in Chinese may begin and end; in heights of the line. */
const NEAR = 2.6
const WIDEST = 8

/** Lines the engine saw close above or below the name in Latin letters, that begin where it begins. */
function findSeenBeside({ segments, words }: Scan, { parts }: Finding): Place[] {
  const line = parts[0]!
  const height = heightOf(line)
  const labels = Object.values(words.labels).map(({ where }) => where)
  return segments
    .filter(({ box, signs }) => signs.filter(isHan).length > 1 && Math.abs(box.left - line.left) < height * 1.6 && (Math.abs(box.top - line.bottom) < height * NEAR / 2 || Math.abs(line.top - box.bottom) < height * NEAR / 2))
    .filter(segment => !labels.includes(segment))
    .map(({ box, signs }) => ({ parts: [box], signs }))
}

/** Where a name in Chinese may stand that the engine passed over: by its ink, close above or below the one in Latin letters. */
function findUnseenBeside({ grey, words, segments }: Scan, { parts }: Finding): Box[] {
  const line = parts[0]!
  const height = heightOf(line)
  const label = words.labels.name?.where.box
  const isBetween = label && label.bottom < line.top && line.top - label.bottom < height * NEAR
  const above = { top: isBetween ? label.bottom + 1 : Math.max(0, Math.round(line.top - height * NEAR)), bottom: line.top - 1 }
  // What the engine saw below is another value, or the label of one.
  const others = segments.filter(({ box, signs }) => signs.length > 1 && box.top > line.bottom && box.left < line.right && box.right > line.left)
  const below = { top: line.bottom + 1, bottom: Math.min(grey.height, Math.round(line.bottom + height * NEAR), ...others.map(({ box }) => box.top)) }
  return [above, below]
    .map(band => ({ ...band, left: Math.max(0, line.left - 2), right: Math.min(grey.width, Math.round(line.left + height * WIDEST)) }))
    .filter(box => heightOf(box) > height)
    .flatMap(box => splitTall(grey, box))
}

const PLAIN = 0.8
/** Where no label says that there is a name, both readers must see at least this much of it. */
const HALF = 0.5

/** The name in such a place, where the glyph reader sees nothing but plain characters in it. */
async function readPassedOver(look: Look, latin: Finding): Promise<Finding | null> {
  const seen = await readHanName(look, findSeenBeside(look.scan, latin), HALF)
  if (seen) return seen
  for (const box of findUnseenBeside(look.scan, latin)) {
    const glyphs = readHanLine(look.scan.grey, box)
    if (glyphs.length < 2 || glyphs.some(({ likelihood }) => likelihood < PLAIN)) continue
    return readHanName(look, [{ parts: [box], signs: glyphs.map(({ character, likelihood, box: at }) => ({ text: character, confidence: likelihood, box: at, first: false })) }], HALF)
  }
  return null
}

/** The holder's names: in Chinese, and where the side prints them in Latin letters. */
export async function readNames(look: Look, inLatin: boolean): Promise<{ nameZh: Finding | null; surname?: Finding; givenNames?: Finding }> {
  const places = findNames(look)
  const nameZh = await readHanName(look, places)
  const latin = inLatin ? await readLatinName(look, places) : null
  return { nameZh: nameZh ?? (latin && await readPassedOver(look, latin.surname)), ...latin }
}
