import { Schema, type Connection } from 'mongoose'
import type { InterfaceStop, InterfaceStopRepository } from '../modules/exchange/ports'

type StoredStop = Omit<InterfaceStop, 'interfaceName'> & { _id: string }

const schema = new Schema<StoredStop>({ _id: String, by: String, at: Date, note: String }, { collection: 'interfaceStops', versionKey: false })

/** Interfaces that somebody has stopped: one document each, gone when it may be used again. */
export function createInterfaceStopRepository(connection: Connection): InterfaceStopRepository & { syncIndexes(): Promise<unknown> } {
  const model = connection.model<StoredStop>('InterfaceStop', schema)
  return {
    syncIndexes: () => model.createIndexes(),
    async stop({ interfaceName, ...stop }) {
      await model.updateOne({ _id: interfaceName }, { $setOnInsert: stop }, { upsert: true })
    },
    async resume(interfaceName) {
      await model.deleteOne({ _id: interfaceName })
    },
    isStopped: async interfaceName => (await model.exists({ _id: interfaceName })) !== null,
    async list() {
      const found = await model.find().lean<StoredStop[]>()
      return found.map(({ _id, ...stop }) => ({ interfaceName: _id, ...stop }))
    },
  }
}
