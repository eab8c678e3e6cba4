import type { Catalog, Collection } from '../storage/catalog'
import { ID_BYTES, RECORD_BYTES, wholeRange } from '../storage/catalog'
import type { Engine } from '../storage/engine'
import type { Records, StoredDocument } from '../storage/records'
import type { Filter } from './filter'
import { matches } from './matches'
import type { Hint, IndexScan, Plan } from './planner'
import { plan } from './planner'
import type { SortSpec } from './sort'
import { sortBy } from './sort'

/** What a read has cost so far, for `explain`. */
export interface Cost { keysExamined: number, docsExamined: number }

/** What to read: `limit` 0 means no limit. */
export interface Query { filter: Filter, sort: SortSpec, skip: number, limit: number, hint?: Hint }

/** The store's parts that commands work with. */
export interface Store { engine: Engine, catalog: Catalog, records: Records }

function* recordsOfScan({ engine }: Store, { index, ranges, isBackwards }: IndexScan, cost: Cost): Generator<number> {
  const isMultikey = index.multikey.some(Boolean)
  const seen = new Set<number>()
  for (const range of isBackwards ? [...ranges].reverse() : ranges) {
    for (const { key } of engine.scan(engine.entries, range, isBackwards)) {
      cost.keysExamined++
      const record = key.readUIntBE(key.length - RECORD_BYTES, RECORD_BYTES)
      if (isMultikey && seen.has(record)) continue
      if (isMultikey) seen.add(record)
      yield record
    }
  }
}

function* recordsOfPlan(store: Store, collection: Collection, chosen: Plan, cost: Cost): Generator<number> {
  if (chosen.kind === 'index') return yield* recordsOfScan(store, chosen, cost)
  if (chosen.kind === 'collection') {
    for (const { key } of store.engine.scan(store.engine.documents, wholeRange(collection.id))) yield key.readUIntBE(ID_BYTES, RECORD_BYTES)
    return
  }
  const seen = new Set<number>()
  for (const branch of chosen.branches) {
    for (const record of recordsOfScan(store, branch, cost)) {
      if (!seen.has(record)) yield record
      seen.add(record)
    }
  }
}

function* matching(store: Store, collection: Collection, filter: Filter, chosen: Plan, cost: Cost): Generator<StoredDocument> {
  for (const record of recordsOfPlan(store, collection, chosen, cost)) {
    const stored = store.records.read(collection, record)
    if (stored === undefined) continue // removed since its key was read
    cost.docsExamined++
    if (matches(filter, stored.document)) yield stored
  }
}

function* window<T>(items: Iterable<T>, skip: number, limit: number): Generator<T> {
  let at = 0
  for (const item of items) {
    if (at++ < skip) continue
    yield item
    if (limit > 0 && at >= skip + limit) return
  }
}

/** Whether the documents of a plan must be sorted in memory after they are found. */
export const sortsInMemory = (chosen: Plan, sort: SortSpec): boolean => sort.length > 0 && !(chosen.kind === 'index' && chosen.isSorted)

/**
 * The documents a query finds, one by one as they are asked for. Reading may pause while others write: each document is as
 * it is when it is read, and still satisfies the filter then.
 */
export function* run(store: Store, collection: Collection, query: Query, chosen: Plan, cost: Cost): Generator<StoredDocument> {
  const found = matching(store, collection, query.filter, chosen, cost)
  const sorted = sortsInMemory(chosen, query.sort) ? sortBy([...found], query.sort, ({ document }) => document) : found
  yield* window(sorted, query.skip, query.limit)
}

/** Plans and reads; a collection that is not there is empty. */
export function find(store: Store, collection: Collection | undefined, query: Query): Generator<StoredDocument> | StoredDocument[] {
  if (collection === undefined) return []
  const chosen = plan(collection, query.filter, query.sort, query.hint)
  return run(store, collection, query, chosen, { keysExamined: 0, docsExamined: 0 })
}

/** The query that takes everything a filter matches. */
export const everything = (filter: Filter): Query => ({ filter, sort: [], skip: 0, limit: 0 })
