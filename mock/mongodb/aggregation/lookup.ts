import type { Document, Value } from '../bson/values'
import { isArray, isDocument } from '../bson/values'
import { StoreError } from '../errors'
import { someAt, withValueAt } from '../query/paths'
import type { Lookup, Stage } from './pipeline'

function textOption(spec: Document, name: string): string {
  const value = spec[name]
  if (typeof value === 'string' && value !== '') return value
  throw new StoreError(9, `$lookup argument '${name}' must be a string`)
}

/** The values a document is joined by: those of an array one by one; missing joins with null and missing. */
function localValues(document: Document, path: string[]): Value[] {
  const values: Value[] = []
  someAt(document, path, found => {
    values.push(...(isArray(found) ? found : [found ?? null]))
    return false
  }, false)
  return values.length === 0 ? [null] : values
}

/** Reads a `$lookup` by equality of two fields; the form with a pipeline is refused. */
export function compileLookup(operand: Value, lookup: Lookup): Stage {
  if (!isDocument(operand)) throw new StoreError(9, 'the $lookup specification must be an object')
  if ('pipeline' in operand || 'let' in operand) throw new StoreError(238, '$lookup with a pipeline is not implemented by this store')
  const unknown = Object.keys(operand).find(name => !['from', 'localField', 'foreignField', 'as'].includes(name))
  if (unknown !== undefined) throw new StoreError(9, `unknown argument to $lookup: ${unknown}`)
  const from = textOption(operand, 'from')
  const local = textOption(operand, 'localField').split('.')
  const foreign = textOption(operand, 'foreignField').split('.')
  const as = textOption(operand, 'as').split('.')
  return function* join(documents) {
    for (const document of documents) yield withValueAt(document, as, [...lookup(from, foreign, localValues(document, local))])
  }
}
