import type { Connection } from 'mongoose'
import type { Config } from './config'
import { createKeyRing } from './crypto/vault/key-ring'
import { localMasterKeys } from './crypto/vault/master-keys'
import { createVault } from './crypto/vault/vault'
import { createDataKeyRepository } from './storage/data-keys'
import { createKmsClient } from './upstream/kms/client'

/** How soon a process writes with a key that another has made. */
export const KEYS_KNOWN_MS = 30_000
/** A photo is large and must not hold up others: SM4 in this process takes 32 ms for 2 MB, AES 4 ms. */
const PHOTO_ALGORITHM = 'aes-256-gcm'

/** The vault of the settings, with its keys in the store; nobody is asked for a key before one is needed. */
export function openVault({ algorithm, masterKeys, kms: service }: Config['vault'], connection: Connection, { clock = () => new Date(), refreshMs = KEYS_KNOWN_MS }: { clock?: () => Date; refreshMs?: number } = {}) {
  const kms = service && createKmsClient(service)
  const ring = createKeyRing({ repository: createDataKeyRepository(connection), master: kms ?? localMasterKeys(masterKeys), clock, refreshMs })
  return { ring, vault: createVault(ring, algorithm), photos: createVault(ring, PHOTO_ALGORITHM), close: async () => kms?.close() }
}
