import { createHmac } from 'node:crypto'
import { ALGORITHM_CODES, ALGORITHMS, cipherOf, derive, type Algorithm, type Cipher } from './ciphers'
import type { Key, KeyRing, Keys } from './key-ring'

/** Where a value belongs: sealed here, it opens nowhere else. */
export type Place = { collection: string; id: string; path: string }

/** How a value is made comparable: `exact` as it is, `number` without regard to width, case and spaces. */
export type Comparison = 'exact' | 'number'

/** Seals with the keys of one moment. */
export type VaultSession = {
  /** Which keys write; see `Keys`. */
  label: string
  seal(place: Place, plain: Buffer): Buffer
  /** @throws UnknownKey when it was sealed by a key that is not known yet, VaultError when it was altered or moved */
  open(place: Place, sealed: Buffer): Buffer
  /** What stands for a value in an index, one token a key: the same for the same value, telling nothing to who has no key. */
  tokens(index: string, comparison: Comparison, value: string): string[]
}

export type Vault = {
  session(): Promise<VaultSession>
  /** After `UnknownKey`. */
  freshSession(): Promise<VaultSession>
}

/** A sealed value that cannot be opened where it stands; says nothing of what is in it. */
export class VaultError extends Error {
  constructor(message = 'a sealed value was altered, moved, or sealed with another key') {
    super(message)
    this.name = 'VaultError'
  }
}

export class UnknownKey extends VaultError {
  constructor() {
    super('a value is sealed with a key that is not there')
    this.name = 'UnknownKey'
  }
}

/** Opens with the keys that are known, and with all there are when one is not known yet. */
export async function openedBy<T>(vault: Vault, open: (session: VaultSession) => T): Promise<T> {
  const session = await vault.session()
  try {
    return open(session)
  } catch (error) {
    // another process may have written with a key that came since
    if (!(error instanceof UnknownKey)) throw error
    return open(await vault.freshSession())
  }
}

const VERSION = 1
/** Version, algorithm, generation of the data key. */
const HEADER_BYTES = 6
const TOKEN_BYTES = 16

/** Values of the store, sealed and opened. @param algorithm for what is written; all are read */
export function createVault(ring: Pick<KeyRing, 'keys' | 'refresh'>, algorithm: Algorithm): Vault {
  const sessionOf = remembered((keys: Keys) => createSession(keys, algorithm))
  return { session: async () => sessionOf(await ring.keys()), freshSession: async () => sessionOf(await ring.refresh()) }
}

function createSession(keys: Keys, algorithm: Algorithm): VaultSession {
  const ciphers = Object.fromEntries(ALGORITHMS.map(name => [name, remembered(({ secret }: Key) => cipherOf(name, secret))])) as Record<Algorithm, (key: Key) => Cipher>
  const byCode = new Map(ALGORITHMS.map(name => [ALGORITHM_CODES[name], ciphers[name]]))
  const header = Buffer.alloc(HEADER_BYTES)
  header.writeUInt8(VERSION)
  header.writeUInt8(ALGORITHM_CODES[algorithm], 1)
  header.writeUInt32BE(keys.data.generation, 2)
  const indexKeys = new Map<string, Buffer[]>()

  return {
    label: keys.label,
    seal: (place, plain) => Buffer.concat([header, ciphers[algorithm](keys.data).seal(contextOf(header, place), plain)]),
    open(place, sealed) {
      const cipher = byCode.get(sealed[1] ?? 0)
      if (sealed.length < HEADER_BYTES || sealed[0] !== VERSION || !cipher) throw new VaultError()
      const key = keys.byGeneration(sealed.readUInt32BE(2))
      if (!key) throw new UnknownKey()
      const plain = cipher(key).open(contextOf(sealed.subarray(0, HEADER_BYTES), place), sealed.subarray(HEADER_BYTES))
      if (!plain) throw new VaultError()
      return plain
    },
    tokens(index, comparison, value) {
      let made = indexKeys.get(index)
      if (!made) indexKeys.set(index, (made = keys.index.map(({ secret }) => derive('sm3', secret, `index ${index}`, 32))))
      return made.map(key => createHmac('sm3', key).update(comparable(comparison, value)).digest().subarray(0, TOKEN_BYTES).toString('base64url'))
    },
  }
}

function contextOf(header: Buffer, { collection, id, path }: Place): Buffer {
  return Buffer.concat([header, Buffer.from(JSON.stringify([collection, id, path]))])
}

function comparable(comparison: Comparison, value: string): string {
  return comparison === 'exact' ? value : value.normalize('NFKC').replace(/\s/g, '').toUpperCase()
}

function remembered<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const made = new WeakMap<K, V>()
  return key => {
    const before = made.get(key)
    if (before !== undefined) return before
    const value = make(key)
    made.set(key, value)
    return value
  }
}
