import type { FieldProblem } from '../problems'
import type { Settings } from '../settings/settings'

/** What the rules need to know of the family. */
export type NameFamily = {
  parents: { nameZh: string; surname: string; givenNames: string }[]
  hasForeignParent: boolean
  household: 'inChina' | 'notInChina' | null
  settings: Settings
}

export type NameScript = 'han' | 'latin'

/** The newborn's name as the parents gave it. Printed as one line, see `certificateNameLine`. */
export type NewbornName = {
  script: NameScript
  surname: string
  givenNames: string
  /** Latin names only: which part is printed first. Chinese names always begin with the surname. */
  order: 'surnameFirst' | 'givenNamesFirst'
}

/** The name line of the certificate holds this many half-width characters; the exchange record D301 allows A..50. */
export const NAME_LINE_LIMIT = 50

const HAN = /^\p{Script=Han}+$/u
// Letters and marks of the Latin script, joined by single spaces, hyphens or apostrophes. No full stop: a stray "."
// between names has held up families at the counter.
const LATIN = /^\p{Script=Latin}[\p{Script=Latin}\p{M}]*(?:[ '’-]\p{Script=Latin}[\p{Script=Latin}\p{M}]*)*$/u

/**
 * Every problem with a newborn's name, at once. A Latin name is for families with a foreign parent; a child who will
 * be registered in a Chinese household needs a Chinese name (the page says so before the question).
 */
export function newbornNameProblems(name: NewbornName, family: NameFamily): FieldProblem[] {
  const problems: FieldProblem[] = []
  if (name.script === 'latin' && !family.hasForeignParent) problems.push({ path: 'script', code: 'newborn_name.latin_needs_foreign_parent' })
  for (const part of ['surname', 'givenNames'] as const) {
    const text = name[part]
    if (!text) continue // "required" is the schema's to say
    if (/[.．。]/.test(text)) problems.push({ path: part, code: 'newborn_name.full_stop' })
    else if (name.script === 'han' && !HAN.test(text)) problems.push({ path: part, code: 'newborn_name.not_han' })
    else if (name.script === 'latin' && !LATIN.test(text)) problems.push({ path: part, code: 'newborn_name.not_latin' })
  }
  const length = printedWidth(certificateNameLine(name))
  if (length > NAME_LINE_LIMIT)
    problems.push({ path: 'givenNames', code: 'newborn_name.too_long', params: { limit: NAME_LINE_LIMIT, length } })
  return problems
}

/** The name exactly as the certificate prints it. */
export function certificateNameLine(name: NewbornName): string {
  if (name.script === 'han') return name.surname + name.givenNames
  const parts = name.order === 'surnameFirst' ? [name.surname, name.givenNames] : [name.givenNames, name.surname]
  return parts.filter(Boolean).join(' ')
}

/** Width in half-width characters; a Chinese character is two wide. */
function printedWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + (/\p{Script=Han}/u.test(character) ? 2 : 1), 0)
}

/** Newborns of one delivery need names of their own. */
export function siblingNameProblems(names: readonly NewbornName[]): FieldProblem[] {
  const lines = names.map(certificateNameLine)
  return lines.flatMap((line, i) => (lines.indexOf(line) < i ? [{ path: `names.${i}.givenNames`, code: 'newborn_name.same_as_sibling' }] : []))
}
