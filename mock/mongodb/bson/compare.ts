import { Binary, BSONRegExp, BSONSymbol, Code, type ObjectId, type Timestamp } from 'bson'
import { compareNumbers } from './numbers'
import type { Document, Value } from './values'
import { RANK, isDocument, rankOf, withoutClass } from './values'

const order = <T extends number | bigint>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0)

/** Strings compare as their UTF-8 bytes do, which is not how JavaScript compares characters beyond U+FFFF. */
export const compareStrings = (a: string, b: string): number => (a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b)))

/** The text of a string-like or code value. */
export const textOf = (value: Value): string => (value instanceof BSONSymbol ? value.value : value instanceof Code ? String(value.code) : String(value))

/** Bytes and subtype of binary data, whatever class holds it. */
export function binaryOf(value: Value): { bytes: Uint8Array, subtype: number } {
  if (value instanceof Binary) return { bytes: value.buffer.subarray(0, value.position), subtype: value.sub_type }
  return { bytes: value as Uint8Array, subtype: 0 }
}

/** Pattern and flags of a regular expression, whatever class holds it. */
export function regexOf(value: Value): { pattern: string, options: string } {
  if (value instanceof BSONRegExp) return { pattern: value.pattern, options: value.options }
  const { source, flags } = value as RegExp
  return { pattern: source, options: flags }
}

function compareBinary(a: Value, b: Value): number {
  const left = binaryOf(a)
  const right = binaryOf(b)
  return order(left.bytes.length, right.bytes.length) || order(left.subtype, right.subtype) || Buffer.compare(left.bytes, right.bytes)
}

function compareDocuments(a: Document, b: Document): number {
  const left = Object.entries(a)
  const right = Object.entries(b)
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [leftName, leftValue] = left[i]!
    const [rightName, rightValue] = right[i]!
    const difference = order(rankOf(leftValue), rankOf(rightValue)) || compareStrings(leftName, rightName) || compareValues(leftValue, rightValue)
    if (difference !== 0) return difference
  }
  return order(left.length, right.length)
}

function compareArrays(a: Value[], b: Value[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = compareValues(a[i], b[i])
    if (difference !== 0) return difference
  }
  return order(a.length, b.length)
}

function compareRegexes(a: Value, b: Value): number {
  const left = regexOf(a)
  const right = regexOf(b)
  return compareStrings(left.pattern, right.pattern) || compareStrings(left.options, right.options)
}

/** BSON's total order: first by type, then by content. Missing sorts with MongoDB's `undefined`, below null. */
export function compareValues(first: Value, second: Value): number {
  const a = withoutClass(first)
  const b = withoutClass(second)
  const rank = rankOf(a)
  const difference = order(rank, rankOf(b))
  if (difference !== 0) return difference
  switch (rank) {
    case RANK.number: return compareNumbers(a, b)
    case RANK.string: return compareStrings(textOf(a), textOf(b))
    case RANK.object: return isDocument(a) && isDocument(b) ? compareDocuments(a, b) : 0
    case RANK.array: return compareArrays(a as Value[], b as Value[])
    case RANK.binData: return compareBinary(a, b)
    case RANK.objectId: return Buffer.compare((a as ObjectId).id, (b as ObjectId).id)
    case RANK.bool: return order(Number(a), Number(b))
    case RANK.date: return order((a as Date).getTime(), (b as Date).getTime())
    case RANK.timestamp: return (a as Timestamp).compare(b as Timestamp)
    case RANK.regex: return compareRegexes(a, b)
    case RANK.javascript: return compareStrings(textOf(a), textOf(b))
    case RANK.javascriptWithScope: {
      return compareStrings(textOf(a), textOf(b)) || compareValues((a as Code).scope, (b as Code).scope)
    }
    default: return 0
  }
}

export const areEqual = (a: Value, b: Value): boolean => compareValues(a, b) === 0

