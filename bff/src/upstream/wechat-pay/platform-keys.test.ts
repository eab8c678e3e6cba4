import { generateKeyPairSync } from 'node:crypto'
import { createPlatformKeys, readPlatformKey, type PlatformKey } from './platform-keys'

const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
const key = (serial: string, from = -Infinity, until = Infinity): PlatformKey => ({ serial, key: publicKey, from, until })
const [OLD, NEW, NEXT] = ['A'.repeat(40), 'B'.repeat(40), 'C'.repeat(40)] as [string, string, string]

let time = 0
const clock = () => new Date(time)
beforeEach(() => void (time = Date.parse('2026-11-20T10:00:00Z')))

describe('the keys that are believed', () => {
  it('are all that are pinned, and no other', async () => {
    const keys = createPlatformKeys([key(OLD), key('PUB_KEY_ID_01')], clock, null)
    expect(await Promise.all([OLD, 'PUB_KEY_ID_01', NEW].map(async serial => (await keys.find(serial)) !== null))).toEqual([true, true, false])
  })

  it('are asked for once a minute, however many come', async () => {
    const fetchMore = jest.fn(async () => [key(NEW)])
    const keys = createPlatformKeys([key(OLD)], clock, fetchMore)
    expect(await keys.find(OLD)).not.toBeNull()
    expect(fetchMore).not.toHaveBeenCalled()
    expect(await Promise.all(Array.from({ length: 20 }, () => keys.find(NEW)))).not.toContain(null)
    expect(await keys.find(NEXT)).toBeNull()
    expect(fetchMore).toHaveBeenCalledTimes(1)
    time += 59_999
    await keys.find(NEXT)
    expect(fetchMore).toHaveBeenCalledTimes(1)
    time += 1
    await keys.find(NEXT)
    expect(fetchMore).toHaveBeenCalledTimes(2)
  })

  it('stay what they are when asking fails', async () => {
    const keys = createPlatformKeys([key(OLD)], clock, () => Promise.reject(new Error('no')))
    expect(await keys.find(NEW)).toBeNull()
    expect(await keys.find(OLD)).not.toBeNull()
  })

  it('are never replaced by one that was fetched under the same serial', async () => {
    const { publicKey: other } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const keys = createPlatformKeys([key(OLD)], clock, async () => [{ ...key(OLD), key: other }, key(NEW)])
    await keys.find(NEW)
    expect((await keys.find(OLD))?.equals(publicKey)).toBe(true)
  })

  it('forget a fetched one that is not there any more the next time', async () => {
    const lists = [[key(NEW)], [key(NEXT)]]
    const keys = createPlatformKeys([key(OLD)], clock, async () => lists.shift() ?? [])
    expect(await keys.find(NEW)).not.toBeNull()
    time += 60_000
    expect(await keys.find(NEXT)).not.toBeNull()
    expect(await keys.find(NEW)).toBeNull()
  })

  it('end with their time, and a pinned one that has ended asks for nothing', async () => {
    const fetchMore = jest.fn(async () => [])
    const keys = createPlatformKeys([key(OLD, time - 1000, time)], clock, fetchMore)
    expect(await keys.find(OLD)).not.toBeNull()
    time += 1
    expect(await keys.find(OLD)).toBeNull()
    expect(fetchMore).not.toHaveBeenCalled()
  })

  test.each(['PUB_KEY_ID_02', '__proto__', 'a'.repeat(40), '', 'F'.repeat(65)])('%s is no serial to ask for', async serial => {
    const fetchMore = jest.fn(async () => [])
    expect(await createPlatformKeys([], clock, fetchMore).find(serial)).toBeNull()
    expect(fetchMore).not.toHaveBeenCalled()
  })
})

describe('a key from the settings', () => {
  it('may be a public key with its id', () => expect(readPlatformKey({ serial: 'PUB_KEY_ID_01', pem }).key.equals(publicKey)).toBe(true))

  test.each<[string, string]>([
    ['no key', 'hello'],
    ['a short one', generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({ type: 'spki', format: 'pem' }).toString()],
    ['another kind', generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ type: 'spki', format: 'pem' }).toString()],
  ])('is refused when it is %s', (_what, text) => expect(() => readPlatformKey({ serial: 'PUB_KEY_ID_01', pem: text })).toThrow())
})
