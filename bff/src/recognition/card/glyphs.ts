import type { Grey } from '../picture/grey'
import { showsLetter } from './confirm-letter'
import { heightOf, type Box } from './geometry/pieces'
import { findLetterBoxes } from './letter-boxes'
import { type CardSign } from './segments'

/** What the readers of single glyphs, which know nothing of the engine, have to say of the letters and digits the engine saw in a line. */
export type Confirmation = {
  /** They see the same ones. */
  letters: boolean
  /** The gaps between the engine's words are plainly wider than all others: no blank or dash is missing, none too many. */
  blanks: boolean
}

const isLetter = ({ text }: CardSign) => /^[A-Za-z0-9]$/.test(text)

/** Letters of a word are so much nearer to each other than to the next word, and nearer than this part of their height. */
const WITHIN_WORD = 0.6
const CLOSE = 0.2

/** Whether the gaps part into narrow ones within words and wide ones where the engine saw a blank, a comma or a dash. */
function hasPlainGaps(signs: readonly CardSign[], boxes: readonly Box[]): boolean {
  const letters = signs.filter(isLetter)
  const gaps = boxes.slice(1).map((box, index) => {
    const [from, to] = [signs.indexOf(letters[index]!), signs.indexOf(letters[index + 1]!)]
    return { width: Math.max(0, box.left - boxes[index]!.right), parts: to > from + 1 || signs.slice(from + 1, to + 1).some(({ first }) => first) }
  })
  const widest = Math.max(0, ...gaps.filter(({ parts }) => !parts).map(({ width }) => width))
  const narrowest = Math.min(...gaps.filter(({ parts }) => parts).map(({ width }) => width))
  const usual = gaps.map(({ width }) => width).sort((one, other) => one - other)[gaps.length >> 1] ?? 0
  return widest < Math.max(heightOf(boxes[0]!) * CLOSE, usual * 2) && widest <= narrowest * WITHIN_WORD
}

/** Compares part by part; `signs` are the engine's in these parts. Dots, commas and dashes are not looked at. */
export function confirmLetters(card: Grey, parts: readonly Box[], signs: readonly CardSign[]): Confirmation {
  const confirmation = { letters: signs.some(isLetter), blanks: true }
  for (const part of parts) {
    const own = signs.filter(({ box }) => box.top === part.top && box.left + box.right >= part.left * 2 && box.left + box.right <= part.right * 2)
    const letters = own.filter(isLetter).map(({ text }) => text)
    if (letters.length === 0) continue
    const boxes = findLetterBoxes(card, part, letters)
    confirmation.letters &&= boxes !== null && boxes.every((box, index) => showsLetter(card, box, letters[index]!))
    confirmation.blanks &&= boxes !== null && hasPlainGaps(own, boxes)
  }
  return confirmation
}
