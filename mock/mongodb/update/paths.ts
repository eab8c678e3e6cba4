import type { Document, Value } from '../bson/values'
import { fieldOf, isArray, isDocument, isNumber, typeName } from '../bson/values'
import { StoreError } from '../errors'
import type { Filter } from '../query/filter'
import { matches } from '../query/matches'
import { isIndex } from '../query/paths'

/** What stands for array elements in a path: the filter of each `$[identifier]`, and the element `$` means. */
export interface Positions {
  filters: Map<string, Filter>
  matched: (arrayPath: string[]) => number
  /** Told of each place that is changed, positions put in; refuses one that was changed already. */
  touch: (path: string[]) => void
}

/** Gives the new value for the one found (undefined: missing); the same value for "unchanged"; undefined to remove it. */
export type Change = (found: Value) => Value

/** How an operator treats a path that ends too soon ($set makes the rest) or runs into a value ($unset does not mind). */
export interface Rules { creates: boolean, mayBeBlocked: boolean }

/** More than this would be a list of nothing but nulls, by mistake. */
const MAX_PADDING = 1_500_000

const isPositional = (part: string): boolean => part === '$' || part.startsWith('$[')

function chosen(items: Value[], part: string, path: string[], at: number, positions: Positions): number[] {
  if (part === '$[]') return items.map((_, index) => index)
  if (part === '$') return [positions.matched(path.slice(0, at))]
  if (part.startsWith('$[')) {
    const filter = positions.filters.get(part.slice(2, -1))!
    return items.flatMap((item, index) => (matches(filter, { [part.slice(2, -1)]: item }) ? [index] : []))
  }
  return [Number(part)]
}

function changeItems(items: Value[], path: string[], at: number, change: Change, positions: Positions, rules: Rules): Value {
  const part = path[at]!
  if (!isPositional(part) && !isIndex(part)) {
    if (rules.mayBeBlocked) return items
    throw new StoreError(28, `Cannot create field '${part}' in element {${path[at - 1]}: array}`)
  }
  let next = items
  for (const index of chosen(items, part, path, at, positions)) {
    const found = index < items.length ? items[index] : undefined
    const value = changeAt(found, [...path.slice(0, at), String(index), ...path.slice(at + 1)], at + 1, change, positions, rules)
    if (value === found) continue
    if (index > items.length + MAX_PADDING) throw new StoreError(2, 'can\'t backfill more than 1500000 elements')
    if (next === items) next = [...items]
    while (next.length < index) next.push(null)
    next[index] = value === undefined ? null : value
  }
  return next
}

function changeField(document: Document, path: string[], at: number, change: Change, positions: Positions, rules: Rules): Document {
  const part = path[at]!
  const found = fieldOf(document, part)
  const value = changeAt(found, path, at + 1, change, positions, rules)
  if (value === found) return document
  if (value !== undefined) return { ...document, [part]: value }
  const { [part]: _, ...rest } = document
  return rest
}

function changeAt(value: Value, path: string[], at: number, change: Change, positions: Positions, rules: Rules): Value {
  if (at === path.length) {
    positions.touch(path)
    return change(value)
  }
  if (isArray(value)) return changeItems(value, path, at, change, positions, rules)
  if (isPositional(path[at]!)) {
    if (value === undefined) throw new StoreError(2, `The path '${path.slice(0, at).join('.')}' must exist in the document in order to apply array updates.`)
    throw new StoreError(2, `Cannot apply array updates to non-array element ${path[at - 1]}: ${typeName(value)}`)
  }
  if (isDocument(value)) return changeField(value, path, at, change, positions, rules)
  if (value === undefined && !rules.creates) return undefined
  if (value !== undefined && rules.mayBeBlocked) return value
  if (value !== undefined) throw new StoreError(28, `Cannot create field '${path[at]}' in element {${path[at - 1]}: ${describe(value)}}`)
  const made = changeField({}, path, at, change, positions, rules)
  return Object.keys(made).length === 0 ? undefined : made
}

const describe = (value: Value): string => (typeof value === 'string' ? `"${value}"` : isNumber(value) ? String(value) : typeName(value))

/** The document with one path changed; every part that is untouched is the same object as before. */
export function changePath(document: Document, path: string[], change: Change, positions: Positions, rules: Rules): Document {
  return changeAt(document, path, 0, change, positions, rules) as Document
}
