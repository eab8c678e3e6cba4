import { significantNumber, type IdentityDocumentKind, type Person } from '@mcb/shared/domain'
import { Schema, Types, type Connection } from 'mongoose'
import type { NonceRepository, PersonRecord, PersonRepository } from '../modules/identity/ports'
import type { Vault } from '../crypto/vault/vault'
import type { OutboxLedger } from '../outbox/ledger'
import { createSealer } from './sealed-documents'
import type { Resealable } from './resealing'
import { AGGREGATE_FIELDS, aggregateStore, OUTBOX_INDEX } from './aggregates'
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
    received: { type: [String], default: [] } as never,
    ...AGGREGATE_FIELDS,
  },
  { collection: 'persons', versionKey: false, minimize: false },
)
schema.index({ accountId: 1 }, { unique: true, partialFilterExpression: { accountId: { $exists: true } } })
schema.index({ unclaimed: 1 }, { unique: true, partialFilterExpression: { unclaimed: { $exists: true } } })
schema.index({ registryId: 1 })
schema.index({ documentKeys: 1 })
schema.index(OUTBOX_INDEX)

const keyOf = (kind: IdentityDocumentKind, number: string) => `${kind} ${significantNumber(kind, number)}`

export function createPersonRepository(connection: Connection, vault: Vault): PersonRepository & OutboxLedger<PersonRecord> & { syncIndexes(): Promise<unknown>; resealing: Resealable } {
  const sealer = createSealer(vault, 'persons')
  const { one, many, ids: _ids, ...basics } = aggregateStore<PersonRecord, StoredPerson>(connection.model<StoredPerson>('Person', schema), { toStored, toRecord }, sealer)
  return {
    ...basics,
    findByAccount: accountId => one({ accountId }),
    findUnclaimed: async (kind, number) => one({ documentKeys: await sealer.lookup('documentKeys', keyOf(kind, number)), unclaimed: { $exists: true } }),
    findByRegistryId: registryId => many({ registryId }, { _id: 1 }, 0),
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
