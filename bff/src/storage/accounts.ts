import { Schema, Types, type Connection } from 'mongoose'
import type { Account, AccountRepository } from '../modules/session/ports'
import type { NoticeAddressees } from '../modules/notice/ports'
import type { Vault } from '../crypto/vault/vault'
import { readerById } from './by-id'
import { isDuplicateKey } from './connect'
import { resealable, type Resealable } from './resealing'
import { createSealer } from './sealed-documents'

type StoredAccount = Omit<Account, 'id'> & {
  _id: Types.ObjectId
  /** `<provider>:<id there>` of a parent, to be found by. */
  identity?: string | string[]
  /** The same, to be read; absent in what was written before there was a vault. */
  subject?: string
  username?: string
  passwordHash?: string
}

const schema = new Schema<StoredAccount>(
  {
    role: { type: String, required: true },
    displayName: { type: Schema.Types.Mixed, default: null },
    institutionCode: { type: String, default: null },
    districtCode: { type: String, default: null },
    verifiedIdentity: { type: Schema.Types.Mixed, default: null },
    identity: Schema.Types.Mixed,
    subject: Schema.Types.Mixed,
    username: String,
    passwordHash: String,
  },
  { collection: 'accounts', versionKey: false, minimize: false },
)
schema.index({ identity: 1 }, { unique: true, partialFilterExpression: { identity: { $exists: true } } })
schema.index({ username: 1 }, { unique: true, partialFilterExpression: { username: { $exists: true } } })

/** Accounts of parents (bound to one identity of one provider) and of staff (user name and password). */
export function createAccountRepository(connection: Connection, vault: Vault): AccountRepository & Pick<NoticeAddressees, 'openidOf'> & { syncIndexes(): Promise<unknown>; resealing: Resealable } {
  const model = connection.model<StoredAccount>('Account', schema)
  const { collection } = model
  const byId = readerById<StoredAccount>(collection)
  const sealer = createSealer(vault, 'accounts')

  const find = async (filter: object): Promise<StoredAccount | null> => {
    const found = await collection.findOne<StoredAccount>(filter)
    return found && sealer.open(found)
  }
  const get = async (id: string): Promise<StoredAccount | null> => {
    const found = await byId(id)
    return found && sealer.open(found)
  }
  const wechatIdOf = async (id: string): Promise<string | null> => {
    const identity = subjectOf(await get(id))
    return identity?.startsWith('wechat:') ? identity.slice('wechat:'.length) : null
  }
  const update = async (account: StoredAccount): Promise<void> => {
    const { _id, ...changes } = await sealer.seal(account)
    await collection.updateOne({ _id }, { $set: changes })
  }

  async function signIn(identity: string, profile: Pick<Account, 'displayName' | 'verifiedIdentity'>): Promise<StoredAccount> {
    const known = await find({ identity: await sealer.lookup('identity', identity) })
    if (known) {
      // who signs in as before changes nothing
      const isSame = known.displayName === profile.displayName && sameIdentity(known.verifiedIdentity, profile.verifiedIdentity)
      const account = { ...known, ...profile, identity, subject: identity }
      if (!isSame) await update(account)
      return account
    }
    const account: StoredAccount = { _id: new Types.ObjectId(), role: 'parent', institutionCode: null, districtCode: null, ...profile, identity, subject: identity }
    await collection.insertOne((await sealer.seal(account)) as never)
    return account
  }

  return {
    syncIndexes: () => model.createIndexes(),
    openidOf: wechatIdOf,
    wechatIdOf,

    async get(id) {
      const found = await get(id)
      return found && toAccount(found)
    },

    async signInParent(provider, subject, profile) {
      const identity = `${provider}:${subject}`
      try {
        return toAccount(await signIn(identity, profile))
      } catch (error) {
        // two first sign-ins at once: one inserts, the other finds
        if (!isDuplicateKey(error)) throw error
        return toAccount(await signIn(identity, profile))
      }
    },

    async findStaff(username) {
      const found = await find({ username: String(username) })
      return found?.passwordHash ? { ...toAccount(found), passwordHash: found.passwordHash } : null
    },

    async saveStaff({ username, ...account }) {
      const before = await find({ username })
      const staff: StoredAccount = { _id: before?._id ?? new Types.ObjectId(), username, ...account, verifiedIdentity: null }
      if (before) return update(staff)
      try {
        await collection.insertOne((await sealer.seal(staff)) as never)
      } catch (error) {
        // two who make the same account at once
        if (!isDuplicateKey(error)) throw error
        await update({ ...staff, _id: (await find({ username }))!._id })
      }
    },

    resealing: resealable<StoredAccount>(collection, {
      sealer,
      async again(raw) {
        const account = await sealer.open(raw)
        const identity = subjectOf(account)
        return sealer.seal({ ...account, ...(identity !== null && { identity, subject: identity }) })
      },
    }),
  }
}

function subjectOf(account: StoredAccount | null): string | null {
  return account?.subject ?? (typeof account?.identity === 'string' ? account.identity : null)
}

function sameIdentity(a: Account['verifiedIdentity'], b: Account['verifiedIdentity']): boolean {
  return a?.kind === b?.kind && a?.number === b?.number
}

function toAccount({ _id, role, displayName, institutionCode, districtCode, verifiedIdentity }: StoredAccount): Account {
  return { id: _id.toHexString(), role, displayName: displayName ?? null, institutionCode: institutionCode ?? null, districtCode: districtCode ?? null, verifiedIdentity: verifiedIdentity ?? null }
}
