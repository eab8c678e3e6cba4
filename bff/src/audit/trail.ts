import { AppError } from '@mcb/shared/errors'
import { entryAfter, headOf, streamOf, type AuditEntry, type AuditEvent, type AuditHead } from './entry'

/** Tries against other processes that append to the same stream at the same moment. */
const TRIES = 20
/** More at once would make one question too long. */
const BATCH = 200

export interface AuditStore {
  /** The last entry that stands. */
  head(stream: string): Promise<AuditHead>
  /** In their order, until somebody else has the place of one. @returns how many stand now */
  append(entries: readonly AuditEntry[]): Promise<number>
}

/** What was done with people's files, for good. */
export type AuditTrail = {
  /** Resolves when it stands in the store. @throws store.unavailable: then nobody may be answered */
  record(event: AuditEvent): Promise<void>
}

type Waiting = { event: AuditEvent; resolve: () => void; reject: (error: unknown) => void }

/** Appends to the chains. What comes while one is being written goes together, with one question a stream. */
export function createAuditTrail(store: AuditStore): AuditTrail {
  const waiting = new Map<string, Waiting[]>()
  const busy = new Set<string>()
  const heads = new Map<string, AuditHead>()

  async function append(stream: string, events: readonly AuditEvent[]): Promise<void> {
    let left = events
    for (let attempt = 0; attempt < TRIES; attempt++) {
      let head = heads.get(stream) ?? (await store.head(stream))
      const entries = left.map(event => {
        const entry = entryAfter(head, event)
        head = headOf(entry)
        return entry
      })
      // until it is known to stand, nothing is known
      heads.delete(stream)
      left = left.slice(await store.append(entries))
      if (left.length) continue
      heads.set(stream, head)
      return
    }
    throw new AppError('store.unavailable')
  }

  async function drain(stream: string): Promise<void> {
    busy.add(stream)
    for (let batch = take(stream); batch.length; batch = take(stream)) {
      try {
        await append(stream, batch.map(({ event }) => event))
        for (const { resolve } of batch) resolve()
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
    }
    busy.delete(stream)
  }

  function take(stream: string): Waiting[] {
    return waiting.get(stream)?.splice(0, BATCH) ?? []
  }

  return {
    record: event =>
      new Promise((resolve, reject) => {
        const stream = streamOf(event.files[0] ?? `account:${event.account ?? ''}`)
        const line = waiting.get(stream) ?? []
        waiting.set(stream, line)
        line.push({ event, resolve, reject })
        if (!busy.has(stream)) void drain(stream)
      }),
  }
}
