import type { Letter } from '../letters/agreement'
import { computeCheckDigit } from './check-digits'
import { looksLike } from './confusions'
import { CHECKED, COMPOSITE_COLUMN, compositeText, LAYOUT, type CheckedField } from './layout'

/**
 * confirmed: the digit agrees with what was read · repaired: it agrees after look-alikes were exchanged, and nothing but
 * the digit says so · wrong: it does not agree.
 */
type Verdict = 'confirmed' | 'repaired' | 'wrong'
export type CheckedLine = { text: string; verdicts: Record<CheckedField, Verdict>; composite: boolean }

const MOST_REPAIRS = 2

const textOf = (letters: Letter[]) => letters.map(({ letter }) => letter).join('')

function digitAgrees(field: CheckedField, text: string): boolean {
  const { from, to } = LAYOUT[field]
  const value = text.slice(from, to)
  // An empty personal number may have a filler for its digit; readers of digits see that filler as nothing.
  if (field === 'personalNumber' && /^<+$/.test(value)) return text[to] === '<' || text[to] === '0'
  return computeCheckDigit(value) === text[to]
}

type Attempt = { text: string; columns: number[] }

/** What a column could be instead: look-alikes of what was read, unless both readers are of one mind. */
function alternativesAt(letters: Letter[], column: number): string[] {
  const { letter, support, others } = letters[column]!
  if (support === 'agreed') return []
  return others.filter(other => support === 'weak' || looksLike(letter, other))
}

function exchange(attempt: Attempt, letters: Letter[], columns: number[]): Attempt[] {
  const after = Math.max(-1, ...attempt.columns)
  return columns.filter(column => column > after).flatMap(column => alternativesAt(letters, column).map(other => ({
    text: attempt.text.slice(0, column) + other + attempt.text.slice(column + 1),
    columns: [...attempt.columns, column],
  })))
}

/** The fewest exchanges that make the digit agree, if there is just one way. */
function repair(field: CheckedField, text: string, letters: Letter[]): Attempt | undefined {
  const { from, to } = LAYOUT[field]
  const columns = Array.from({ length: to - from + 1 }, (_, index) => from + index)
  let attempts: Attempt[] = [{ text, columns: [] }]
  for (let round = 0; round < MOST_REPAIRS; round += 1) {
    attempts = attempts.flatMap(attempt => exchange(attempt, letters, columns))
    const agreeing = attempts.filter(attempt => digitAgrees(field, attempt.text))
    if (agreeing.length > 0) return agreeing.length === 1 ? agreeing[0] : undefined
  }
  return undefined
}

/**
 * Checks every digit of the lower line, exchanging look-alikes where one does not agree and the reading was unsure.
 *
 * One digit in ten agrees by chance, and the composite digit weighs the document number exactly as its own digit does,
 * so neither can vouch for an exchanged letter of the number: such a field is `repaired`, never `confirmed`.
 */
export function checkLowerLine(letters: Letter[]): CheckedLine {
  let text = textOf(letters)
  const verdicts = {} as Record<CheckedField, Verdict>
  for (const field of CHECKED) {
    if (digitAgrees(field, text)) { verdicts[field] = 'confirmed'; continue }
    const repaired = repair(field, text, letters)
    verdicts[field] = repaired ? 'repaired' : 'wrong'
    if (repaired) text = repaired.text
  }
  return { text, verdicts, composite: computeCheckDigit(compositeText(text)) === text[COMPOSITE_COLUMN] }
}
