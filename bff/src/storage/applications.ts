import { birthRecords, NOTICES, OPEN_STATUSES, unremindedSince, type Answers, type Application } from '@mcb/shared/domain'
import { Schema, Types, type Connection } from 'mongoose'
import type { ApplicationRecord, ApplicationRepository, CaseQueue, CaseScope } from '../modules/application/ports'
import { digestOf } from '../crypto/tokens'
import type { UntoldApplications } from '../modules/notice/teller'
import type { ApplicationsByNews } from '../modules/registry-news/ports'
import type { Vault } from '../crypto/vault/vault'
import type { OutboxLedger } from '../outbox/ledger'
import { AGGREGATE_FIELDS, aggregateStore, OUTBOX_INDEX } from './aggregates'
import { isDuplicateKey } from './connect'
import type { Resealable } from './resealing'
import { createSealer } from './sealed-documents'

/**
 * One application is one document. The domain types and the contract vouch for what is inside `application`; beside it
 * stand the few fields that indexes need.
 */
type StoredApplication = Omit<ApplicationRecord, 'application'> & {
  _id: Types.ObjectId
  application: Omit<Application, 'id'>
  /** Which queue of the staff it stands in. */
  queue: CaseQueue | 'none'
  /** When it entered the queue, to sort by. */
  queuedAt: Date | null
  /** Set while something in its history has to be told to its parents. */
  toTell?: true
  /** Set while a certificate waits of which nobody was reminded: since when. */
  unremindedSince?: Date
  /** Set while the application occupies newborns or a certificate: a key each. */
  occupies?: string[]
  /** Numbers of its certificates, and phase 3's ids of its newborns, to be found by. */
  certificateKeys: string[]
  birthKeys: string[]
}

const schema = new Schema<StoredApplication>(
  {
    application: { type: Schema.Types.Mixed, required: true },
    invitation: { type: Schema.Types.Mixed, default: null },
    visitCode: { type: Schema.Types.Mixed, default: null },
    usedCodes: { type: [String], default: undefined },
    ...AGGREGATE_FIELDS,
    creation: { type: Schema.Types.Mixed, required: true },
    queue: { type: String, required: true },
    queuedAt: { type: Date, default: null },
    occupies: { type: [String], default: undefined },
    certificateKeys: { type: [String], default: undefined },
    birthKeys: { type: [String], default: undefined },
    told: { type: Number, default: undefined },
    toTell: { type: Boolean, default: undefined },
    unremindedSince: { type: Date, default: undefined },
  },
  { collection: 'applications', versionKey: false, minimize: false },
)
schema.index({ 'creation.key': 1 }, { unique: true })
schema.index({ occupies: 1 }, { unique: true, partialFilterExpression: { occupies: { $exists: true } } })
schema.index({ 'application.applicantAccountId': 1, updatedAt: -1 })
schema.index({ 'application.otherParentAccountId': 1, updatedAt: -1 })
schema.index({ 'invitation.digest': 1 }, { unique: true, partialFilterExpression: { 'invitation.digest': { $exists: true } } })
schema.index({ 'visitCode.digest': 1 }, { unique: true, partialFilterExpression: { 'visitCode.digest': { $exists: true } } })
schema.index({ 'application.institutionCode': 1, queue: 1, queuedAt: 1, _id: 1 })
schema.index({ 'application.districtCode': 1, queue: 1, queuedAt: 1, _id: 1 })
schema.index({ queue: 1, queuedAt: 1, _id: 1 })
schema.index({ 'application.parcel.trackingNumber': 1 }, { unique: true, partialFilterExpression: { 'application.parcel.trackingNumber': { $type: 'string' } } })
schema.index({ 'application.status': 1, 'application.awaitingSince': 1 })
schema.index({ 'application.institutionCode': 1, 'application.kind': 1, 'application.certificates.issuedOn': 1 })
schema.index({ 'application.institutionCode': 1, 'application.handOver.at': -1 })
schema.index({ 'application.institutionCode': 1, 'application.parcel.at': -1 })
schema.index({ 'application.kind': 1, 'application.certificates.issuedOn': 1 })
schema.index({ toTell: 1, updatedAt: 1 }, { partialFilterExpression: { toTell: true } })
schema.index({ unremindedSince: 1 }, { partialFilterExpression: { unremindedSince: { $exists: true } } })
schema.index({ certificateKeys: 1 })
schema.index({ birthKeys: 1 })
schema.index(OUTBOX_INDEX)

export function createApplicationRepository(connection: Connection, vault: Vault): ApplicationRepository & ApplicationsByNews & UntoldApplications & OutboxLedger<ApplicationRecord> & { syncIndexes(): Promise<unknown>; resealing: Resealable } {
  const sealer = createSealer(vault, 'applications')
  const model = connection.model<StoredApplication>('Application', schema)
  const { one, many, ids, save, insert, ...basics } = aggregateStore<ApplicationRecord, StoredApplication>(model, { toStored, toRecord, districtField: 'application.districtCode' }, sealer)
  const { hasPlain } = basics.resealing
  /** No index sees that a token and what was written before it are the same. */
  const isOccupiedByOlder = async (record: ApplicationRecord): Promise<boolean> => {
    const { _id, occupies } = toStored(record)
    return occupies !== undefined && (await hasPlain()) && (await model.collection.findOne({ occupies: { $in: occupies }, _id: { $ne: _id } }, { projection: { _id: 1 } })) !== null
  }

  return {
    ...basics,
    insert: async record => !(await isOccupiedByOlder(record)) && insert(record),
    findByCreationKey: key => one({ 'creation.key': key }),
    findByInvitation: digest => one({ 'invitation.digest': digest }),
    findByVisitCode: digest => one({ 'visitCode.digest': digest }),
    findByTrackingNumber: trackingNumber => one({ 'application.parcel.trackingNumber': trackingNumber }),
    onTheWay: limit => many({ 'application.status': { $in: ['onTheWay', 'lost'] } }, { updatedAt: 1 }, limit),
    listOfParent: accountId => many({ $or: [{ 'application.applicantAccountId': accountId }, { 'application.otherParentAccountId': accountId }] }, { updatedAt: -1 }, 50),

    listCases(scope, queue, { status, after, limit }) {
      const oldestFirst = queue === 'open'
      const direction = oldestFirst ? 1 : -1
      const filter: Record<string, unknown> = { queue, ...inScope(scope) }
      if (status) filter['application.status'] = status
      if (after) {
        const beyond = oldestFirst ? '$gt' : '$lt'
        filter.$or = [{ queuedAt: { [beyond]: after.at } }, { queuedAt: after.at, _id: { [beyond]: new Types.ObjectId(after.id) } }]
      }
      return many(filter, { queuedAt: direction, _id: direction }, limit)
    },

    listIssued: (scope, kind, from, to, limit) =>
      many(
        { ...inScope(scope), 'application.kind': kind, 'application.certificates': { $elemMatch: { issuedOn: { $gte: from, $lte: to } } } },
        { 'application.certificates.issuedOn': 1, _id: 1 },
        limit,
      ),

    listLeft: (scope, how, since, limit) => many({ ...inScope(scope), [`application.${how}.at`]: { $gte: since.toISOString() } }, { [`application.${how}.at`]: -1, _id: -1 }, limit),

    async save(record) {
      if (await isOccupiedByOlder(record)) return 'duplicate'
      try {
        return await save(record)
      } catch (error) {
        const { keyPattern = {} } = error as { keyPattern?: object }
        if (isDuplicateKey(error) && 'occupies' in keyPattern) return 'duplicate'
        if (isDuplicateKey(error) && 'application.parcel.trackingNumber' in keyPattern) return 'labelTaken'
        throw error
      }
    },

    async findAbout(about) {
      const [key, path, value] =
        about.kind === 'certificate' ? ['certificateKeys', 'application.certificates.number', about.number] : ['birthKeys', 'application.answers.birth.records.id', about.birthRecordId]
      const byKey = { [key]: await sealer.lookup(key, value) }
      return ids((await hasPlain()) ? { $or: [byKey, { [path]: value }] } : byKey, 100, { _id: 1 })
    },

    dueForTelling: limit => ids({ toTell: true }, limit, { updatedAt: 1 }),

    unremindedSince: (before, limit) => ids({ unremindedSince: { $lt: before } }, limit, { unremindedSince: 1 }),

    awaitingSince: (before, limit) =>
      ids({ 'application.status': 'awaitingConfirmation', 'application.awaitingSince': { $lt: before.toISOString() } }, limit, { 'application.awaitingSince': 1 }),
  }
}

function inScope({ institutionCode, districtCode }: CaseScope): Record<string, unknown> {
  return {
    ...(institutionCode !== undefined ? { 'application.institutionCode': institutionCode } : {}),
    ...(districtCode !== undefined ? { 'application.districtCode': districtCode } : {}),
  }
}

const DONE = new Set<string>(['completed', 'rejected', 'withdrawn'])

function toStored({ application: { id, ...application }, ...rest }: ApplicationRecord): StoredApplication {
  const filed = application.queuedAt !== null
  // a draft does not occupy the newborn: an abandoned one must not shut the parents out
  const occupying = filed || application.status === 'awaitingConfirmation'
  const unreminded = unremindedSince(application)
  return {
    _id: new Types.ObjectId(id),
    application,
    ...rest,
    queue: !filed ? 'none' : DONE.has(application.status) ? 'done' : 'open',
    queuedAt: filed ? new Date(application.queuedAt!) : null,
    ...(application.history.slice(rest.told ?? 0).some(({ action }) => NOTICES[action] !== null) ? { toTell: true } : {}),
    ...(unreminded !== null ? { unremindedSince: new Date(unreminded) } : {}),
    certificateKeys: application.certificates.map(({ number }) => number),
    birthKeys: (application.answers.birth?.records ?? []).map(record => record.id),
    ...(occupying && OPEN_STATUSES.includes(application.status) ? { occupies: occupiedBy(application.answers) } : {}),
  }
}

/** Newborns by phase 3's id, or by a parent and day of birth where it has none: the mother, or the father where she is not named. A certificate by its number. */
function occupiedBy(answers: Answers): string[] {
  if (answers.originalCertificate) return [`certificate ${answers.originalCertificate.number}`]
  return birthRecords(answers).map(({ id, mother, father, newborn }) => {
    if (id) return `birth ${id}`
    const { documentKind, documentNumber } = mother.documentNumber ? mother : (father ?? mother)
    return `outside ${digestOf([documentKind, documentNumber, newborn.bornAt.slice(0, 10), newborn.birthOrder])}`
  })
}

function toRecord({ _id, application, queue: _queue, queuedAt: _queuedAt, occupies: _occupies, toTell: _toTell, unremindedSince: _since, certificateKeys: _certificates, birthKeys: _births, ...rest }: StoredApplication): ApplicationRecord {
  return { ...rest, application: { id: _id.toHexString(), ...application } }
}
