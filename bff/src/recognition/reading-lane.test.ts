import { Worker } from 'node:worker_threads'
import { ReadingFailedError, ReadingTimedOutError } from './ports'
import { ReadingLane } from './reading-lane'

const request = { image: new Uint8Array(), today: '2026-06-01', expected: null }
const refused = { outcome: 'refused', reason: 'no_document' }

/** Threads that are ready at once; the first does `act` when asked to read, the next ones refuse every picture. */
function threadsWhere(act: string): { lane: ReadingLane; started: () => number } {
  let count = 0
  const lane = new ReadingLane(() => {
    count += 1
    const answer = `parentPort.postMessage({ kind: 'outcome', outcome: ${JSON.stringify(refused)} })`
    return new Worker(`const { parentPort } = require('node:worker_threads')
      parentPort.on('message', () => { ${count === 1 ? act : answer} })
      parentPort.postMessage({ kind: 'ready' })`, { eval: true })
  })
  return { lane, started: () => count }
}

describe('a reading thread', () => {
  it.each<[string, string, number, new () => Error]>([
    ['dies', 'process.exit(7)', 10_000, ReadingFailedError],
    ['throws where nobody catches', 'throw new Error("out of memory")', 10_000, ReadingFailedError],
    ['hangs', 'for (;;) {}', 50, ReadingTimedOutError],
  ])('that %s over a picture fails it and is replaced', async (_, act, timeoutMs, error) => {
    const { lane, started } = threadsWhere(act)
    try {
      await expect(lane.read(request, timeoutMs)).rejects.toBeInstanceOf(error)
      expect(await lane.read(request, 10_000)).toEqual(refused)
      expect(started()).toBe(2)
    } finally {
      await lane.close()
    }
  })

  it('that reads what nobody wants any more is stopped and replaced', async () => {
    const { lane, started } = threadsWhere('for (;;) {}')
    const leaving = new AbortController()
    try {
      await lane.start()
      const reading = lane.read(request, 10_000, leaving.signal)
      leaving.abort()
      await expect(reading).rejects.toBe(leaving.signal.reason)
      expect(await lane.read(request, 10_000)).toEqual(refused)
      expect(started()).toBe(2)
    } finally {
      await lane.close()
    }
  })

  it('that reports a failure of ours is kept', async () => {
    const { lane, started } = threadsWhere('parentPort.postMessage({ kind: "failed", message: "no language data" })')
    try {
      await expect(lane.read(request, 10_000)).rejects.toThrow('no language data')
      expect(started()).toBe(1)
    } finally {
      await lane.close()
    }
  })

  it('that cannot start fails the picture, and the next picture tries again', async () => {
    let count = 0
    const lane = new ReadingLane(() => {
      count += 1
      return new Worker('process.exit(1)', { eval: true })
    })
    try {
      await expect(lane.read(request, 10_000)).rejects.toBeInstanceOf(ReadingFailedError)
      await expect(lane.read(request, 10_000)).rejects.toBeInstanceOf(ReadingFailedError)
      expect(count).toBeGreaterThan(1)
    } finally {
      await lane.close()
    }
  })

  it('is not started for a picture nobody wants any more', async () => {
    const { lane, started } = threadsWhere('')
    await expect(lane.read(request, 10_000, AbortSignal.abort())).rejects.toThrow()
    expect(started()).toBe(0)
  })
})
