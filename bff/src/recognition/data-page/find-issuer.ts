import { labelOf, lineBelow, lineBeside } from './arrange'
import { roleOf, type LabelRole } from './labels'
import { heightOf, isRead, type PageLine, type ReadLine } from './page-lines'

/** Of two lines of one text, how much their heights may differ. */
const SAME_SIZE = 1.35

/** The label's words before a colon, and what follows it. */
const beforeColon = (text: string) => text.split(':')[0]!

/** What the labels that were read say of themselves. */
export function rolesOf(lines: readonly PageLine[]): Map<PageLine, LabelRole> {
  return new Map(lines.filter(isRead).flatMap(line => { const role = roleOf(beforeColon(line.text)); return role ? [[line, role] as const] : [] }))
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

/** A value and the lines on which it goes on: right below, of one size and with no label between. */
function withContinuation(first: ReadLine, lines: readonly PageLine[], roles: ReadonlyMap<PageLine, LabelRole>): ReadLine[] {
  const next = lineBelow(first, lines)
  if (!next || !isRead(next) || roles.has(next)) return [first]
  const [low, high] = [Math.min(heightOf(first), heightOf(next)), Math.max(heightOf(first), heightOf(next))]
  return high < low * SAME_SIZE && next.top - first.bottom < low * 0.7 ? [first, next] : [first]
}

/** The lines that name the issuing authority: [] when no label says so, null when one does and nothing was made out. */
export function findIssuer(lines: readonly PageLine[], roles: ReadonlyMap<PageLine, LabelRole>): ReadLine[] | null {
  if (![...roles.values()].includes('authority')) return []
  const value = labelledAs('authority', roles, lines).find(line => isRead(line) && /[A-Za-z]{2}/.test(line.text))
  return value && isRead(value) ? withContinuation(value, lines, roles) : null
}
