import { ObjectId } from 'bson'
import { RawDocument, checkSize, encode, patch, withIdFirst } from '../bson/bytes'
import type { Document, Value } from '../bson/values'
import { isDocument, toNumber } from '../bson/values'
import { StoreError, describeError } from '../errors'
import { everything, find } from '../query/execute'
import type { Store } from '../query/execute'
import type { Filter } from '../query/filter'
import { parseSort } from '../query/sort'
import type { Collection } from '../storage/catalog'
import type { StoredDocument } from '../storage/records'
import { applyUpdate, documentToInsert } from '../update/apply'
import type { Update } from '../update/parse'
import { parseUpdate } from '../update/parse'
import type { Context, Handler } from './command'
import { arrayField, collectionOf, filterField, flagField, readHint, textField } from './command'

/** As many operations as one command may carry. */
export const MAX_WRITE_BATCH = 100_000
const MAX_RESULT_BYTES = 16 * 1024 * 1024

/** Stores what an update leaves of a document; false when it left it as it was. */
export function storeUpdated(store: Store, collection: Collection, before: StoredDocument, next: Document, isReplacement: boolean): StoredDocument {
  if (next === before.document) return before
  const bytes = isReplacement ? withIdFirst(encode(next)) : patch(before.bytes, before.document, next)
  if (bytes.equals(before.bytes)) return before
  if (bytes.length > MAX_RESULT_BYTES) throw new StoreError(17419, `Resulting document after update is larger than ${MAX_RESULT_BYTES}`)
  return store.records.replace(collection, before, bytes)
}

/** Inserts what an upsert makes of its filter and its update. */
export function insertUpserted(store: Store, collection: Collection, update: Update, filter: Filter): StoredDocument {
  return store.records.insert(collection, withIdFirst(encode(documentToInsert(update, filter, () => new ObjectId()))))
}

/**
 * Runs the operations of one command and gathers their refusals: an ordered command stops at the first one. Each operation
 * is done as a whole or not at all.
 */
function runEach<T>(operations: T[], isOrdered: boolean, run: (operation: T, index: number) => void): Document {
  if (operations.length > MAX_WRITE_BATCH) throw new StoreError(72, `Write batch sizes must be between 1 and ${MAX_WRITE_BATCH}. Got ${operations.length} operations.`)
  const writeErrors: Document[] = []
  for (const [index, operation] of operations.entries()) {
    try {
      run(operation, index)
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      const { codeName: _, ...rest } = describeError(error)
      writeErrors.push({ index, ...rest })
      if (isOrdered) break
    }
  }
  return writeErrors.length > 0 ? { writeErrors } : {}
}

const isOrdered = (body: Document): boolean => body.ordered !== false

function asDocument(value: Value, what: string): Document {
  if (isDocument(value)) return value
  throw new StoreError(14, `${what} must be an object`)
}

const insert: Handler = {
  accepts: ['documents', 'ordered', 'bypassDocumentValidation'],
  run: ({ body, database }, { store }) => {
    const name = textField(body, 'insert')
    const documents = arrayField(body, 'documents')
    if (documents.length === 0) throw new StoreError(72, 'Write batch sizes must be between 1 and 100000. Got 0 operations.')
    return store.engine.write(() => {
      let n = 0
      const collection = store.catalog.findOrCreate(database, name)
      const outcome = runEach(documents, isOrdered(body), document => {
        if (!(document instanceof RawDocument)) throw new StoreError(14, 'a document to insert must be an object')
        checkSize(document.bytes)
        store.records.insert(collection, withIdFirst(document.bytes))
        n++
      })
      return { n, ...outcome }
    })
  },
}

interface UpdateOperation { filter: Filter, update: Update, isMulti: boolean, isUpsert: boolean, hint: Value, sort: Value }

function readUpdate(value: Value): UpdateOperation {
  const operation = asDocument(value, 'an update')
  const unknown = Object.keys(operation).find(field => !['q', 'u', 'multi', 'upsert', 'arrayFilters', 'hint', 'sort', 'collation'].includes(field))
  if (unknown !== undefined) throw new StoreError(40415, `BSON field 'update.updates.${unknown}' is an unknown field.`)
  checkCollation(operation)
  const isMulti = flagField(operation, 'multi')
  const update = parseUpdate(operation.u, operation.arrayFilters)
  if (isMulti && update.kind === 'replace') throw new StoreError(9, 'multi update is not supported for replacement-style update')
  return { filter: filterField(operation, 'q'), update, isMulti, isUpsert: flagField(operation, 'upsert'), hint: operation.hint, sort: operation.sort }
}

function checkCollation({ collation }: Document): void {
  if (isDocument(collation) && collation.locale !== 'simple') throw new StoreError(238, 'collation is not implemented by this store')
}

/** Found before anything is changed, so that no document is met twice because an update moved it in an index. */
function targets(store: Store, collection: Collection, filter: Filter, isMulti: boolean, hint: Value, sort: Value): StoredDocument[] {
  return [...find(store, collection, {
    ...everything(filter), sort: parseSort(sort), limit: isMulti ? 0 : 1, hint: readHint(collection, hint, filter),
  })]
}

const update: Handler = {
  accepts: ['updates', 'ordered', 'bypassDocumentValidation'],
  run: ({ body, database }, { store }) => {
    const name = textField(body, 'update')
    const operations = arrayField(body, 'updates')
    return store.engine.write(() => {
      let n = 0
      let nModified = 0
      const upserted: Document[] = []
      const outcome = runEach(operations, isOrdered(body), (value, index) => {
        const { filter, update, isMulti, isUpsert, hint, sort } = readUpdate(value)
        const collection = isUpsert ? store.catalog.findOrCreate(database, name) : store.catalog.find(database, name)
        if (collection === undefined) return
        const found = targets(store, collection, filter, isMulti, hint, sort)
        for (const before of found) {
          const after = storeUpdated(store, collection, before, applyUpdate(before.document, update, filter), update.kind === 'replace')
          n++
          if (after !== before) nModified++
        }
        if (found.length > 0 || !isUpsert) return
        upserted.push({ index, _id: insertUpserted(store, collection, update, filter).document._id })
        n++
      })
      return { n, nModified, ...(upserted.length > 0 ? { upserted } : {}), ...outcome }
    })
  },
}

const remove: Handler = {
  accepts: ['deletes', 'ordered'],
  run: (command, context: Context) => {
    const { store } = context
    const operations = arrayField(command.body, 'deletes')
    return store.engine.write(() => {
      let n = 0
      const collection = collectionOf(command, 'delete', context)
      const outcome = runEach(operations, isOrdered(command.body), value => {
        const operation = asDocument(value, 'a delete')
        checkCollation(operation)
        const limit = toNumber(operation.limit)
        if (limit !== 0 && limit !== 1) throw new StoreError(9, `The limit field in delete objects must be 0 or 1. Got ${String(operation.limit)}`)
        const filter = filterField(operation, 'q')
        if (collection === undefined) return
        for (const stored of targets(store, collection, filter, limit === 0, operation.hint, undefined)) {
          store.records.remove(collection, stored)
          n++
        }
      })
      return { n, ...outcome }
    })
  },
}

export const WRITE_COMMANDS: Record<string, Handler> = { insert, update, delete: remove }

