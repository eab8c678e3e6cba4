import {
  BSONRegExp, BSONSymbol, Binary, Code, DBRef, Decimal128, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp, deserialize,
} from 'bson'

/**
 * A BSON value as the store holds it in memory. Numbers keep their BSON type (Int32, Double, Long, Decimal128);
 * `undefined` stands for a missing field. Only `evaluate` (aggregation) ever sees plain JavaScript numbers.
 */
export type Value = unknown
export type Document = Record<string, Value>

/** Reads a document without losing a type: `promoteValues` would make 1 and 1.0 the same. */
export function decode(bytes: Uint8Array): Document {
  return deserialize(bytes, { promoteValues: false, promoteLongs: false, promoteBuffers: false, bsonRegExp: true })
}

export const isArray = (value: Value): value is Value[] => Array.isArray(value)

/** An embedded document: a plain object, not one of the bson classes, which all have a prototype of their own. */
export function isDocument(value: Value): value is Document {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

/** A DBRef is an ordinary document on the wire; the bson package gives it a class. */
export function withoutClass(value: Value): Value {
  if (!(value instanceof DBRef)) return value
  const { collection, oid, db, fields } = value
  return { $ref: collection, $id: oid, ...(db === undefined ? {} : { $db: db }), ...fields }
}

/** The field's value, or undefined when the document does not have it itself (never a prototype's `constructor`). */
export function fieldOf(document: Document, name: string): Value {
  return Object.hasOwn(document, name) ? withoutClass(document[name]) : undefined
}

/** BSON's canonical order of types: values of different ranks never compare equal, values of one rank compare by content. */
export const RANK = {
  undefined: 2, null: 5, number: 10, string: 15, object: 20, array: 25, binData: 30, objectId: 35, bool: 40, date: 45,
  timestamp: 47, regex: 50, javascript: 60, javascriptWithScope: 65, minKey: 1, maxKey: 127,
} as const

type TypeName = 'double' | 'string' | 'object' | 'array' | 'binData' | 'undefined' | 'objectId' | 'bool' | 'date' | 'null' | 'regex'
  | 'javascript' | 'symbol' | 'javascriptWithScope' | 'int' | 'timestamp' | 'long' | 'decimal' | 'minKey' | 'maxKey'

/** The `$type` alias of a value. A JavaScript number or bigint (from an expression) counts as what BSON would store. */
export function typeName(value: Value): TypeName {
  switch (typeof value) {
    case 'undefined': return 'undefined'
    case 'string': return 'string'
    case 'boolean': return 'bool'
    case 'bigint': return 'long'
    case 'number': return Number.isInteger(value) && Math.abs(value) <= 0x7fffffff && !Object.is(value, -0) ? 'int' : 'double'
  }
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (value instanceof Date) return 'date'
  if (value instanceof ObjectId) return 'objectId'
  if (value instanceof Int32) return 'int'
  if (value instanceof Double) return 'double'
  if (value instanceof Timestamp) return 'timestamp' // before Long: a Timestamp is one
  if (value instanceof Long) return 'long'
  if (value instanceof Decimal128) return 'decimal'
  if (value instanceof Binary || value instanceof Uint8Array) return 'binData'
  if (value instanceof BSONRegExp || value instanceof RegExp) return 'regex'
  if (value instanceof BSONSymbol) return 'symbol'
  if (value instanceof Code) return value.scope ? 'javascriptWithScope' : 'javascript'
  if (value instanceof MinKey) return 'minKey'
  if (value instanceof MaxKey) return 'maxKey'
  return 'object'
}

export function rankOf(value: Value): number {
  const name = typeName(value)
  switch (name) {
    case 'int': case 'long': case 'double': case 'decimal': return RANK.number
    case 'symbol': return RANK.string
    default: return RANK[name]
  }
}

export const isNumber = (value: Value): boolean => rankOf(value) === RANK.number

/** The number as a JavaScript double, rounded where a Long or Decimal128 does not fit; NaN for what is no number. */
export function toNumber(value: Value): number {
  if (typeof value === 'number') return value
  if (value instanceof Int32 || value instanceof Double) return value.value
  if (value instanceof Long) return value.toNumber()
  if (value instanceof Decimal128) return Number(value.toString())
  return typeof value === 'bigint' ? Number(value) : NaN
}

/** What counts as true where a command or a projection takes a flag: anything but false, 0, null and missing. */
export function isTruthy(value: Value): boolean {
  if (value === undefined || value === null || value === false) return false
  return !isNumber(value) || toNumber(value) !== 0
}
