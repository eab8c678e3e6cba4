import { Int32 } from 'bson'
import { encode } from '../bson/bytes'
import { areEqual } from '../bson/compare'
import type { Document, Value } from '../bson/values'
import { isArray, isDocument, isNumber, isTruthy, toNumber, typeName } from '../bson/values'
import { StoreError } from '../errors'
import type { Filter } from '../query/filter'
import { parseFilter } from '../query/parse'
import { isIndex } from '../query/paths'
import type { Collection, Index } from '../storage/catalog'
import { indexFrom, wholeRange } from '../storage/catalog'
import type { Store } from '../query/execute'
import type { Context, Handler } from './command'
import { arrayField, collectionOf, numberField, documentField, textField } from './command'

const MAX_INDEXES = 64
const OPTIONS = new Set(['v', 'key', 'name', 'unique', 'sparse', 'partialFilterExpression', 'expireAfterSeconds', 'background', 'ns'])

const refuse = (message: string): StoreError => new StoreError(67, message)

function checkKey(key: Value): Document {
  if (!isDocument(key) || Object.keys(key).length === 0) throw refuse('Index keys cannot be an empty object')
  for (const [path, direction] of Object.entries(key)) {
    if (!isNumber(direction)) throw refuse(`Values in v:2 index key pattern cannot be of type ${typeName(direction)}. Only numbers > 0, numbers < 0, and strings are allowed; this store keeps no '${String(direction)}' indexes.`)
    if (!Number.isFinite(toNumber(direction)) || toNumber(direction) === 0) throw refuse('Values in the index key pattern cannot be 0.')
    const parts = path.split('.')
    if (parts.includes('')) throw refuse('Index keys cannot be an empty field.')
    if (parts.some(part => part.startsWith('$'))) throw refuse(`Index key contains an illegal field name: field name starts with '$': ${path}`)
    if (parts.some(isIndex)) throw refuse(`this store keeps no indexes on the positions of arrays: ${path}`)
  }
  return key
}

function checkPartial(filter: Filter): void {
  if (filter.kind === 'and' || filter.kind === 'or') return filter.parts.forEach(checkPartial)
  if (!['compare', 'in', 'exists', 'type'].includes(filter.kind)) throw refuse(`unsupported expression in partial index: ${filter.kind}`)
}

function normalise(value: Value): Document {
  if (!isDocument(value)) throw new StoreError(14, 'an index specification must be an object')
  const unknown = Object.keys(value).find(name => !OPTIONS.has(name))
  if (unknown !== undefined) throw new StoreError(197, `The field '${unknown}' is not valid for an index specification of this store.`)
  const { key, name, unique, sparse, partialFilterExpression: partial, expireAfterSeconds: seconds } = value
  checkKey(key)
  if (typeof name !== 'string' || name === '') throw new StoreError(9, 'The \'name\' field is a required property of an index specification')
  if (name === '*') throw new StoreError(2, 'The index name \'*\' is not valid.')
  if (partial !== undefined) {
    if (!isDocument(partial)) throw new StoreError(14, 'The \'partialFilterExpression\' must be an object')
    if (isTruthy(sparse)) throw refuse('cannot mix "partialFilterExpression" and "sparse" options')
    checkPartial(parseFilter(partial))
  }
  if (seconds !== undefined) {
    if (!isNumber(seconds) || !(toNumber(seconds) >= 0 && toNumber(seconds) <= 0x7fffffff)) throw refuse('TTL index \'expireAfterSeconds\' option must be within an acceptable range')
    if (Object.keys(key as Document).length > 1) throw refuse('TTL indexes are single-field indexes, compound indexes do not support TTL.')
    if ('_id' in (key as Document)) throw new StoreError(197, 'The field \'expireAfterSeconds\' is not valid for an _id index specification.')
  }
  return {
    v: new Int32(2), key, name,
    ...(isTruthy(unique) ? { unique: true } : {}),
    ...(isTruthy(sparse) ? { sparse: true } : {}),
    ...(partial === undefined ? {} : { partialFilterExpression: partial }),
    ...(seconds === undefined ? {} : { expireAfterSeconds: seconds }),
  }
}

const hasSameOptions = (a: Document, b: Document): boolean => areEqual({ ...a, name: '' }, { ...b, name: '' })
const hasSameKey = (a: Document, b: Document): boolean => areEqual(a.key, b.key) && areEqual(a.partialFilterExpression, b.partialFilterExpression)

/** True when the very same index is there already; refuses one that is there with other options. */
function isThere(collection: Collection, spec: Document): boolean {
  const same = collection.indexes.find(({ name }) => name === spec.name)
  if (same?.name === '_id_' || ('_id' in (spec.key as Document) && areEqual(spec.key, { _id: new Int32(1) }))) return true
  if (same && !areEqual(same.spec.key, spec.key)) throw new StoreError(86, `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. Requested index: ${spec.name}`)
  if (same && !hasSameOptions(same.spec, spec)) throw new StoreError(same.expireAfterSeconds !== undefined ? 85 : 86, `An equivalent index already exists with the same name but different options. Requested index: ${spec.name}`)
  if (same) return true
  const twin = collection.indexes.find(index => hasSameKey(index.spec, spec))
  if (twin) throw new StoreError(85, `Index already exists with a different name: ${twin.name}`)
  return false
}

function build({ records, catalog }: Store, collection: Collection, spec: Document): void {
  if (collection.indexes.length >= MAX_INDEXES) throw refuse(`add index fails, too many indexes for ${collection.database}.${collection.name}`)
  const index = indexFrom(catalog.takeId(), spec)
  records.buildIndex(collection, index)
  collection.indexes.push(index)
  catalog.save(collection)
}

const createIndexes: Handler = {
  accepts: ['indexes', 'commitQuorum'],
  run: ({ body, database }, { store }) => {
    const name = textField(body, 'createIndexes')
    const specs = arrayField(body, 'indexes').map(normalise)
    if (specs.length === 0) throw new StoreError(2, 'Must specify at least one index to create')
    return store.engine.write(() => {
      const isNew = store.catalog.find(database, name) === undefined
      const collection = store.catalog.findOrCreate(database, name)
      const numIndexesBefore = collection.indexes.length
      for (const spec of specs) if (!isThere(collection, spec)) build(store, collection, spec)
      const numIndexesAfter = collection.indexes.length
      return {
        numIndexesBefore, numIndexesAfter, createdCollectionAutomatically: isNew,
        ...(numIndexesAfter === numIndexesBefore ? { note: 'all indexes already exist' } : {}),
      }
    })
  },
}

function existing(collection: Collection | undefined, database: string, name: Value): Collection {
  if (collection) return collection
  throw new StoreError(26, `ns does not exist: ${database}.${String(name)}`)
}

const listIndexes: Handler = {
  accepts: ['cursor'],
  run: (command, context) => {
    const { body, database } = command
    const collection = existing(collectionOf(command, 'listIndexes', context), database, body.listIndexes)
    const cursor = documentField(body, 'cursor')
    const specs = collection.indexes.map(({ spec }) => encode(spec))
    return context.cursors.start(`${database}.${collection.name}`, specs, cursor.batchSize === undefined ? undefined : numberField(cursor, 'batchSize', 0))
  },
}

function chosen(collection: Collection, wanted: Value): Index[] {
  const droppable = collection.indexes.filter(({ name }) => name !== '_id_')
  if (wanted === '*') return droppable
  if (isArray(wanted)) return wanted.flatMap(name => chosen(collection, name))
  if (wanted === '_id_' || (isDocument(wanted) && areEqual(wanted, { _id: new Int32(1) }))) throw new StoreError(72, 'cannot drop _id index')
  const found = droppable.filter(({ name, spec }) => (isDocument(wanted) ? areEqual(spec.key, wanted) : name === wanted))
  if (found.length === 0) throw new StoreError(27, isDocument(wanted) ? 'can\'t find index with key' : `index not found with name [${String(wanted)}]`)
  return found
}

const dropIndexes: Handler = {
  accepts: ['index'],
  run: (command, context: Context) => context.store.engine.write(() => {
    const { engine, catalog } = context.store
    const { body, database } = command
    const collection = existing(collectionOf(command, 'dropIndexes', context), database, body.dropIndexes)
    const nIndexesWas = collection.indexes.length
    const dropped = chosen(collection, body.index)
    for (const index of dropped) engine.clear(engine.entries, wholeRange(index.id))
    collection.indexes = collection.indexes.filter(index => !dropped.includes(index))
    catalog.save(collection)
    return { nIndexesWas: new Int32(nIndexesWas) }
  }),
}

export const INDEX_COMMANDS: Record<string, Handler> = { createIndexes, listIndexes, dropIndexes }
