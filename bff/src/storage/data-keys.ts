import { Schema, type Connection, type mongo } from 'mongoose'
import type { DataKeyRepository, WrappedKey } from '../crypto/vault/key-ring'
import { isDuplicateKey } from './connect'

type StoredKey = Omit<WrappedKey, 'id' | 'wrapped'> & { _id: string; wrapped: mongo.Binary }

const schema = new Schema<StoredKey>({ _id: String }, { collection: 'dataKeys', versionKey: false })

/** Keys of the vault, wrapped; one document each, never removed. */
export function createDataKeyRepository(connection: Connection): DataKeyRepository {
  const keys = connection.model<StoredKey>('DataKey', schema).collection
  const named = (id: string) => ({ _id: id as never })
  return {
    async list() {
      const found = await keys.find<StoredKey>({}).sort({ createdAt: 1, _id: 1 }).toArray()
      return found.map(({ _id, wrapped, ...key }) => ({ ...key, id: _id, wrapped: Buffer.from(wrapped.value()) }))
    },
    async insert({ id, ...key }) {
      try {
        await keys.insertOne({ ...named(id), ...key })
        return true
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
    },
    async rewrap({ id, masterKeyId }, wrapping) {
      await keys.updateOne({ ...named(id), masterKeyId }, { $set: wrapping })
    },
    async retire(id, at) {
      await keys.updateOne({ ...named(id), retiredAt: null }, { $set: { retiredAt: at } })
    },
  }
}
