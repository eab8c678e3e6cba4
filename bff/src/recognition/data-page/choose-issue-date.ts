import { isTerm } from '../card/dates'
import type { DateForm, DateReading } from './printed-dates'

/** What the zone says, and the day it is; ISO dates. */
export type KnownDates = { birthDate: string; expiryDate: string; today: string }

/**
 * The date of issue: on which of the lines it stands; `isTerm` when the passport is valid for whole years from then, to the day or
 * the day before; `only` when no other date could be meant.
 */
export type IssueDate = { line: number; value: string; isTerm: boolean; only: boolean }

/** For how many years passports are issued. */
const TERMS = [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15]
const LONGEST = 16

/** The forms in which the lines print what the zone says: the page prints its other dates in the same. */
function knownForms(lines: readonly (readonly DateReading[])[], { birthDate, expiryDate }: KnownDates): Set<DateForm> {
  const forms = [birthDate, expiryDate].map(known => new Set(lines.flat().filter(({ iso }) => iso === known).map(({ form }) => form)))
  const [birth, expiry] = forms as [Set<DateForm>, Set<DateForm>]
  const both = new Set([...birth].filter(form => expiry.has(form)))
  return both.size > 0 ? both : birth.size > 0 ? birth : expiry
}

/**
 * Finds the date of issue among what the page's lines say: not the birth, not the expiry, and between the two. Where several
 * could be it, the one from which the passport is valid for whole years, or the one on a line that is `labelled`.
 */
export function chooseIssueDate(lines: readonly (readonly DateReading[])[], known: KnownDates, labelled: ReadonlySet<number>): IssueDate | null {
  const { birthDate, expiryDate, today } = known
  const forms = knownForms(lines, known)
  const earliest = `${Number(expiryDate.slice(0, 4)) - LONGEST}${expiryDate.slice(4)}`
  const candidates = lines.flatMap((readings, line) => {
    const meant = readings.filter(({ form }) => forms.size === 0 || forms.has(form))
    if (meant.some(({ iso }) => iso === birthDate || iso === expiryDate)) return []
    return meant
      .filter(({ iso }) => iso > birthDate && iso > earliest && iso < expiryDate && iso <= today)
      .map(({ iso }) => ({ line, value: iso, isTerm: isTerm({ from: iso, to: expiryDate }, TERMS, false) }))
  })
  const values = new Set(candidates.map(({ value }) => value))
  const rank = (one: (typeof candidates)[number]) => (labelled.has(one.line) ? 2 : 0) + (one.isTerm ? 1 : 0)
  const [best, ...others] = [...candidates].sort((one, other) => rank(other) - rank(one))
  if (!best) return null
  const rivals = others.filter(other => other.value !== best.value && rank(other) === rank(best))
  return { ...best, only: forms.size > 0 && (values.size === 1 || (rivals.length === 0 && best.isTerm)) }
}
