import type { Document, Value } from '../bson/values'
import { Int32 } from 'bson'
import { isArray, isDocument, isNumber, toNumber } from '../bson/values'
import { StoreError } from '../errors'
import { matches } from '../query/matches'
import { parseFilter } from '../query/parse'
import { valueAt, withValueAt } from '../query/paths'
import { parseProjection } from '../query/projection'
import { parseSort, sortBy } from '../query/sort'
import { compileExpression } from './expressions'
import { compileGroup } from './group'
import { compileLookup } from './lookup'
import { compileUnwind } from './unwind'

/** One stage: documents in, documents out. */
export type Stage = (documents: Iterable<Document>) => Iterable<Document>
/** Gives the documents of another collection that have one of the values at the path. */
export type Lookup = (collection: string, path: string[], values: Value[]) => Iterable<Document>

function* mapEach(documents: Iterable<Document>, change: (document: Document) => Document): Generator<Document> {
  for (const document of documents) yield change(document)
}

function* keepSome(documents: Iterable<Document>, test: (document: Document, at: number) => boolean): Generator<Document> {
  let at = 0
  for (const document of documents) if (test(document, at++)) yield document
}

function* takeFirst(documents: Iterable<Document>, limit: number): Generator<Document> {
  let taken = 0
  for (const document of documents) {
    yield document
    if (++taken >= limit) return
  }
}

function wholeNumber(operand: Value, stage: string, least: number): number {
  const number = isNumber(operand) ? toNumber(operand) : NaN
  if (!Number.isInteger(number) || number < least) throw new StoreError(stage === '$limit' ? 15958 : 15957, `invalid argument to ${stage} stage: Expected ${least > 0 ? 'a positive' : 'a non-negative'} number in: ${stage}: ${String(operand)}`)
  return number
}

function asObject(operand: Value, stage: string): Document {
  if (!isDocument(operand) || Object.keys(operand).length === 0) throw new StoreError(40272, `${stage} specification stage must be a non-empty object`)
  return operand
}

function compileCount(operand: Value): Stage {
  if (typeof operand !== 'string' || operand === '' || operand.startsWith('$') || operand.includes('.')) throw new StoreError(40156, 'the count field must be a non-empty string without a leading \'$\' or a \'.\'')
  return function* count(documents) {
    let n = 0
    for (const _ of documents) n++
    if (n > 0) yield { [operand]: new Int32(n) }
  }
}

function compileAddFields(operand: Value): Stage {
  const fields = Object.entries(asObject(operand, '$addFields')).map(([name, value]) => (
    { path: name.split('.'), evaluate: compileExpression(value) }))
  if (fields.some(({ path }) => path.some(part => part === '' || part.startsWith('$')))) throw new StoreError(16410, 'a field path may not contain an empty name or one that starts with \'$\'')
  return documents => mapEach(documents, root => fields.reduce((document, { path, evaluate }) => {
    if (path.length > 1 && path.some((_, at) => isArray(valueAt(document, path.slice(0, at))))) {
      throw new StoreError(238, `$addFields into the arrays of '${path.join('.')}' is not implemented by this store`)
    }
    const value = evaluate({ root, variables: {} })
    if (value !== undefined) return withValueAt(document, path, value)
    const parent = path.slice(0, -1)
    const there = valueAt(document, parent)
    const [name] = path.slice(-1) as [string]
    const without = isDocument(there) ? withoutField(there, name) : {}
    return parent.length > 0 ? withValueAt(document, parent, without) : without
  }, root))
}

function withoutField(document: Document, name: string): Document {
  const { [name]: _, ...rest } = document
  return rest
}

function compileUnset(operand: Value): Stage {
  const names = isArray(operand) ? operand : [operand]
  if (names.length === 0 || !names.every(name => typeof name === 'string')) throw new StoreError(31002, '$unset specification must be a string or an array of strings')
  return compileProject(Object.fromEntries(names.map(name => [name, false])))
}

function compileProject(operand: Value): Stage {
  const project = parseProjection(asObject(operand, '$project'), false)
  return documents => mapEach(documents, project)
}

function compileReplaceRoot(operand: Value): Stage {
  const evaluate = compileExpression(operand)
  return documents => mapEach(documents, root => {
    const next = evaluate({ root, variables: {} })
    if (!isDocument(next)) throw new StoreError(40228, '\'newRoot\' expression must evaluate to an object')
    return next
  })
}

function compileFacet(operand: Value, lookup: Lookup): Stage {
  const facets = Object.entries(asObject(operand, '$facet')).map(([name, pipeline]) => {
    if (!isArray(pipeline)) throw new StoreError(40170, `arguments to $facet must be arrays, ${name} is not`)
    if (pipeline.some(stage => isDocument(stage) && '$facet' in stage)) throw new StoreError(40600, '$facet is not allowed to be used within a $facet stage')
    return { name, run: compilePipeline(pipeline, lookup) }
  })
  return function* facet(documents) {
    const all = [...documents]
    yield Object.fromEntries(facets.map(({ name, run }) => [name, [...run(all)]]))
  }
}

function compileSortByCount(operand: Value): Stage {
  const group = compileGroup({ _id: operand, count: { $sum: new Int32(1) } })
  return documents => sortBy([...group(documents)], [{ path: 'count', direction: -1 }], document => document)
}

const STAGES: Record<string, (operand: Value, lookup: Lookup) => Stage> = {
  $match: operand => {
    const filter = parseFilter(operand)
    return documents => keepSome(documents, document => matches(filter, document))
  },
  $sort: operand => {
    const sort = parseSort(asObject(operand, '$sort'))
    return documents => sortBy([...documents], sort, document => document)
  },
  $skip: operand => {
    const skip = wholeNumber(operand, '$skip', 0)
    return documents => keepSome(documents, (_, at) => at >= skip)
  },
  $limit: operand => {
    const limit = wholeNumber(operand, '$limit', 1)
    return documents => takeFirst(documents, limit)
  },
  $project: compileProject,
  $unset: compileUnset,
  $addFields: compileAddFields,
  $set: compileAddFields,
  $group: compileGroup,
  $unwind: compileUnwind,
  $count: compileCount,
  $sortByCount: compileSortByCount,
  $lookup: compileLookup,
  $facet: compileFacet,
  $replaceRoot: operand => {
    if (!isDocument(operand) || !('newRoot' in operand)) throw new StoreError(40231, 'no newRoot specified for the $replaceRoot stage')
    return compileReplaceRoot(operand.newRoot)
  },
  $replaceWith: compileReplaceRoot,
}

/** Reads a pipeline; a stage this store does not vouch for is refused as MongoDB refuses an unknown one (40324). */
export function compilePipeline(pipeline: Value[], lookup: Lookup): Stage {
  const stages = pipeline.map(spec => {
    const entries = isDocument(spec) ? Object.entries(spec) : []
    if (entries.length !== 1) throw new StoreError(40323, 'A pipeline stage specification object must contain exactly one field.')
    const [name, operand] = entries[0]!
    if (!Object.hasOwn(STAGES, name)) throw new StoreError(40324, `Unrecognized pipeline stage name: '${name}'`)
    return STAGES[name]!(operand, lookup)
  })
  return documents => stages.reduce((flow, stage) => stage(flow), documents)
}

