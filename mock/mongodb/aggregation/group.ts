import { Int32 } from 'bson'
import { compareValues } from '../bson/compare'
import { identityOf } from '../bson/keys'
import { combine } from '../bson/arithmetic'
import type { Document, Value } from '../bson/values'
import { isDocument, isNumber } from '../bson/values'
import { StoreError } from '../errors'
import type { Expression } from './expressions'
import { compileExpression } from './expressions'
import { average, mergeObjects } from './functions'

/** Gathers one field of one group: `add` sees each document's value, `result` is asked at the end. */
interface Accumulator { add: (value: Value) => void, result: () => Value }

const isNil = (value: Value): boolean => value === null || value === undefined

function collecting(finish: (values: Value[]) => Value, isKept: (value: Value) => boolean): Accumulator {
  const values: Value[] = []
  return { add: value => { if (isKept(value)) values.push(value) }, result: () => finish(values) }
}

function extreme(sign: 1 | -1): Accumulator {
  let best: Value = null
  return {
    add: value => { if (!isNil(value) && (best === null || compareValues(value, best) * sign > 0)) best = value },
    result: () => best,
  }
}

function summing(): Accumulator {
  let total: Value = new Int32(0)
  return { add: value => { if (isNumber(value)) total = combine('add', total, value) }, result: () => total }
}

function first(): Accumulator {
  let found: { value: Value } | undefined
  return { add: value => { found ??= { value } }, result: () => found?.value ?? null }
}

function last(): Accumulator {
  let found: Value
  return { add: value => { found = value }, result: () => found ?? null }
}

function set(): Accumulator {
  const values = new Map<string, Value>()
  return {
    add: value => { if (value !== undefined && !values.has(identityOf(value))) values.set(identityOf(value), value) },
    result: () => [...values.values()],
  }
}

const ACCUMULATORS: Record<string, () => Accumulator> = {
  $sum: summing,
  $avg: () => collecting(average, isNumber),
  $min: () => extreme(-1),
  $max: () => extreme(1),
  $first: first,
  $last: last,
  $push: () => collecting(values => values, value => value !== undefined),
  $addToSet: set,
  $mergeObjects: () => collecting(mergeObjects, () => true),
}

interface Field { name: string, create: () => Accumulator, input: Expression }

function readField(name: string, spec: Value): Field {
  if (name.includes('.')) throw new StoreError(40235, `The field name '${name}' cannot contain '.'`)
  const entries = isDocument(spec) ? Object.entries(spec) : []
  if (entries.length !== 1) throw new StoreError(40234, `The field '${name}' must be an accumulator object`)
  const [op, operand] = entries[0]!
  if (op === '$count') return { name, create: summing, input: () => new Int32(1) }
  if (!Object.hasOwn(ACCUMULATORS, op)) throw new StoreError(15952, `unknown group operator '${op}'`)
  return { name, create: ACCUMULATORS[op]!, input: compileExpression(operand) }
}

/** Reads a `$group`: one document for each `_id`, in the order in which they first appear. */
export function compileGroup(spec: Value): (documents: Iterable<Document>) => Iterable<Document> {
  if (!isDocument(spec)) throw new StoreError(15947, 'a group\'s fields must be specified in an object')
  if (!('_id' in spec)) throw new StoreError(15955, 'a group specification must include an _id')
  const { _id, ...rest } = spec
  const keyOf = compileExpression(_id)
  const fields = Object.entries(rest).map(([name, value]) => readField(name, value))
  return function* group(documents) {
    const groups = new Map<string, { id: Value, accumulators: Accumulator[] }>()
    for (const root of documents) {
      const scope = { root, variables: {} }
      const id = keyOf(scope) ?? null
      const identity = identityOf(id)
      const there = groups.get(identity) ?? { id, accumulators: fields.map(({ create }) => create()) }
      groups.set(identity, there)
      fields.forEach(({ input }, at) => there.accumulators[at]!.add(input(scope)))
    }
    for (const { id, accumulators } of groups.values()) {
      yield { _id: id, ...Object.fromEntries(fields.map(({ name }, at) => [name, accumulators[at]!.result()])) }
    }
  }
}
