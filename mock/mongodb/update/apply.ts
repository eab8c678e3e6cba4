import type { ObjectId } from 'bson'
import { areSameBytes } from '../bson/bytes'
import type { Document, Value } from '../bson/values'
import { fieldOf, isArray, isDocument } from '../bson/values'
import { StoreError } from '../errors'
import type { Filter } from '../query/filter'
import { matches } from '../query/matches'
import { valueAt, withValueAt } from '../query/paths'
import { refuseConflict } from './parse'
import type { Update } from './parse'
import type { Positions } from './paths'
import { changePath } from './paths'

const pathOf = (filter: Filter): string[] | undefined => ('path' in filter ? filter.path : undefined)
const conditions = (filter: Filter): Filter[] => (filter.kind === 'and' ? filter.parts.flatMap(conditions) : [filter])

/** Which element of the array made the query match: the one that satisfies all conditions on it, else the first condition. */
function matchedElement(document: Document, filter: Filter, arrayPath: string[]): number {
  const items = valueAt(document, arrayPath)
  const onArray = conditions(filter).filter(condition => pathOf(condition) !== undefined && arrayPath.every((part, at) => pathOf(condition)![at] === part))
  if (isArray(items) && onArray.length > 0) {
    const holds = (condition: Filter, item: Value): boolean => matches(condition, withValueAt(document, arrayPath, [item]))
    const ofAll = items.findIndex(item => onArray.every(condition => holds(condition, item)))
    const found = ofAll >= 0 ? ofAll : items.findIndex(item => holds(onArray[0]!, item))
    if (found >= 0) return found
  }
  throw new StoreError(2, 'The positional operator did not find the match needed from the query.')
}

function rename(document: Document, { from, to }: { from: string[], to: string[] }, positions: Positions): Document {
  let moved: Value
  for (const path of [from, to]) {
    path.slice(0, -1).reduce<Value>((value, part) => {
      const child = isDocument(value) ? fieldOf(value, part) : undefined
      if (isArray(child)) throw new StoreError(2, `The source and target of $rename may not be inside an array: ${path.join('.')}`)
      return child
    }, document)
  }
  const without = changePath(document, from, found => {
    moved = found
    return undefined
  }, positions, { creates: false, mayBeBlocked: true })
  if (moved === undefined) return document
  const cleared = changePath(without, to, () => undefined, positions, { creates: false, mayBeBlocked: true })
  return changePath(cleared, to, () => moved, positions, { creates: true, mayBeBlocked: false })
}

function checkId(before: Document, next: Document, isInsert: boolean): void {
  if (isInsert && before._id === undefined) return
  if (areSameBytes(before._id, next._id)) return
  throw new StoreError(66, 'Performing an update on the path \'_id\' would modify the immutable field \'_id\'')
}

/** The replacement with the old `_id` in front; one with another `_id` is refused. */
function replace(before: Document, document: Document): Document {
  const { _id: wanted, ...rest } = document
  if (wanted !== undefined && before._id !== undefined && !areSameBytes(before._id, wanted)) {
    throw new StoreError(66, 'After applying the update, the (immutable) field \'_id\' was found to have been altered')
  }
  const id = before._id ?? wanted
  return id === undefined ? rest : { _id: id, ...rest }
}

/**
 * The document as the update leaves it: a new object, whose untouched parts are the old ones. The filter tells which
 * element `$` is.
 */
export function applyUpdate(before: Document, update: Update, filter: Filter, isInsert = false): Document {
  if (update.kind === 'replace') return replace(before, update.document)
  const touched: string[][] = []
  const positions: Positions = {
    filters: update.filters,
    matched: path => matchedElement(before, filter, path),
    touch: path => {
      refuseConflict(touched, path)
      touched.push(path)
    },
  }
  let next = before
  for (const step of update.steps) {
    if (step.onInsertOnly && !isInsert) continue
    next = changePath(next, step.path, step.change, positions, step)
  }
  for (const paths of update.renames) next = rename(next, paths, { ...positions, touch: () => undefined })
  checkId(before, next, isInsert)
  return next
}

function equalities(filter: Filter): [string[], Value][] {
  if (filter.kind === 'and') return filter.parts.flatMap(equalities)
  if (filter.kind === 'compare' && filter.op === '$eq') return [[filter.path, filter.value]]
  if (filter.kind === 'in' && filter.values.length === 1 && filter.patterns.length === 0) return [[filter.path, filter.values[0]]]
  return []
}

/** The document an upsert inserts: what the filter asks to be equal, then the update. */
export function documentToInsert(update: Update, filter: Filter, newId: () => ObjectId): Document {
  let base: Document = {}
  const asked = equalities(filter)
  for (const [path, value] of update.kind === 'replace' ? asked.filter(([path]) => path.join('.') === '_id') : asked) {
    if (valueAt(base, path) !== undefined) throw new StoreError(54, `cannot infer query fields to set, path '${path.join('.')}' is matched twice`)
    base = withValueAt(base, path, value)
  }
  const next = applyUpdate(base, update, filter, true)
  return next._id === undefined ? { _id: newId(), ...next } : next
}
