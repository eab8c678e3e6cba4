import { Schema, type Connection } from 'mongoose'
import type { RegistryNewsRecord, RegistryNewsRepository } from '../modules/registry-news/ports'
import { isDuplicateKey } from './connect'

type StoredNews = Omit<RegistryNewsRecord, 'subject'> & { _id: string }

const schema = new Schema<StoredNews>(
  { _id: String, latest: { type: Schema.Types.Mixed, required: true }, received: { type: [String], default: [] } as never, unknown: Boolean, updatedAt: Date, revision: Number },
  { collection: 'registryNews', versionKey: false, minimize: false },
)
schema.index({ unknown: 1, updatedAt: -1 })

/** What phase 3 has told of its own accord, one document a subject. */
export function createRegistryNewsRepository(connection: Connection): RegistryNewsRepository & { syncIndexes(): Promise<unknown> } {
  const model = connection.model<StoredNews>('RegistryNews', schema)
  return {
    syncIndexes: () => model.createIndexes(),
    async get(subject) {
      const found = await model.findOne({ _id: subject }).lean<StoredNews>()
      return found && toRecord(found)
    },
    async insert({ subject, ...record }) {
      try {
        await model.collection.insertOne({ _id: subject, ...record } as never)
        return true
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
    },
    async save({ subject, ...record }) {
      const result = await model.collection.replaceOne({ _id: subject, revision: record.revision } as never, { ...record, revision: record.revision + 1 } as never)
      return result.matchedCount === 1 ? 'saved' : 'stale'
    },
    async listUnknown(limit) {
      return (await model.find({ unknown: true }).sort({ updatedAt: -1 }).limit(limit).lean<StoredNews[]>()).map(toRecord)
    },
  }
}

function toRecord({ _id, ...record }: StoredNews): RegistryNewsRecord {
  return { ...record, subject: _id }
}
