import { Binary } from 'bson'
import { createHash } from 'node:crypto'
import { encode } from '../bson/bytes'
import type { Document } from '../bson/values'
import { StoreError } from '../errors'
import { matches } from '../query/matches'
import type { Store } from '../query/execute'
import type { Collection } from '../storage/catalog'
import { wholeRange } from '../storage/catalog'
import type { Handler } from './command'
import { collectionOf, documentField, filterField, flagField, numberField, textField } from './command'

/** How many documents and bytes a collection holds. */
function measure({ engine }: Store, collection: Collection): { count: number, size: number } {
  let count = 0
  let size = 0
  for (const { value } of engine.scan(engine.documents, wholeRange(collection.id))) {
    count++
    size += value.length
  }
  return { count, size }
}

function total(store: Store, collections: Collection[]): { count: number, size: number } {
  return collections.map(collection => measure(store, collection)).reduce((sum, each) => ({ count: sum.count + each.count, size: sum.size + each.size }), { count: 0, size: 0 })
}

const create: Handler = {
  accepts: [],
  run: ({ body, database }, { store }) => store.engine.write(() => {
    const name = textField(body, 'create')
    if (store.catalog.find(database, name)) throw new StoreError(48, `Collection ${database}.${name} already exists.`)
    store.catalog.create(database, name)
    return {}
  }),
}

const drop: Handler = {
  accepts: [],
  run: (command, context) => context.store.engine.write(() => {
    const collection = collectionOf(command, 'drop', context)
    if (collection === undefined) throw new StoreError(26, 'ns not found')
    context.store.catalog.drop(collection)
    return { nIndexesWas: collection.indexes.length, ns: `${collection.database}.${collection.name}` }
  }),
}

const dropDatabase: Handler = {
  accepts: [],
  run: ({ database }, { store }) => store.engine.write(() => {
    const collections = store.catalog.list(database)
    for (const collection of collections) store.catalog.drop(collection)
    return collections.length > 0 ? { dropped: database } : {}
  }),
}

/** A stable UUID for a collection, which drivers show but do not use. */
const uuidOf = (collection: Collection): Binary => (
  new Binary(createHash('sha256').update(`${collection.database}.${collection.name}.${collection.id}`).digest().subarray(0, 16), Binary.SUBTYPE_UUID))

const listCollections: Handler = {
  accepts: ['filter', 'nameOnly', 'authorizedCollections', 'cursor'],
  run: ({ body, database }, { store, cursors }) => {
    const filter = filterField(body, 'filter')
    const cursor = documentField(body, 'cursor')
    const described = store.catalog.list(database).map((collection): Document => (flagField(body, 'nameOnly')
      ? { name: collection.name, type: 'collection' }
      : {
          name: collection.name, type: 'collection', options: collection.options, info: { readOnly: false, uuid: uuidOf(collection) },
          idIndex: collection.indexes[0]!.spec,
        }))
    const documents = described.filter(document => matches(filter, document)).map(encode)
    return cursors.start(`${database}.$cmd.listCollections`, documents, cursor.batchSize === undefined ? undefined : numberField(cursor, 'batchSize', 0))
  },
}

const listDatabases: Handler = {
  accepts: ['filter', 'nameOnly', 'authorizedDatabases'],
  run: ({ body }, { store }) => {
    const filter = filterField(body, 'filter')
    const names = [...new Set(store.catalog.list().map(collection => collection.database))].sort()
    const databases = names.map((name): Document => (
      flagField(body, 'nameOnly') ? { name } : { name, sizeOnDisk: total(store, store.catalog.list(name)).size, empty: false }))
    const found = databases.filter(database => matches(filter, database))
    return { databases: found, ...(flagField(body, 'nameOnly') ? {} : { totalSize: found.reduce((sum, { sizeOnDisk }) => sum + Number(sizeOnDisk), 0) }) }
  },
}

const collStats: Handler = {
  accepts: ['scale'],
  run: (command, context) => {
    const collection = collectionOf(command, 'collStats', context)
    const { count, size } = collection ? measure(context.store, collection) : { count: 0, size: 0 }
    return {
      ns: `${command.database}.${textField(command.body, 'collStats')}`, count, size, storageSize: size, totalSize: size,
      avgObjSize: count === 0 ? 0 : Math.floor(size / count), nindexes: collection?.indexes.length ?? 0, scaleFactor: 1,
    }
  },
}

const dbStats: Handler = {
  accepts: ['scale', 'freeStorage'],
  run: ({ database }, { store }) => {
    const collections = store.catalog.list(database)
    const { count, size } = total(store, collections)
    return {
      db: database, collections: collections.length, views: 0, objects: count, avgObjSize: count === 0 ? 0 : size / count,
      dataSize: size, storageSize: size, indexes: collections.reduce((sum, { indexes }) => sum + indexes.length, 0), scaleFactor: 1,
    }
  },
}

export const COLLECTION_COMMANDS: Record<string, Handler> = { create, drop, dropDatabase, listCollections, listDatabases, collStats, dbStats }
