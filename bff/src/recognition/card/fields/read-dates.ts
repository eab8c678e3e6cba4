import { isTerm, readDate, readDateInWords, readValidity, type Validity } from '../dates'
import { findLike, findPlaces, type Place } from '../find-values'
import { confirmLetters } from '../glyphs'
import { readBoxes } from '../read-boxes'
import { textOf, type CardSign } from '../segments'
import { weakest, type Finding, type Look } from './finding'

const DRAWINGS = [30, 24] as const
const FEWEST_DIGITS = 6

const countDigits = (text: string) => text.match(/\d/g)?.length ?? 0
const couldBeDate = ({ signs }: Place) => countDigits(textOf(signs)) >= FEWEST_DIGITS

/** The birth date. Where it stands in words the number, which repeats it, is its second reading; elsewhere the glyph reader's is. */
export async function readBirthDate({ scan, engine, today }: Look): Promise<Finding | null> {
  for (const place of [...findPlaces(scan, 'birth'), ...findLike(scan, text => readDateInWords(text) !== null || /^\D{0,6}\d{4}\D?\d\d\D?\d\d\D{0,4}$/.test(text))]) {
    const inWords = readDateInWords(textOf(place.signs))
    if (inWords && inWords <= today) return { value: inWords, confidence: weakest(place.signs.filter(({ text }) => /\d/.test(text))), sure: false, parts: place.parts }
    if (!couldBeDate(place)) continue
    for (const tall of DRAWINGS) {
      const signs = (await readBoxes(scan.grey, place.parts, 'dates', engine, tall)).flat()
      const date = readDate(textOf(signs))
      if (date && date <= today) return { value: date, confidence: weakest(signs), sure: confirmLetters(scan.grey, place.parts, signs).letters, parts: place.parts }
    }
  }
  return null
}

/** From when and until when the card is valid. Sure when it was read the same twice and is a term the kind is issued for. */
export async function readTerm({ scan, row, engine, today }: Look): Promise<{ issueDate: Finding; expiryDate: Finding | null } | null> {
  for (const place of [...findPlaces(scan, 'validity').filter(couldBeDate), ...findLike(scan, text => countDigits(text) >= 14 && /\d\D\d/.test(text) || /\d\D{0,2}长期/u.test(text))]) {
    const seen: { validity: Validity; confidence: number }[] = []
    const add = (signs: CardSign[]) => {
      const validity = readValidity(textOf(signs))
      if (validity && validity.from <= today) seen.push({ validity, confidence: weakest(signs.filter(({ text }) => /\d/.test(text))) })
    }
    add(place.signs)
    for (const tall of DRAWINGS) if (seen.length < 2) add((await readBoxes(scan.grey, place.parts, 'dates', engine, tall)).flat())
    if (seen.length < 2 && row.endless) add((await readBoxes(scan.grey, place.parts, 'han', engine)).flat())
    const [one, other] = seen.sort((first, second) => Number(isTerm(second.validity, row.years, row.endless)) - Number(isTerm(first.validity, row.years, row.endless)))
    if (!one) continue
    const { validity: { from, to }, confidence } = one
    const agreed = other !== undefined && other.validity.from === from && other.validity.to === to
    const sure = isTerm(one.validity, row.years, row.endless) && agreed
    const finding = (value: string): Finding => ({ value, confidence, sure, parts: place.parts })
    return { issueDate: finding(from), expiryDate: to === null ? null : finding(to) }
  }
  return null
}
