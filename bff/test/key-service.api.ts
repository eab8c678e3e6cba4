import { CREDENTIALS } from '../../mock/credentials'
import { startKmsMock } from '../../mock/kms/server'
import { aVault, rememberedDataKeys } from './support/vault'
import { newKeySecret } from '../src/crypto/vault/master-keys'
import { createKmsClient } from '../src/upstream/kms/client'

const PLACE = { collection: 'persons', id: 'a1', path: 'person' }
let kms: Awaited<ReturnType<typeof startKmsMock>>
let client: ReturnType<typeof createKmsClient>
const clientOf = (more: object = {}) => createKmsClient({ url: kms.url, keyId: 'master-1', secret: CREDENTIALS.VAULT_KMS_SECRET, timeoutMs: 400, ...more })
const control = (what: string, body: object, method = 'POST') => fetch(`${kms.url}/control/${what}`, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

beforeAll(async () => {
  kms = await startKmsMock({ port: 0 })
  client = clientOf()
})
afterEach(() => control('faults', {}, 'DELETE'))
afterAll(async () => {
  await client.close()
  await kms.stop()
})

it('wraps keys at the key service and unwraps them for the same purpose only', async () => {
  const secret = newKeySecret()
  const wrapping = await client.wrap('data-1', secret)
  expect(wrapping.wrapped.includes(secret)).toBe(false)
  expect(await client.unwrap('data-1', wrapping)).toEqual(secret)
  await expect(client.unwrap('data-2', wrapping)).rejects.toMatchObject({ code: 'upstream.unexpected' })
  await expect(client.unwrap('data-1', { ...wrapping, masterKeyId: 'master-2' })).rejects.toMatchObject({ code: 'upstream.unexpected' })
})

it('is refused with another secret, and when its key was disabled', async () => {
  const stranger = clientOf({ secret: 'x'.repeat(20) })
  await expect(stranger.wrap('data-1', newKeySecret())).rejects.toMatchObject({ code: 'upstream.unexpected' })
  const other = clientOf({ keyId: 'lost-key' })
  await control('disable', { keyId: 'lost-key' })
  await expect(other.wrap('data-1', newKeySecret())).rejects.toMatchObject({ code: 'upstream.unexpected' })
  await Promise.all([stranger.close(), other.close()])
})

it.each([
  ['does not answer in time', { kind: 'hang' }, 'upstream.timeout'],
  ['is down', { kind: 'down' }, 'upstream.unavailable'],
  ['fails', { kind: 'error' }, 'upstream.unavailable'],
  ['answers something else', { kind: 'wrongBody' }, 'upstream.unexpected'],
])('that %s stops a service that has just started, and not one that has its keys', async (_what, fault, code) => {
  const repository = rememberedDataKeys()
  const running = aVault({ repository, master: client, refreshMs: 0 })
  const sealed = (await running.vault.session()).seal(PLACE, Buffer.from('x'))
  await control('faults', fault)
  const starting = aVault({ repository, master: client, refreshMs: 0 })
  await expect(starting.vault.session()).rejects.toMatchObject({ code })
  expect((await running.vault.session()).open(PLACE, sealed).toString()).toBe('x')
  await control('faults', {}, 'DELETE')
  expect((await starting.vault.session()).open(PLACE, sealed).toString()).toBe('x')
})

it('is asked once for a key, however much is sealed and opened', async () => {
  const { vault } = aVault({ master: client, refreshMs: 0 })
  const before = { ...kms.asked }
  for (let i = 0; i < 50; i++) {
    const session = await vault.session()
    session.open(PLACE, session.seal(PLACE, Buffer.from('x')))
  }
  expect({ wrap: kms.asked.wrap - before.wrap, unwrap: kms.asked.unwrap - before.unwrap }).toEqual({ wrap: 2, unwrap: 2 })
})
