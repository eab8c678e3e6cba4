import { newKeySecret, type MasterKeys, type Wrapping } from './master-keys'

/** Keys that seal, and keys that make what is looked up by. */
export type KeyUse = 'data' | 'index'

/** A key in the store: `<use>-<generation>`, wrapped by a master key. The newest of a use writes. */
export type WrappedKey = { id: string; use: KeyUse; generation: number; createdAt: Date; /** Nothing is written with it any more. */ retiredAt: Date | null } & Wrapping

export interface DataKeyRepository {
  /** All there are, oldest first. */
  list(): Promise<WrappedKey[]>
  /** @returns false when somebody was faster with this generation */
  insert(key: WrappedKey): Promise<boolean>
  /** Only if it is still wrapped as before. */
  rewrap(key: WrappedKey, wrapping: Wrapping): Promise<void>
  retire(id: string, at: Date): Promise<void>
}

export type Key = { id: string; use: KeyUse; generation: number; retired: boolean; secret: Buffer }

/** What a process works with until it looks again. */
export type Keys = {
  /** The one that seals. */
  data: Key
  /** Those that make tokens: more than one while they change over. */
  index: readonly Key[]
  byGeneration(generation: number): Key | null
  /** Names what is written with: two records of the same label were sealed by the same keys. */
  label: string
}

export type KeyRing = {
  keys(): Promise<Keys>
  /** Looks again at once: somebody has written with a key that is not known here. */
  refresh(): Promise<Keys>
  /** Makes the next generation of a use; every process writes with it once it has looked again. */
  next(use: KeyUse): Promise<void>
  /** Wraps every key anew that an older master key wraps. @returns how many */
  rewrapAll(): Promise<number>
  /** No key of a use but the newest writes, or is looked up by, any more. */
  retireOld(use: KeyUse): Promise<void>
}

/**
 * Unwrapped keys, kept for as long as the process lives: the master keys are asked once a key, so that a key service may be away afterwards.
 * @param refreshMs how soon a process notices a new generation
 */
export function createKeyRing({ repository, master, clock, refreshMs }: { repository: DataKeyRepository; master: MasterKeys; clock: () => Date; refreshMs: number }): KeyRing {
  const unwrapped = new Map<string, Buffer>()
  let known: Keys | null = null
  let lookedAt = -Infinity
  let looking: Promise<Keys> | null = null

  async function secretOf(key: WrappedKey): Promise<Buffer> {
    const secret = unwrapped.get(key.id) ?? (await master.unwrap(key.id, key))
    unwrapped.set(key.id, secret)
    return secret
  }

  async function add(use: KeyUse, generation: number): Promise<void> {
    const id = `${use}-${generation}`
    await repository.insert({ id, use, generation, createdAt: clock(), retiredAt: null, ...(await master.wrap(id, newKeySecret())) })
  }

  async function load(): Promise<Keys> {
    let stored = await repository.list()
    for (const use of ['data', 'index'] as const) {
      if (stored.some(key => key.use === use)) continue
      await add(use, 1)
      stored = await repository.list()
    }
    const needed = new Set([newest(stored, 'data').id, ...stored.filter(isIndexing).map(({ id }) => id)])
    const opened = await Promise.all(stored.map(key => secretOf(key).then(secret => toKey(key, secret), error => unless(needed.has(key.id), error))))
    known = keysOf(opened.filter(key => key !== null), newest(stored, 'data').id)
    lookedAt = performance.now()
    return known
  }

  function refresh(): Promise<Keys> {
    looking ??= load().finally(() => (looking = null))
    return looking
  }

  async function keys(): Promise<Keys> {
    if (known && performance.now() - lookedAt < refreshMs) return known
    try {
      return await refresh()
    } catch (error) {
      // who has keys goes on with them, and looks again later
      if (!known) throw error
      lookedAt = performance.now()
      return known
    }
  }

  return {
    refresh,
    keys,
    async next(use) {
      await refresh()
      const { generation } = newest(await repository.list(), use)
      await add(use, generation + 1)
      await refresh()
    },
    async rewrapAll() {
      const old = (await repository.list()).filter(key => key.masterKeyId !== master.currentId())
      for (const key of old) await repository.rewrap(key, await master.wrap(key.id, await secretOf(key)))
      return old.length
    },
    async retireOld(use) {
      const stored = await repository.list()
      const { id } = newest(stored, use)
      for (const key of stored) if (key.use === use && key.id !== id && !key.retiredAt) await repository.retire(key.id, clock())
      await refresh()
    },
  }
}

const isIndexing = ({ use, retiredAt }: WrappedKey) => use === 'index' && !retiredAt

function newest(stored: readonly WrappedKey[], use: KeyUse): WrappedKey {
  return stored.filter(key => key.use === use).reduce((a, b) => (b.generation > a.generation ? b : a))
}

/** A key of before whose master key is gone hurts who needs it, not everybody. */
function unless(needed: boolean, error: unknown): null {
  if (needed) throw error
  return null
}

function toKey({ id, use, generation, retiredAt }: WrappedKey, secret: Buffer): Key {
  return { id, use, generation, retired: retiredAt !== null, secret }
}

function keysOf(keys: readonly Key[], writing: string): Keys {
  const byGeneration = new Map(keys.filter(({ use }) => use === 'data').map(key => [key.generation, key]))
  const index = keys.filter(({ use, retired }) => use === 'index' && !retired)
  const data = keys.find(({ id }) => id === writing)!
  return { data, index, byGeneration: generation => byGeneration.get(generation) ?? null, label: [data, ...index].map(({ id }) => id).join(' ') }
}
