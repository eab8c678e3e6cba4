import { Schema, type Connection } from 'mongoose'
import type { AuditEntry, AuditHead, FileName } from '../audit/entry'
import type { AuditStore } from '../audit/trail'
import { isDuplicateKey } from './connect'

/** Its place is its id, so that nobody can have it twice. */
type StoredEntry = AuditEntry & { _id: string }
type StoredHead = Omit<AuditHead, 'stream'> & { _id: string }

const entrySchema = new Schema<StoredEntry>({ _id: String, stream: String, seq: Number, files: [String], at: String }, { collection: 'auditEntries', versionKey: false })
entrySchema.index({ stream: 1, seq: 1 }, { unique: true })
entrySchema.index({ files: 1, at: -1 })
const headSchema = new Schema<StoredHead>({ _id: String, seq: Number, digest: String }, { collection: 'auditHeads', versionKey: false })

/** The chains of what was done with people's files; nothing here changes or removes an entry. */
export function createAuditRepository(connection: Connection) {
  const entryModel = connection.model<StoredEntry>('AuditEntry', entrySchema)
  const entries = entryModel.collection
  const heads = connection.model<StoredHead>('AuditHead', headSchema).collection
  const placeOf = ({ stream, seq }: AuditEntry) => `${stream}-${seq}`

  /** Others may write between two of a batch; then the rest of it has to follow on theirs. */
  async function insert(batch: readonly AuditEntry[]): Promise<number> {
    try {
      await entries.insertMany(batch.map(entry => ({ _id: placeOf(entry), ...entry })) as never, { ordered: true })
      return batch.length
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
      return (error as { insertedCount?: number }).insertedCount ?? 0
    }
  }

  const store: AuditStore = {
    async head(stream) {
      // the last entry and not the head: who died in between has left the head behind
      const last = await entries.find<StoredEntry>({ stream }).sort({ seq: -1 }).limit(1).next()
      return last ? { stream, seq: last.seq, digest: last.digest } : { stream, seq: 0, digest: '' }
    },
    async append(batch) {
      const count = await insert(batch)
      const last = batch[count - 1]
      if (!last) return 0
      try {
        await heads.updateOne({ _id: last.stream as never, seq: { $lt: last.seq } }, { $set: { seq: last.seq, digest: last.digest } }, { upsert: true })
      } catch (error) {
        // another process is further
        if (!isDuplicateKey(error)) throw error
      }
      return count
    },
  }

  return {
    ...store,
    syncIndexes: () => entryModel.createIndexes(),
    /** Names of all chains, also of those whose entries are gone. */
    async streams(): Promise<string[]> {
      const [written, known] = await Promise.all([entries.distinct('stream'), heads.distinct('_id')])
      return [...new Set([...written, ...known].map(String))].sort()
    },
    /** One chain, in the order of its places. */
    async *walk(stream: string): AsyncIterable<AuditEntry> {
      for await (const { _id, ...entry } of entries.find<StoredEntry>({ stream }).sort({ seq: 1 })) yield entry
    },
    /** How far a chain has come, by the word of who wrote it. */
    async headKept(stream: string): Promise<AuditHead | null> {
      const found = await heads.findOne<StoredHead>({ _id: stream as never })
      return found && { stream, seq: found.seq, digest: found.digest }
    },
    /** What was done with files, newest first. */
    async about(files: readonly FileName[], limit: number): Promise<AuditEntry[]> {
      const found = await entries.find<StoredEntry>({ files: { $in: [...files] } }).sort({ at: -1 }).limit(limit).toArray()
      return found.map(({ _id, ...entry }) => entry)
    },
  }
}
