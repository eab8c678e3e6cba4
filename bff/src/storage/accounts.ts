import { Schema, Types, type Connection } from 'mongoose'
import type { Account, AccountRepository } from '../modules/session/ports'
import type { NoticeAddressees } from '../modules/notice/ports'
import { readerById } from './by-id'
import { isDuplicateKey } from './connect'

type StoredAccount = Omit<Account, 'id'> & { _id: Types.ObjectId; identity?: string; username?: string; passwordHash?: string }

const schema = new Schema<StoredAccount>(
  {
    role: { type: String, required: true },
    displayName: { type: String, default: null },
    institutionCode: { type: String, default: null },
    districtCode: { type: String, default: null },
    verifiedIdentity: { type: Schema.Types.Mixed, default: null },
    identity: String,
    username: String,
    passwordHash: String,
  },
  { collection: 'accounts', versionKey: false, minimize: false },
)
schema.index({ identity: 1 }, { unique: true, partialFilterExpression: { identity: { $exists: true } } })
schema.index({ username: 1 }, { unique: true, partialFilterExpression: { username: { $exists: true } } })

/** Accounts of parents (bound to one identity of one provider) and of staff (user name and password). */
export function createAccountRepository(connection: Connection): AccountRepository & Pick<NoticeAddressees, 'openidOf'> & { syncIndexes(): Promise<unknown> } {
  const model = connection.model<StoredAccount>('Account', schema)
  const byId = readerById<StoredAccount>(model.collection)

  return {
    syncIndexes: () => model.createIndexes(),

    async get(id) {
      const found = await byId(id)
      return found && toAccount(found)
    },

    async openidOf(accountId) {
      const found = Types.ObjectId.isValid(accountId) ? await model.findById(accountId, { identity: 1 }).lean<Pick<StoredAccount, 'identity'>>() : null
      return found?.identity?.startsWith('wechat:') ? found.identity.slice('wechat:'.length) : null
    },

    async signInParent(provider, subject, profile) {
      const identity = `${provider}:${subject}`
      const change = { $set: profile, $setOnInsert: { role: 'parent', institutionCode: null, districtCode: null } }
      const upsert = () => model.findOneAndUpdate({ identity }, change, { upsert: true, returnDocument: 'after' }).lean()
      try {
        return toAccount((await upsert())!)
      } catch (error) {
        // two first sign-ins at once: one inserts, the other finds
        if (!isDuplicateKey(error)) throw error
        return toAccount((await upsert())!)
      }
    },

    async wechatIdOf(id) {
      const found = Types.ObjectId.isValid(id) ? await model.findById(id).lean() : null
      const [provider, subject] = found?.identity?.split(/:(.*)/s) ?? []
      return provider === 'wechat' && subject ? subject : null
    },

    async findStaff(username) {
      const found = await model.findOne({ username }).lean()
      return found?.passwordHash ? { ...toAccount(found), passwordHash: found.passwordHash } : null
    },

    async saveStaff({ username, ...account }) {
      await model.updateOne({ username }, { $set: { ...account, verifiedIdentity: null } }, { upsert: true })
    },
  }
}

function toAccount({ _id, role, displayName, institutionCode, districtCode, verifiedIdentity }: StoredAccount): Account {
  return { id: _id.toHexString(), role, displayName: displayName ?? null, institutionCode: institutionCode ?? null, districtCode: districtCode ?? null, verifiedIdentity: verifiedIdentity ?? null }
}
