import { Decimal128, Double, Int32, Long } from 'bson'
import { StoreError } from '../errors'
import type { Value } from './values'
import { toNumber, typeName } from './values'

const INT_MAX = 0x7fffffffn

/** The BSON number a JavaScript one stands for when it leaves an expression. */
export const fromNumber = (value: number): Int32 | Double => (
  Number.isInteger(value) && Math.abs(value) <= 0x7fffffff && !Object.is(value, -0) ? new Int32(value) : new Double(value))

/**
 * Adds or multiplies two BSON numbers with MongoDB's types: integers stay integers and widen from int to long, a double
 * makes a double. Decimal128 is refused (this store has no decimal arithmetic), and so is an overflowing long.
 */
export function combine(op: 'add' | 'multiply', a: Value, b: Value): Value {
  for (const value of [a, b]) {
    if (value instanceof Decimal128) throw new StoreError(238, 'arithmetic with Decimal128 is not implemented by this store')
  }
  if (typeName(a) === 'double' || typeName(b) === 'double') {
    return new Double(op === 'add' ? toNumber(a) + toNumber(b) : toNumber(a) * toNumber(b))
  }
  const [left, right] = [a, b].map(value => (value instanceof Long ? value.toBigInt() : BigInt(toNumber(value)))) as [bigint, bigint]
  const result = op === 'add' ? left + right : left * right
  const isLong = a instanceof Long || b instanceof Long
  if (!isLong && result <= INT_MAX && result >= -INT_MAX - 1n) return new Int32(Number(result))
  if (BigInt.asIntN(64, result) !== result) throw new StoreError(2, `Failed to apply $${op === 'add' ? 'inc' : 'mul'} operations: the result does not fit a 64-bit integer`)
  return Long.fromBigInt(result)
}
