import { DEFAULT_SETTINGS } from '@mcb/shared/domain'
import { anApplication } from '@mcb/shared/testing'
import { aClock, anAccount, aRecord, fakeApplications } from '../../../test/fakes'
import { createApplicationWrites } from './writes'

const mother = anAccount({ id: 'a'.repeat(24) })
const stranger = anAccount({ id: 'c'.repeat(24) })
const id = anApplication().id
const KEY = 'key-0123456789abcdef'

function setUp(...args: Parameters<typeof anApplication>) {
  const { repository, records } = fakeApplications(aRecord(anApplication(...args)))
  const woken: string[] = []
  const writes = createApplicationWrites({ applications: repository, settings: DEFAULT_SETTINGS, clock: aClock(), wakeOutbox: woken.push.bind(woken) as (id: string) => void })
  return { repository, records, writes, woken, stored: () => records.get(id)! }
}
const write = (overrides = {}) => ({ account: mother, idempotencyKey: KEY, request: { a: 1 }, version: 0, ...overrides })
const refusedWith = (code: string, params?: object) => expect.objectContaining({ code, ...(params ? { details: expect.objectContaining({ params: expect.objectContaining(params) }) } : {}) })

describe('a write to an application', () => {
  it('moves it on, counts the version up and leaves a line in the history', async () => {
    const { writes, stored } = setUp()
    await writes.perform(id, 'withdraw', write())
    expect(stored().application).toMatchObject({ status: 'withdrawn', version: 1, history: [{ action: 'withdraw', by: 'parent', status: 'withdrawn' }] })
  })

  it('is done once, however often it comes', async () => {
    const { writes, stored } = setUp()
    const changed = jest.fn()
    for (let i = 0; i < 3; i++) await writes.perform(id, 'withdraw', write(), changed)
    expect(changed).toHaveBeenCalledTimes(1)
    expect(stored().application.history).toHaveLength(1)
  })

  it('is done once when it comes ten times at the same moment', async () => {
    const { writes, stored } = setUp()
    const results = await Promise.all(Array.from({ length: 10 }, () => writes.perform(id, 'withdraw', write())))
    expect(results.every(record => record.application.status === 'withdrawn')).toBe(true)
    expect(stored().application).toMatchObject({ version: 1 })
    expect(stored().application.history).toHaveLength(1)
  })

  it('is refused when the same key asks for something else', async () => {
    const { writes } = setUp()
    await writes.perform(id, 'withdraw', write())
    await expect(writes.perform(id, 'withdraw', write({ request: { a: 2 } }))).rejects.toEqual(refusedWith('request.idempotency_key_reused'))
  })

  it('is refused when somebody changed the application meanwhile', async () => {
    const { writes } = setUp({ version: 4 })
    await expect(writes.perform(id, 'withdraw', write({ version: 3 }))).rejects.toEqual(refusedWith('application.version_conflict', { version: 4 }))
  })

  it('lets one of two different writes win', async () => {
    const { writes, stored } = setUp()
    const two = await Promise.allSettled([
      writes.perform(id, 'withdraw', write({ idempotencyKey: 'key-of-the-first-one' })),
      writes.perform(id, 'submit', write({ idempotencyKey: 'key-of-the-other-one' })),
    ])
    expect(two.map(result => result.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(stored().application.version).toBe(1)
  })

  it('answers a stranger as if there were nothing', async () => {
    const { writes } = setUp()
    await expect(writes.perform(id, 'withdraw', write({ account: stranger }))).rejects.toEqual(refusedWith('resource.not_found'))
    await expect(writes.perform('0'.repeat(24), 'withdraw', write())).rejects.toEqual(refusedWith('resource.not_found'))
  })

  it('tells why the rules refuse, and which question is open', async () => {
    const { writes } = setUp({ answers: {} })
    await expect(writes.perform(id, 'submit', write())).rejects.toEqual(refusedWith('application.action_refused', { refusal: 'incomplete', step: 'consent' }))
  })

  it('leaves nothing behind when the change fails half way', async () => {
    const { writes, stored } = setUp()
    const before = structuredClone(stored())
    await expect(writes.perform(id, 'withdraw', write(), () => { throw new Error('upstream') })).rejects.toThrow('upstream')
    expect(stored()).toEqual(before)
  })
})
