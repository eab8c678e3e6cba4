import type { Payment, PlainDate } from '@mcb/shared/domain'
import { Schema, Types, type Connection } from 'mongoose'
import type { BillCheck, BillCheckRepository, PaymentRecord, PaymentRepository } from '../modules/payment/ports'
import type { Vault } from '../crypto/vault/vault'
import type { OutboxLedger } from '../outbox/ledger'
import { createSealer } from './sealed-documents'
import type { Resealable } from './resealing'
import { AGGREGATE_FIELDS, aggregateStore, OUTBOX_INDEX } from './aggregates'

/** One payment is one document, with the times a bill is compared by beside it as dates. */
type StoredPayment = Omit<PaymentRecord, 'id'> & { _id: Types.ObjectId; paidAt: Date | null; refundAcceptedAt: Date | null; /** Set while a person has to look at it. */ toReview?: true }

const { appliedWrites: _unused, ...FIELDS } = AGGREGATE_FIELDS

const schema = new Schema<StoredPayment>(
  {
    payment: { type: Schema.Types.Mixed, required: true },
    applicationId: { type: String, required: true },
    accountId: { type: String, required: true },
    lookAt: { type: Date, default: null },
    looks: { type: Number, required: true },
    untold: { type: Boolean, required: true },
    reviews: { type: [Schema.Types.Mixed], default: [] } as never,
    toReview: { type: Boolean, default: undefined },
    paidAt: { type: Date, default: null },
    refundAcceptedAt: { type: Date, default: null },
    ...FIELDS,
  },
  { collection: 'payments', versionKey: false, minimize: false },
)
schema.index({ 'payment.orderNumber': 1 }, { unique: true })
schema.index({ applicationId: 1 })
schema.index({ lookAt: 1 })
schema.index({ paidAt: 1 })
schema.index({ refundAcceptedAt: 1 })
schema.index({ toReview: 1, updatedAt: 1 }, { partialFilterExpression: { toReview: true } })
schema.index(OUTBOX_INDEX)

export function createPaymentRepository(connection: Connection, vault: Vault): PaymentRepository & OutboxLedger<PaymentRecord> & { syncIndexes(): Promise<unknown>; resealing: Resealable } {
  const { one, many, ids, ...basics } = aggregateStore<PaymentRecord, StoredPayment>(connection.model<StoredPayment>('Payment', schema), { toStored, toRecord }, createSealer(vault, 'payments'))
  return {
    ...basics,
    findByOrderNumber: orderNumber => one({ 'payment.orderNumber': orderNumber }),
    dueForLook: (now, limit) => ids({ lookAt: { $ne: null, $lte: now } }, limit, { lookAt: 1 }),
    toReview: limit => many({ toReview: true }, { updatedAt: 1 }, limit),
    listForBill: (from, to, orderNumbers) =>
      many(
        { $or: [{ paidAt: { $gte: from, $lt: to } }, { refundAcceptedAt: { $gte: from, $lt: to } }, { 'payment.orderNumber': { $in: [...orderNumbers] } }] },
        { _id: 1 },
        0,
      ),
  }
}

const dateOf = (instant: string | null | undefined) => (instant ? new Date(instant) : null)

function toStored({ id, ...rest }: PaymentRecord): StoredPayment {
  const { paidAt, refund }: Payment = rest.payment
  const toReview = rest.reviews.some(({ resolved }) => !resolved)
  return { _id: new Types.ObjectId(id), ...rest, ...(toReview && { toReview }), paidAt: dateOf(paidAt), refundAcceptedAt: dateOf(refund?.acceptedAt) }
}

function toRecord({ _id, paidAt: _paidAt, refundAcceptedAt: _acceptedAt, toReview: _toReview, ...rest }: StoredPayment): PaymentRecord {
  return { id: _id.toHexString(), ...rest }
}

type StoredCheck = Omit<BillCheck, 'day'> & { _id: string }

const checkSchema = new Schema<StoredCheck>(
  {
    _id: String,
    at: String,
    matched: Number,
    paidFen: Schema.Types.Mixed,
    refundedFen: Schema.Types.Mixed,
    differences: { type: [Schema.Types.Mixed], default: [] } as never,
  },
  { collection: 'billChecks', versionKey: false, minimize: false },
)

/** What came of comparing bills, one document a day. */
export function createBillCheckRepository(connection: Connection): BillCheckRepository & { syncIndexes(): Promise<unknown> } {
  const model = connection.model<StoredCheck>('BillCheck', checkSchema)
  return {
    syncIndexes: () => model.createIndexes(),
    async latest(limit) {
      const found = await model.find({}).sort({ _id: -1 }).limit(limit).lean<StoredCheck[]>()
      return found.map(({ _id, ...check }) => ({ ...check, day: _id as PlainDate }))
    },
    async save({ day, ...check }) {
      await model.updateOne({ _id: day }, { $set: check }, { upsert: true })
    },
    async resolve(day, { kind, of, orderNumber, refundNumber }, resolution) {
      const found = await model.findById(day).lean<StoredCheck>()
      const alike = (found?.differences ?? []).map((each, place) => ({ ...each, place })).filter(each => each.kind === kind && each.of === of && each.orderNumber === orderNumber && each.refundNumber === refundNumber)
      // a line may stand on a bill twice: each is looked at by itself
      const place = alike.find(({ resolved }) => !resolved)?.place
      // whoever else resolves it at this moment was as quick
      if (place !== undefined) await model.updateOne({ _id: day, [`differences.${place}.resolved`]: { $exists: false } }, { $set: { [`differences.${place}.resolved`]: resolution } })
      return alike.length > 0
    },
  }
}
