import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const IV_BYTES = 12
const TAG_BYTES = 16

/** Random bytes for this many nonces are asked for at once: asking costs as much as sealing a ticket. */
const NONCES_AT_ONCE = 512
let random = Buffer.alloc(0)

/** Bytes nobody has had before. */
function newNonce(): Buffer {
  if (random.length < IV_BYTES) random = randomBytes(IV_BYTES * NONCES_AT_ONCE)
  const nonce = random.subarray(0, IV_BYTES)
  random = random.subarray(IV_BYTES)
  return nonce
}

/**
 * Authenticated encryption (AES-256-GCM). `context` is bound in: a sealed value moved to another record or purpose does
 * not open. Layout: 12 bytes nonce, 16 bytes tag, ciphertext.
 */
export function seal(key: Buffer, context: string, plain: Buffer): Buffer {
  const iv = newNonce()
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  cipher.setAAD(Buffer.from(context))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body])
}

/** The plain bytes, or `null` when the value was altered, moved, or sealed with another key. */
export function unseal(key: Buffer, context: string, sealed: Buffer): Buffer | null {
  if (sealed.length < IV_BYTES + TAG_BYTES) return null
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV_BYTES))
  decipher.setAAD(Buffer.from(context))
  decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()])
  } catch {
    return null
  }
}

/** A JSON value as an opaque ticket that only we can read, good until `expiresAt`. */
export function sealTicket(key: Buffer, context: string, value: unknown, expiresAt: Date): string {
  return seal(key, context, Buffer.from(JSON.stringify({ value, until: expiresAt.getTime() }))).toString('base64url')
}

/** The value of a ticket of ours that has not expired, or `null`. */
export function openTicket<T>(key: Buffer, context: string, ticket: string, now: Date): T | null {
  const plain = unseal(key, context, Buffer.from(ticket, 'base64url'))
  if (!plain) return null
  const { value, until } = JSON.parse(plain.toString()) as { value: T; until: number }
  return until > now.getTime() ? value : null
}
