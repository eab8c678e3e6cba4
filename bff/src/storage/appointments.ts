import { Schema, Types, type Connection } from 'mongoose'
import type { AppointmentRecord, AppointmentRepository } from '../modules/pickup/ports'
import { aggregateStore } from './aggregates'
import { isDuplicateKey } from './connect'

/** One application has one; its id is the application's. */
type StoredAppointment = Omit<AppointmentRecord, 'applicationId'> & {
  _id: Types.ObjectId
  /** Counter, slot and number of the place: unique, so that no slot can be overbooked. */
  place?: string
}

const schema = new Schema<StoredAppointment>(
  {
    institutionCode: { type: String, required: true },
    slot: { type: Schema.Types.Mixed, default: null },
    updatedAt: { type: Date, required: true },
    revision: { type: Number, required: true },
    appliedWrites: { type: [Schema.Types.Mixed], default: [] } as never,
    place: String,
  },
  { collection: 'appointments', versionKey: false, minimize: false },
)
schema.index({ place: 1 }, { unique: true, partialFilterExpression: { place: { $exists: true } } })
schema.index({ institutionCode: 1, 'slot.start': 1 })

export function createAppointmentRepository(connection: Connection): AppointmentRepository & { syncIndexes(): Promise<unknown> } {
  const { get, insert, save, many, syncIndexes } = aggregateStore<AppointmentRecord, StoredAppointment>(connection.model<StoredAppointment>('Appointment', schema), { toStored, toRecord })
  return {
    get,
    insert,
    syncIndexes,
    async save(record) {
      try {
        return await save(record)
      } catch (error) {
        if (isDuplicateKey(error)) return 'taken'
        throw error
      }
    },
    between: (institutionCode, from, before) => many({ institutionCode, 'slot.start': { $gte: from, $lt: before } }, { 'slot.start': 1, _id: 1 }, 0),
  }
}

function toStored({ applicationId, ...record }: AppointmentRecord): StoredAppointment {
  const { institutionCode, slot } = record
  return { _id: new Types.ObjectId(applicationId), ...record, ...(slot && { place: `${institutionCode} ${slot.start.toISOString()} ${slot.place}` }) }
}

function toRecord({ _id, place: _place, ...record }: StoredAppointment): AppointmentRecord {
  return { applicationId: _id.toHexString(), ...record }
}
