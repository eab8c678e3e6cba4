import { Long } from 'bson'
import { RawDocument } from './bson/bytes'
import type { Document } from './bson/values'
import { StoreError } from './errors'

/** The documents a reply may hold together stay under this, so that the reply stays under the message limit. */
const MAX_BATCH_BYTES = 16 * 1024 * 1024
/** A cursor nobody asks for this long is given up, as in MongoDB. */
const IDLE_MILLISECONDS = 10 * 60 * 1000
const FIRST_BATCH = 101

interface Cursor { namespace: string, rest: Iterator<Uint8Array>, next: Uint8Array | undefined, usedAt: number }

/** The results that are still to be fetched. */
export class Cursors {
  private readonly open = new Map<string, Cursor>()
  private lastId = 0

  constructor(private readonly now: () => number = Date.now) {}

  /** The first answer to a query, and a cursor for the rest if there is one. `batchSize` undefined takes MongoDB's default. */
  start(namespace: string, documents: Iterable<Uint8Array>, batchSize: number | undefined, isSingleBatch = false): Document {
    this.closeIdle()
    const cursor: Cursor = { namespace, rest: documents[Symbol.iterator](), next: undefined, usedAt: this.now() }
    const firstBatch = take(cursor, batchSize ?? FIRST_BATCH)
    if (cursor.next === undefined) cursor.next = nextOf(cursor)
    const isDone = isSingleBatch || cursor.next === undefined
    if (isDone) cursor.rest.return?.()
    return { cursor: { firstBatch, id: isDone ? Long.ZERO : this.keep(cursor), ns: namespace } }
  }

  private keep(cursor: Cursor): Long {
    // beyond 2^32, so that no client can take it for a small number of its own
    const id = Long.fromNumber(0x100000000 + ++this.lastId)
    this.open.set(id.toString(), cursor)
    return id
  }

  more(id: Long, namespace: string, batchSize: number | undefined): Document {
    this.closeIdle()
    const cursor = this.open.get(id.toString())
    if (!cursor) throw new StoreError(43, `cursor id ${id.toString()} not found`)
    if (cursor.namespace !== namespace) throw new StoreError(13, `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace ${cursor.namespace}`)
    cursor.usedAt = this.now()
    const nextBatch = take(cursor, batchSize ?? Infinity)
    cursor.next ??= nextOf(cursor)
    if (cursor.next === undefined) this.open.delete(id.toString())
    return { cursor: { nextBatch, id: cursor.next === undefined ? Long.ZERO : id, ns: namespace } }
  }

  /** True when there was such a cursor. */
  close(id: Long): boolean {
    this.open.get(id.toString())?.rest.return?.()
    return this.open.delete(id.toString())
  }

  private closeIdle(): void {
    const limit = this.now() - IDLE_MILLISECONDS
    for (const [id, cursor] of this.open) if (cursor.usedAt < limit) this.close(Long.fromString(id))
  }
}

function nextOf(cursor: Cursor): Uint8Array | undefined {
  const { value, done } = cursor.rest.next()
  return done ? undefined : value
}

function take(cursor: Cursor, count: number): RawDocument[] {
  const batch: RawDocument[] = []
  let bytes = 0
  while (batch.length < count) {
    const document = cursor.next ?? nextOf(cursor)
    cursor.next = undefined
    if (document === undefined) break
    if (batch.length > 0 && bytes + document.length > MAX_BATCH_BYTES) {
      cursor.next = document
      break
    }
    bytes += document.length
    batch.push(new RawDocument(document))
  }
  return batch
}
