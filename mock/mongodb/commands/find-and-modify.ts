import { Int32 } from 'bson'
import { RawDocument } from '../bson/bytes'
import type { Document } from '../bson/values'
import { StoreError } from '../errors'
import { everything, find } from '../query/execute'
import { parseSort } from '../query/sort'
import type { StoredDocument } from '../storage/records'
import { applyUpdate } from '../update/apply'
import { parseUpdate } from '../update/parse'
import type { Handler } from './command'
import { documentField, filterField, flagField, readHint, textField } from './command'
import { projected } from './find'
import { insertUpserted, storeUpdated } from './write'

function answer(stored: StoredDocument | undefined, fields: Document, lastErrorObject: Document): Document {
  const [bytes] = stored ? projected([stored], fields) : []
  return { lastErrorObject, value: bytes ? new RawDocument(bytes) : null }
}

/** Finds one document and changes or removes it, as one step that nothing can come between. */
const findAndModify: Handler = {
  accepts: ['query', 'sort', 'remove', 'update', 'new', 'fields', 'upsert', 'arrayFilters', 'hint', 'bypassDocumentValidation'],
  run: ({ body, database }, { store }) => {
    const name = textField(body, 'findAndModify' in body ? 'findAndModify' : 'findandmodify')
    const filter = filterField(body, 'query')
    const fields = documentField(body, 'fields')
    const [isRemove, isNew, isUpsert] = [flagField(body, 'remove'), flagField(body, 'new'), flagField(body, 'upsert')]
    if (isRemove === ('update' in body)) throw new StoreError(9, 'Either an update or remove=true must be specified')
    if (isRemove && (isNew || isUpsert)) throw new StoreError(9, 'Cannot specify both new=true or upsert=true and remove=true')
    const update = isRemove ? undefined : parseUpdate(body.update, body.arrayFilters)
    const sort = parseSort(body.sort)
    return store.engine.write(() => {
      const collection = isUpsert ? store.catalog.findOrCreate(database, name) : store.catalog.find(database, name)
      const [before] = find(store, collection, { ...everything(filter), sort, limit: 1, hint: readHint(collection, body.hint, filter) })
      if (collection === undefined || (before === undefined && !isUpsert)) {
        return answer(undefined, fields, { n: new Int32(0), ...(update ? { updatedExisting: false } : {}) })
      }
      if (update === undefined) {
        store.records.remove(collection, before!)
        return answer(before, fields, { n: new Int32(1) })
      }
      if (before === undefined) {
        const inserted = insertUpserted(store, collection, update, filter)
        return answer(isNew ? inserted : undefined, fields, { n: new Int32(1), updatedExisting: false, upserted: inserted.document._id })
      }
      const after = storeUpdated(store, collection, before, applyUpdate(before.document, update, filter), update.kind === 'replace')
      return answer(isNew ? after : before, fields, { n: new Int32(1), updatedExisting: true })
    })
  },
}

export const FIND_AND_MODIFY_COMMANDS: Record<string, Handler> = { findAndModify, findandmodify: findAndModify }
