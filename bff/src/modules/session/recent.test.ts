import { aClock, anAccount } from '../../../test/fakes'
import { createKnownAccounts } from './known-accounts'

it('asks the store once in five seconds for an account, and believes a sign-in at once', async () => {
  const clock = aClock()
  const account = anAccount({ displayName: 'before' })
  let reads = 0
  const known = createKnownAccounts({ get: async id => { reads += 1; return id === account.id ? { ...account } : null } }, clock)
  for (let i = 0; i < 10; i++) expect((await known.get(account.id))?.displayName).toBe('before')
  expect(reads).toBe(1)
  known.remember({ ...account, displayName: 'after' })
  expect((await known.get(account.id))?.displayName).toBe('after')
  clock.advance(5000)
  expect((await known.get(account.id))?.displayName).toBe('before')
  expect(await known.get('0'.repeat(24))).toBeNull()
  expect(reads).toBe(3)
})
