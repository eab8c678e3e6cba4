import { aClock, anAccount } from '../../../test/fakes'
import { createRecent } from './recent'

function aStore() {
  const clock = aClock()
  const account = anAccount({ displayName: 'before' })
  const reads: string[] = []
  const waiting: (() => void)[] = []
  const recent = createRecent(
    id => {
      reads.push(id)
      const answer = id === account.id ? { ...account } : null
      return new Promise<typeof answer>(resolve => waiting.push(() => resolve(answer)))
    },
    5000,
    clock,
  )
  const get = async (id = account.id) => {
    const found = recent.get(id)
    for (const answer of waiting.splice(0)) answer()
    return found
  }
  return { clock, account, reads, waiting, recent, get }
}

it('asks the store once in five seconds, and believes a sign-in at once', async () => {
  const { clock, account, reads, recent, get } = aStore()
  for (let i = 0; i < 10; i++) expect((await get())?.displayName).toBe('before')
  expect(reads).toHaveLength(1)
  recent.remember({ ...account, displayName: 'after' })
  expect((await get())?.displayName).toBe('after')
  clock.advance(4999)
  expect((await get())?.displayName).toBe('after')
  clock.advance(1)
  expect((await get())?.displayName).toBe('before')
  expect(reads).toHaveLength(2)
})

it('reads once for calls that come together, and asks again for what is not there', async () => {
  const { account, reads, waiting, recent, get } = aStore()
  const together = [recent.get(account.id), recent.get(account.id), recent.get(account.id)]
  waiting.splice(0)[0]!()
  expect((await Promise.all(together)).map(found => found?.id)).toEqual([account.id, account.id, account.id])
  expect(reads).toHaveLength(1)
  for (let i = 0; i < 2; i++) expect(await get('0'.repeat(24))).toBeNull()
  expect(reads).toHaveLength(3)
})

it('believes no reading that began before the record was forgotten', async () => {
  const { account, reads, waiting, recent, get } = aStore()
  const before = recent.get(account.id)
  recent.forget(account.id)
  waiting.splice(0)[0]!()
  await before
  await get()
  expect(reads).toHaveLength(2)
})

it('keeps no failure', async () => {
  const clock = aClock()
  let reads = 0
  const recent = createRecent(async () => (reads++ ? anAccount() : Promise.reject(new Error('away'))), 5000, clock)
  await expect(recent.get('a')).rejects.toThrow('away')
  expect(await recent.get('a')).not.toBeNull()
})
