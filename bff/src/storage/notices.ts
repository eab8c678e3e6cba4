import { Schema, Types, type Connection } from 'mongoose'
import type { NoticeAddressees, NoticeRecord, NoticeRepository } from '../modules/notice/ports'
import type { OutboxLedger } from '../outbox/ledger'
import { AGGREGATE_FIELDS, aggregateStore, OUTBOX_INDEX } from './aggregates'

type StoredNotice = Omit<NoticeRecord, 'id'> & { _id: Types.ObjectId }

const schema = new Schema<StoredNotice>(
  {
    accountId: { type: String, required: true },
    applicationId: { type: String, required: true },
    action: { type: String, required: true } as never,
    at: { type: Date, required: true },
    read: { type: Boolean, default: false },
    sms: { type: Boolean, default: false },
    ...AGGREGATE_FIELDS,
  },
  { collection: 'notices', versionKey: false, minimize: false },
)
schema.index({ accountId: 1, at: -1, _id: -1 })
schema.index(OUTBOX_INDEX)

/** One notice of one account is one document. */
export function createNoticeRepository(connection: Connection): NoticeRepository & OutboxLedger<NoticeRecord> & { syncIndexes(): Promise<unknown> } {
  const model = connection.model<StoredNotice>('Notice', schema)
  const { one: _one, many, ids: _ids, ...basics } = aggregateStore<NoticeRecord, StoredNotice>(model, { toStored, toRecord })
  return {
    ...basics,
    listOfAccount: (accountId, limit) => many({ accountId }, { at: -1, _id: -1 }, limit),
    async markRead(accountId, upTo) {
      // counted as a save: a sender that has read it before must not write the old word back
      await model.updateMany({ accountId, read: false, at: { $lte: upTo } }, { $set: { read: true }, $inc: { revision: 1 } })
    },
  }
}

type StoredPreference = { _id: string; language: 'zh-CN' | 'en' }
const preferenceSchema = new Schema<StoredPreference>({ _id: String, language: String }, { collection: 'noticePreferences', versionKey: false })

/** How accounts are reached. @param openidOf from the accounts */
export function createNoticeAddressees(connection: Connection, { openidOf }: Pick<NoticeAddressees, 'openidOf'>): NoticeAddressees {
  const model = connection.model<StoredPreference>('NoticePreference', preferenceSchema)
  return {
    openidOf,
    languageOf: async accountId => (await model.findOne({ _id: accountId }).lean())?.language ?? 'zh-CN',
    async saveLanguage(accountId, language) {
      await model.updateOne({ _id: accountId }, { $set: { language } }, { upsert: true })
    },
  }
}

function toStored({ id, ...notice }: NoticeRecord): StoredNotice {
  return { _id: new Types.ObjectId(id), ...notice }
}

function toRecord({ _id, ...notice }: StoredNotice): NoticeRecord {
  return { id: _id.toHexString(), ...notice }
}
