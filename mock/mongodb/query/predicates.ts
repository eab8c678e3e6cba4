import { MaxKey, MinKey } from 'bson'
import { compareValues } from '../bson/compare'
import type { Value } from '../bson/values'
import { isArray, rankOf, typeName } from '../bson/values'
import type { Comparison, Filter } from './filter'

/**
 * A condition an index can help with: one that every document of the result satisfies with a single value at the path.
 * Conditions of the same group hold for the same array element; `isElement` says that the value is that element itself.
 */
export interface Predicate {
  path: string
  group: symbol
  isElement: boolean
  test: { op: Comparison, value: Value } | { values: Value[] }
}

/** The $elemMatch around a condition. */
interface Around { prefix: string[], group: symbol, isElement: boolean }

const isBound = (value: Value): boolean => value !== undefined && !isArray(value) && !(value instanceof MinKey) && !(value instanceof MaxKey)

function collect(filter: Filter, around: Around | undefined, found: Predicate[]): void {
  const add = (path: string[], test: Predicate['test']): void => {
    // deeper inside the element there may be another array, so nothing can be said of "the same element"
    const group = around && path.length <= 1 ? around.group : Symbol('alone')
    found.push({ path: [...around?.prefix ?? [], ...path].join('.'), group, isElement: around?.isElement ?? false, test })
  }
  switch (filter.kind) {
    case 'and':
      for (const part of filter.parts) collect(part, around, found)
      return
    case 'compare':
      if (isBound(filter.value)) add(filter.path, filter)
      return
    case 'in':
      if (filter.patterns.length === 0 && filter.values.every(isBound)) add(filter.path, { values: filter.values })
      return
    case 'elemMatch':
      collect(filter.part, { prefix: [...around?.prefix ?? [], ...filter.path], group: Symbol('element'), isElement: filter.ofValues }, found)
  }
}

/** The conditions of a filter that an index can help with. */
export function predicatesOf(filter: Filter): Predicate[] {
  const found: Predicate[] = []
  collect(filter, undefined, found)
  return found
}

/** Every part of a filter that must hold, ands taken apart. */
const conjuncts = (filter: Filter): Filter[] => (filter.kind === 'and' ? filter.parts.flatMap(conjuncts) : [filter])

/** Whether the condition can only be satisfied by a field that is there. */
function needsField({ test }: Predicate): boolean {
  return 'values' in test ? test.values.every(value => value !== null) : test.value !== null
}

/** The paths that every document of the result must have. */
export function requiredPaths(filter: Filter): Set<string> {
  const paths = predicatesOf(filter).filter(needsField).map(({ path }) => path)
  for (const part of conjuncts(filter)) if (part.kind === 'exists' || part.kind === 'type') paths.push(part.path.join('.'))
  return new Set(paths)
}

function valueSatisfies(value: Value, wanted: Filter): boolean {
  if (wanted.kind === 'type') return wanted.types.includes(typeName(value))
  if (wanted.kind === 'exists') return value !== null
  if (wanted.kind === 'in') return wanted.values.some(candidate => compareValues(candidate, value) === 0)
  if (wanted.kind !== 'compare' || rankOf(value) !== rankOf(wanted.value)) return false
  const order = compareValues(value, wanted.value)
  return { $eq: order === 0, $gt: order > 0, $gte: order >= 0, $lt: order < 0, $lte: order <= 0 }[wanted.op]
}

function predicateImplies({ test }: Predicate, wanted: Filter): boolean {
  if ('values' in test) return test.values.every(value => valueSatisfies(value, wanted))
  if (test.op === '$eq') return valueSatisfies(test.value, wanted)
  if (wanted.kind === 'exists') return test.value !== null
  if (wanted.kind !== 'compare' || wanted.op[1] !== test.op[1] || rankOf(wanted.value) !== rankOf(test.value)) return false
  return valueSatisfies(test.value, wanted) || (compareValues(test.value, wanted.value) === 0 && wanted.op === test.op)
}

/** Whether every document that satisfies the filter satisfies `wanted` too; false when that cannot be told. */
export function implies(filter: Filter, wanted: Filter): boolean {
  if (wanted.kind === 'and') return wanted.parts.every(part => implies(filter, part))
  if (wanted.kind === 'or') return wanted.parts.some(part => implies(filter, part))
  if (!('path' in wanted)) return false
  const path = wanted.path.join('.')
  if (wanted.kind === 'exists' && requiredPaths(filter).has(path)) return true
  return predicatesOf(filter).some(predicate => predicate.path === path && predicateImplies(predicate, wanted))
}
