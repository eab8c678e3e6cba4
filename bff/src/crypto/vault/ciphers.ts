import { createCipheriv, createDecipheriv, createHmac, getCiphers, getHashes, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'

/** How values are sealed; the first is what the national rules ask for (GM/T 0002, GM/T 0004). */
export const ALGORITHMS = ['sm4-ctr-hmac-sm3', 'aes-256-gcm'] as const
export type Algorithm = (typeof ALGORITHMS)[number]

/** Authenticated encryption under one key. `context` is bound in, and not kept: a value that was moved does not open. */
export type Cipher = {
  seal(context: Buffer, plain: Buffer): Buffer
  /** The plain bytes, or null when anything was altered or moved, or another key sealed it. */
  open(context: Buffer, sealed: Buffer): Buffer | null
}

const GCM_NONCE = 12
const GCM_TAG = 16
const CTR_NONCE = 16
const SM3_BYTES = 32

/** What each algorithm is called inside a sealed value: one byte, never given away again. */
export const ALGORITHM_CODES: Readonly<Record<Algorithm, number>> = { 'aes-256-gcm': 1, 'sm4-ctr-hmac-sm3': 2 }

/** Ciphers for one secret: each algorithm has keys of its own, made of it. */
export function cipherOf(algorithm: Algorithm, secret: Buffer): Cipher {
  return algorithm === 'aes-256-gcm' ? gcm(derive('sha256', secret, 'aes-256-gcm', 32)) : encryptThenMac(derive('sm3', secret, 'sm4-ctr', 16), derive('sm3', secret, 'hmac-sm3', SM3_BYTES))
}

/** What this build of Node lacks; everything that may be read has to be there, whatever is written. */
export function missingPrimitives(): string[] {
  return [...['aes-256-gcm', 'sm4-ctr'].filter(name => !getCiphers().includes(name)), ...['sm3'].filter(name => !getHashes().includes(name))]
}

/** A key for one purpose. @param bytes how long */
export function derive(hash: 'sha256' | 'sm3', secret: Buffer, purpose: string, bytes: number): Buffer {
  return Buffer.from(hkdfSync(hash, secret, '', purpose, bytes))
}

/** Nonce, tag, ciphertext. */
function gcm(key: Buffer): Cipher {
  return {
    seal(context, plain) {
      const nonce = randomBytes(GCM_NONCE)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      cipher.setAAD(context)
      const body = Buffer.concat([cipher.update(plain), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body])
    },
    open(context, sealed) {
      if (sealed.length < GCM_NONCE + GCM_TAG) return null
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, GCM_NONCE), { authTagLength: GCM_TAG })
      decipher.setAAD(context)
      decipher.setAuthTag(sealed.subarray(GCM_NONCE, GCM_NONCE + GCM_TAG))
      try {
        return Buffer.concat([decipher.update(sealed.subarray(GCM_NONCE + GCM_TAG)), decipher.final()])
      } catch {
        return null
      }
    },
  }
}

/** Nonce, tag, ciphertext; the tag is over context, nonce and ciphertext, each with its length where it could be mistaken. */
function encryptThenMac(key: Buffer, macKey: Buffer): Cipher {
  const tagOf = (context: Buffer, nonce: Buffer, body: Buffer) => {
    const length = Buffer.alloc(8)
    length.writeBigUInt64BE(BigInt(context.length))
    return createHmac('sm3', macKey).update(length).update(context).update(nonce).update(body).digest()
  }
  return {
    seal(context, plain) {
      const nonce = randomBytes(CTR_NONCE)
      const cipher = createCipheriv('sm4-ctr', key, nonce)
      const body = Buffer.concat([cipher.update(plain), cipher.final()])
      return Buffer.concat([nonce, tagOf(context, nonce, body), body])
    },
    open(context, sealed) {
      if (sealed.length < CTR_NONCE + SM3_BYTES) return null
      const nonce = sealed.subarray(0, CTR_NONCE)
      const body = sealed.subarray(CTR_NONCE + SM3_BYTES)
      // nothing is decrypted before it is known to be ours
      if (!timingSafeEqual(tagOf(context, nonce, body), sealed.subarray(CTR_NONCE, CTR_NONCE + SM3_BYTES))) return null
      const decipher = createDecipheriv('sm4-ctr', key, nonce)
      return Buffer.concat([decipher.update(body), decipher.final()])
    },
  }
}
