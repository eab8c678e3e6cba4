import { compareValues } from '../bson/compare'
import type { Document, Value } from '../bson/values'
import { isDocument, isNumber, toNumber } from '../bson/values'
import { StoreError } from '../errors'
import { keyValuesAt } from '../storage/index-keys'

/** Fields in the order they count, each upwards (1) or downwards (-1). */
export type SortSpec = { path: string, direction: 1 | -1 }[]

/** Reads { field: 1 | -1 }; `$meta` and anything else is refused. An empty one is no sort at all. */
export function parseSort(sort: Value): SortSpec {
  if (sort === undefined || sort === null) return []
  if (!isDocument(sort)) throw new StoreError(14, 'sort must be an object')
  return Object.entries(sort).map(([path, direction]) => {
    const value = isNumber(direction) ? toNumber(direction) : NaN
    if (value !== 1 && value !== -1) throw new StoreError(2, `Illegal key in $sort specification: ${path}: the order must be 1 (for ascending) or -1 (for descending)`)
    if (path === '' || path.split('.').includes('')) throw new StoreError(15998, 'FieldPath field names may not be empty strings.')
    return { path, direction: value }
  })
}

/** What a document sorts by: of an array its lowest element upwards, its highest downwards; missing counts as null. */
function sortKey(document: Document, path: string[], direction: 1 | -1): Value {
  return keyValuesAt(document, path).reduce((best, value) => (compareValues(value, best) * direction < 0 ? value : best))
}

/** Sorts what carries a document, stably, without changing the array given. */
export function sortBy<T>(items: T[], spec: SortSpec, documentOf: (item: T) => Document): T[] {
  const paths = spec.map(({ path, direction }) => ({ path: path.split('.'), direction }))
  return items.map(item => ({ item, keys: paths.map(({ path, direction }) => sortKey(documentOf(item), path, direction)) }))
    .sort((a, b) => {
      for (const [i, { direction }] of paths.entries()) {
        const order = compareValues(a.keys[i], b.keys[i]) * direction
        if (order !== 0) return order
      }
      return 0
    })
    .map(({ item }) => item)
}
