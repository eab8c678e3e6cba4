import { Schema, type Connection } from 'mongoose'
import type { AddressBook, AddressBookRepository } from '../modules/address-book/ports'
import { isDuplicateKey } from './connect'

type StoredBook = Omit<AddressBook, 'accountId'> & { _id: string }

const schema = new Schema<StoredBook>(
  { _id: String, entries: { type: [Schema.Types.Mixed], default: [] } as never, revision: { type: Number, required: true } },
  { collection: 'addressBooks', versionKey: false, minimize: false },
)

/** One document an account. */
export function createAddressBookRepository(connection: Connection): AddressBookRepository & { syncIndexes(): Promise<unknown> } {
  const model = connection.model<StoredBook>('AddressBook', schema)
  return {
    syncIndexes: () => model.createIndexes(),
    async get(accountId) {
      const found = await model.findById(accountId).lean<StoredBook>()
      return { accountId, entries: found?.entries ?? [], revision: found?.revision ?? 0 }
    },
    async save({ accountId, entries, revision }) {
      try {
        const filter = { _id: accountId, revision } as never
        const result = await model.collection.replaceOne(filter, { entries, revision: revision + 1 } as never, { upsert: revision === 0 })
        return result.matchedCount + result.upsertedCount === 1 ? 'saved' : 'stale'
      } catch (error) {
        // two first entries at once
        if (isDuplicateKey(error)) return 'stale'
        throw error
      }
    },
  }
}
