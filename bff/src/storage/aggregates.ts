import { Schema, Types, type Model, type QueryFilter } from 'mongoose'
import type { OutboxLedger, Waiting } from '../outbox/ledger'
import { readerById } from './by-id'
import { isDuplicateKey } from './connect'
import { resealable } from './resealing'
import { NOTHING_SEALED, type Sealer } from './sealed-documents'

/** How a record lies in the store, and back. */
type Form<R, S> = { toStored(record: R): S; toRecord(stored: S): R; /** Where a record has its district, if it has one. */ districtField?: string }
type Order = Record<string, 1 | -1>

/** What every record that is saved whole has beside its own fields: see `saveChanges` and the outbox. */
export const AGGREGATE_FIELDS = {
  updatedAt: { type: Date, required: true },
  revision: { type: Number, required: true },
  outbox: { type: [Schema.Types.Mixed], default: [] } as never,
  appliedWrites: { type: [Schema.Types.Mixed], default: [] } as never,
}

/** The index `dueForSending` reads by. */
export const OUTBOX_INDEX = { 'outbox.state': 1, 'outbox.nextAttemptAt': 1 } as const

/** One document a record, each read whole and replaced whole: only if nobody has saved it since it was read. @param sealer of a collection with something personal in it */
export function aggregateStore<R extends { revision: number }, S extends { _id: Types.ObjectId }>(model: Model<S>, { toStored, toRecord, districtField }: Form<R, S>, sealer: Sealer = NOTHING_SEALED) {
  const opened = async (stored: S): Promise<R> => toRecord(await sealer.open(stored))
  const one = async (filter: QueryFilter<S>): Promise<R | null> => {
    const found = await model.findOne(filter).lean<S>()
    return found && opened(found)
  }
  const byId = readerById<S>(model.collection)
  const ids = async (filter: object, limit: number, order: Order): Promise<string[]> => {
    const found = await model.find(filter as QueryFilter<S>, { _id: 1 }).sort(order).limit(limit).lean<{ _id: Types.ObjectId }[]>()
    return found.map(({ _id }) => _id.toHexString())
  }
  return {
    one,
    ids,
    /** Past mongoose, which costs as much again: what is asked must have the types of the store already. @param limit 0 for all */
    async many(filter: object, order: Order, limit: number): Promise<R[]> {
      const found = await model.collection.find<S>(filter).sort(order).limit(limit).toArray()
      return Promise.all(found.map(opened))
    },
    syncIndexes: (): Promise<unknown> => model.createIndexes(),
    newId: () => new Types.ObjectId().toHexString(),
    async get(id: string): Promise<R | null> {
      const found = await byId(id)
      return found && opened(found)
    },
    /** @returns false when something unique in it is there already */
    async insert(record: R): Promise<boolean> {
      try {
        await model.collection.insertOne((await sealer.seal(toStored(record))) as never)
        return true
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
    },
    /** Counts `revision` up. */
    async save(record: R): Promise<'saved' | 'stale'> {
      const { _id, ...replacement } = await sealer.seal(toStored({ ...record, revision: record.revision + 1 }))
      const result = await model.collection.replaceOne({ _id, revision: record.revision } as never, replacement as never)
      return result.matchedCount === 1 ? 'saved' : 'stale'
    },
    /** Ids of those with a message to send now, longest waiting first; behind a parked message nothing is sent. */
    dueForSending: (now: Date, limit: number) =>
      ids({ outbox: { $elemMatch: { state: 'asked', nextAttemptAt: { $lte: now } } }, $and: [{ 'outbox.state': 'asked' }, { 'outbox.state': { $ne: 'parked' } }] }, limit, { updatedAt: 1 }),
    resealing: resealable<S>(model.collection, { sealer, again: async raw => sealer.seal(toStored(await opened(raw))) }),
    ...outboxLedger<R, S>(model, opened, districtField),
  }
}

/** What waits in the outboxes of all records. */
function outboxLedger<R, S>(model: Model<S>, opened: (stored: S) => Promise<R>, districtField?: string): OutboxLedger<R> {
  const unanswered = { 'outbox.state': { $in: ['asked', 'parked'] } }
  return {
    async waiting(now) {
      const groups = await model.collection
        .aggregate<{ _id: { type?: string | null; state: Waiting['state'] }; depth: number; oldest: Date; underWay: number }>([
          { $match: unanswered },
          { $project: { outbox: 1 } },
          { $unwind: '$outbox' },
          { $match: unanswered },
          {
            $group: {
              _id: { type: '$outbox.type', state: '$outbox.state' },
              depth: { $sum: 1 },
              oldest: { $min: '$outbox.askedAt' },
              underWay: { $sum: { $cond: [{ $gt: ['$outbox.leasedUntil', now] }, 1, 0] } },
            },
          },
        ])
        .toArray()
      return groups.map(({ _id: { type = null, state }, depth, oldest, underWay }) => ({ type: type ?? null, state, depth, oldest, underWay }))
    },
    async listParked(limit, districtCode) {
      if (districtCode !== null && !districtField) return []
      const where = districtCode === null ? {} : { [districtField!]: districtCode }
      const found = await model.find({ 'outbox.state': 'parked', ...where } as QueryFilter<S>).sort({ updatedAt: 1 }).limit(limit).lean<S[]>()
      return Promise.all(found.map(opened))
    },
  }
}
