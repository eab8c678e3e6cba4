import { Decimal128, Long } from 'bson'
import { Context, ProcessingMode, computeValue } from 'mingo/core'
import * as mingo from 'mingo/operators/expression'
import { fromNumber } from '../bson/arithmetic'
import type { Document, Value } from '../bson/values'
import { isArray, isDocument, isNumber, toNumber } from '../bson/values'
import { StoreError } from '../errors'

/**
 * The operators taken from mingo as they are. Each was read against MongoDB's manual and stands in the contract's table of
 * expressions; those that differ ($round, $first, $toLower, $dateTrunc with a time zone, …) are not here.
 */
const BORROWED = {
  $add: mingo.$add, $subtract: mingo.$subtract, $multiply: mingo.$multiply, $divide: mingo.$divide, $mod: mingo.$mod,
  $abs: mingo.$abs, $ceil: mingo.$ceil, $floor: mingo.$floor,
  $concat: mingo.$concat, $split: mingo.$split, $strLenCP: mingo.$strLenCP, $substrCP: mingo.$substrCP,
  $dateToString: mingo.$dateToString, $year: mingo.$year, $month: mingo.$month, $dayOfMonth: mingo.$dayOfMonth,
  $hour: mingo.$hour, $minute: mingo.$minute, $second: mingo.$second, $dayOfWeek: mingo.$dayOfWeek, $dayOfYear: mingo.$dayOfYear,
}

const options = {
  idKey: '_id',
  processingMode: ProcessingMode.CLONE_OFF,
  useStrictMode: true,
  scriptEnabled: false,
  failOnError: true,
  context: Context.init({ expression: { ...BORROWED, $literal: mingo.$literal } }),
}
const literal = (value: unknown): Document => ({ $literal: value })

/** mingo computes with JavaScript numbers; what would lose digits in one is refused. */
function toPlain(value: Value): unknown {
  if (isArray(value)) return value.map(toPlain)
  if (isDocument(value)) return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, toPlain(item)]))
  if (!isNumber(value)) return value
  if (value instanceof Decimal128 || (value instanceof Long && !Number.isSafeInteger(value.toNumber()))) {
    throw new StoreError(238, 'expressions over Decimal128 and over longs beyond 2^53 are not implemented by this store')
  }
  return toNumber(value)
}

const fromPlain = (value: unknown): Value => (
  typeof value === 'number' ? fromNumber(value) : isArray(value) ? value.map(fromPlain) : value)

export const isBorrowed = (name: string): boolean => Object.hasOwn(BORROWED, name)

/**
 * Runs one of mingo's operators on arguments that are evaluated already: a list of them, or one value. One that is null or
 * missing gives null, except where MongoDB refuses it.
 */
export function borrow(name: string, args: { list: Value[] } | { value: Value }): Value {
  if ('value' in args && (args.value === null || args.value === undefined) && name !== '$strLenCP') return null
  try {
    const operand = 'list' in args ? args.list.map(item => literal(toPlain(item))) : literal(toPlain(args.value))
    return fromPlain(computeValue({}, operand, name, options))
  } catch (error) {
    if (error instanceof StoreError) throw error
    throw new StoreError(2, `${name}: ${(error as Error).message}`)
  }
}
