import { BSONRegExp } from 'bson'
import { compileTest } from '../aggregation/expressions'
import type { Document, Value } from '../bson/values'
import { isArray, isDocument, isNumber, isTruthy, toNumber, typeName } from '../bson/values'
import { StoreError } from '../errors'
import type { Comparison, Filter } from './filter'
import { readTypes } from './types'

const COMPARISONS = new Set<string>(['$eq', '$gt', '$gte', '$lt', '$lte'])
const LOGICAL = { $and: 'and', $or: 'or', $nor: 'nor' } as const

const bad = (message: string): StoreError => new StoreError(2, message)
const negate = (part: Filter): Filter => ({ kind: 'not', part })

/** True for { $gt: 1 }, false for a document to be equal to. References ({ $ref, $id }) are documents. */
export function isOperators(value: Value): value is Document {
  if (!isDocument(value)) return false
  const first = Object.keys(value)[0]
  return first !== undefined && first.startsWith('$') && !['$ref', '$id', '$db'].includes(first)
}

/** The JavaScript pattern of a BSON regular expression; `x` (extended) has no counterpart and is refused. */
function toPattern(value: Value, options?: Value): RegExp {
  const source = value instanceof BSONRegExp ? value.pattern : value
  const flags = typeof options === 'string' ? options : value instanceof BSONRegExp ? value.options : ''
  if (typeof source !== 'string') throw bad('$regex has to be a string')
  if (/[^imsu]/.test(flags)) throw new StoreError(51108, `invalid flag in regex options: ${flags}`)
  try {
    return new RegExp(source, [...new Set(`${flags}u`)].join(''))
  } catch {
    try {
      return new RegExp(source, flags)
    } catch (error) {
      throw new StoreError(51091, `Regular expression is invalid: ${(error as Error).message}`)
    }
  }
}

function parseIn(path: string[], operand: Value, name: string): Filter {
  if (!isArray(operand)) throw bad(`${name} needs an array`)
  if (operand.some(isOperators)) throw bad(`cannot nest $ under ${name}`)
  return {
    kind: 'in',
    path,
    values: operand,
    patterns: operand.filter(value => value instanceof BSONRegExp).map(value => toPattern(value)),
  }
}

function parseElemMatch(path: string[], operand: Value): Filter {
  if (!isDocument(operand)) throw bad('$elemMatch needs an Object')
  const ofValues = isOperators(operand) && !Object.keys(operand).some(name => name in LOGICAL || name === '$expr')
  return { kind: 'elemMatch', path, ofValues, part: ofValues ? parseOperators([], operand) : parseFilter(operand) }
}

function parseAll(path: string[], operand: Value): Filter {
  if (!isArray(operand)) throw bad('$all needs an array')
  if (operand.length === 0) return { kind: 'never' }
  return {
    kind: 'and',
    parts: operand.map(value => {
      if (isDocument(value) && '$elemMatch' in value) return parseElemMatch(path, value.$elemMatch)
      if (isOperators(value)) throw bad('no $ expressions in $all')
      return value instanceof BSONRegExp ? parseRegex(path, value) : { kind: 'compare', path, op: '$eq', value }
    }),
  }
}

function parseRegex(path: string[], source: Value, options?: Value): Filter {
  return { kind: 'regex', path, pattern: toPattern(source, options), source }
}

function parseMod(path: string[], operand: Value): Filter {
  if (!isArray(operand) || operand.length !== 2 || !operand.every(isNumber)) throw bad('malformed mod, needs to be an array of two numbers')
  const [divisor, remainder] = operand.map(value => Math.trunc(toNumber(value))) as [number, number]
  if (divisor === 0) throw bad('divisor cannot be 0')
  return { kind: 'mod', path, divisor, remainder }
}

function parseSize(path: string[], operand: Value): Filter {
  const size = toNumber(operand)
  if (!Number.isInteger(size)) throw new StoreError(9, `Failed to parse $size. Expected an integer: $size: ${String(operand)}`)
  if (size < 0) throw new StoreError(9, `Failed to parse $size. Expected a non-negative number in: $size: ${size}`)
  return { kind: 'size', path, size }
}

function parseNot(path: string[], operand: Value): Filter {
  if (operand instanceof BSONRegExp) return negate(parseRegex(path, operand))
  if (!isOperators(operand)) throw bad('$not needs a regex or a document')
  return negate(parseOperators(path, operand))
}

function parseComparison(path: string[], op: Comparison, value: Value): Filter {
  if (value instanceof BSONRegExp && op !== '$eq') throw bad(`Can't have RegEx as arg to predicate over field '${path.join('.')}'.`)
  return { kind: 'compare', path, op, value }
}

function parseOperator(path: string[], op: string, operand: Value, siblings: Document): Filter {
  if (COMPARISONS.has(op)) return parseComparison(path, op as Comparison, operand)
  switch (op) {
    case '$ne': {
      if (operand instanceof BSONRegExp) throw bad("Can't have regex as arg to $ne.")
      return negate({ kind: 'compare', path, op: '$eq', value: operand })
    }
    case '$in': return parseIn(path, operand, op)
    case '$nin': return negate(parseIn(path, operand, op))
    case '$exists': return isTruthy(operand) ? { kind: 'exists', path } : negate({ kind: 'exists', path })
    case '$type': return { kind: 'type', path, types: readTypes(operand) }
    case '$size': return parseSize(path, operand)
    case '$elemMatch': return parseElemMatch(path, operand)
    case '$all': return parseAll(path, operand)
    case '$mod': return parseMod(path, operand)
    case '$regex': return parseRegex(path, operand, siblings.$options)
    case '$not': return parseNot(path, operand)
    default: throw bad(`unknown operator: ${op}`)
  }
}

function parseOperators(path: string[], operators: Document): Filter {
  if ('$options' in operators && !('$regex' in operators)) throw bad('$options needs a $regex')
  const parts = Object.entries(operators).filter(([op]) => op !== '$options')
    .map(([op, operand]) => parseOperator(path, op, operand, operators))
  return parts.length === 1 ? parts[0]! : { kind: 'and', parts }
}

function parseTopLevel(op: string, operand: Value): Filter {
  if (op in LOGICAL) {
    if (!isArray(operand) || operand.length === 0) throw bad(`${op} argument must be a non-empty array`)
    return { kind: LOGICAL[op as keyof typeof LOGICAL], parts: operand.map(parseFilter) }
  }
  if (op === '$comment') return { kind: 'and', parts: [] }
  if (op === '$expr') return { kind: 'expr', test: compileTest(operand) }
  if (op === '$where') throw bad('$where is not allowed in this context')
  throw bad(`unknown top level operator: ${op}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`)
}

/** Reads a filter, refusing with MongoDB's codes every operator whose meaning is not held by this store's tests. */
export function parseFilter(filter: Value): Filter {
  if (!isDocument(filter)) throw bad(`the match filter must be an expression in an object, not ${typeName(filter)}`)
  const parts = Object.entries(filter).map(([name, value]): Filter => {
    if (name.startsWith('$')) return parseTopLevel(name, value)
    const path = name.split('.')
    if (value instanceof BSONRegExp) return parseRegex(path, value)
    return isOperators(value) ? parseOperators(path, value) : parseComparison(path, '$eq', value)
  })
  return parts.length === 1 ? parts[0]! : { kind: 'and', parts }
}
