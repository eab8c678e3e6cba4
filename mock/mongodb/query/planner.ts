import { after } from '../bson/keys'
import type { Collection, Index } from '../storage/catalog'
import { idBytes } from '../storage/catalog'
import type { KeyRange } from '../storage/engine'
import { fitRange } from '../storage/index-keys'
import type { Interval } from './bounds'
import { EVERYTHING, descending, intervalsOf } from './bounds'
import type { Filter } from './filter'
import type { Predicate } from './predicates'
import { implies, predicatesOf, requiredPaths } from './predicates'
import type { SortSpec } from './sort'

/** One index, the parts of it to read, and what that gives. */
export interface IndexScan {
  kind: 'index'
  index: Index
  ranges: KeyRange[]
  isBackwards: boolean
  /** The documents come in the order of the sort that was asked for. */
  isSorted: boolean
  bounds: Record<string, string[]>
  score: number
}
export type Plan = IndexScan | { kind: 'collection' } | { kind: 'or', branches: IndexScan[] }

/** What the client allows: any index, one index, or (null) none. */
export type Hint = Index | null | undefined

/** More places than this to look at in one index are not worth planning. */
const MAX_RANGES = 2000

/** Whether the index holds every document the filter can match. */
export const isUsable = (index: Index, filter: Filter): boolean => (
  (index.partial === undefined || implies(filter, index.partial))
  && (!index.sparse || index.fields.some(({ path }) => requiredPaths(filter).has(path.join('.')))))

const isPoint = ({ test }: Predicate): boolean => 'values' in test || test.op === '$eq'

/**
 * The conditions that may bound each field. In a field with arrays two conditions may be met by two elements, so only
 * those of one $elemMatch can be taken together, there and over the fields of the same array.
 */
function conditionsByField(index: Index, predicates: Predicate[]): Predicate[][] {
  let element: symbol | undefined
  return index.fields.map(({ path }, at) => {
    const own = predicates.filter(predicate => predicate.path === path.join('.'))
    if (!index.multikey[at]) return own
    const best = own.find(isPoint) ?? own.find(({ isElement }) => isElement) ?? own[0]
    element ??= best?.group
    const ofElement = own.filter(({ group }) => group === element)
    return ofElement.every(({ isElement }) => isElement) ? ofElement : [ofElement.find(isPoint) ?? ofElement[0]!]
  })
}

function rangesOf(index: Index, fields: Interval[][]): KeyRange[] {
  let prefixes = [idBytes(index.id)]
  const ranges: { low: Buffer, high: Buffer | null }[] = []
  for (const [at, intervals] of fields.entries()) {
    const isLast = at === fields.length - 1
    if (!isLast && intervals.every(({ isPoint }) => isPoint)) {
      prefixes = prefixes.flatMap(prefix => intervals.map(({ low }) => Buffer.concat([prefix, low])))
      continue
    }
    for (const prefix of prefixes) {
      for (const { low, high } of intervals) ranges.push({ low: Buffer.concat([prefix, low]), high: high === null ? after(prefix) : Buffer.concat([prefix, high]) })
    }
    break
  }
  return ranges.map(({ low, high }) => fitRange(low, high)).map(({ low, high }) => ({ low, high: high! }))
}

/** Which way to read the index so that documents come sorted, or undefined when it cannot do that. */
function sortDirection(index: Index, fields: Interval[][], sort: SortSpec): 1 | -1 | undefined {
  if (index.truncated) return undefined
  const isFixed = (at: number): boolean => fields[at]!.length === 1 && fields[at]![0]!.isPoint
  const fixedPaths = new Set(index.fields.flatMap(({ path }, at) => (isFixed(at) && !index.multikey[at] ? [path.join('.')] : [])))
  const wanted = sort.filter(({ path }) => !fixedPaths.has(path))
  let at = 0
  let direction: 1 | -1 | undefined
  for (const { path, direction: way } of wanted) {
    while (at < index.fields.length && isFixed(at) && index.fields[at]!.path.join('.') !== path) at++
    const field = index.fields[at]
    if (field === undefined || field.path.join('.') !== path || index.multikey[at]) return undefined
    const turn = field.direction === way ? 1 : -1
    if (direction !== undefined && direction !== turn) return undefined
    direction = turn
    at++
  }
  return direction ?? 1
}

function scanOf(index: Index, predicates: Predicate[], sort: SortSpec): IndexScan {
  const conditions = conditionsByField(index, predicates)
  const fields: Interval[][] = []
  let size = 1
  let score = 0
  for (const [at, own] of conditions.entries()) {
    const isOpen = fields.every(intervals => intervals.every(({ isPoint }) => isPoint))
    const intervals = isOpen ? intervalsOf(own) : [EVERYTHING]
    const fits = size * intervals.length <= MAX_RANGES
    size *= fits ? intervals.length : 1
    fields.push(!fits ? [EVERYTHING] : index.fields[at]!.direction < 0 ? descending(intervals) : intervals)
    if (isOpen && fits && own.length > 0) score += intervals.every(({ isPoint }) => isPoint) ? 4 : own.length > 1 ? 3 : 2
  }
  const direction = sortDirection(index, fields, sort)
  return {
    kind: 'index',
    index,
    ranges: rangesOf(index, fields),
    isBackwards: direction === -1,
    isSorted: direction !== undefined,
    bounds: Object.fromEntries(index.fields.map(({ path }, at) => [path.join('.'), fields[at]!.map(({ shown }) => shown)])),
    score,
  }
}

function bestScan(collection: Collection, filter: Filter, sort: SortSpec): IndexScan | undefined {
  const predicates = predicatesOf(filter)
  // an index whose first field nobody asks about can only help to sort
  const asked = new Set(predicates.map(({ path }) => path))
  const candidates = sort.length > 0 ? collection.indexes : collection.indexes.filter(({ fields }) => asked.has(fields[0]!.path.join('.')))
  const scans = candidates.filter(index => isUsable(index, filter)).map(index => scanOf(index, predicates, sort))
  const worth = ({ index, score, isSorted }: IndexScan): number => (
    score + (sort.length > 0 && isSorted ? 1.5 : 0) + (index.unique && score >= index.fields.length * 4 ? 1 : 0) - index.fields.length / 100)
  const useful = scans.filter(({ score, isSorted }) => score > 0 || (sort.length > 0 && isSorted))
  return useful.sort((a, b) => worth(b) - worth(a))[0]
}

/** An `$or` whose every branch has an index of its own. */
function planBranches(collection: Collection, filter: Filter): Plan | undefined {
  const parts = filter.kind === 'and' ? filter.parts : [filter]
  const or = parts.find(part => part.kind === 'or')
  if (or?.kind !== 'or') return undefined
  const others = parts.filter(part => part !== or)
  const branches = or.parts.map(part => bestScan(collection, { kind: 'and', parts: [part, ...others] }, []))
  return branches.every(branch => branch !== undefined) ? { kind: 'or', branches } : undefined
}

/** Chooses how to find what satisfies the filter, in the order of the sort if an index has that order. */
export function plan(collection: Collection, filter: Filter, sort: SortSpec, hint?: Hint): Plan {
  if (hint === null) return { kind: 'collection' }
  if (hint !== undefined) return scanOf(hint, predicatesOf(filter), sort)
  const scan = bestScan(collection, filter, sort)
  if (scan && scan.score > 0) return scan
  return planBranches(collection, filter) ?? scan ?? { kind: 'collection' }
}
