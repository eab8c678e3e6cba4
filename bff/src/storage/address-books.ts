import { Schema, type Connection } from 'mongoose'
import type { AddressBook, AddressBookRepository } from '../modules/address-book/ports'
import type { Vault } from '../crypto/vault/vault'
import { isDuplicateKey } from './connect'
import { resealable, type Resealable } from './resealing'
import { createSealer } from './sealed-documents'

type StoredBook = Omit<AddressBook, 'accountId'> & { _id: string }

const schema = new Schema<StoredBook>(
  { _id: String, entries: { type: [Schema.Types.Mixed], default: [] } as never, revision: { type: Number, required: true } },
  { collection: 'addressBooks', versionKey: false, minimize: false },
)

/** One document an account. */
export function createAddressBookRepository(connection: Connection, vault: Vault): AddressBookRepository & { syncIndexes(): Promise<unknown>; resealing: Resealable } {
  const model = connection.model<StoredBook>('AddressBook', schema)
  const sealer = createSealer(vault, 'addressBooks')
  return {
    syncIndexes: () => model.createIndexes(),
    async get(accountId) {
      const stored = await model.collection.findOne<StoredBook>({ _id: accountId as never })
      const found = stored && (await sealer.open(stored))
      return { accountId, entries: found?.entries ?? [], revision: found?.revision ?? 0 }
    },
    resealing: resealable<StoredBook>(model.collection, { sealer, again: async raw => sealer.seal(await sealer.open(raw)) }),
    async save({ accountId, entries, revision }) {
      try {
        const filter = { _id: accountId, revision } as never
        const { _id, ...replacement } = await sealer.seal({ _id: accountId, entries, revision: revision + 1 })
        const result = await model.collection.replaceOne(filter, replacement as never, { upsert: revision === 0 })
        return result.matchedCount + result.upsertedCount === 1 ? 'saved' : 'stale'
      } catch (error) {
        // two first entries at once
        if (isDuplicateKey(error)) return 'stale'
        throw error
      }
    },
  }
}
