import { createHash } from 'node:crypto'
import { after, encodeValue, invert } from '../bson/keys'
import type { Document, Value } from '../bson/values'
import { fieldOf, isArray, isDocument } from '../bson/values'
import { StoreError } from '../errors'
import { matches } from '../query/matches'
import type { Index } from './catalog'

/** lmdb takes keys of 1,978 bytes; ours begin with the index's number and end with the document's. */
const MAX_KEY_BYTES = 1900

/** One entry of one document in one index. */
export interface IndexKey { bytes: Buffer, values: Value[] }
export interface IndexKeys { keys: IndexKey[], multikey: boolean[], truncated: boolean }

/** Where one field of the index has got to on its way into the document. */
interface Walk { value: Value, rest: string[], isDone: boolean }

function descend(walk: Walk): Walk {
  let { value, rest } = walk
  while (!walk.isDone && rest.length > 0 && isDocument(value)) {
    value = fieldOf(value, rest[0]!)
    rest = rest.slice(1)
  }
  if (isArray(value) && !walk.isDone) return { value, rest, isDone: false }
  return { value: rest.length > 0 ? undefined : value, rest: [], isDone: true }
}

function stepInto(walk: Walk, element: Value): Walk {
  if (walk.rest.length === 0) return { value: element, rest: [], isDone: true } // an array inside an array is a value
  return isDocument(element) ? { value: element, rest: walk.rest, isDone: false } : { value: undefined, rest: [], isDone: true }
}

/** An empty array, where its elements would be the key: it has a place of its own below null. */
const EMPTY_ARRAY = Symbol('the key of an empty array')

/** All combinations of values an index has for a document; fields under one array are taken from the same element. */
function combinations(walks: Walk[], paths: string[][], multikey: boolean[]): Value[][] {
  const there = walks.map(descend)
  const pending = there.filter(walk => !walk.isDone)
  const [first] = pending
  if (first === undefined) return [there.map(walk => walk.value)]
  if (pending.some(walk => walk.value !== first.value)) {
    const names = there.flatMap((walk, at) => (walk.isDone ? [] : [paths[at]!.join('.')]))
    throw new StoreError(171, `cannot index parallel arrays [${names.at(-1)}] [${names[0]}]`)
  }
  there.forEach((walk, at) => { if (!walk.isDone) multikey[at] = true })
  const elements = first.value as Value[]
  if (elements.length === 0) {
    const closed = there.map((walk): Walk => (walk.isDone ? walk : { value: walk.rest.length === 0 ? EMPTY_ARRAY : undefined, rest: [], isDone: true }))
    return [closed.map(walk => walk.value)]
  }
  return elements.flatMap(element => combinations(there.map(walk => (walk.isDone ? walk : stepInto(walk, element))), paths, multikey))
}

const allCombinations = (document: Document, paths: string[][], multikey: boolean[]): Value[][] => (
  combinations(paths.map(path => ({ value: document, rest: path, isDone: false })), paths, multikey))

/** The value a key shows: null for a missing one, `undefined` (which sorts below null) for an empty array. */
const shown = (value: Value): Value => (value === EMPTY_ARRAY ? undefined : value ?? null)

/** The values an index on one path has for a document; sorting goes by them too. */
export const keyValuesAt = (document: Document, path: string[]): Value[] => allCombinations(document, [path], []).map(([value]) => shown(value))

/** The bytes of one field's value in an index, turned round where the index descends. */
function encodeField(value: Value, direction: 1 | -1): Buffer {
  const bytes = encodeValue(shown(value))
  return direction < 0 ? invert(bytes) : bytes
}

/** A key too long for lmdb: its beginning, which still orders, and a digest, which still tells it from others. */
function shorten(bytes: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, MAX_KEY_BYTES), createHash('sha256').update(bytes).digest()])
}

/** The range [low, high) of whole keys, widened to what shortened keys can tell apart. */
export function fitRange(low: Buffer, high: Buffer | null): { low: Buffer, high: Buffer | null } {
  return {
    low: low.subarray(0, MAX_KEY_BYTES),
    high: high !== null && high.length > MAX_KEY_BYTES ? after(high.subarray(0, MAX_KEY_BYTES)) : high,
  }
}

/** The entries a document has in an index: none where a partial or sparse index leaves it out. */
export function keysOf(document: Document, index: Index): IndexKeys {
  const multikey = index.fields.map(() => false)
  const nothing: IndexKeys = { keys: [], multikey, truncated: false }
  if (index.partial && !matches(index.partial, document)) return nothing
  const found = allCombinations(document, index.fields.map(({ path }) => path), multikey)
  const present = index.sparse ? found.filter(values => values.some(value => value !== undefined)) : found
  const keys = new Map<string, IndexKey>()
  let truncated = false
  for (const values of present) {
    const whole = Buffer.concat(values.map((value, at) => encodeField(value, index.fields[at]!.direction)))
    truncated ||= whole.length > MAX_KEY_BYTES
    const bytes = whole.length > MAX_KEY_BYTES ? shorten(whole) : whole
    keys.set(bytes.toString('latin1'), { bytes, values: values.map(shown) })
  }
  return { keys: [...keys.values()], multikey, truncated }
}
