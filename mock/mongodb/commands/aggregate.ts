import { encode } from '../bson/bytes'
import type { Document, Value } from '../bson/values'
import { isDocument } from '../bson/values'
import type { Lookup } from '../aggregation/pipeline'
import { compilePipeline } from '../aggregation/pipeline'
import { StoreError } from '../errors'
import { everything, find } from '../query/execute'
import type { Query } from '../query/execute'
import { parseFilter } from '../query/parse'
import { parseSort } from '../query/sort'
import type { Command, Context, Handler } from './command'
import { arrayField, documentField, numberField, readHint, textField } from './command'

const isStage = (stage: Value, name: string): stage is Document => isDocument(stage) && Object.keys(stage).length === 1 && name in stage

/** What the first stages ask of the collection itself, where indexes can help, and the stages that are left. */
export function splitPipeline(pipeline: Value[], command: Command, context: Context): { query: Query, rest: Value[] } {
  let rest = pipeline
  const matchStages: Value[] = []
  while (rest[0] !== undefined && isStage(rest[0], '$match')) {
    matchStages.push(rest[0].$match)
    rest = rest.slice(1)
  }
  const filter = parseFilter(matchStages.length === 1 ? matchStages[0] : matchStages.length === 0 ? {} : { $and: matchStages })
  const collection = typeof command.body.aggregate === 'string' ? context.store.catalog.find(command.database, command.body.aggregate) : undefined
  const query: Query = { ...everything(filter), hint: readHint(collection, command.body.hint, filter) }
  if (rest[0] !== undefined && isStage(rest[0], '$sort')) {
    query.sort = parseSort(rest[0].$sort)
    rest = query.sort.length > 0 ? rest.slice(1) : rest
  }
  return { query, rest }
}

/** Looks documents up in another collection of the database, by an index where there is one. */
function lookupIn({ store }: Context, database: string): Lookup {
  return (name, path, values) => {
    const filter = { kind: 'in', path, values, patterns: [] } as const
    return [...find(store, store.catalog.find(database, name), everything({ ...filter, values: [...values], patterns: [] }))].map(({ document }) => document)
  }
}

const aggregate: Handler = {
  accepts: ['pipeline', 'cursor', 'allowDiskUse', 'hint', 'bypassDocumentValidation'],
  run: (command, context) => {
    const { body, database } = command
    if (typeof body.aggregate !== 'string') throw new StoreError(73, 'Invalid namespace specified: aggregations without a collection are not implemented by this store')
    const name = textField(body, 'aggregate')
    const cursor = documentField(body, 'cursor')
    const { query, rest } = splitPipeline(arrayField(body, 'pipeline'), command, context)
    const pipeline = compilePipeline(rest, lookupIn(context, database))
    function* documents(): Generator<Document> {
      for (const { document } of find(context.store, context.store.catalog.find(database, name), query)) yield document
    }
    function* results(): Generator<Uint8Array> {
      if (rest.length > 0) for (const document of pipeline(documents())) yield encode(document)
      else for (const { bytes } of find(context.store, context.store.catalog.find(database, name), query)) yield bytes
    }
    return context.cursors.start(`${database}.${name}`, results(), cursor.batchSize === undefined ? undefined : numberField(cursor, 'batchSize', 0))
  },
}

export const AGGREGATE_COMMANDS: Record<string, Handler> = { aggregate }
