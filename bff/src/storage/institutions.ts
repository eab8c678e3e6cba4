import { Schema, type Connection } from 'mongoose'
import type { InstitutionArchive } from '../modules/birth/ports'

type StoredInstitution = { _id: string; name: string; formerNames: string[] }

const schema = new Schema<StoredInstitution>(
  { _id: { type: String, required: true }, name: { type: String, required: true }, formerNames: { type: [String], default: [] } },
  { collection: 'institutions', versionKey: false },
)

/** The names institutions had, one document each. Two processes that notice a rename at once note it once. */
export function createInstitutionArchive(connection: Connection): InstitutionArchive {
  const model = connection.model<StoredInstitution>('Institution', schema)
  return {
    async remember(institutions) {
      const before = new Map((await model.find().lean<StoredInstitution[]>()).map(stored => [stored._id, stored]))
      for (const { code, name } of institutions) {
        const stored = before.get(code)
        if (!stored) await model.updateOne({ _id: code }, { $setOnInsert: { name, formerNames: [] } }, { upsert: true })
        else if (stored.name !== name) {
          const formerNames = [stored.name, ...stored.formerNames].filter(former => former !== name)
          await model.updateOne({ _id: code, name: stored.name }, { $set: { name, formerNames } })
          before.set(code, { _id: code, name, formerNames })
        }
      }
      return institutions.map(institution => ({ ...institution, formerNames: before.get(institution.code)?.formerNames ?? [] }))
    },
  }
}
