import type { BirthCheck } from '@mcb/shared/domain'
import { Schema, Types, type Connection } from 'mongoose'
import type { BirthCheckRecord, BirthCheckRepository } from '../modules/birth-check/ports'
import type { Vault } from '../crypto/vault/vault'
import type { OutboxLedger } from '../outbox/ledger'
import { createSealer } from './sealed-documents'
import type { Resealable } from './resealing'
import { AGGREGATE_FIELDS, aggregateStore, OUTBOX_INDEX } from './aggregates'

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
    invitation: { type: Schema.Types.Mixed, default: null },
    ...AGGREGATE_FIELDS,
  },
  { collection: 'birthChecks', versionKey: false, minimize: false },
)
schema.index({ birthRecordIds: 1 }, { unique: true })
schema.index({ 'check.parents.mother': 1, updatedAt: -1 })
schema.index({ 'check.parents.father': 1, updatedAt: -1 })
schema.index({ 'invitation.digest': 1 }, { unique: true, partialFilterExpression: { 'invitation.digest': { $exists: true } } })
schema.index({ 'check.institutionCode': 1, 'check.status': 1, 'check.disputedAt': 1, _id: 1 })
schema.index(OUTBOX_INDEX)

export function createBirthCheckRepository(connection: Connection, vault: Vault): BirthCheckRepository & OutboxLedger<BirthCheckRecord> & { syncIndexes(): Promise<unknown>; resealing: Resealable } {
  const { one, many, ids: _ids, ...basics } = aggregateStore<BirthCheckRecord, StoredBirthCheck>(connection.model<StoredBirthCheck>('BirthCheck', schema), { toStored, toRecord }, createSealer(vault, 'birthChecks'))
  return {
    ...basics,
    findByBirths: ids => one({ birthRecordIds: { $in: [...ids] } }),
    findByInvitation: digest => one({ 'invitation.digest': digest }),
    listOfParent: accountId => many({ $or: [{ 'check.parents.mother': accountId }, { 'check.parents.father': accountId }] }, { updatedAt: -1 }, 50),
    listDisputed(institutionCode, status, { after, limit }) {
      const filter: Record<string, unknown> = { 'check.institutionCode': institutionCode, 'check.status': status, 'check.disputedAt': { $ne: null } }
      if (after) filter.$or = [{ 'check.disputedAt': { $gt: after.disputedAt } }, { 'check.disputedAt': after.disputedAt, _id: { $gt: new Types.ObjectId(after.id) } }]
      return many(filter, { 'check.disputedAt': 1, _id: 1 }, limit)
    },
  }
}

function toStored({ check: { id, ...check }, ...rest }: BirthCheckRecord): StoredBirthCheck {
  return { _id: new Types.ObjectId(id), check, ...rest, birthRecordIds: check.records.map(record => record.id) }
}

function toRecord({ _id, check, birthRecordIds: _ids, ...rest }: StoredBirthCheck): BirthCheckRecord {
  return { ...rest, check: { id: _id.toHexString(), ...check } }
}
