import { type Code, Long, type ObjectId, type Timestamp } from 'bson'
import { binaryOf, regexOf, textOf } from './compare'
import { orderedBits, splitNumber } from './numbers'
import type { Document, Value } from './values'
import { RANK, rankOf, withoutClass } from './values'

/*
 * Index keys whose bytes order as BSON orders their values. A value is its type's rank, then bytes that
 * - order by memcmp as the values of that type do, and
 * - are no prefix of another value's bytes, so that keys can be put one after the other and, for a descending field, inverted.
 */

const END = Buffer.from([0])
const SIGN = 1n << 63n

function encodeText(text: string): Buffer {
  const bytes = Buffer.from(text)
  if (!bytes.includes(0)) return Buffer.concat([bytes, Buffer.from([0, 0])])
  const escaped = [...bytes].flatMap(byte => (byte === 0 ? [0, 0xff] : [byte]))
  return Buffer.from([...escaped, 0, 0])
}

function encodeUnsigned(value: bigint): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(value)
  return bytes
}

function encodeNumber(value: Value): Buffer {
  const { floor, fraction } = splitNumber(value)
  const whole = encodeUnsigned(Number.isNaN(floor) ? 0n : orderedBits(floor))
  if (fraction === 0n) return Buffer.concat([whole, END])
  return Buffer.concat([whole, Buffer.from([1]), encodeUnsigned(fraction >> 64n), encodeUnsigned(fraction & 0xffffffffffffffffn)])
}

function encodeBinary(value: Value): Buffer {
  const { bytes, subtype } = binaryOf(value)
  const head = Buffer.alloc(5)
  head.writeUInt32BE(bytes.length)
  head[4] = subtype
  return Buffer.concat([head, bytes])
}

function encodeDocument(document: Document): Buffer {
  const fields = Object.entries(document).flatMap(([name, value]) => {
    const encoded = encodeValue(value)
    return [encoded.subarray(0, 1), encodeText(name), encoded.subarray(1)]
  })
  return Buffer.concat([...fields, END])
}

function encodeContent(value: Value, rank: number): Buffer {
  switch (rank) {
    case RANK.number: return encodeNumber(value)
    case RANK.string: case RANK.javascript: return encodeText(textOf(value))
    case RANK.object: return encodeDocument(value as Document)
    case RANK.array: return Buffer.concat([...(value as Value[]).map(encodeValue), END])
    case RANK.binData: return encodeBinary(value)
    case RANK.objectId: return Buffer.from((value as ObjectId).id)
    case RANK.bool: return Buffer.from([value ? 1 : 0])
    case RANK.date: return encodeUnsigned(BigInt.asUintN(64, BigInt((value as Date).getTime()) + SIGN))
    case RANK.timestamp: return encodeUnsigned(Long.fromBits((value as Timestamp).low, (value as Timestamp).high, true).toBigInt())
    case RANK.regex: return Buffer.concat([encodeText(regexOf(value).pattern), encodeText(regexOf(value).options)])
    case RANK.javascriptWithScope: return Buffer.concat([encodeText(textOf(value)), encodeDocument((value as Code).scope ?? {})])
    default: return Buffer.alloc(0)
  }
}

/** The bytes of one value, ascending. `undefined` is the key of an empty array: it sorts below null. */
export function encodeValue(value: Value): Buffer {
  const plain = withoutClass(value)
  const rank = rankOf(plain)
  return Buffer.concat([Buffer.from([rank]), encodeContent(plain, rank)])
}

/** A string that two values share exactly when BSON holds them equal (1, 1.0 and NumberLong(1) are one). */
export const identityOf = (value: Value): string => encodeValue(value).toString('latin1')

/** The bytes turned round: what ordered upwards now orders downwards. */
export const invert = (bytes: Buffer): Buffer => Buffer.from(bytes.map(byte => ~byte & 0xff))

/** The smallest bytes above everything that begins with `bytes`, or null when there is none. */
export function after(bytes: Buffer): Buffer | null {
  for (let i = bytes.length - 1; i >= 0; i--) {
    if (bytes[i] === 0xff) continue
    const next = Buffer.from(bytes.subarray(0, i + 1))
    next[i]!++
    return next
  }
  return null
}
