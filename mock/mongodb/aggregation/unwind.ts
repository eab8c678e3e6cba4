import { Long } from 'bson'
import type { Document, Value } from '../bson/values'
import { isArray, isDocument, isTruthy } from '../bson/values'
import { StoreError } from '../errors'
import { valueAt, withValueAt } from '../query/paths'
import type { Stage } from './pipeline'

interface Unwind { path: string[], index: string | undefined, keepsEmpty: boolean }

function read(operand: Value): Unwind {
  const spec: Document = isDocument(operand) ? operand : { path: operand }
  const unknown = Object.keys(spec).find(name => !['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays'].includes(name))
  if (unknown !== undefined) throw new StoreError(28811, `unrecognized option to $unwind stage: ${unknown}`)
  const { path, includeArrayIndex: index } = spec
  if (typeof path !== 'string') throw new StoreError(28808, 'expected a string as the path for $unwind stage')
  if (!path.startsWith('$')) throw new StoreError(28818, `path option to $unwind stage should be prefixed with a '$': ${path}`)
  if (index !== undefined && (typeof index !== 'string' || index === '' || index.startsWith('$'))) throw new StoreError(28810, 'expected a non-empty string for the includeArrayIndex option to $unwind stage')
  return { path: path.slice(1).split('.'), index: index as string | undefined, keepsEmpty: isTruthy(spec.preserveNullAndEmptyArrays) }
}

function without(document: Document, path: string[]): Document {
  const [name, ...rest] = path as [string, ...string[]]
  const { [name]: child, ...others } = document
  return rest.length > 0 && isDocument(child) ? { ...document, [name]: without(child, rest) } : others
}

/** Reads a `$unwind`: a document for each element of an array. A path through an array finds nothing, as in MongoDB. */
export function compileUnwind(operand: Value): Stage {
  const { path, index, keepsEmpty } = read(operand)
  const numbered = (document: Document, at: number | null): Document => (
    index === undefined ? document : withValueAt(document, index.split('.'), at === null ? null : Long.fromNumber(at)))
  return function* unwind(documents) {
    for (const document of documents) {
      const parent = valueAt(document, path.slice(0, -1))
      const value = isDocument(parent) ? valueAt(parent, path.slice(-1)) : undefined
      if (isArray(value) && value.length > 0) {
        for (const [at, item] of value.entries()) yield numbered(withValueAt(document, path, item), at)
      } else if (!isArray(value) && value !== undefined && value !== null) {
        yield numbered(document, null)
      } else if (keepsEmpty) {
        yield numbered(isArray(value) ? without(document, path) : document, null)
      }
    }
  }
}
