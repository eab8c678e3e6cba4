import { ReaderBusyError, ReadingFailedError, type DocumentReader } from './ports'
import { ReadingLane } from './reading-lane'

type Limits = {
  /** Reading threads; one keeps about one core busy and holds some 400 MB while it reads. */
  workers: number
  /** Pictures that may wait for a thread beside those being read. */
  queueLimit: number
  /** For one picture, once its turn has come. */
  timeoutMs: number
}

/** Hands out the lanes in turn; those who find none free wait in line. */
class LanePool {
  private readonly free: ReadingLane[]
  private readonly line: { take: (lane: ReadingLane) => void; leave: (reason: unknown) => void }[] = []

  constructor(readonly lanes: ReadingLane[], private readonly queueLimit: number) {
    this.free = [...lanes]
  }

  take(signal?: AbortSignal): Promise<ReadingLane> {
    signal?.throwIfAborted()
    const lane = this.free.shift()
    if (lane) return Promise.resolve(lane)
    if (this.line.length >= this.queueLimit) throw new ReaderBusyError('too many pictures are waiting')
    return new Promise((resolve, reject) => {
      const abort = () => {
        this.line.splice(this.line.indexOf(place), 1)
        reject(signal!.reason)
      }
      const settled = <T>(settle: (value: T) => void) => (value: T) => {
        signal?.removeEventListener('abort', abort)
        settle(value)
      }
      const place = { take: settled(resolve), leave: settled(reject) }
      this.line.push(place)
      signal?.addEventListener('abort', abort, { once: true })
    })
  }

  giveBack(lane: ReadingLane): void {
    const next = this.line.shift()
    if (next) next.take(lane)
    else this.free.push(lane)
  }

  sendAway(reason: Error): void {
    for (const place of this.line.splice(0)) place.leave(reason)
  }
}

/**
 * A reader of documents on `workers` threads. The pictures never touch the thread that calls: it only passes bytes on.
 * The threads start with `warm()` or the first picture.
 */
export function createDocumentReader({ workers, queueLimit, timeoutMs }: Limits): DocumentReader {
  const pool = new LanePool(Array.from({ length: workers }, () => new ReadingLane()), queueLimit)
  let closed = false
  return {
    read: async (image, { today, expected = null, signal }) => {
      if (closed) throw new ReadingFailedError('the reader is closed')
      const lane = await pool.take(signal)
      try {
        const began = performance.now()
        const outcome = await lane.read({ image, today, expected }, timeoutMs, signal)
        return { ...outcome, milliseconds: Math.round(performance.now() - began) }
      } finally {
        pool.giveBack(lane)
      }
    },
    warm: async () => { await Promise.all(pool.lanes.map(lane => lane.start())) },
    close: async () => {
      closed = true
      pool.sendAway(new ReadingFailedError('the reader is closed'))
      await Promise.all(pool.lanes.map(lane => lane.close()))
    },
  }
}
