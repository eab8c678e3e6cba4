import type { FieldProblem } from '../problems'
import type { Settings } from '../settings/settings'
import { isStandardCharacter, standardFormsOf } from './standard-characters'
import { hanSurnameOrigin, isWrittenAsAParents, latinSurnameOrigin, type NamedParent } from './surname'

export type NameScript = 'han' | 'latin'

/** The newborn's name as the parents gave it. Printed as one line, see `certificateNameLine`. */
export type NewbornName = {
  script: NameScript
  /** Null for a name that has none: a parent says so, it is not what was left out. */
  surname: string | null
  givenNames: string
  /** Latin names only: which part is printed first. Chinese names always begin with the surname. */
  order: 'surnameFirst' | 'givenNamesFirst'
}

/** What the rules about a name need to know of the family. */
export type NewbornFamily = {
  /** Those who will be named on the certificate. */
  parents: NamedParent[]
  hasForeignParent: boolean
  /** Whether a parent is of a people, or from a country, whose names may have no surname, or another than the parents'. */
  hasOtherCustoms: boolean
  /** Where the child will be registered; null while nobody has said. */
  household: 'inChina' | 'notInChina' | null
  settings: Settings
}

/** The name line of the certificate holds this many half-width characters; the exchange record D301 allows A..50. */
export const NAME_LINE_LIMIT = 50

// Names of some peoples are written with a dot between their parts: 阿依夏木·艾力.
const HAN = /^\p{Script=Han}+(?:·\p{Script=Han}+)*$/u
// Letters and marks of the Latin script, joined by single spaces, hyphens or apostrophes. No full stop: a stray "."
// between names has held up families at the counter.
const LATIN = /^\p{Script=Latin}[\p{Script=Latin}\p{M}]*(?:[ '’-]\p{Script=Latin}[\p{Script=Latin}\p{M}]*)*$/u
const SOME_HAN = /\p{Script=Han}/u
const SOME_LATIN = /\p{Script=Latin}/u

type Severity = Settings['newbornName']['outsideTable']
type Finding = { severity: Severity; problem: FieldProblem }

/**
 * Everything that must be mended in a newborn's name, at once. A Latin name is for families with a foreign parent, unless
 * the child will be registered in a Chinese household (户口). Chinese names take the characters of the 通用规范汉字表, and the
 * surname is a parent's; how strictly, the settings say. What is still empty is the schema's to miss.
 */
export function newbornNameProblems(name: NewbornName, family: NewbornFamily): FieldProblem[] {
  return findings(name, family).flatMap(({ severity, problem }) => (severity === 'block' ? [problem] : []))
}

/** What is unusual about the name and stands all the same, if the parents meant it. */
export function newbornNameWarnings(name: NewbornName, family: NewbornFamily): FieldProblem[] {
  return findings(name, family).flatMap(({ severity, problem }) => (severity === 'warn' ? [problem] : []))
}

/** Children of one birth cannot have the same name. The problem is with the later one: `1.givenNames` for the second. */
export function siblingNameProblems(names: readonly NewbornName[]): FieldProblem[] {
  const lines = names.map(name => [name.surname ?? '', name.givenNames].map(part => part.normalize('NFC').toLowerCase().replace(/[\s-]/g, '')).join(' '))
  return lines.flatMap((line, i) => (lines.indexOf(line) < i ? [{ path: `${i}.givenNames`, code: 'newborn_name.same_as_sibling' }] : []))
}

/** The name exactly as the certificate prints it. */
export function certificateNameLine(name: NewbornName): string {
  if (name.script === 'han') return (name.surname ?? '') + name.givenNames
  const parts = name.order === 'surnameFirst' ? [name.surname, name.givenNames] : [name.givenNames, name.surname]
  return parts.filter(Boolean).join(' ')
}

function findings(name: NewbornName, family: NewbornFamily): Finding[] {
  const script = scriptProblem(name.script, family)
  const { surname } = name
  const spelling = (['surname', 'givenNames'] as const).flatMap(part => spellingProblem(name.script, part, name[part] ?? '') ?? [])
  const isSpelt = (part: 'surname' | 'givenNames') => Boolean(name[part]) && !spelling.some(({ path }) => path === part)
  return [
    ...[...(script ? [script] : []), ...(surname === null ? surnameNeeded(family) : []), ...spelling, ...lengthProblems(name, family)].map(problem => ({ severity: 'block' as const, problem })),
    ...(name.script === 'han' && isSpelt('givenNames') ? givenNamesOutsideTable(name.givenNames, family) : []),
    ...(surname && name.script === 'han' && isSpelt('surname') ? surnameOutsideTable(surname, family) : []),
    ...(surname && isSpelt('surname') ? surnameOfNeither(name.script, surname, family) : []),
  ]
}

function scriptProblem(script: NameScript, { hasForeignParent, household }: NewbornFamily): FieldProblem | null {
  if (script === 'han') return null
  if (!hasForeignParent) return { path: 'script', code: 'newborn_name.latin_needs_foreign_parent' }
  return household === 'inChina' ? { path: 'script', code: 'newborn_name.household_needs_han' } : null
}

/** The first thing about a part that the certificate cannot print. */
function spellingProblem(script: NameScript, path: 'surname' | 'givenNames', text: string): FieldProblem | null {
  if (!text) return null
  if (/[.．。]/.test(text)) return { path, code: 'newborn_name.full_stop' }
  if (/[0-9０-９]/.test(text)) return { path, code: 'newborn_name.digits' }
  if ((script === 'han' ? SOME_LATIN : SOME_HAN).test(text)) return { path, code: 'newborn_name.mixed_scripts' }
  if (script === 'han') return HAN.test(text) ? null : { path, code: 'newborn_name.not_han' }
  if (/^['’-]|['’-]$/.test(text)) return { path, code: 'newborn_name.sign_at_the_end' }
  if (/^\s|\s$|\s\s/.test(text)) return { path, code: 'newborn_name.spaces' }
  return LATIN.test(text) ? null : { path, code: 'newborn_name.not_latin' }
}

function lengthProblems(name: NewbornName, { settings }: NewbornFamily): FieldProblem[] {
  const problems: FieldProblem[] = []
  const line = certificateNameLine(name)
  const length = printedWidth(line)
  if (length > NAME_LINE_LIMIT) problems.push({ path: 'givenNames', code: 'newborn_name.too_long', params: { limit: NAME_LINE_LIMIT, length } })
  const limit = settings.newbornName.hanCharactersAtMost
  const characters = [...line].length
  // names with a dot are those of peoples whose names are long
  if (name.script === 'han' && !line.includes('·') && characters > limit && problems.length === 0)
    problems.push({ path: 'givenNames', code: 'newborn_name.too_many_characters', params: { limit, length: characters } })
  return problems
}

function givenNamesOutsideTable(givenNames: string, { settings }: NewbornFamily): Finding[] {
  const severity = settings.newbornName.outsideTable
  return outsideTable(givenNames).map(character => ({ severity, problem: notStandard('givenNames', character) }))
}

/**
 * A rare surname is the parent's, and the child's too. If it has a standard form, that is said, and the parents decide:
 * their document may be from a place that writes otherwise.
 */
function surnameOutsideTable(surname: string, { parents, settings }: NewbornFamily): Finding[] {
  const mayStay = settings.newbornName.surnameOutsideTable === 'parentsOwn' && isWrittenAsAParents(surname, parents)
  return outsideTable(surname).map(character => ({
    severity: mayStay ? (standardFormsOf(character).length > 0 ? 'warn' : 'ignore') : settings.newbornName.outsideTable,
    problem: notStandard('surname', character),
  }))
}

const outsideTable = (text: string) => [...new Set(text.replaceAll('·', ''))].filter(character => !isStandardCharacter(character))

function notStandard(path: 'surname' | 'givenNames', character: string): FieldProblem {
  const suggestion = standardFormsOf(character).join(' / ')
  if (!suggestion) return { path, code: 'newborn_name.not_in_table', params: { character } }
  return { path, code: 'newborn_name.not_standard', params: { character, suggestion } }
}

/** Civil Code, article 1015: the peoples of the minorities keep their own customs about surnames. */
function surnameNeeded({ hasOtherCustoms, settings }: NewbornFamily): FieldProblem[] {
  const may = hasOtherCustoms && settings.newbornName.otherCustoms === 'followed'
  return may ? [] : [{ path: 'surname', code: 'newborn_name.surname_needed' }]
}

function surnameOfNeither(script: NameScript, surname: string, { parents, hasOtherCustoms, settings }: NewbornFamily): Finding[] {
  const { hanSurnameOfNeither, latinSurnameOfNeither, otherCustoms } = settings.newbornName
  const ofHan = hasOtherCustoms && otherCustoms === 'followed' && hanSurnameOfNeither === 'block' ? 'warn' : hanSurnameOfNeither
  const [origin, severity] = script === 'han' ? [hanSurnameOrigin(surname, parents), ofHan] as const : [latinSurnameOrigin(surname, parents), latinSurnameOfNeither] as const
  if (origin === 'neither') return [{ severity, problem: { path: 'surname', code: 'newborn_name.surname_of_neither' } }]
  if (origin === 'givenName') return [{ severity, problem: { path: 'surname', code: 'newborn_name.surname_is_given_name' } }]
  return []
}

/** Width in half-width characters; a Chinese character is two wide. */
function printedWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + (SOME_HAN.test(character) ? 2 : 1), 0)
}
