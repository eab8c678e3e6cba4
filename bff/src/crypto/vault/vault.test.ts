import { createCipheriv, createHash } from 'node:crypto'
import { ALGORITHMS, cipherOf, missingPrimitives } from './ciphers'
import { localMasterKeys, newKeySecret } from './master-keys'
import { aVault, rememberedDataKeys } from '../../../test/support/vault'
import { UnknownKey, VaultError } from './vault'

const PLACE = { collection: 'persons', id: 'a1', path: 'person.names' }
const TEXT = Buffer.from('欧阳安禾 E12345678')

it('has the national primitives, and they are the ones of the standards', () => {
  expect(missingPrimitives()).toEqual([])
  expect(createHash('sm3').update('abc').digest('hex')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
  const key = Buffer.from('0123456789abcdeffedcba9876543210', 'hex')
  expect(createCipheriv('sm4-ecb', key, null).setAutoPadding(false).update(key).toString('hex')).toBe('681edf34d206965e86b3e94f536e4246')
})

describe.each(ALGORITHMS)('a value sealed with %s', algorithm => {
  const cipher = cipherOf(algorithm, newKeySecret())

  it('opens in its context, and is another each time', () => {
    const [one, other] = [cipher.seal(Buffer.from('x'), TEXT), cipher.seal(Buffer.from('x'), TEXT)]
    expect(cipher.open(Buffer.from('x'), one)).toEqual(TEXT)
    expect(one.equals(other)).toBe(false)
    expect(cipher.open(Buffer.from('x'), cipher.seal(Buffer.from('x'), Buffer.alloc(0)))).toEqual(Buffer.alloc(0))
  })

  it('does not open when one bit is another, when it is cut, or in another context', () => {
    const sealed = cipher.seal(Buffer.from('x'), TEXT)
    for (let i = 0; i < sealed.length; i++) {
      const altered = Buffer.from(sealed)
      altered[i]! ^= 1
      expect(cipher.open(Buffer.from('x'), altered)).toBeNull()
      expect(cipher.open(Buffer.from('x'), sealed.subarray(0, i))).toBeNull()
    }
    expect(cipher.open(Buffer.from('y'), sealed)).toBeNull()
    expect(cipherOf(algorithm, newKeySecret()).open(Buffer.from('x'), sealed)).toBeNull()
  })

  it('opens in the record and field it was sealed for, and in no other', async () => {
    const session = await aVault({ algorithm }).vault.session()
    const sealed = session.seal(PLACE, TEXT)
    expect(session.open(PLACE, sealed)).toEqual(TEXT)
    expect(sealed.includes('E12345678')).toBe(false)
    for (const moved of [{ ...PLACE, id: 'a2' }, { ...PLACE, path: 'person.phone' }, { ...PLACE, collection: 'accounts' }, { collection: 'persons', id: 'a1","person.names', path: '' }])
      expect(() => session.open(moved, sealed)).toThrow(VaultError)
    for (const i of [0, 1]) {
      const altered = Buffer.from(sealed)
      altered[i]! ^= 3
      expect(() => session.open(PLACE, altered)).toThrow(VaultError)
    }
  })
})

describe('a vault', () => {
  it('reads what the other algorithm wrote', async () => {
    const repository = rememberedDataKeys()
    const master = localMasterKeys([{ id: 'm1', secret: newKeySecret() }])
    const [sm, aes] = await Promise.all(ALGORITHMS.map(algorithm => aVault({ algorithm, repository, master }).vault.freshSession()))
    expect(aes!.open(PLACE, sm!.seal(PLACE, TEXT))).toEqual(TEXT)
    expect(sm!.open(PLACE, aes!.seal(PLACE, TEXT))).toEqual(TEXT)
  })

  it('writes with the newest key and reads with those before; who does not know it yet looks again', async () => {
    const repository = rememberedDataKeys()
    const master = localMasterKeys([{ id: 'm1', secret: newKeySecret() }])
    const [one, other] = [aVault({ repository, master }), aVault({ repository, master })]
    const before = (await one.vault.session()).seal(PLACE, TEXT)
    const unaware = await other.vault.session()
    await one.ring.next('data')
    const after = await one.vault.session()
    expect(after.label).toBe('data-2 index-1')
    expect(after.open(PLACE, before)).toEqual(TEXT)
    const sealed = after.seal(PLACE, TEXT)
    expect(() => unaware.open(PLACE, sealed)).toThrow(UnknownKey)
    expect((await other.vault.freshSession()).open(PLACE, sealed)).toEqual(TEXT)
  })

  it('makes the same keys for all processes that start at once', async () => {
    const repository = rememberedDataKeys()
    const master = localMasterKeys([{ id: 'm1', secret: newKeySecret() }])
    const sessions = await Promise.all(Array.from({ length: 5 }, () => aVault({ repository, master }).vault.session()))
    expect(repository.kept.map(({ id }) => id).sort()).toEqual(['data-1', 'index-1'])
    expect(new Set(sessions.map(session => session.tokens('x', 'exact', 'y').join())).size).toBe(1)
  })

  it('makes tokens by which a value is found whatever its width, case and spaces, and not in another index', async () => {
    const { tokens } = await aVault().vault.session()
    expect(tokens('persons.documentKeys', 'number', 'ｅ1234 5678')).toEqual(tokens('persons.documentKeys', 'number', 'E12345678'))
    expect(tokens('a', 'exact', 'wechat:oAb')).not.toEqual(tokens('a', 'exact', 'wechat:oab'))
    expect(tokens('a', 'exact', 'x')).not.toEqual(tokens('b', 'exact', 'x'))
  })

  it('makes tokens of the old and the new index key until the old one is retired', async () => {
    const { vault, ring } = aVault()
    const [old] = (await vault.session()).tokens('a', 'exact', 'x')
    await ring.next('index')
    const both = (await vault.session()).tokens('a', 'exact', 'x')
    expect(both).toHaveLength(2)
    expect(both).toContain(old)
    await ring.retireOld('index')
    expect((await vault.session()).tokens('a', 'exact', 'x')).toEqual(both.filter(token => token !== old))
  })
})

describe('master keys', () => {
  const [m1, m2] = [{ id: 'm1', secret: newKeySecret() }, { id: 'm2', secret: newKeySecret() }]

  it('change by wrapping the data keys anew; afterwards the old one is not needed', async () => {
    const repository = rememberedDataKeys()
    const sealed = (await aVault({ repository, master: localMasterKeys([m1]) }).vault.session()).seal(PLACE, TEXT)
    expect(await aVault({ repository, master: localMasterKeys([m2, m1]) }).ring.rewrapAll()).toBe(2)
    expect((await aVault({ repository, master: localMasterKeys([m2]) }).vault.session()).open(PLACE, sealed)).toEqual(TEXT)
    await expect(aVault({ repository, master: localMasterKeys([m1]) }).vault.session()).rejects.toThrow('master key')
  })

  it('are asked once a key, so that they may be away afterwards', async () => {
    const local = localMasterKeys([m1])
    let asked = 0
    const master = { ...local, unwrap: (...args: Parameters<typeof local.unwrap>) => (asked++, local.unwrap(...args)) }
    const { vault } = aVault({ master, refreshMs: 0 })
    for (let i = 0; i < 5; i++) await vault.session()
    expect(asked).toBe(2)
  })

  it('that are away when a new key was made leave who runs with the keys they have', async () => {
    const repository = rememberedDataKeys()
    const local = localMasterKeys([m1])
    let away = false
    const running = aVault({ repository, refreshMs: 0, master: { ...local, unwrap: (...args) => (away ? Promise.reject(new Error('away')) : local.unwrap(...args)) } })
    await running.vault.session()
    away = true
    await aVault({ repository, master: local }).ring.next('data')
    expect((await running.vault.session()).label).toBe('data-1 index-1')
    away = false
    expect((await running.vault.session()).label).toBe('data-2 index-1')
  })

  it('that are away at first are asked again', async () => {
    const local = localMasterKeys([m1])
    let away = true
    const { vault } = aVault({ master: { ...local, wrap: (...args) => (away ? Promise.reject(new Error('away')) : local.wrap(...args)) } })
    await expect(vault.session()).rejects.toThrow('away')
    away = false
    expect((await vault.session()).label).toBe('data-1 index-1')
  })

  it('unwrap a key for its own purpose only', async () => {
    const master = localMasterKeys([m1])
    await expect(master.unwrap('data-2', await master.wrap('data-1', newKeySecret()))).rejects.toThrow('master key')
  })
})
