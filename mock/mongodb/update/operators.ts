import { Int32, Timestamp } from 'bson'
import { combine } from '../bson/arithmetic'
import { areSameBytes } from '../bson/bytes'
import { compareValues } from '../bson/compare'
import { identityOf } from '../bson/keys'
import type { Document, Value } from '../bson/values'
import { isArray, isDocument, isNumber, isTruthy, toNumber, typeName } from '../bson/values'
import { StoreError } from '../errors'
import { matches } from '../query/matches'
import { isOperators, parseFilter } from '../query/parse'
import { parseSort, sortBy } from '../query/sort'
import type { Change } from './paths'

type Compiler = (operand: Value, field: string) => Change

const bad = (message: string): StoreError => new StoreError(2, message)
const mistyped = (message: string): StoreError => new StoreError(14, message)

/** The value if it would be written differently, else the one that is there: "unchanged" must be the same object. */
const unlessSame = (found: Value, next: Value): Value => (areSameBytes(found, next) ? found : next)

function arithmetic(op: '$inc' | '$mul'): Compiler {
  return (operand, field) => {
    if (!isNumber(operand)) throw mistyped(`Cannot ${op === '$inc' ? 'increment' : 'multiply'} with non-numeric argument: {${field}: ${typeName(operand)}}`)
    return found => {
      if (found === undefined) return op === '$inc' ? operand : combine('multiply', operand, new Int32(0))
      if (!isNumber(found)) throw mistyped(`Cannot apply ${op} to a value of non-numeric type. {field '${field}' has non-numeric type ${typeName(found)}}`)
      return unlessSame(found, combine(op === '$inc' ? 'add' : 'multiply', found, operand))
    }
  }
}

const extremum = (sign: 1 | -1): Compiler => operand => found => (
  found === undefined || compareValues(operand, found) * sign > 0 ? operand : found)

function existingArray(found: Value, op: string, field: string): Value[] {
  if (isArray(found)) return found
  throw op === '$push' || op === '$addToSet'
    ? bad(`The field '${field}' must be an array but is of type ${typeName(found)} in document`)
    : bad(`Cannot apply ${op} to a non-array value`)
}

const integer = (value: Value, what: string): number => {
  const number = isNumber(value) ? toNumber(value) : NaN
  if (!Number.isInteger(number)) throw bad(`The value for ${what} must be an integer value but was given type: ${typeName(value)}`)
  return number
}

function eachOf(operand: Value, op: string): Value[] {
  if (!isDocument(operand) || Object.keys(operand)[0]?.startsWith('$') !== true) return [operand]
  if (!isArray(operand.$each)) throw bad(`The argument to $each in ${op} must be an array but it was of type: ${typeName(operand.$each)}`)
  return operand.$each
}

function sorter(sort: Value): (items: Value[]) => Value[] {
  if (isNumber(sort)) {
    const direction = toNumber(sort)
    if (direction !== 1 && direction !== -1) throw bad('The $sort element value must be either 1 or -1')
    return items => [...items].sort((a, b) => compareValues(a, b) * direction)
  }
  const spec = parseSort(sort)
  return items => sortBy(items, spec, item => (isDocument(item) ? item : {}))
}

function compilePush(operand: Value, field: string): Change {
  const added = eachOf(operand, '$push')
  const { $each: _, $slice: slice, $position: position, $sort: sort, ...unknown } = (added === (operand as Document | null)?.$each ? operand : {}) as Document
  const [other] = Object.keys(unknown)
  if (other !== undefined) throw bad(`Unrecognized clause in $push: ${other}`)
  const at = position === undefined ? undefined : integer(position, '$position')
  const size = slice === undefined ? undefined : integer(slice, '$slice')
  const arrange = sort === undefined ? (items: Value[]) => items : sorter(sort)
  return found => {
    const items = found === undefined ? [] : existingArray(found, '$push', field)
    const start = at === undefined ? items.length : at < 0 ? Math.max(0, items.length + at) : at
    const arranged = arrange([...items.slice(0, start), ...added, ...items.slice(start)])
    const next = size === undefined ? arranged : size < 0 ? arranged.slice(size) : arranged.slice(0, size)
    return found === undefined ? next : unlessSame(found, next)
  }
}

function compileAddToSet(operand: Value, field: string): Change {
  const added = eachOf(operand, '$addToSet')
  return found => {
    const items = found === undefined ? [] : existingArray(found, '$addToSet', field)
    const known = new Set(items.map(identityOf))
    const fresh = added.filter(value => !known.has(identityOf(value)) && known.add(identityOf(value)))
    return fresh.length === 0 && found !== undefined ? found : [...items, ...fresh]
  }
}

/** Removes the elements for which the test holds. */
const pulling = (op: string, field: string, isPulled: (item: Value) => boolean): Change => found => {
  if (found === undefined) return undefined
  const items = existingArray(found, op, field)
  const kept = items.filter(item => !isPulled(item))
  return kept.length === items.length ? found : kept
}

function compilePull(operand: Value, field: string): Change {
  if (isDocument(operand) && !isOperators(operand)) {
    const filter = parseFilter(operand)
    return pulling('$pull', field, item => isDocument(item) && matches(filter, item))
  }
  const filter = parseFilter({ item: operand })
  return pulling('$pull', field, item => matches(filter, { item }))
}

function compilePullAll(operand: Value, field: string): Change {
  if (!isArray(operand)) throw bad(`$pullAll requires an array argument but was given a ${typeName(operand)}`)
  const unwanted = new Set(operand.map(identityOf))
  return pulling('$pullAll', field, item => unwanted.has(identityOf(item)))
}

function compilePop(operand: Value, field: string): Change {
  const end = isNumber(operand) ? toNumber(operand) : NaN
  if (end !== 1 && end !== -1) throw new StoreError(9, `$pop expects 1 or -1, found: ${String(operand)}`)
  return found => {
    if (found === undefined) return undefined
    if (!isArray(found)) throw mistyped(`Path '${field}' contains an element of non-array type '${typeName(found)}'`)
    return found.length === 0 ? found : end === 1 ? found.slice(0, -1) : found.slice(1)
  }
}

function compileCurrentDate(operand: Value): Change {
  const type = isDocument(operand) ? operand.$type : isTruthy(operand) || operand === false ? 'date' : undefined
  if (type !== 'date' && type !== 'timestamp') throw bad('The \'$type\' string field is required to be \'date\' or \'timestamp\': {$currentDate: {field : {$type: \'date\'}}}')
  return () => (type === 'date' ? new Date() : new Timestamp({ t: Math.floor(Date.now() / 1000), i: 1 }))
}

const COMPILERS: Record<string, Compiler> = {
  $set: operand => found => unlessSame(found, operand),
  $setOnInsert: operand => found => unlessSame(found, operand),
  $unset: () => () => undefined,
  $inc: arithmetic('$inc'),
  $mul: arithmetic('$mul'),
  $min: extremum(-1),
  $max: extremum(1),
  $push: compilePush,
  $addToSet: compileAddToSet,
  $pull: compilePull,
  $pullAll: compilePullAll,
  $pop: compilePop,
  $currentDate: compileCurrentDate,
}

/** The change an operator makes to one field; refuses with MongoDB's code what it does not know or what has the wrong type. */
export function compileOperator(op: string, operand: Value, field: string): Change {
  const compile = Object.hasOwn(COMPILERS, op) ? COMPILERS[op] : undefined
  if (compile) return field === '' ? found => found : compile(operand, field)
  throw new StoreError(9, `Unknown modifier: ${op}. Expected a valid update modifier or pipeline-style update specified as an array`)
}
