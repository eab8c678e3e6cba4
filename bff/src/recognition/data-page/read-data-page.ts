import { wordsOf } from '../card/segments'
import type { Engine } from '../letters/engine'
import type { Picture } from '../picture/grey'
import type { ReadField } from '../ports'
import type { Zone } from '../zone/cells'
import { labelOf, partValues } from './arrange'
import { chooseIssueDate, type KnownDates } from './choose-issue-date'
import { findIssuer, labelledAs, rolesOf } from './find-issuer'
import type { Area } from './lay-page'
import { isRead, lookAgain, openPage, readPageLines, type PageLine, type ReadLine } from './page-lines'
import { readMarks } from './read-marks'
import { matchNames, type PrintedNames } from './printed-names'
import { readDates } from './printed-dates'

/** What was read above the zone. A field the page has and nothing could be made of is `missed`; what it has not is neither. */
export type VisualZone = {
  fields: Partial<Record<'issueDate' | 'issuer', ReadField & { sure: boolean }>>
  missed: ('issueDate' | 'issuer')[]
  printedNames: PrintedNames | null
}

/** What the zone says: the visual zone is found by it. */
export type ZoneSays = KnownDates & { surname: string; givenNames: string; number: string; issuingState: string }

const NOTHING: VisualZone = { fields: {}, missed: [], printedNames: null }
const MOST_VALUES = 26
const MOST_LABELS = 9

const weakest = (lines: readonly ReadLine[]) => Math.min(1, ...lines.flatMap(({ signs }) => signs.map(({ confidence }) => confidence)))

/** The smallest upright box around lines of the page, on the picture. */
function placeOf(lines: readonly Area[], map: (x: number, y: number) => { x: number; y: number }, { width, height }: { width: number; height: number }): ReadField['place'] {
  const points = lines.flatMap(({ left, top, right, bottom }) => [map(left, top), map(right, top), map(right, bottom), map(left, bottom)])
  const clamp = (value: number) => Math.min(1, Math.max(0, value))
  const [xs, ys] = [points.map(({ x }) => clamp(x / width)), points.map(({ y }) => clamp(y / height))]
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top }
}

type Look = { picture: Picture; engine: Engine; says: ZoneSays; page: NonNullable<ReturnType<typeof openPage>> }

async function readIssueDate({ engine, says }: Look, lines: readonly ReadLine[], labelled: readonly PageLine[]): Promise<{ line: ReadLine; value: string; sure: boolean } | null> {
  const chosen = chooseIssueDate(lines.map(({ text }) => readDates(text)), says, new Set(labelled.map(line => lines.findIndex(other => other === line))))
  if (!chosen) return null
  const line = lines[chosen.line]!
  const { value, isTerm, only } = chosen
  const certain = only && (isTerm || labelled.length === 0 || labelled.includes(line))
  if (!certain) return { line, value, sure: false }
  const look = await lookAgain(line, engine)
  const again = readDates(look.line.text).some(({ iso }) => iso === value)
  // Whole years to the expiry are as good as a check digit: then either second reading will do; otherwise both must agree.
  return { line, value, sure: again && (isTerm ? look.letters || look.again : look.letters && look.again) }
}

/** A value without what dirt at its ends became. */
const trim = (text: string) => text.replace(/^[^\p{L}\d(]+|[^\p{L}\d.)]+$/gu, '').trim()

/** The authority is sure where glyph reader and engine see the same letters and blanks, the engine twice, and every mark is plain. */
async function readIssuer({ engine, says }: Look, lines: readonly ReadLine[]): Promise<{ value: string; sure: boolean }> {
  const parts: string[] = []
  let sure = true
  for (const line of lines) {
    const look = await lookAgain(line, engine)
    const marked = readMarks(look.line, says.issuingState)
    parts.push(trim(wordsOf(marked.signs)))
    sure &&= look.letters && look.blanks && look.again && marked.sure
  }
  return { value: trim(parts.join(' ')), sure }
}

/** Labels whose values the zone does not know: those are looked at for what they say. */
function chooseLabels(values: readonly ReadLine[], lines: readonly PageLine[], says: ZoneSays): PageLine[] {
  const isKnown = ({ text }: ReadLine) => {
    const plain = text.replace(/[^A-Z0-9]/gi, '').toUpperCase()
    return plain === says.number || readDates(text).some(({ iso }) => iso === says.birthDate || iso === says.expiryDate)
  }
  const above = (line: PageLine) => { const label = labelOf(line, lines); return label ? [label] : [] }
  // The first line of a value in two lines looks like the label of the second.
  const labels = values.filter(value => !isKnown(value)).flatMap(value => above(value).flatMap(label => [label, ...above(label)]))
  return [...new Set(labels)].filter(label => !isRead(label)).sort((one, other) => other.top - one.top).slice(0, MOST_LABELS)
}

/** Reads above a zone what the zone does not say: the date of issue, the issuing authority, and how the names are printed. */
export async function readDataPage(picture: Picture, zone: Zone, says: ZoneSays, engine: Engine): Promise<VisualZone> {
  const page = openPage(picture, zone)
  if (!page) return NOTHING
  const look: Look = { picture, engine, says, page }
  const { values } = partValues(page.lines)
  await readPageLines(picture.full, page, values.slice(-MOST_VALUES), engine)
  await readPageLines(picture.full, page, chooseLabels(values.filter(isRead), page.lines, says), engine)
  const roles = rolesOf(page.lines)
  const read = page.lines.filter(isRead)
  const place = (lines: readonly Area[]) => placeOf(lines, page.map, picture.full)

  const result: VisualZone = { fields: {}, missed: [], printedNames: matchNames(read, says) }
  const labelled = labelledAs('issueDate', roles, page.lines)
  const issue = await readIssueDate(look, read, labelled)
  if (issue) result.fields.issueDate = { value: issue.value, sure: issue.sure, confidence: weakest([issue.line]), place: place([issue.line]) }
  else if ([...roles.values()].includes('issueDate')) result.missed.push('issueDate')
  const issuer = findIssuer(page.lines, roles)
  if (issuer?.length) result.fields.issuer = { ...await readIssuer(look, issuer), confidence: weakest(issuer), place: place(issuer) }
  else if (issuer === null) result.missed.push('issuer')
  return result
}
