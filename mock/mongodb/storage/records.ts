import { Binary, ObjectId } from 'bson'
import { checkSize } from '../bson/bytes'
import { after } from '../bson/keys'
import type { Document, Value } from '../bson/values'
import { decode, isArray, isDocument, isNumber, typeName } from '../bson/values'
import { StoreError } from '../errors'
import type { Catalog, Collection, Index } from './catalog'
import { RECORD_BYTES, documentKey, idBytes, recordBytes, wholeRange } from './catalog'
import type { Engine } from './engine'
import type { IndexKey } from './index-keys'
import { keysOf } from './index-keys'

/** A stored document: its number in the collection, its bytes, and what they say. */
export interface StoredDocument { record: number, bytes: Buffer, document: Document }

/** Writes documents and their index entries together, so that neither is ever there without the other. */
export class Records {
  constructor(private readonly engine: Engine, private readonly catalog: Catalog) {}

  read(collection: Collection, record: number): StoredDocument | undefined {
    const bytes = this.engine.documents.get(documentKey(collection, record))
    return bytes && { record, bytes, document: decode(bytes) }
  }

  /** Stores a new document, or throws before anything is written. Only inside a write job, as all that follows. */
  insert(collection: Collection, bytes: Buffer): StoredDocument {
    checkSize(bytes)
    const stored = { record: collection.nextRecord, bytes, document: decode(bytes) }
    checkIdType(stored.document._id)
    this.change(collection, undefined, stored)
    collection.nextRecord++
    return stored
  }

  replace(collection: Collection, before: StoredDocument, bytes: Buffer): StoredDocument {
    const next = { record: before.record, bytes, document: decode(bytes) }
    this.change(collection, before, next)
    return next
  }

  remove(collection: Collection, stored: StoredDocument): void {
    this.change(collection, stored, undefined)
  }

  /** Gives every document its entries in a new index; throws (and the index is not there) when it cannot hold. */
  buildIndex(collection: Collection, index: Index): void {
    for (const { key, value } of this.engine.scan(this.engine.documents, wholeRange(collection.id))) {
      const record = key.readUIntBE(key.length - RECORD_BYTES, RECORD_BYTES)
      try {
        const { keys, multikey, truncated } = keysOf(decode(value), index)
        for (const added of keys) this.checkUnique(collection, index, added, record)
        for (const { bytes } of keys) this.engine.entries.putSync(entryKey(index, bytes, record), Buffer.alloc(0))
        index.multikey = index.multikey.map((was, at) => was || multikey[at]!)
        index.truncated ||= truncated
      } catch (error) {
        this.engine.clear(this.engine.entries, wholeRange(index.id))
        throw error
      }
    }
  }

  private change(collection: Collection, before: StoredDocument | undefined, next: StoredDocument | undefined): void {
    const record = (next ?? before)!.record
    const removed: Buffer[] = []
    const added: Buffer[] = []
    let isCatalogChanged = false
    for (const index of collection.indexes) {
      const old = before ? keysOf(before.document, index).keys : []
      const now = next ? keysOf(next.document, index) : { keys: [], multikey: [], truncated: false }
      const oldBytes = new Set(old.map(key => key.bytes.toString('latin1')))
      const nowBytes = new Set(now.keys.map(key => key.bytes.toString('latin1')))
      removed.push(...old.filter(key => !nowBytes.has(key.bytes.toString('latin1'))).map(key => entryKey(index, key.bytes, record)))
      for (const key of now.keys.filter(key => !oldBytes.has(key.bytes.toString('latin1')))) {
        this.checkUnique(collection, index, key, record)
        added.push(entryKey(index, key.bytes, record))
      }
      isCatalogChanged = noteShape(index, now.multikey, now.truncated) || isCatalogChanged
    }
    for (const key of removed) this.engine.entries.removeSync(key)
    for (const key of added) this.engine.entries.putSync(key, Buffer.alloc(0))
    if (next) this.engine.documents.putSync(documentKey(collection, record), next.bytes)
    else this.engine.documents.removeSync(documentKey(collection, record))
    if (isCatalogChanged) this.catalog.save(collection)
  }

  private checkUnique(collection: Collection, index: Index, key: IndexKey, record: number): void {
    if (!index.unique) return
    const low = Buffer.concat([idBytes(index.id), key.bytes])
    for (const entry of this.engine.scan(this.engine.entries, { low, high: after(low)! })) {
      const owner = entry.key.readUIntBE(entry.key.length - RECORD_BYTES, RECORD_BYTES)
      if (owner !== record && entry.key.length === low.length + RECORD_BYTES) throw duplicateKey(collection, index, key.values)
    }
  }
}

const entryKey = (index: Index, key: Buffer, record: number): Buffer => Buffer.concat([idBytes(index.id), key, recordBytes(record)])

/** Remembers that an index has come to hold arrays or shortened keys; it never forgets, as MongoDB's do not. */
function noteShape(index: Index, multikey: boolean[], truncated: boolean): boolean {
  const isNews = (truncated && !index.truncated) || multikey.some((is, at) => is && !index.multikey[at])
  if (isNews) {
    index.multikey = index.multikey.map((was, at) => was || multikey[at] === true)
    index.truncated ||= truncated
  }
  return isNews
}

function checkIdType(id: Value): void {
  const type = typeName(id)
  if (isArray(id) || type === 'regex' || type === 'undefined') throw new StoreError(53, `The '_id' value cannot be of type ${type}`)
  const dollar = isDocument(id) ? Object.keys(id).find(name => name.startsWith('$')) : undefined
  if (dollar !== undefined) throw new StoreError(52, `_id fields may not contain '$'-prefixed fields: ${dollar} is not valid for storage.`)
}

/** A value as MongoDB's messages show it. */
function show(value: Value): string {
  if (value === undefined || value === null) return String(value ?? 'null')
  if (typeof value === 'string') return JSON.stringify(value)
  if (value instanceof Date) return `new Date(${value.getTime()})`
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`
  if (value instanceof Binary) return `BinData(${value.sub_type}, ${value.toString('hex').toUpperCase()})`
  if (isArray(value)) return `[ ${value.map(show).join(', ')} ]`
  if (isDocument(value)) return `{ ${Object.entries(value).map(([name, item]) => `${name}: ${show(item)}`).join(', ')} }`
  return isNumber(value) ? String((value as { value?: number }).value ?? value) : String(value)
}

function duplicateKey(collection: Collection, index: Index, values: Value[]): StoreError {
  const names = index.fields.map(({ path }) => path.join('.'))
  const keyValue = Object.fromEntries(names.map((name, at) => [name, values[at] ?? null]))
  const message = `E11000 duplicate key error collection: ${collection.database}.${collection.name} index: ${index.name} dup key: ${show(keyValue)}`
  return new StoreError(11000, message, { keyPattern: index.spec.key, keyValue })
}
