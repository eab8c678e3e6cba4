import { createKeyRing, type DataKeyRepository, type KeyRing, type WrappedKey } from '../../src/crypto/vault/key-ring'
import { localMasterKeys, newKeySecret, type MasterKeys } from '../../src/crypto/vault/master-keys'
import { createVault, type Vault } from '../../src/crypto/vault/vault'
import type { Connection } from 'mongoose'
import { openVault } from '../../src/vault'
import type { Algorithm } from '../../src/crypto/vault/ciphers'

/** Keys that live as long as the test. */
export function rememberedDataKeys(): DataKeyRepository & { kept: WrappedKey[] } {
  const kept: WrappedKey[] = []
  const change = (id: string, changes: Partial<WrappedKey>) => kept.forEach((key, i) => key.id === id && (kept[i] = { ...key, ...changes }))
  return {
    kept,
    list: async () => structuredClone(kept).map(key => ({ ...key, wrapped: Buffer.from(key.wrapped) })),
    async insert(key) {
      if (kept.some(({ id }) => id === key.id)) return false
      kept.push(key)
      return true
    },
    rewrap: async ({ id }, wrapping) => change(id, wrapping),
    retire: async (id, retiredAt) => change(id, { retiredAt }),
  }
}

/** A vault with keys of its own, for a test. */
export function aVault({ algorithm = 'sm4-ctr-hmac-sm3', repository = rememberedDataKeys(), master = localMasterKeys([{ id: 'm1', secret: newKeySecret() }]), refreshMs = 60_000 }: { algorithm?: Algorithm; repository?: DataKeyRepository; master?: MasterKeys; refreshMs?: number } = {}): { vault: Vault; ring: KeyRing } {
  const ring = createKeyRing({ repository, master, clock: () => new Date(), refreshMs })
  return { vault: createVault(ring, algorithm), ring }
}

/** The vault of a service that runs elsewhere. @param masterKeys as in its settings, one of them */
export function vaultOf(masterKeys: string, connection: Connection): Vault {
  const [id = '', secret = ''] = masterKeys.split(':')
  return openVault({ algorithm: 'sm4-ctr-hmac-sm3', masterKeys: [{ id, secret: Buffer.from(secret, 'base64') }], kms: null }, connection).vault
}
