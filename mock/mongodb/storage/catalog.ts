import { encode } from '../bson/bytes'
import type { Document, Value } from '../bson/values'
import { decode, isDocument, toNumber } from '../bson/values'
import { StoreError } from '../errors'
import type { Filter } from '../query/filter'
import { parseFilter } from '../query/parse'
import type { Engine } from './engine'

/** An index as its collection knows it. */
export interface Index {
  id: number
  name: string
  /** What the client asked for, as `listIndexes` gives it back. */
  spec: Document
  fields: { path: string[], direction: 1 | -1 }[]
  unique: boolean
  sparse: boolean
  partial: Filter | undefined
  expireAfterSeconds: number | undefined
  /** Per field: some document has an array on the way to it, so that one document may have several entries. */
  multikey: boolean[]
  /** Some key was too long and is kept as its beginning and a digest: the order of such keys says nothing. */
  truncated: boolean
}

export interface Collection {
  id: number
  database: string
  name: string
  options: Document
  indexes: Index[]
  /** The number the next document gets; documents are kept, and read without a sort, in the order of insertion. */
  nextRecord: number
}

const COUNTER_KEY = Buffer.from([0])
export const ID_BYTES = 4
export const RECORD_BYTES = 6

/** The first bytes of all keys of a collection's documents or an index's entries. */
export function idBytes(id: number): Buffer {
  const bytes = Buffer.alloc(ID_BYTES)
  bytes.writeUInt32BE(id)
  return bytes
}

export function recordBytes(record: number): Buffer {
  const bytes = Buffer.alloc(RECORD_BYTES)
  bytes.writeUIntBE(record, 0, RECORD_BYTES)
  return bytes
}

export const documentKey = (collection: Collection, record: number): Buffer => Buffer.concat([idBytes(collection.id), recordBytes(record)])
export const wholeRange = (id: number): { low: Buffer, high: Buffer } => ({ low: idBytes(id), high: idBytes(id + 1) })

/** Builds an index from its specification as a client gives it, already checked. */
export function indexFrom(id: number, spec: Document, multikey?: boolean[], truncated = false): Index {
  const fields = Object.entries(spec.key as Document).map(([path, direction]) => (
    { path: path.split('.'), direction: toNumber(direction) < 0 ? -1 as const : 1 as const }))
  return {
    id,
    name: spec.name as string,
    spec,
    fields,
    unique: spec.unique === true || spec.name === '_id_',
    sparse: spec.sparse === true,
    partial: isDocument(spec.partialFilterExpression) ? parseFilter(spec.partialFilterExpression) : undefined,
    expireAfterSeconds: spec.expireAfterSeconds === undefined ? undefined : toNumber(spec.expireAfterSeconds),
    multikey: multikey ?? fields.map(() => false),
    truncated,
  }
}

/** What collections and indexes there are: kept in memory, written through to the engine inside its transactions. */
export class Catalog {
  private collections = new Map<string, Collection>()
  private nextId = 1
  private engine!: Engine

  /** Reads everything from the engine, at the start and after a transaction that was undone. */
  load(engine: Engine): void {
    this.engine = engine
    this.collections = new Map()
    const counter = engine.catalog.get(COUNTER_KEY)
    this.nextId = counter ? counter.readUInt32BE() : 1
    for (const { key, value } of engine.scan(engine.catalog, { low: Buffer.from([1]), high: Buffer.from([0xff]) })) {
      this.collections.set(key.toString(), this.read(decode(value)))
    }
  }

  private read(stored: Document): Collection {
    const id = toNumber(stored.id)
    const [last] = this.engine.scan(this.engine.documents, wholeRange(id), true)
    return {
      id,
      database: stored.database as string,
      name: stored.name as string,
      options: stored.options as Document,
      nextRecord: last ? last.key.readUIntBE(ID_BYTES, RECORD_BYTES) + 1 : 1,
      indexes: (stored.indexes as Document[]).map(index => (
        indexFrom(toNumber(index.id), index.spec as Document, index.multikey as boolean[], index.truncated as boolean))),
    }
  }

  find(database: string, name: string): Collection | undefined {
    return this.collections.get(`${database}.${name}`)
  }

  /** The collections of one database, or of all. */
  list(database?: string): Collection[] {
    return [...this.collections.values()].filter(collection => database === undefined || collection.database === database)
  }

  /** Makes a collection with its index on `_id`; only inside a write job. */
  create(database: string, name: string, options: Document = {}): Collection {
    checkNames(database, name)
    const collection: Collection = { id: this.takeId(), database, name, options, indexes: [], nextRecord: 1 }
    collection.indexes.push(indexFrom(this.takeId(), { v: 2, key: { _id: 1 }, name: '_id_' }))
    this.collections.set(`${database}.${name}`, collection)
    this.save(collection)
    return collection
  }

  findOrCreate(database: string, name: string): Collection {
    return this.find(database, name) ?? this.create(database, name)
  }

  /** Removes a collection with all it holds; only inside a write job. */
  drop(collection: Collection): void {
    this.engine.clear(this.engine.documents, wholeRange(collection.id))
    for (const index of collection.indexes) this.engine.clear(this.engine.entries, wholeRange(index.id))
    this.collections.delete(`${collection.database}.${collection.name}`)
    this.engine.catalog.removeSync(Buffer.from(`${collection.database}.${collection.name}`))
  }

  /** A number no collection and no index ever had: entries of a dropped one can never be taken for those of a new one. */
  takeId(): number {
    const id = this.nextId++
    this.engine.catalog.putSync(COUNTER_KEY, idBytes(this.nextId))
    return id
  }

  /** Writes what is known of the collection; only inside a write job. */
  save({ id, database, name, options, indexes }: Collection): void {
    const stored: Value = {
      id, database, name, options, indexes: indexes.map(index => ({ id: index.id, spec: index.spec, multikey: index.multikey, truncated: index.truncated })),
    }
    this.engine.catalog.putSync(Buffer.from(`${database}.${name}`), encode(stored as Document))
  }
}

function checkNames(database: string, name: string): void {
  const refuse = (what: string): never => { throw new StoreError(73, `Invalid ${what}`) }
  if (database === '' || /[/\\. "$\0]/.test(database) || Buffer.byteLength(database) > 63) refuse(`database name: '${database}'`)
  if (name === '' || name.includes('\0') || name.includes('$') || name.startsWith('.')) refuse(`collection name: '${name}'`)
  if (Buffer.byteLength(`${database}.${name}`) > 255) refuse(`namespace: '${database}.${name}' is too long`)
  if (name.startsWith('system.')) refuse(`system namespace: '${database}.${name}'`)
}

