import { hash, randomBytes, timingSafeEqual } from 'node:crypto'
import { lettersOf } from '@mcb/shared/domain'

/** 256 random bits, for sessions. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** 130 random bits in 26 characters that survive being read aloud and typed. */
export function newCode(): string {
  return lettersOf(randomBytes(17)).slice(0, 26)
}

/** What the store keeps of a secret: enough to recognize it, useless to a reader of the store. */
export function digest(secret: string): string {
  return hash('sha256', secret, 'base64url')
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
