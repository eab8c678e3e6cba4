import type { Document, Value } from '../bson/values'
import { isDocument } from '../bson/values'
import { StoreError } from '../errors'
import { everything, run, sortsInMemory } from '../query/execute'
import type { Cost, Query } from '../query/execute'
import type { IndexScan, Plan } from '../query/planner'
import { plan } from '../query/planner'
import { parseFilter } from '../query/parse'
import { parseSort } from '../query/sort'
import type { Collection } from '../storage/catalog'
import { splitPipeline } from './aggregate'
import type { Command, Context, Handler } from './command'
import { arrayField, readHint } from './command'
import { readQuery } from './find'

const VERBOSITIES = ['queryPlanner', 'executionStats', 'allPlansExecution']

function describeScan({ index, isBackwards, bounds }: IndexScan): Document {
  return {
    stage: 'IXSCAN', keyPattern: index.spec.key, indexName: index.name, isMultiKey: index.multikey.some(Boolean), isUnique: index.unique,
    isSparse: index.sparse, isPartial: index.partial !== undefined, direction: isBackwards ? 'backward' : 'forward', indexBounds: bounds,
  }
}

function describePlan(chosen: Plan, { sort, skip, limit }: Query): Document {
  const found: Document = chosen.kind === 'collection' ? { stage: 'COLLSCAN', direction: 'forward' }
    : { stage: 'FETCH', inputStage: chosen.kind === 'index' ? describeScan(chosen) : { stage: 'OR', inputStages: chosen.branches.map(describeScan) } }
  const sorted = sortsInMemory(chosen, sort)
    ? { stage: 'SORT', sortPattern: Object.fromEntries(sort.map(({ path, direction }) => [path, direction])), inputStage: found } : found
  const skipped = skip > 0 ? { stage: 'SKIP', skipAmount: skip, inputStage: sorted } : sorted
  return limit > 0 ? { stage: 'LIMIT', limitAmount: limit, inputStage: skipped } : skipped
}

/** The query inside an explained command; a write is planned, never done. */
function queryOf(command: Command, name: string, context: Context): Query {
  const { body } = command
  const collection = context.store.catalog.find(command.database, String(body[name]))
  const single = (filter: Value, extra: Partial<Query>, hint: Value): Query => {
    const parsed = parseFilter(filter ?? {})
    return { ...everything(parsed), ...extra, hint: readHint(collection, hint, parsed) }
  }
  switch (name) {
    case 'find': return readQuery(command, name, context)
    case 'count': return readQuery(command, name, context, 'query')
    case 'distinct': return single(body.query, {}, body.hint)
    case 'aggregate': return splitPipeline(arrayField(body, 'pipeline'), command, context).query
    case 'findAndModify': case 'findandmodify': return single(body.query, { sort: parseSort(body.sort), limit: 1 }, body.hint)
    case 'update': case 'delete': {
      const [operation] = arrayField(body, name === 'update' ? 'updates' : 'deletes')
      if (!isDocument(operation)) throw new StoreError(14, 'an operation to explain must be an object')
      return single(operation.q, {}, operation.hint)
    }
    default: throw new StoreError(59, `Explain failed due to unknown command: ${name}`)
  }
}

function measure(context: Context, collection: Collection, query: Query, chosen: Plan): Document {
  const cost: Cost = { keysExamined: 0, docsExamined: 0 }
  const startedAt = Date.now()
  let nReturned = 0
  for (const _ of run(context.store, collection, query, chosen, cost)) nReturned++
  return {
    executionSuccess: true, nReturned, executionTimeMillis: Date.now() - startedAt, totalKeysExamined: cost.keysExamined,
    totalDocsExamined: cost.docsExamined, executionStages: { ...describePlan(chosen, query), nReturned },
  }
}

const explain: Handler = {
  accepts: ['verbosity'],
  run: ({ body, database }, context) => {
    const explained = body.explain
    const verbosity = body.verbosity ?? 'allPlansExecution'
    if (!VERBOSITIES.includes(String(verbosity))) throw new StoreError(2, `Enumeration value '${String(verbosity)}' for field 'verbosity' is not a valid value.`)
    if (!isDocument(explained)) throw new StoreError(14, 'BSON field \'explain\' must be an object')
    const name = Object.keys(explained)[0] ?? ''
    const query = queryOf({ body: explained, database }, name, context)
    const collection = context.store.catalog.find(database, String(explained[name]))
    const chosen = collection ? plan(collection, query.filter, query.sort, query.hint) : undefined
    const winningPlan = chosen ? describePlan(chosen, query) : { stage: 'EOF' }
    const nothing = { executionSuccess: true, nReturned: 0, executionTimeMillis: 0, totalKeysExamined: 0, totalDocsExamined: 0, executionStages: winningPlan }
    return {
      explainVersion: '1',
      queryPlanner: { namespace: `${database}.${String(explained[name])}`, winningPlan, rejectedPlans: [] },
      ...(verbosity === 'queryPlanner' ? {} : { executionStats: collection && chosen ? measure(context, collection, query, chosen) : nothing }),
      serverInfo: { host: '127.0.0.1', port: context.port },
    }
  },
}

export const EXPLAIN_COMMANDS: Record<string, Handler> = { explain }
