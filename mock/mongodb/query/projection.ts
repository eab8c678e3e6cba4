import { compileExpression } from '../aggregation/expressions'
import type { Expression } from '../aggregation/expressions'
import type { Document, Value } from '../bson/values'
import { fieldOf, isArray, isDocument, isNumber, isTruthy, toNumber } from '../bson/values'
import { StoreError } from '../errors'
import { matchesElement } from './matches'
import { isOperators, parseFilter } from './parse'

export type Projection = (document: Document) => Document
type Change = { include: boolean } | { compute: Expression } | { array: (items: Value[]) => Value[] | undefined, isElemMatch: boolean }
/** The paths of a projection as a tree: inner nodes are maps, leaves say what happens. */
type Tree = Map<string, Tree | Change>

const isFlag = (value: Value): boolean => isNumber(value) || typeof value === 'boolean'

function readSlice(operand: Value): (items: Value[]) => Value[] {
  const [first, second] = (isArray(operand) ? operand : [operand]).map(toNumber)
  if (!Number.isInteger(first) || (second !== undefined && !(Number.isInteger(second) && second > 0))) throw new StoreError(28724, '$slice needs one or two integers')
  if (second === undefined) return items => (first! < 0 ? items.slice(first) : items.slice(0, first))
  return items => {
    const start = first! < 0 ? Math.max(0, items.length + first!) : first!
    return items.slice(start, start + second)
  }
}

function readElemMatch(operand: Value): (items: Value[]) => Value[] | undefined {
  const filter = parseFilter({ field: { $elemMatch: operand } })
  if (filter.kind !== 'elemMatch') throw new StoreError(2, '$elemMatch needs an Object')
  return items => {
    const found = items.find(item => matchesElement(item, filter.part, filter.ofValues))
    return found === undefined ? undefined : [found]
  }
}

function readChange(value: Value, isFind: boolean): Change {
  if (isFlag(value)) return { include: isTruthy(value) }
  if (isFind && isOperators(value) && '$slice' in value) return { array: readSlice(value.$slice), isElemMatch: false }
  if (isFind && isOperators(value) && '$elemMatch' in value) return { array: readElemMatch(value.$elemMatch), isElemMatch: true }
  return { compute: compileExpression(value) }
}

function plant(tree: Tree, path: string[], change: Change, whole: string): void {
  const [name, ...rest] = path as [string, ...string[]]
  if (name === '$') throw new StoreError(2, `positional projection '${whole}' is not supported by this store`)
  if (name === '') throw new StoreError(15998, 'FieldPath field names may not be empty strings.')
  const there = tree.get(name)
  if (there !== undefined && (rest.length === 0 || !(there instanceof Map))) throw new StoreError(31250, `Path collision at ${whole}`)
  if (rest.length === 0) {
    tree.set(name, change)
    return
  }
  const child: Tree = there instanceof Map ? there : new Map()
  tree.set(name, child)
  plant(child, rest, change, whole)
}

function grow(spec: Document, isFind: boolean, tree: Tree, prefix: string): void {
  for (const [name, value] of Object.entries(spec)) {
    const path = prefix + name
    if (isDocument(value) && !isOperators(value)) {
      if (Object.keys(value).length === 0) throw new StoreError(51270, 'An empty sub-projection is not a valid value. Found empty object at path')
      grow(value, isFind, tree, `${path}.`)
    } else {
      plant(tree, path.split('.'), readChange(value, isFind), path)
    }
  }
}

function* leaves(tree: Tree, prefix = ''): Generator<[string, Change]> {
  for (const [name, node] of tree) {
    if (node instanceof Map) yield* leaves(node, `${prefix}${name}.`)
    else yield [prefix + name, node]
  }
}

/** True for a projection that names what to keep, false for one that names what to leave out. */
function decideMode(tree: Tree): boolean {
  const changes = [...leaves(tree)]
  let including: boolean | undefined
  for (const [path, change] of changes) {
    if (path === '_id' || 'array' in change) continue
    const wants = 'include' in change ? change.include : true
    if (including !== undefined && including !== wants) {
      throw new StoreError(wants ? 31253 : 31254, `Cannot do ${wants ? 'inclusion' : 'exclusion'} on field ${path} in ${wants ? 'exclusion' : 'inclusion'} projection`)
    }
    including = wants
  }
  if (including !== undefined) return including
  const arrays = changes.flatMap(([, change]) => ('array' in change ? [change] : []))
  const id = tree.get('_id')
  if (id !== undefined && !(id instanceof Map) && 'include' in id && (!id.include || arrays.length === 0)) return id.include
  return arrays.length > 0 && arrays.every(({ isElemMatch }) => isElemMatch)
}

const isComputed = (node: Tree | Change): boolean => (node instanceof Map ? [...node.values()].some(isComputed) : 'compute' in node)
/** What is put in after the fields of the document: computed fields, and beside fields that are kept what $elemMatch found. */
const comesLater = (node: Tree | Change, including: boolean): boolean => (
  !(node instanceof Map) && ('compute' in node || (including && 'array' in node && node.isElemMatch)))

function project(value: Document, tree: Tree, including: boolean, root: Document): Document {
  const result: Document = {}
  for (const name of Object.keys(value)) {
    const node = tree.get(name)
    if (node !== undefined && comesLater(node, including)) continue
    const kept = keep(fieldOf(value, name), node, including, root)
    if (kept !== undefined) result[name] = kept
  }
  for (const [name, node] of tree) {
    if (!comesLater(node, including) && (Object.hasOwn(value, name) || !isComputed(node))) continue
    const found = keep(fieldOf(value, name), node, including, root)
    if (found !== undefined) result[name] = found
  }
  return result
}

function keep(value: Value, node: Tree | Change | undefined, including: boolean, root: Document): Value {
  if (node === undefined) return including ? undefined : value
  if (node instanceof Map) {
    if (isDocument(value)) return project(value, node, including, root)
    if (isComputed(node)) {
      if (isArray(value)) throw new StoreError(238, 'computing fields of the documents in an array is not implemented by this store')
      return project({}, node, including, root)
    }
    if (isArray(value)) return value.filter(item => !including || isDocument(item) || isArray(item)).map(item => keep(item, node, including, root))
    return including ? undefined : value
  }
  if ('include' in node) return node.include ? value : undefined
  if ('compute' in node) return node.compute({ root, variables: {} })
  return isArray(value) ? node.array(value) : node.isElemMatch ? undefined : value
}

/**
 * Reads a projection, of `find` or of `$project`: fields in or out (not both, `_id` apart), nested or dotted, computed, and for
 * `find` also $slice and $elemMatch. Fields keep the document's order; computed ones follow.
 */
export function parseProjection(spec: Document, isFind: boolean): Projection {
  const tree: Tree = new Map()
  grow(spec, isFind, tree, '')
  const including = decideMode(tree)
  if (including && !tree.has('_id')) tree.set('_id', { include: true })
  return document => project(document, tree, including, document)
}
