import { wordsOf } from '../card/segments'
import type { Engine } from '../letters/engine'
import type { Picture } from '../picture/grey'
import { placeAround } from '../picture/place'
import type { ReadField } from '../ports'
import type { Zone } from '../zone/cells'
import { areMarksRead, EVERY_LETTER, latinPartOf, lettersOf } from './alphabets'
import { labelOf, lineBeside, partValues } from './arrange'
import { chooseIssueDate, type IssueDate, type KnownDates } from './choose-issue-date'
import { findIssuer, labelledAs, rolesOf } from './find-issuer'
import type { Area } from './lay-page'
import { heightOf, isRead, lookAgain, openPage, readPageLines, type PageLine, type ReadLine, type SecondLook } from './page-lines'
import { readMarks } from './read-marks'
import { findName, spellAsPrinted, type PrintedNames } from './printed-names'
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
/** ICAO 9303-4 keeps so many millimetres at the top for state and kind of document: nothing that is looked for stands there. */
const HEADER = 17
const MOST_VALUES = 22
const MOST_LABELS = 7
/** What may be left behind the last sign, and how far the next line is; in heights of the line. */
const REST = 0.8
const APART = 3

const weakest = (lines: readonly ReadLine[]) => Math.min(1, ...lines.flatMap(({ signs }) => signs.map(({ confidence }) => confidence)))

type Look = { engine: Engine; says: ZoneSays; lines: readonly ReadLine[] }

/** The date of issue on a page. `labelled` are the lines that a label calls so. */
async function readIssueDate({ engine, lines }: Look, chosen: IssueDate, labelled: readonly PageLine[]): Promise<{ line: ReadLine; value: string; sure: boolean }> {
  const line = lines[chosen.line]!
  const { value, isTerm, only } = chosen
  if (!only || !(isTerm || labelled.length === 0 || labelled.includes(line))) return { line, value, sure: false }
  // Whole years to the expiry are as good as a check digit: then either second reading will do; otherwise both must agree.
  const isBorneOut = ({ letters, again }: SecondLook) => (isTerm ? letters || again : letters && again)
  const look = await lookAgain(line, engine, isBorneOut)
  return { line, value, sure: isBorneOut(look) && readDates(look.line.text).some(({ iso }) => iso === value) }
}

/** A value without what dirt at its ends became. */
const trim = (text: string) => text.replace(/^[^\p{L}\d(]+|[^\p{L}\d.)]+$/gu, '').trim()

/** Words of capitals or of digits; in one of both, O and 0 or I and 1 cannot be told apart by their shape, and dots and strokes have one reader only. */
const PLAIN_WORDS = /^(?:\p{Lu}+|\d+)(?: (?:\p{Lu}+|\d+))*$/u

/** Whether the engine saw a line to the end of its ink, and nothing stands close behind it: dots and strokes are lost there. */
function isToItsEnd(line: ReadLine, page: readonly PageLine[]): boolean {
  const { box, signs } = line
  const next = lineBeside(line, page)
  return box.right - (signs.at(-1)?.box.right ?? 0) < (box.bottom - box.top) * REST && (!next || next.left - line.right > heightOf(line) * APART)
}

/**
 * The authority is sure where glyph reader and engine see the same letters and blanks, and every mark is plain. Null where it may
 * be in letters that are not read.
 */
async function readIssuer({ engine, says: { issuingState } }: Look, lines: readonly ReadLine[], page: readonly PageLine[]): Promise<{ value: string; sure: boolean } | null> {
  const parts: string[] = []
  let sure = true
  for (const line of lines) {
    const look = await lookAgain(line, engine, ({ letters, blanks }) => letters && blanks)
    const marked = readMarks(look.line, lettersOf(issuingState))
    const latin = latinPartOf(look.line.text, issuingState)
    if (latin === 'none' || (latin === 'some' && !look.letters) || !(marked.sure || areMarksRead(issuingState))) return null
    parts.push(trim(wordsOf(marked.signs)))
    sure &&= look.letters && look.blanks && marked.sure && latin === 'all' && isToItsEnd(look.line, page)
  }
  const value = trim(parts.join(' '))
  return { value, sure: sure && PLAIN_WORDS.test(value) }
}

/** How the page prints the names; null where one of them is not found. */
function readNames(lines: readonly ReadLine[], { surname, givenNames, issuingState }: ZoneSays): PrintedNames | null {
  const own = lettersOf(issuingState)
  const alphabet = own.letters.length > 0 ? own : EVERY_LETTER
  const [first, second] = [surname, givenNames].map(name => {
    if (name === '') return ''
    const line = findName(name, lines)
    return line && spellAsPrinted(name, wordsOf(readMarks(line, alphabet).signs), own)
  })
  return typeof first === 'string' && typeof second === 'string' ? { surname: first, givenNames: second } : null
}

/** Labels of the values that are nothing the zone knows: those are looked at for what they say. */
function chooseLabels({ lines: read, says }: Look, lines: readonly PageLine[], issue: IssueDate | null): PageLine[] {
  const names = [says.surname, says.givenNames].map(name => findName(name, read))
  const isKnown = (line: ReadLine) => names.includes(line) || !/[A-Z]{2}/i.test(line.text) || readDates(line.text).length > 0
  const above = (line: PageLine) => { const label = labelOf(line, lines); return label ? [label] : [] }
  // A date that makes whole years needs no label. The first line of a value in two lines looks like the label of the second.
  const unknown = read.filter(line => (issue && !issue.isTerm && line === read[issue.line]) || !isKnown(line))
  const labels = unknown.flatMap(value => above(value).flatMap(label => [label, ...above(label)]))
  return [...new Set(labels)].filter(label => !isRead(label)).sort((one, other) => other.top - one.top).slice(0, MOST_LABELS)
}

/** A line that is like a date and is none. */
const isSpoiltDate = ({ text }: ReadLine) => /(?:^|\D)\d{1,2}\D{1,9}(?:19|20)\d\d(?:\D|$)/.test(text) && readDates(text).length === 0

/** Reads above a zone what the zone does not say: the date of issue, the issuing authority, and how the names are printed. */
export async function readDataPage(picture: Picture, zone: Zone, says: ZoneSays, engine: Engine): Promise<VisualZone> {
  const page = openPage(picture, zone)
  if (!page) return NOTHING
  await readPageLines(picture.full, page, partValues(page.lines.filter(({ bottom }) => bottom > HEADER)).values.slice(-MOST_VALUES), engine)
  const look = (): Look => ({ engine, says, lines: page.lines.filter(isRead) })
  const choose = ({ lines }: Look, labelled: readonly PageLine[]) =>
    chooseIssueDate(lines.map(({ text }) => readDates(text)), says, new Set(labelled.map(line => lines.findIndex(other => other === line))))
  await readPageLines(picture.full, page, chooseLabels(look(), page.lines, choose(look(), [])), engine)

  const roles = rolesOf(page.lines)
  const labelled = labelledAs('issueDate', roles, page.lines)
  const [whole, issuer] = [look(), findIssuer(page.lines, roles)]
  const chosen = choose(whole, labelled)
  const place = (lines: readonly Area[]) =>
    placeAround(lines.flatMap(({ left, top, right, bottom }) => [page.map(left, top), page.map(right, top), page.map(right, bottom), page.map(left, bottom)]), picture.full)
  const result: VisualZone = { fields: {}, missed: [], printedNames: readNames(whole.lines, says) }
  if (chosen) {
    const { line, value, sure } = await readIssueDate(whole, chosen, labelled)
    result.fields.issueDate = { value, sure, confidence: weakest([line]), place: place([line]) }
  } else if ([...roles.values()].includes('issueDate') || whole.lines.some(isSpoiltDate)) result.missed.push('issueDate')
  const authority = issuer?.length ? await readIssuer(whole, issuer, page.lines) : null
  if (authority && issuer) result.fields.issuer = { ...authority, confidence: weakest(issuer), place: place(issuer) }
  else if (issuer?.length !== 0) result.missed.push('issuer')
  return result
}
