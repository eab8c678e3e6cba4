import { randomBytes } from 'node:crypto'
import { cipherOf, type Cipher } from './ciphers'

/** A data key as the store keeps it. */
export type Wrapping = { masterKeyId: string; wrapped: Buffer }

/**
 * Who holds the master keys: this process, or a key service or cipher machine that never gives them away. `purpose` is bound in: a
 * wrapped key opens for nothing else. Throws `upstream.*` when it cannot be reached.
 */
export interface MasterKeys {
  /** The master key that wraps now. */
  currentId(): string
  wrap(purpose: string, secret: Buffer): Promise<Wrapping>
  unwrap(purpose: string, wrapping: Wrapping): Promise<Buffer>
}

/** A master key of a file or the environment. */
export type LocalMasterKey = { id: string; secret: Buffer }

/** Master keys in this process, for a demo or a small installation: the first wraps, all unwrap. */
export function localMasterKeys(keys: readonly LocalMasterKey[]): MasterKeys {
  const ciphers = new Map<string, Cipher>(keys.map(({ id, secret }) => [id, cipherOf('sm4-ctr-hmac-sm3', secret)]))
  const current = keys[0]?.id
  if (current === undefined) throw new Error('there is no master key')
  const contextOf = (id: string, purpose: string) => Buffer.from(JSON.stringify(['wrapped key', id, purpose]))
  return {
    currentId: () => current,
    wrap: async (purpose, secret) => ({ masterKeyId: current, wrapped: ciphers.get(current)!.seal(contextOf(current, purpose), secret) }),
    async unwrap(purpose, { masterKeyId, wrapped }) {
      const secret = ciphers.get(masterKeyId)?.open(contextOf(masterKeyId, purpose), wrapped)
      if (!secret) throw new Error('a data key cannot be unwrapped: its master key is not there, or is another')
      return secret
    },
  }
}

/** 256 random bits to make keys of. */
export function newKeySecret(): Buffer {
  return randomBytes(32)
}
