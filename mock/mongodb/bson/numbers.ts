import { Decimal128, Long } from 'bson'
import { StoreError } from '../errors'
import type { Value } from './values'
import { toNumber } from './values'

/**
 * A number split so that two of any BSON types can be ordered exactly: the greatest double that is not above it, and how
 * far it lies towards the next double, in 128 binary digits. Two different Longs or Decimal128s always differ in one of
 * the two. Decimal128s outside the range of doubles are refused: no one here needs 1E+6000.
 */
export interface SplitNumber { floor: number, fraction: bigint }

const FRACTION_BITS = 128n
const bits = new DataView(new ArrayBuffer(8))

/** The double's bits as an unsigned integer that orders as the doubles do (NaN must be handled before). */
export function orderedBits(double: number): bigint {
  bits.setFloat64(0, double === 0 ? 0 : double)
  const raw = bits.getBigUint64(0)
  return raw >> 63n ? ~raw & 0xffffffffffffffffn : raw | 0x8000000000000000n
}

function fromOrderedBits(ordered: bigint): number {
  bits.setBigUint64(0, ordered >> 63n ? ordered & 0x7fffffffffffffffn : ~ordered & 0xffffffffffffffffn)
  return bits.getFloat64(0)
}

/** value = numerator / denominator, the denominator positive. */
interface Ratio { numerator: bigint, denominator: bigint }

function ratioOfDouble(double: number): Ratio {
  bits.setFloat64(0, double)
  const raw = bits.getBigUint64(0)
  const exponent = Number((raw >> 52n) & 0x7ffn)
  const mantissa = (raw & 0xfffffffffffffn) | (exponent === 0 ? 0n : 1n << 52n)
  const shift = BigInt(Math.max(exponent, 1) - 1075)
  const signed = raw >> 63n ? -mantissa : mantissa
  return shift >= 0n ? { numerator: signed << shift, denominator: 1n } : { numerator: signed, denominator: 1n << -shift }
}

function ratioOfDecimal(text: string): Ratio {
  const [mantissa = '0', exponent = '0'] = text.split('E')
  const [whole = '', decimals = ''] = mantissa.split('.')
  const scale = Number(exponent) - decimals.length
  const digits = BigInt(whole + decimals)
  return scale >= 0 ? { numerator: digits * 10n ** BigInt(scale), denominator: 1n } : { numerator: digits, denominator: 10n ** BigInt(-scale) }
}

const isBelow = (a: Ratio, b: Ratio): boolean => a.numerator * b.denominator < b.numerator * a.denominator

function splitRatio(value: Ratio, near: number): SplitNumber {
  let floor = near
  if (isBelow(value, ratioOfDouble(floor))) floor = fromOrderedBits(orderedBits(floor) - 1n)
  const low = ratioOfDouble(floor)
  const high = ratioOfDouble(fromOrderedBits(orderedBits(floor) + 1n))
  const difference = (a: Ratio, b: Ratio): Ratio => (
    { numerator: a.numerator * b.denominator - b.numerator * a.denominator, denominator: a.denominator * b.denominator })
  const above = difference(value, low)
  const step = difference(high, low)
  return { floor, fraction: ((above.numerator * step.denominator) << FRACTION_BITS) / (above.denominator * step.numerator) }
}

function splitDecimal(value: Decimal128): SplitNumber {
  const text = value.toString()
  const near = Number(text)
  if (Number.isNaN(near) || /Infinity/.test(text)) return { floor: near, fraction: 0n }
  const ratio = ratioOfDecimal(text)
  if (ratio.numerator === 0n) return { floor: 0, fraction: 0n }
  if (!(Math.abs(near) > 1e-290 && Math.abs(near) < 1e300)) throw new StoreError(2, `a Decimal128 of ${text} is out of the range this store can order`)
  return splitRatio(ratio, near)
}

/** Splits any BSON number; a NaN stays a NaN in `floor`. */
export function splitNumber(value: Value): SplitNumber {
  if (value instanceof Long && !Number.isSafeInteger(value.toNumber())) {
    return splitRatio({ numerator: value.toBigInt(), denominator: 1n }, value.toNumber())
  }
  if (value instanceof Decimal128) return splitDecimal(value)
  return { floor: toNumber(value), fraction: 0n }
}

/** Orders two BSON numbers by value, whatever their types; NaN is the smallest and equals itself. */
export function compareNumbers(a: Value, b: Value): number {
  const left = splitNumber(a)
  const right = splitNumber(b)
  if (Number.isNaN(left.floor) || Number.isNaN(right.floor)) return Number(Number.isNaN(right.floor)) - Number(Number.isNaN(left.floor))
  if (left.floor !== right.floor) return left.floor < right.floor ? -1 : 1
  return left.fraction === right.fraction ? 0 : left.fraction < right.fraction ? -1 : 1
}
