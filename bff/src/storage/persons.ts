import { significantNumber, type IdentityDocumentKind, type Person } from '@mcb/shared/domain'
import { Schema, Types, type Connection, type QueryFilter } from 'mongoose'
import type { NonceRepository, PersonRecord, PersonRepository } from '../modules/identity/ports'
import { isDuplicateKey } from './connect'

/** One person is one document, with what indexes need beside it. */
type StoredPerson = Omit<PersonRecord, 'person'> & {
  _id: Types.ObjectId
  person: Omit<Person, 'id' | 'accountId'>
  accountId?: string
  /** Set while nobody's account is known: phase 3's id of the person. */
  unclaimed?: string
  /** Of all documents: kind and the part of the number that stays. */
  documentKeys: string[]
}

const schema = new Schema<StoredPerson>(
  {
    person: { type: Schema.Types.Mixed, required: true },
    accountId: String,
    unclaimed: String,
    documentKeys: { type: [String], default: [] } as never,
    registryId: { type: String, default: null },
    updatedAt: { type: Date, required: true },
    revision: { type: Number, required: true },
    outbox: { type: [Schema.Types.Mixed], default: [] } as never,
    received: { type: [String], default: [] } as never,
    appliedWrites: { type: [Schema.Types.Mixed], default: [] } as never,
  },
  { collection: 'persons', versionKey: false, minimize: false },
)
schema.index({ accountId: 1 }, { unique: true, partialFilterExpression: { accountId: { $exists: true } } })
schema.index({ unclaimed: 1 }, { unique: true, partialFilterExpression: { unclaimed: { $exists: true } } })
schema.index({ registryId: 1 })
schema.index({ documentKeys: 1 })
schema.index({ 'outbox.state': 1, 'outbox.nextAttemptAt': 1 })

const keyOf = (kind: IdentityDocumentKind, number: string) => `${kind} ${significantNumber(kind, number)}`

export function createPersonRepository(connection: Connection): PersonRepository & { syncIndexes(): Promise<unknown> } {
  const model = connection.model<StoredPerson>('Person', schema)
  const one = async (filter: QueryFilter<StoredPerson>) => {
    const found = await model.findOne(filter).lean<StoredPerson>()
    return found && toRecord(found)
  }

  return {
    syncIndexes: () => model.createIndexes(),
    newId: () => new Types.ObjectId().toHexString(),
    get: id => one({ _id: new Types.ObjectId(id) }),
    findByAccount: accountId => one({ accountId }),
    findUnclaimed: (kind, number) => one({ documentKeys: keyOf(kind, number), unclaimed: { $exists: true } }),

    async findByRegistryId(registryId) {
      return (await model.find({ registryId }).sort({ _id: 1 }).lean<StoredPerson[]>()).map(toRecord)
    },

    async insert(record) {
      try {
        await model.collection.insertOne(toStored(record))
        return true
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
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

type StoredNonce = { _id: string; expiresAt: Date }

const nonceSchema = new Schema<StoredNonce>({ _id: String, expiresAt: Date }, { collection: 'upstreamNonces', versionKey: false })
nonceSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 })

/** Nonces of calls to us, forgotten once their timestamp is too old by itself. */
export function createNonceRepository(connection: Connection): NonceRepository & { syncIndexes(): Promise<unknown> } {
  const model = connection.model<StoredNonce>('UpstreamNonce', nonceSchema)
  return {
    syncIndexes: () => model.createIndexes(),
    async use(nonce, until) {
      try {
        await model.collection.insertOne({ _id: nonce as never, expiresAt: until })
        return true
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
    },
  }
}

function toStored({ person: { id, accountId, ...person }, ...rest }: PersonRecord): StoredPerson {
  return {
    _id: new Types.ObjectId(id),
    person,
    ...rest,
    ...(accountId ? { accountId } : { unclaimed: rest.registryId! }),
    documentKeys: [...new Set(person.documents.map(({ kind, number }) => keyOf(kind, number)))],
  }
}

function toRecord({ _id, person, accountId, unclaimed: _unclaimed, documentKeys: _keys, ...rest }: StoredPerson): PersonRecord {
  return { ...rest, person: { id: _id.toHexString(), accountId: accountId ?? null, ...person } }
}
