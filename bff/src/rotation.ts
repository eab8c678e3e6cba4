import type { KeyRing, KeyUse } from './crypto/vault/key-ring'
import type { Resealable } from './storage/resealing'

type Tools = {
  ring: KeyRing
  stores: readonly Resealable[]
  /** Until every process writes with keys that were made now. */
  settled(): Promise<void>
  /** How many documents are read at once. */
  batch: number
  /** After each batch, and when a collection is done. */
  report(progress: { collection: string; done: number; failed: number }): void
}

/** How often everything is walked again for what others wrote meanwhile; a process that writes with old keys after so many is not ours. */
const WALKS_AT_MOST = 5

/**
 * Wraps the keys by the master key of today, makes new ones where asked, and seals anew all that other keys have sealed, or none, while
 * the service goes on. It may be killed at any moment and begun again: the documents tell what is left. Index keys of before
 * are retired when nothing needs them any more.
 * @returns how many documents were sealed anew, and how many could not be: those stay as they are
 */
export async function rotateKeys({ ring, stores, settled, batch, report }: Tools, fresh: readonly KeyUse[]): Promise<{ done: number; failed: number }> {
  await ring.rewrapAll()
  for (const use of fresh) await ring.next(use)
  if (fresh.length) await settled()
  const first = await walkUntilDone()
  if ((await ring.keys()).index.length < 2 || first.failed) return first
  // all have both tokens now: the old ones can go
  await ring.retireOld('index')
  await settled()
  const second = await walkUntilDone()
  return { done: first.done + second.done, failed: second.failed }

  async function walkUntilDone(): Promise<{ done: number; failed: number }> {
    const total = { done: 0, failed: 0 }
    for (let walk = 0; walk < WALKS_AT_MOST; walk++) {
      total.failed = 0
      for (const store of stores) {
        const { done, failed } = await walkThrough(store)
        total.done += done
        total.failed += failed
      }
      if (total.failed || (await Promise.all(stores.map(store => store.isDone()))).every(Boolean)) break
    }
    return total
  }

  async function walkThrough(store: Resealable): Promise<{ done: number; failed: number }> {
    const total = { done: 0, failed: 0 }
    let last: unknown = null
    do {
      const round = await store.resealAfter(last, batch)
      total.done += round.done
      total.failed += round.failed
      last = round.last
      report({ collection: store.name, done: total.done, failed: total.failed })
    } while (last !== null)
    return total
  }
}
