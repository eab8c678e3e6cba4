import { isDocument, isNumber, isTruthy, toNumber, typeName } from '../bson/values'
import type { Document, Value } from '../bson/values'
import { StoreError } from '../errors'
import type { Cursors } from '../cursors'
import type { Filter } from '../query/filter'
import { parseFilter } from '../query/parse'
import type { Hint } from '../query/planner'
import { isUsable } from '../query/planner'
import type { Store } from '../query/execute'
import type { Collection } from '../storage/catalog'
import { areEqual } from '../bson/compare'

/** What can be changed while the server runs. */
interface Parameters { ttlMonitorSleepSecs: number }

/** What a command works with. */
export interface Context {
  store: Store
  cursors: Cursors
  parameters: Parameters
  /** Called when a parameter has changed. */
  onParameters: () => void
  connectionId: number
  startedAt: Date
  port: number
  dataDirectory: string
}

export interface Command {
  /** The body; documents to insert are RawDocuments in it. */
  body: Document
  database: string
}

/** Fields it understands beside its own name (undefined: whatever comes), and how it answers (without `ok`). */
export interface Handler { accepts: string[] | undefined, run: (command: Command, context: Context) => Document | Promise<Document> }

/** Fields any command may carry; what they ask for holds anyway here or is checked in `checkCommon`. */
const COMMON = new Set([
  '$db', 'lsid', '$clusterTime', '$readPreference', 'readConcern', 'writeConcern', 'comment', 'maxTimeMS', 'collation',
  'apiVersion', 'apiStrict', 'apiDeprecationErrors', 'txnNumber', 'autocommit', 'startTransaction',
])

function checkCommon(body: Document): void {
  if ('txnNumber' in body || 'startTransaction' in body || 'autocommit' in body) {
    throw new StoreError(20, 'Transaction numbers are only allowed on a replica set member or mongos')
  }
  const { collation, readConcern, writeConcern } = body
  if (isDocument(collation) && collation.locale !== 'simple') throw new StoreError(238, 'collation is not implemented by this store')
  if (isDocument(readConcern) && ['snapshot', 'linearizable'].includes(String(readConcern.level))) {
    throw new StoreError(72, `read concern level ${String(readConcern.level)} is not supported by a standalone store`)
  }
  if (isDocument(writeConcern) && isNumber(writeConcern.w) && toNumber(writeConcern.w) > 1) {
    throw new StoreError(2, 'cannot use \'w\' > 1 when a host is not replicated')
  }
}

/** Refuses a command that asks for anything the store would have to ignore. */
export function checkFields(name: string, body: Document, accepts: string[] | undefined): void {
  checkCommon(body)
  if (accepts === undefined) return
  const unknown = Object.keys(body).find(field => field !== name && !COMMON.has(field) && !accepts.includes(field))
  if (unknown !== undefined) throw new StoreError(40415, `BSON field '${name}.${unknown}' is an unknown field.`)
}

export function textField(body: Document, name: string): string {
  const value = body[name]
  if (typeof value === 'string' && value !== '') return value
  if (value === '') throw new StoreError(73, `Invalid namespace specified: '${name}' is empty`)
  throw new StoreError(14, `BSON field '${name}' is the wrong type '${typeName(value)}', expected type 'string'`)
}

/** A whole number of at least `least`, or the default when the field is missing. */
export function numberField(body: Document, name: string, fallback: number, least = 0): number {
  const value = body[name]
  if (value === undefined || value === null) return fallback
  const number = isNumber(value) ? Math.trunc(toNumber(value)) : NaN
  if (Number.isNaN(number)) throw new StoreError(14, `BSON field '${name}' is the wrong type '${typeName(value)}', expected a number`)
  if (number < least) throw new StoreError(51024, `BSON field '${name}' value must be >= ${least}, actual value '${number}'`)
  return number
}

export const flagField = (body: Document, name: string): boolean => isTruthy(body[name])

export function documentField(body: Document, name: string): Document {
  const value = body[name] ?? {}
  if (isDocument(value)) return value
  throw new StoreError(14, `BSON field '${name}' is the wrong type '${typeName(value)}', expected type 'object'`)
}

export const filterField = (body: Document, name: string): Filter => parseFilter(documentField(body, name))

export function arrayField(body: Document, name: string): Value[] {
  const value = body[name]
  if (Array.isArray(value)) return value
  throw new StoreError(14, `BSON field '${name}' is the wrong type '${typeName(value)}', expected type 'array'`)
}

/** The collection a command names in its first field, if it is there. */
export const collectionOf = ({ body, database }: Command, name: string, { store }: Context): Collection | undefined => (
  store.catalog.find(database, textField(body, name)))

/** The index a client insists on, by name or key; null for `{ $natural: 1 }`, undefined for no wish. */
export function readHint(collection: Collection | undefined, hint: Value, filter: Filter): Hint {
  if (hint === undefined || collection === undefined || (isDocument(hint) && Object.keys(hint).length === 0)) return undefined
  if (isDocument(hint) && '$natural' in hint && toNumber(hint.$natural) === 1) return null
  const index = collection.indexes.find(({ name, spec }) => name === hint || (isDocument(hint) && areEqual(spec.key, hint)))
  if (index === undefined || !isUsable(index, filter)) throw new StoreError(2, 'error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index')
  return index
}
