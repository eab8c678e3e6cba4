import { Schema, Types, type Connection } from 'mongoose'
import type { Session, SessionRepository, SignInAttemptRepository } from '../modules/session/ports'
import { readerById } from './by-id'

type StoredSession = Omit<Session, 'id'> & { _id: Types.ObjectId }

const sessionSchema = new Schema<StoredSession>(
  {
    accountId: { type: String, required: true },
    accessDigest: String,
    accessExpiresAt: Date,
    refreshDigest: String,
    previousRefreshDigest: { type: String, default: null },
    rotatedAt: Date,
    expiresAt: Date,
  },
  { collection: 'sessions', versionKey: false },
)
sessionSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 })

export function createSessionRepository(connection: Connection): SessionRepository & { syncIndexes(): Promise<unknown> } {
  const model = connection.model<StoredSession>('Session', sessionSchema)
  const byId = readerById<StoredSession>(model.collection)
  return {
    syncIndexes: () => model.createIndexes(),
    async create(session) {
      const _id = new Types.ObjectId()
      await model.collection.insertOne({ _id, ...session })
      return { id: _id.toHexString(), ...session }
    },
    async get(id) {
      const found = await byId(id)
      if (!found) return null
      const { _id, ...rest } = found
      return { id: _id.toHexString(), ...rest }
    },
    async rotate(id, expectedRefreshDigest, tokens) {
      const result = await model.updateOne({ _id: new Types.ObjectId(id), refreshDigest: expectedRefreshDigest }, { $set: tokens })
      return result.modifiedCount === 1
    },
    async remove(id) {
      await model.deleteOne({ _id: new Types.ObjectId(id) })
    },
  }
}

type StoredAttempt = { _id: string; verifierDigest: string; expiresAt: Date }

const attemptSchema = new Schema<StoredAttempt>(
  { _id: String, verifierDigest: String, expiresAt: Date },
  { collection: 'signInAttempts', versionKey: false },
)
attemptSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 })

export function createSignInAttemptRepository(connection: Connection): SignInAttemptRepository & { syncIndexes(): Promise<unknown> } {
  const model = connection.model<StoredAttempt>('SignInAttempt', attemptSchema)
  return {
    syncIndexes: () => model.createIndexes(),
    async create(state, verifierDigest, expiresAt) {
      await model.collection.insertOne({ _id: state as never, verifierDigest, expiresAt })
    },
    async take(state) {
      return model.findOneAndDelete({ _id: state }).lean()
    },
  }
}
