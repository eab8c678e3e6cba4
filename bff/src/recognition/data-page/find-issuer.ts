import { labelOf, LARGER, lineBelow, lineBeside } from './arrange'
import { roleOf, type LabelRole } from './labels'
import { readDates } from './printed-dates'
import { heightOf, isRead, type PageLine, type ReadLine } from './page-lines'

/** Of two lines of one text, how much their heights may differ. */
const SAME_SIZE = 1.7
/** How far apart they stand, in heights. */
const BESIDE = 2
const BELOW = 0.7

/** The label's words before a colon, and what follows it. */
const beforeColon = (text: string) => text.split(':')[0]!

/** What the labels that were read say of themselves. A value below a label is none, whatever it says: POLISMYNDIGHETEN. */
export function rolesOf(lines: readonly PageLine[]): Map<PageLine, LabelRole> {
  const roles = new Map(lines.filter(isRead).flatMap(line => { const role = roleOf(beforeColon(line.text)); return role ? [[line as PageLine, role] as const] : [] }))
  const isValue = (line: PageLine) => {
    const label = labelOf(line, lines)
    if (!label || !roles.has(label)) return false
    // Labels stand beside each other too; only before a colon what is beside is the value.
    if (label.bottom > line.bottom - heightOf(line) / 2) return /:\s*$/.test(label.text ?? '')
    return heightOf(line) > heightOf(label) * LARGER || (/[a-z]/.test(label.text ?? '') && !/[a-z]/.test(line.text ?? ''))
  }
  return new Map([...roles].filter(([line]) => !isValue(line)))
}

/** The values that belong to the labels of a role. */
export function labelledAs(role: LabelRole, roles: ReadonlyMap<PageLine, LabelRole>, lines: readonly PageLine[]): PageLine[] {
  const isValue = (line: PageLine) => !roles.has(line)
  return [...roles].filter(([, found]) => found === role).flatMap(([label]) => {
    const values = lines.filter(isValue)
    const below = lineBelow(label, values)
    const value = below && labelOf(below, lines) === label ? below : lineBeside(label, values)
    return value ? [value] : []
  })
}

const isOfOneSize = (one: PageLine, other: PageLine) => Math.max(heightOf(one), heightOf(other)) < Math.min(heightOf(one), heightOf(other)) * SAME_SIZE

/** A value and the lines on which it goes on: beside it, or right below, of one size and with no label of their own. */
function withContinuation(first: ReadLine, lines: readonly PageLine[], roles: ReadonlyMap<PageLine, LabelRole>): ReadLine[] {
  const isPart = (line: PageLine | undefined): line is ReadLine => line !== undefined && isRead(line) && !roles.has(line) && isOfOneSize(first, line)
  const beside = lineBeside(first, lines)
  const label = beside && lines.find(line => lineBelow(line, lines) === beside)
  if (isPart(beside) && !label && beside.left - first.right < heightOf(first) * BESIDE) return [first, beside]
  const below = lineBelow(first, lines)
  return isPart(below) && below.top - first.bottom < Math.min(heightOf(first), heightOf(below)) * BELOW ? [first, below] : [first]
}

/** Above this many millimetres of the page no authority stands. */
const HIGHEST = 38

/** Whether a value stands below print that says nothing: what it is nobody knows. */
function hasRiddle(lines: readonly PageLine[], roles: ReadonlyMap<PageLine, LabelRole>): boolean {
  return lines.some(line => isRead(line) && !roles.has(line) && line.top > HIGHEST && /[A-Z]{3}/.test(line.text) && readDates(line.text).length === 0
    && lines.some(label => isRead(label) && !roles.has(label) && labelOf(line, lines) === label && heightOf(line) > heightOf(label) * LARGER))
}

/** The lines that name the issuing authority: [] when there are none, null when there may be and nothing was made out. */
export function findIssuer(lines: readonly PageLine[], roles: ReadonlyMap<PageLine, LabelRole>): ReadLine[] | null {
  if (![...roles.values()].includes('authority')) return hasRiddle(lines, roles) ? null : []
  const value = labelledAs('authority', roles, lines).find(line => isRead(line) && /[A-Za-z]{2}/.test(line.text))
  return value && isRead(value) ? withContinuation(value, lines, roles) : null
}
