import type { Document, Value } from '../bson/values'
import { fieldOf, isArray, isDocument } from '../bson/values'

export const isIndex = (part: string): boolean => /^(0|[1-9]\d*)$/.test(part)

/**
 * Whether one of the values MongoDB finds at a path satisfies the test. Arrays on the way are looked into (each document in
 * them, and the element a number names); a path that ends nowhere gives `undefined`, but inside an array it gives nothing.
 * With `intoLeaf` an array at the end offers its elements first and then itself, unless it is an element named by a number.
 */
export function someAt(value: Value, path: string[], test: (found: Value) => boolean, intoLeaf = true, at = 0): boolean {
  if (at === path.length) {
    if (intoLeaf && isArray(value) && value.some(test)) return true
    return test(value)
  }
  const part = path[at]!
  if (isDocument(value)) return someAt(fieldOf(value, part), path, test, intoLeaf, at + 1)
  if (!isArray(value)) return test(undefined)
  if (value.some(item => isDocument(item) && someAt(item, path, test, intoLeaf, at))) return true
  if (!isIndex(part) || Number(part) >= value.length) return false
  const element = value[Number(part)]
  if (at === path.length - 1) return test(element)
  return (isDocument(element) || isArray(element)) && someAt(element, path, test, intoLeaf, at + 1)
}

/** The value at a path the way expressions read it: an array on the way gives the array of what its elements have there. */
export function valueAt(value: Value, path: string[], at = 0): Value {
  if (at === path.length) return value
  if (isDocument(value)) return valueAt(fieldOf(value, path[at]!), path, at + 1)
  if (!isArray(value)) return undefined
  return value.filter(item => isDocument(item) || isArray(item)).map(item => valueAt(item, path, at)).filter(found => found !== undefined)
}

/** The document with `next` at the path, copied along the way; what is no document on the way is replaced by one. */
export function withValueAt(document: Document, path: string[], next: Value): Document {
  const [name, ...rest] = path as [string, ...string[]]
  if (rest.length === 0) return { ...document, [name]: next }
  const child = fieldOf(document, name)
  return { ...document, [name]: withValueAt(isDocument(child) ? child : {}, rest, next) }
}
