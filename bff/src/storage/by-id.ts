import { Types, type Collection } from 'mongoose'

/** More than a server sends in its first answer would cost a second question. */
const AT_MOST = 100

type Waiter<S> = { resolve: (found: S | null) => void; reject: (error: unknown) => void }

/**
 * Documents by their id; null for none, or for what cannot be an id. What is asked for within one turn of the event loop goes to
 * the store as one question: under load a question costs more than what it asks for. Every caller has a document of their own.
 */
export function readerById<S extends { _id: Types.ObjectId }>(collection: Pick<Collection, 'find'>): (id: string) => Promise<S | null> {
  let batches: Map<string, Waiter<S>>[] = []

  async function ask(batch: Map<string, Waiter<S>>): Promise<void> {
    try {
      const ids = [...batch.keys()].map(id => new Types.ObjectId(id))
      const found = await collection.find<S>({ _id: { $in: ids } }, { limit: ids.length }).toArray()
      const byId = new Map(found.map(document => [document._id.toHexString(), document]))
      for (const [id, { resolve }] of batch) resolve(byId.get(id) ?? null)
    } catch (error) {
      for (const { reject } of batch.values()) reject(error)
    }
  }

  function askAll(): void {
    for (const batch of batches) void ask(batch)
    batches = []
  }

  return async id => {
    if (!Types.ObjectId.isValid(id)) return null
    return new Promise((resolve, reject) => {
      const hex = new Types.ObjectId(id).toHexString()
      if (!batches.length) setImmediate(askAll)
      let batch = batches.find(each => each.size < AT_MOST && !each.has(hex))
      if (!batch) batches.push((batch = new Map()))
      batch.set(hex, { resolve, reject })
    })
  }
}
