import { Long } from 'bson'
import { encode } from '../bson/bytes'
import { identityOf } from '../bson/keys'
import type { Document, Value } from '../bson/values'
import { isArray, isNumber, toNumber } from '../bson/values'
import { StoreError } from '../errors'
import { everything, find } from '../query/execute'
import type { Query } from '../query/execute'
import { parseProjection } from '../query/projection'
import { someAt } from '../query/paths'
import { parseSort } from '../query/sort'
import { wholeRange } from '../storage/catalog'
import type { StoredDocument } from '../storage/records'
import type { Command, Context, Handler } from './command'
import { arrayField, collectionOf, documentField, filterField, flagField, numberField, readHint, textField } from './command'

/** What the body of a find, or of a count by `query`, asks for. */
export function readQuery(command: Command, name: string, context: Context, filterName = 'filter'): Query {
  const { body } = command
  const filter = filterField(body, filterName)
  const limit = numberField(body, 'limit', 0, name === 'count' ? -Infinity : 0)
  return {
    filter,
    sort: parseSort(body.sort),
    skip: numberField(body, 'skip', 0),
    limit: Math.abs(limit),
    hint: readHint(collectionOf(command, name, context), body.hint, filter),
  }
}

/** The bytes of each document as the projection shows it; without one the very bytes that are stored. */
export function* projected(found: Iterable<StoredDocument>, projection: Document): Generator<Uint8Array> {
  const isWhole = Object.keys(projection).length === 0
  const project = isWhole ? undefined : parseProjection(projection, true)
  for (const { bytes, document } of found) yield project ? encode(project(document)) : bytes
}

const findCommand: Handler = {
  accepts: ['filter', 'sort', 'projection', 'hint', 'skip', 'limit', 'batchSize', 'singleBatch', 'noCursorTimeout', 'allowDiskUse', 'allowPartialResults'],
  run: (command, context) => {
    const { body, database } = command
    const name = textField(body, 'find')
    const projection = documentField(body, 'projection')
    if (Object.keys(projection).length > 0) parseProjection(projection, true) // refuse it also where nothing is found
    const found = find(context.store, context.store.catalog.find(database, name), readQuery(command, 'find', context))
    const batchSize = body.batchSize === undefined ? undefined : numberField(body, 'batchSize', 0)
    return context.cursors.start(`${database}.${name}`, projected(found, projection), batchSize, flagField(body, 'singleBatch'))
  },
}

const cursorId = (value: Value): Long => {
  if (value instanceof Long) return value
  if (isNumber(value)) return Long.fromNumber(toNumber(value))
  throw new StoreError(14, 'a cursor id must be a long')
}

const getMore: Handler = {
  accepts: ['collection', 'batchSize'],
  run: ({ body, database }, { cursors }) => {
    const batchSize = numberField(body, 'batchSize', 0)
    return cursors.more(cursorId(body.getMore), `${database}.${textField(body, 'collection')}`, batchSize === 0 ? undefined : batchSize)
  },
}

const killCursors: Handler = {
  accepts: ['cursors'],
  run: ({ body }, { cursors }) => {
    const ids = arrayField(body, 'cursors').map(cursorId)
    const killed = ids.map(id => cursors.close(id))
    return {
      cursorsKilled: ids.filter((_, at) => killed[at]),
      cursorsNotFound: ids.filter((_, at) => !killed[at]),
      cursorsAlive: [],
      cursorsUnknown: [],
    }
  },
}

const count: Handler = {
  accepts: ['query', 'limit', 'skip', 'hint', 'fields'],
  run: (command, context) => {
    const query = readQuery(command, 'count', context, 'query')
    const collection = collectionOf(command, 'count', context)
    if (collection && Object.keys(documentField(command.body, 'query')).length === 0 && query.skip === 0 && query.limit === 0) {
      return { n: context.store.engine.count(context.store.engine.documents, wholeRange(collection.id)) }
    }
    let n = 0
    for (const _ of find(context.store, collection, query)) n++
    return { n }
  },
}

const distinct: Handler = {
  accepts: ['key', 'query', 'hint'],
  run: (command, context) => {
    const path = textField(command.body, 'key').split('.')
    const filter = filterField(command.body, 'query')
    const collection = collectionOf(command, 'distinct', context)
    const values = new Map<string, Value>()
    for (const { document } of find(context.store, collection, { ...everything(filter), hint: readHint(collection, command.body.hint, filter) })) {
      const note = (value: Value): void => {
        const identity = identityOf(value)
        if (!values.has(identity)) values.set(identity, value)
      }
      someAt(document, path, found => {
        if (isArray(found)) found.forEach(note)
        else if (found !== undefined) note(found)
        return false
      }, false)
    }
    return { values: [...values.values()] }
  },
}

export const FIND_COMMANDS: Record<string, Handler> = { find: findCommand, getMore, killCursors, count, distinct }
