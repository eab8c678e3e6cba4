import type { Document, Value } from '../bson/values'
import { isArray, isDocument, typeName } from '../bson/values'
import { StoreError } from '../errors'
import type { Filter } from '../query/filter'
import { parseFilter } from '../query/parse'
import { compareStrings } from '../bson/compare'
import { isIndex } from '../query/paths'
import { compileOperator } from './operators'
import type { Change, Rules } from './paths'

/** One path an update changes, and how. */
interface Step extends Rules { op: string, path: string[], change: Change, onInsertOnly: boolean }

/** An update once read: operators on paths, renames, or a whole new document. */
export type Update =
  | { kind: 'replace', document: Document }
  | { kind: 'operators', steps: Step[], renames: { from: string[], to: string[] }[], filters: Map<string, Filter> }

/** Operators that leave a missing field missing. */
const NEVER_CREATES = new Set(['$unset', '$pull', '$pullAll', '$pop'])
/** Operators to which a value in the way is the same as a missing field. */
const MAY_BE_BLOCKED = new Set(['$unset', '$pull', '$pullAll'])

function readPath(path: string): string[] {
  const parts = path.split('.')
  if (path === '' || parts.includes('')) throw new StoreError(56, `The update path '${path}' contains an empty field name, which is not allowed.`)
  const wrong = parts.find((part, at) => part.startsWith('$') && (at === 0 || !/^\$(\[[a-z]?\w*\])?$/.test(part)))
  if (wrong !== undefined) throw new StoreError(wrong.startsWith('$[') || wrong === '$' ? 2 : 52, `The dollar ($) prefixed field '${wrong}' in '${path}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`)
  return parts
}

function comparePaths(a: string[], b: string[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [left, right] = [a[i]!, b[i]!]
    if (left === right) continue
    return isIndex(left) && isIndex(right) ? Number(left) - Number(right) : compareStrings(left, right)
  }
  return a.length - b.length
}

/** Where two paths cannot both be changed: one begins the other, or one means positions and the other names of the same array. */
function conflictOf(a: string[], b: string[]): string[] | undefined {
  const at = a.findIndex((part, i) => part !== b[i])
  if (at < 0) return a
  if (at >= b.length) return b
  return a[at]!.startsWith('$[') !== b[at]!.startsWith('$[') ? a.slice(0, at) : undefined
}

/** Throws when the last path conflicts with one before it. */
export function refuseConflict(paths: string[][], path: string[]): void {
  for (const before of paths) {
    const conflict = conflictOf(before, path)
    if (conflict) throw new StoreError(40, `Updating the path '${path.join('.')}' would create a conflict at '${conflict.join('.')}'`)
  }
}

function readArrayFilters(arrayFilters: Value): Map<string, Filter> {
  if (arrayFilters === undefined) return new Map()
  if (!isArray(arrayFilters)) throw new StoreError(14, 'arrayFilters must be an array')
  const filters = new Map<string, Filter>()
  for (const filter of arrayFilters) {
    if (!isDocument(filter)) throw new StoreError(14, 'an array filter must be an object')
    const identifiers = new Set(topLevelNames(filter).map(name => name.split('.')[0]!))
    const [identifier] = identifiers
    if (identifier === undefined || identifiers.size > 1) throw new StoreError(9, 'Error parsing array filter: Expected a single top-level field name')
    if (filters.has(identifier)) throw new StoreError(9, `Found multiple array filters with the same top-level field name ${identifier}`)
    filters.set(identifier, parseFilter(filter))
  }
  return filters
}

const topLevelNames = (filter: Document): string[] => Object.entries(filter).flatMap(([name, value]) => (
  name.startsWith('$') && isArray(value) ? value.filter(isDocument).flatMap(topLevelNames) : [name]))

function checkIdentifiers(paths: string[][], filters: Map<string, Filter>): void {
  const used = new Set<string>()
  for (const path of paths) {
    for (const part of path) {
      const identifier = /^\$\[(\w+)\]$/.exec(part)?.[1]
      if (identifier === undefined) continue
      if (!filters.has(identifier)) throw new StoreError(2, `No array filter found for identifier '${identifier}' in path '${path.join('.')}'`)
      used.add(identifier)
    }
  }
  const unused = [...filters.keys()].find(identifier => !used.has(identifier))
  if (unused !== undefined) throw new StoreError(9, `The array filter for identifier '${unused}' was not used in the update`)
}

function readRename(from: string, to: Value): { from: string[], to: string[] } {
  if (typeof to !== 'string') throw new StoreError(2, `The 'to' field for $rename must be a string: ${from}: ${typeName(to)}`)
  const paths = { from: readPath(from), to: readPath(to) }
  if ([...paths.from, ...paths.to].some(part => part.startsWith('$'))) throw new StoreError(2, `The source and target field for $rename must not be dynamic: ${from}`)
  return paths
}

function parseOperators(update: Document, arrayFilters: Value): Update {
  const steps: Step[] = []
  const renames: { from: string[], to: string[] }[] = []
  for (const [op, fields] of Object.entries(update)) {
    if (!op.startsWith('$')) throw new StoreError(9, `Unknown modifier: ${op}. Expected a valid update modifier or pipeline-style update specified as an array`)
    if (!isDocument(fields)) throw new StoreError(9, `Modifiers operate on fields but we found type ${typeName(fields)} instead. For example: {$mod: {<field>: ...}} not {${op}: ${typeName(fields)}}`)
    for (const [name, operand] of Object.entries(fields)) {
      if (op === '$rename') renames.push(readRename(name, operand))
      else steps.push({
        op, path: readPath(name), change: compileOperator(op, operand, name), creates: !NEVER_CREATES.has(op), mayBeBlocked: MAY_BE_BLOCKED.has(op),
        onInsertOnly: op === '$setOnInsert',
      })
    }
    if (op !== '$rename' && Object.keys(fields).length === 0) compileOperator(op, undefined, '')
  }
  const paths = [...steps.map(step => step.path), ...renames.flatMap(({ from, to }) => [from, to])]
  paths.forEach((path, at) => refuseConflict(paths.slice(0, at), path))
  const filters = readArrayFilters(arrayFilters)
  checkIdentifiers(paths, filters)
  return { kind: 'operators', steps: steps.sort((a, b) => comparePaths(a.path, b.path)), renames, filters }
}

/** Reads an update. Pipelines are refused: this store does not vouch for them. */
export function parseUpdate(update: Value, arrayFilters?: Value): Update {
  if (isArray(update)) throw new StoreError(238, 'updates by an aggregation pipeline are not implemented by this store')
  if (!isDocument(update)) throw new StoreError(9, 'Update argument must be either an object or an array')
  if (Object.keys(update)[0]?.startsWith('$')) return parseOperators(update, arrayFilters)
  if (arrayFilters !== undefined) throw new StoreError(9, 'arrayFilters may not be specified for replacement-style updates')
  const dollar = Object.keys(update).find(name => name.startsWith('$'))
  if (dollar !== undefined) throw new StoreError(52, `The dollar ($) prefixed field '${dollar}' in '${dollar}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`)
  return { kind: 'replace', document: update }
}
