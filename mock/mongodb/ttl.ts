import { everything, find } from './query/execute'
import type { Store } from './query/execute'

/** Removes the documents whose time has come by `now`, by the indexes with `expireAfterSeconds`; gives their number. */
function removeExpired({ engine, catalog, records }: Store, now: Date): Promise<number> {
  return engine.write(() => {
    let removed = 0
    for (const collection of catalog.list()) {
      for (const index of collection.indexes) {
        if (index.expireAfterSeconds === undefined) continue
        const limit = new Date(now.getTime() - index.expireAfterSeconds * 1000)
        const filter = { kind: 'compare', path: index.fields[0]!.path, op: '$lte', value: limit } as const
        for (const stored of [...find({ engine, catalog, records }, collection, { ...everything(filter), hint: index })]) {
          records.remove(collection, stored)
          removed++
        }
      }
    }
    return removed
  })
}

/** Sweeps again and again, waiting `seconds()` before each sweep; `restart` waits anew, with the new number. */
export function startSweeper(store: Store, seconds: () => number): { restart: () => void, stop: () => void } {
  let timer: NodeJS.Timeout | undefined
  let isStopped = false
  const wait = (): void => {
    clearTimeout(timer)
    if (!isStopped) timer = setTimeout(() => void sweep(), seconds() * 1000)
  }
  const sweep = async (): Promise<void> => {
    await removeExpired(store, new Date()).catch((error: unknown) => console.error('expired documents could not be removed:', error))
    wait()
  }
  wait()
  return {
    restart: wait,
    stop: () => {
      isStopped = true
      clearTimeout(timer)
    },
  }
}
