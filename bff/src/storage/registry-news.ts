import { Schema, Types, type Connection } from 'mongoose'
import type { Vault } from '../crypto/vault/vault'
import type { RegistryNewsRecord, RegistryNewsRepository } from '../modules/registry-news/ports'
import { isDuplicateKey } from './connect'
import { resealable, type Resealable } from './resealing'
import { createSealer } from './sealed-documents'

/** One subject is one document. What was written before there was a vault has the subject for its id. */
type StoredNews = Omit<RegistryNewsRecord, 'subject'> & { _id: Types.ObjectId | string; subject?: string; subjectKey?: string[] | string }

const schema = new Schema<StoredNews>(
  {
    _id: Schema.Types.Mixed, subject: Schema.Types.Mixed, subjectKey: Schema.Types.Mixed, latest: { type: Schema.Types.Mixed, required: true },
    received: { type: [String], default: [] } as never, unknown: Boolean, updatedAt: Date, revision: Number,
  },
  { collection: 'registryNews', versionKey: false, minimize: false },
)
schema.index({ unknown: 1, updatedAt: -1 })
schema.index({ subjectKey: 1 }, { unique: true, partialFilterExpression: { subjectKey: { $exists: true } } })

/** What phase 3 has told of its own accord, one document a subject. */
export function createRegistryNewsRepository(connection: Connection, vault: Vault): RegistryNewsRepository & { syncIndexes(): Promise<unknown>; resealing: Resealable } {
  const model = connection.model<StoredNews>('RegistryNews', schema)
  const { collection } = model
  const sealer = createSealer(vault, 'registryNews')

  /** While there is one of before, it is the one that counts. */
  async function find(subject: string): Promise<StoredNews | null> {
    const before = await collection.findOne<StoredNews>({ _id: subject as never })
    return before ?? collection.findOne<StoredNews>({ subjectKey: await sealer.lookup('subjectKey', subject) })
  }
  const sealed = async (_id: StoredNews['_id'], record: RegistryNewsRecord) => sealer.seal<StoredNews>({ _id, ...record, subjectKey: record.subject })

  return {
    syncIndexes: () => model.createIndexes(),
    async get(subject) {
      const found = await find(subject)
      return found && toRecord(await sealer.open(found))
    },
    async insert(record) {
      try {
        await collection.insertOne((await sealed(new Types.ObjectId(), record)) as never)
        return true
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
    },
    async save(record) {
      const found = await find(record.subject)
      if (!found) return 'stale'
      const { _id } = found
      const next = { ...record, revision: record.revision + 1 }
      // one of before stays as it is until it is moved, so that there is one word that counts
      const { _id: _same, ...replacement } = _id instanceof Types.ObjectId ? await sealed(_id, next) : { ...next, _id, subject: undefined }
      const result = await collection.replaceOne({ _id, revision: record.revision } as never, replacement as never, { ignoreUndefined: true })
      return result.matchedCount === 1 ? 'saved' : 'stale'
    },
    async listUnknown(limit) {
      const found = await model.find({ unknown: true }).sort({ updatedAt: -1 }).limit(limit).lean<StoredNews[]>()
      return Promise.all(found.map(async stored => toRecord(await sealer.open(stored))))
    },
    resealing: resealable<StoredNews>(collection, {
      sealer,
      async again(raw) {
        const record = toRecord(await sealer.open(raw))
        return sealed(raw._id instanceof Types.ObjectId ? raw._id : new Types.ObjectId(), record)
      },
      async replace(raw, next) {
        const { _id, ...replacement } = next as StoredNews
        if (raw._id instanceof Types.ObjectId) return void (await collection.replaceOne({ _id, revision: raw.revision } as never, replacement as never))
        // its id says the subject: it moves to another one, and until the old one is gone nobody reads the new one
        await collection.deleteOne({ subjectKey: { $in: [replacement.subjectKey].flat() } as never })
        await collection.insertOne(next as never)
        await collection.deleteOne({ _id: raw._id, revision: raw.revision } as never)
      },
    }),
  }
}

function toRecord({ _id, subjectKey: _key, subject, ...record }: StoredNews): RegistryNewsRecord {
  return { ...record, subject: subject ?? String(_id) }
}
