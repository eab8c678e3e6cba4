import { Long } from 'bson'
import { RawDocument } from './bson/bytes'
import type { Document } from './bson/values'
import { Cursors } from './cursors'

const MINUTE = 60_000

interface Batch { firstBatch?: RawDocument[], nextBatch?: RawDocument[], id: Long }

describe('cursors', () => {
  let now = 0
  let cursors: Cursors
  beforeEach(() => {
    now = 0
    cursors = new Cursors(() => now)
  })

  const documents = (count: number, size = 5): Uint8Array[] => Array.from({ length: count }, () => new Uint8Array(size))
  const batchOf = (reply: Document): { count: number, id: Long } => {
    const { firstBatch, nextBatch, id } = reply.cursor as Batch
    return { count: (firstBatch ?? nextBatch)!.length, id }
  }

  test.each<[number, number | undefined, number, boolean]>([
    [0, undefined, 0, false], [101, undefined, 101, false], [102, undefined, 101, true], [3, 3, 3, false], [4, 3, 3, true], [4, 0, 0, true],
  ])('%i results in batches of %s: %i at first, more to come: %s', (count, batchSize, first, hasMore) => {
    const batch = batchOf(cursors.start('a.b', documents(count), batchSize))
    expect(batch.count).toBe(first)
    expect(batch.id.isZero()).toBe(!hasMore)
  })

  test('a batch stays under 16 MB, and no document is lost between batches', () => {
    const megabytes = 1024 * 1024
    let { count, id } = batchOf(cursors.start('a.b', documents(10, 5 * megabytes), 100))
    expect(count).toBe(3)
    while (!id.isZero()) {
      const next = batchOf(cursors.more(id, 'a.b', undefined))
      count += next.count
      id = next.id
    }
    expect(count).toBe(10)
  })

  test('a cursor is given up after ten minutes in which no one asked', () => {
    const { id } = batchOf(cursors.start('a.b', documents(10), 1))
    now += 10 * MINUTE
    expect(batchOf(cursors.more(id, 'a.b', 1)).count).toBe(1)
    now += 10 * MINUTE + 1
    expect(() => cursors.more(id, 'a.b', 1)).toThrow(expect.objectContaining({ code: 43 }))
  })

  test('a cursor belongs to its collection', () => {
    const { id } = batchOf(cursors.start('a.b', documents(10), 1))
    expect(() => cursors.more(id, 'a.c', 1)).toThrow(expect.objectContaining({ code: 13 }))
    expect(() => cursors.more(Long.fromNumber(1), 'a.b', 1)).toThrow(expect.objectContaining({ code: 43 }))
  })
})
