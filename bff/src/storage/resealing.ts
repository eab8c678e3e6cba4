import type { Collection } from 'mongoose'
import { VaultError } from '../crypto/vault/vault'
import type { Sealer } from './sealed-documents'
import { SEALED_FIELDS } from './sealed-fields'

/** A collection whose documents can be sealed anew, by whatever keys write now. */
export type Resealable = {
  name: string
  /**
   * The next documents after an id that other keys have sealed, or none. Each is changed only if nobody has changed it since it was read; who
   * was changed is found again by the next walk.
   * @returns the last id looked at, null at the end
   */
  resealAfter(after: unknown, limit: number): Promise<{ last: unknown; done: number; failed: number }>
  /** Whether everything is sealed with the keys that write now. */
  isDone(): Promise<boolean>
  /** Whether anything stands there as it was written before there was a vault; once not, never again. */
  hasPlain(): Promise<boolean>
}

type Raw = { _id: unknown; revision?: number }
type Tools<S> = {
  sealer: Sealer
  /** The document as it is made today, sealed: derived fields too. */
  again(raw: S): Promise<object>
  /** How it is put in its place; by default its personal fields are set. */
  replace?(raw: S, next: object): Promise<void>
}

/** Walks one collection by id. What is left to do is told by the documents themselves, so a walk that was killed is simply begun again. */
export function resealable<S extends Raw>(collection: Pick<Collection, 'find' | 'findOne' | 'updateOne' | 'name'>, { sealer, again, replace }: Tools<S>): Resealable {
  const { name } = collection
  let isClean = false

  async function put(raw: S, next: Record<string, unknown>): Promise<void> {
    const fields = rootsOf(name)
    const asRead = raw.revision === undefined ? Object.fromEntries(fields.map(field => [field, (raw as Record<string, unknown>)[field] ?? null])) : { revision: raw.revision }
    const set = Object.fromEntries([...fields, 'sealedWith'].filter(field => next[field] !== undefined).map(field => [field, next[field]]))
    await collection.updateOne({ _id: raw._id, ...asRead } as never, { $set: set } as never)
  }

  return {
    name,
    async resealAfter(after, limit) {
      const label = await sealer.label()
      const beyond = after === null ? {} : { _id: { $gt: after } }
      const found = await collection.find<S>({ ...beyond, sealedWith: { $ne: label } } as never).sort({ _id: 1 }).limit(limit).toArray()
      let failed = 0
      for (const raw of found) {
        try {
          const next = await again(raw)
          await (replace ? replace(raw, next) : put(raw, next as Record<string, unknown>))
        } catch (error) {
          if (!(error instanceof VaultError)) throw error
          // one that cannot be opened must not keep the others waiting
          failed++
        }
      }
      return { last: found.length < limit ? null : found.at(-1)!._id, done: found.length - failed, failed }
    },
    isDone: async () => (await collection.findOne({ sealedWith: { $ne: await sealer.label() } } as never, { projection: { _id: 1 } })) === null,
    async hasPlain() {
      isClean ||= (await collection.findOne({ sealedWith: { $exists: false } } as never, { projection: { _id: 1 } })) === null
      return !isClean
    },
  }
}

function rootsOf(name: string): string[] {
  const { sealed, tokens } = SEALED_FIELDS[name]!
  return [...new Set([...sealed, ...Object.keys(tokens)].map(path => path.split(/[.[]/)[0]!))]
}
