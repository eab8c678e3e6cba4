import { Int32, ObjectId } from 'bson'
import { combine, fromNumber } from '../bson/arithmetic'
import { compareValues } from '../bson/compare'
import type { Document, Value } from '../bson/values'
import { isArray, isDocument, isNumber, isTruthy, toNumber, typeName } from '../bson/values'
import { StoreError } from '../errors'

const isNil = (value: Value): boolean => value === null || value === undefined
const bad = (message: string): StoreError => new StoreError(2, message)

/** The values an accumulator works on: the elements of its one array argument, or its arguments. */
const spread = (args: Value[]): Value[] => (args.length === 1 && isArray(args[0]) ? args[0] : args)

/** The sum of the numbers among the values, in MongoDB's types; what is no number counts nothing. */
const sum = (values: Value[]): Value => values.filter(isNumber).reduce((total, value) => combine('add', total, value), new Int32(0))

/** The mean of the numbers among the values, null when there is none. */
export function average(values: Value[]): Value {
  const numbers = values.filter(isNumber)
  return numbers.length === 0 ? null : fromNumber(toNumber(sum(numbers)) / numbers.length)
}

/** The first in BSON order (sign -1) or the last (sign 1), leaving null and missing out; null when nothing is left. */
function extreme(values: Value[], sign: 1 | -1): Value {
  const present = values.filter(value => !isNil(value))
  return present.length === 0 ? null : present.reduce((best, value) => (compareValues(value, best) * sign > 0 ? value : best))
}

function arrayArgument(op: string, value: Value): Value[] {
  if (!isArray(value)) throw bad(`The argument to ${op} must be an array, but was of type: ${typeName(value)}`)
  return value
}

export function mergeObjects(values: Value[]): Document {
  return Object.assign({}, ...values.filter(value => !isNil(value)).map(value => {
    if (!isDocument(value)) throw new StoreError(40400, `$mergeObjects requires object inputs, but input is of type ${typeName(value)}`)
    return value
  })) as Document
}

function concatArrays(args: Value[]): Value {
  if (args.some(isNil)) return null
  return args.flatMap(value => arrayArgument('$concatArrays', value))
}

function toText(value: Value): Value {
  if (isNil(value)) return null
  if (typeof value === 'string') return value
  if (value instanceof ObjectId) return value.toHexString()
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'boolean') return String(value)
  if (isNumber(value)) return String((value as { value?: number }).value ?? value)
  throw new StoreError(241, `Unsupported conversion from ${typeName(value)} to string in $convert with no onError value`)
}

function caseOf(op: string, value: Value, change: (text: string) => string): string {
  if (isNil(value)) return ''
  if (typeof value !== 'string') throw new StoreError(16007, `can't convert from BSON type ${typeName(value)} to String for ${op}`)
  return change(value)
}

/** ASCII only, as MongoDB's $toLower and $toUpper are. */
const lower = (text: string): string => text.replace(/[A-Z]/g, letter => letter.toLowerCase())
const upper = (text: string): string => text.replace(/[a-z]/g, letter => letter.toUpperCase())

function endOf(op: string, value: Value, index: 0 | -1): Value {
  return isNil(value) ? null : arrayArgument(op, value).at(index)
}

/** Operators whose arguments are evaluated first; they keep the BSON types of what they pass on. */
export const FUNCTIONS: Record<string, (args: Value[]) => Value> = {
  $sum: args => sum(spread(args)),
  $avg: args => average(spread(args)),
  $min: args => extreme(spread(args), -1),
  $max: args => extreme(spread(args), 1),
  $first: ([list]) => endOf('$first', list, 0),
  $last: ([list]) => endOf('$last', list, -1),
  $size: ([list]) => new Int32(arrayArgument('$size', list).length),
  $isArray: ([value]) => isArray(value),
  $concatArrays: concatArrays,
  $reverseArray: ([list]) => (isNil(list) ? null : [...arrayArgument('$reverseArray', list)].reverse()),
  $mergeObjects: args => mergeObjects(spread(args)),
  $type: ([value]) => (value === undefined ? 'missing' : typeName(value)),
  $toString: ([value]) => toText(value),
  $toLower: ([value]) => caseOf('$toLower', value, lower),
  $toUpper: ([value]) => caseOf('$toUpper', value, upper),
  $toBool: ([value]) => (isNil(value) ? null : isTruthy(value)),
}
