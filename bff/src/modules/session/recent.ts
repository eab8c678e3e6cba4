import type { Account, AccountRepository } from './ports'

const REMEMBERED_MS = 5000
const AT_MOST = 10_000

/**
 * Accounts as the store had them in the last five seconds, because a page makes several calls at once. Only accounts: whether a
 * session still holds is asked of the store at every call.
 */
export function createKnownAccounts(accounts: Pick<AccountRepository, 'get'>, clock: () => Date) {
  const known = new Map<string, { account: Account; until: number }>()
  return {
    async get(id: string): Promise<Account | null> {
      const found = known.get(id)
      if (found && found.until > clock().getTime()) return found.account
      const account = await accounts.get(id)
      if (account) this.remember(account)
      else known.delete(id)
      return account
    },
    /** As it is now, for instance after a sign-in. */
    remember(account: Account): void {
      known.delete(account.id)
      known.set(account.id, { account, until: clock().getTime() + REMEMBERED_MS })
      // the first of a map is the oldest
      if (known.size > AT_MOST) known.delete(known.keys().next().value!)
    },
  }
}
