import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 random bits, for sessions. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

// Crockford's alphabet: no I, L, O or U, so that a code can be read aloud and typed
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** 130 random bits in 26 characters that survive being read aloud and typed. */
export function newCode(): string {
  return [...randomBytes(26)].map(byte => ALPHABET[byte & 31]).join('')
}

/** A typed or scanned code as it was made: capitals, no separators, look-alikes folded. */
export function normalizeCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0')
}

/** What the store keeps of a secret: enough to recognize it, useless to a reader of the store. */
export function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}

/** Compares two digests without telling by time how alike they are. */
export function sameDigest(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)]
  return x.length === y.length && timingSafeEqual(x, y)
}

/** A digest of any JSON value that does not depend on the order of keys. */
export function digestOf(value: unknown): string {
  return digest(JSON.stringify(sorted(value)))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, sorted(v)]),
  )
}
