import type { BirthCheck } from '@mcb/shared/domain'
import { Schema, Types, type Connection, type QueryFilter } from 'mongoose'
import type { BirthCheckRecord, BirthCheckRepository } from '../modules/birth-check/ports'
import { isDuplicateKey } from './connect'

/** One check is one document, with what indexes need beside it. */
type StoredBirthCheck = Omit<BirthCheckRecord, 'check'> & {
  _id: Types.ObjectId
  check: Omit<BirthCheck, 'id'>
  /** The births it is about: each has one check. */
  birthRecordIds: string[]
}

const schema = new Schema<StoredBirthCheck>(
  {
    check: { type: Schema.Types.Mixed, required: true },
    birthRecordIds: { type: [String], required: true } as never,
    updatedAt: { type: Date, required: true },
    revision: { type: Number, required: true },
    invitation: { type: Schema.Types.Mixed, default: null },
    outbox: { type: [Schema.Types.Mixed], default: [] } as never,
    appliedWrites: { type: [Schema.Types.Mixed], default: [] } as never,
  },
  { collection: 'birthChecks', versionKey: false, minimize: false },
)
schema.index({ birthRecordIds: 1 }, { unique: true })
schema.index({ 'check.parents.mother': 1, updatedAt: -1 })
schema.index({ 'check.parents.father': 1, updatedAt: -1 })
schema.index({ 'invitation.digest': 1 }, { unique: true, partialFilterExpression: { 'invitation.digest': { $exists: true } } })
schema.index({ 'check.institutionCode': 1, 'check.status': 1, 'check.disputedAt': 1, _id: 1 })
schema.index({ 'outbox.state': 1, 'outbox.nextAttemptAt': 1 })

export function createBirthCheckRepository(connection: Connection): BirthCheckRepository & { syncIndexes(): Promise<unknown> } {
  const model = connection.model<StoredBirthCheck>('BirthCheck', schema)
  const one = async (filter: QueryFilter<StoredBirthCheck>) => {
    const found = await model.findOne(filter).lean<StoredBirthCheck>()
    return found && toRecord(found)
  }

  return {
    syncIndexes: () => model.createIndexes(),
    newId: () => new Types.ObjectId().toHexString(),
    get: id => one({ _id: new Types.ObjectId(id) }),
    findByBirths: ids => one({ birthRecordIds: { $in: [...ids] } }),
    findByInvitation: digest => one({ 'invitation.digest': digest }),

    async insert(record) {
      try {
        await model.collection.insertOne(toStored(record))
        return true
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
    },

    async listOfParent(accountId) {
      const found = await model
        .find({ $or: [{ 'check.parents.mother': accountId }, { 'check.parents.father': accountId }] })
        .sort({ updatedAt: -1 })
        .limit(50)
        .lean<StoredBirthCheck[]>()
      return found.map(toRecord)
    },

    async listDisputed(institutionCode, status, { after, limit }) {
      const filter: Record<string, unknown> = { 'check.institutionCode': institutionCode, 'check.status': status, 'check.disputedAt': { $ne: null } }
      if (after) filter.$or = [{ 'check.disputedAt': { $gt: after.disputedAt } }, { 'check.disputedAt': after.disputedAt, _id: { $gt: new Types.ObjectId(after.id) } }]
      const found = await model.find(filter).sort({ 'check.disputedAt': 1, _id: 1 }).limit(limit).lean<StoredBirthCheck[]>()
      return found.map(toRecord)
    },

    async save(record) {
      const { _id, ...replacement } = toStored({ ...record, revision: record.revision + 1 })
      const result = await model.collection.replaceOne({ _id, revision: record.revision }, replacement)
      return result.matchedCount === 1 ? 'saved' : 'stale'
    },

    async dueForSending(now, limit) {
      const found = await model
        .find({ outbox: { $elemMatch: { state: 'asked', nextAttemptAt: { $lte: now } } }, 'outbox.state': 'asked' }, { _id: 1 })
        .sort({ updatedAt: 1 })
        .limit(limit)
        .lean<{ _id: Types.ObjectId }[]>()
      return found.map(({ _id }) => _id.toHexString())
    },
  }
}

function toStored({ check: { id, ...check }, ...rest }: BirthCheckRecord): StoredBirthCheck {
  return { _id: new Types.ObjectId(id), check, ...rest, birthRecordIds: check.records.map(record => record.id) }
}

function toRecord({ _id, check, birthRecordIds: _ids, ...rest }: StoredBirthCheck): BirthCheckRecord {
  return { ...rest, check: { id: _id.toHexString(), ...check } }
}
