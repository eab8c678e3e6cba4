import { MaxKey, MinKey } from 'bson'
import { areEqual, compareValues } from '../bson/compare'
import type { Document, Value } from '../bson/values'
import { isArray, isDocument, isNumber, rankOf, toNumber, typeName } from '../bson/values'
import type { Comparison, Filter } from './filter'
import { someAt } from './paths'

const isNil = (value: Value): boolean => value === null || value === undefined
const isNaNumber = (value: Value): boolean => isNumber(value) && Number.isNaN(toNumber(value))

/** Compares within one type only, as queries do: 5 is neither below nor above "5". Missing equals null. */
function compares(found: Value, op: Comparison, wanted: Value): boolean {
  if (isNil(wanted)) return isNil(found) && op !== '$gt' && op !== '$lt'
  if (found === undefined) return false
  const acrossTypes = wanted instanceof MinKey || wanted instanceof MaxKey
  if (!acrossTypes && rankOf(found) !== rankOf(wanted)) return false
  if (isNaNumber(found) !== isNaNumber(wanted)) return false
  const order = compareValues(found, wanted)
  switch (op) {
    case '$eq': return order === 0
    case '$gt': return order > 0
    case '$gte': return order >= 0
    case '$lt': return order < 0
    case '$lte': return order <= 0
  }
}

function isMatchedBy(pattern: RegExp, source: Value, found: Value): boolean {
  if (typeof found === 'string') return pattern.test(found)
  return typeName(found) === 'regex' && typeof source !== 'string' && areEqual(found, source)
}

const isIn = (found: Value, values: Value[], patterns: RegExp[]): boolean => values.some(value => compares(found, '$eq', value))
  || (typeof found === 'string' && patterns.some(pattern => pattern.test(found)))

function hasRemainder(found: Value, divisor: number, remainder: number): boolean {
  if (!isNumber(found) || !Number.isFinite(toNumber(found))) return false
  return Math.trunc(toNumber(found)) % divisor === remainder
}

/** Whether one element of an array satisfies the inside of an `$elemMatch`. */
export function matchesElement(element: Value, part: Filter, ofValues: boolean): boolean {
  return ofValues ? matchesValue(part, element) : (isDocument(element) || isArray(element)) && matches(part, { ...(element as Document) })
}

/** Whether the value itself, not what it contains, satisfies operators such as { $gte: 1, $lt: 5 }. */
function matchesValue(filter: Filter, value: Value): boolean {
  switch (filter.kind) {
    case 'and': return filter.parts.every(part => matchesValue(part, value))
    case 'not': return !matchesValue(filter.part, value)
    default: return test(filter, (_path, check) => check(value))
  }
}

type Finder = (path: string[], check: (found: Value) => boolean, intoLeaf?: boolean) => boolean

function test(filter: Filter, find: Finder): boolean {
  switch (filter.kind) {
    case 'compare': return find(filter.path, found => compares(found, filter.op, filter.value))
    case 'in': return find(filter.path, found => isIn(found, filter.values, filter.patterns))
    case 'regex': return find(filter.path, found => isMatchedBy(filter.pattern, filter.source, found))
    case 'exists': return find(filter.path, found => found !== undefined)
    case 'type': return find(filter.path, found => found !== undefined && filter.types.includes(typeName(found)))
    case 'mod': return find(filter.path, found => hasRemainder(found, filter.divisor, filter.remainder))
    case 'size': return find(filter.path, found => isArray(found) && found.length === filter.size, false)
    case 'elemMatch': {
      return find(filter.path, found => isArray(found) && found.some(item => matchesElement(item, filter.part, filter.ofValues)), false)
    }
    default: return false
  }
}

/** Whether the document satisfies the filter, by MongoDB's rules for paths, arrays, types and missing fields. */
export function matches(filter: Filter, document: Document): boolean {
  switch (filter.kind) {
    case 'and': return filter.parts.every(part => matches(part, document))
    case 'or': return filter.parts.some(part => matches(part, document))
    case 'nor': return !filter.parts.some(part => matches(part, document))
    case 'not': return !matches(filter.part, document)
    case 'expr': return filter.test(document)
    default: return test(filter, (path, check, intoLeaf) => someAt(document, path, check, intoLeaf))
  }
}
