import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
// Loaded here although only threads use it: a native library must not be unloaded with the last thread that has it.
import 'sharp'
import { ReadingFailedError, ReadingTimedOutError, type Outcome } from './ports'
import type { ReadingReply, ReadingRequest } from './reading-thread'

type Waiting = { settle: (outcome: Outcome) => void; fail: (reason: unknown) => void }

const startReadingThread = () => new Worker(join(__dirname, 'reading-thread.cjs'), { execArgv: [] })

/**
 * One reading thread and its replacement when it dies, hangs or is no longer needed: killing the thread is the only way
 * to stop an engine in the middle of a picture. Reads one picture at a time.
 */
export class ReadingLane {
  private worker: Worker | undefined
  private started: Promise<void> | undefined
  private waiting: Waiting | undefined
  private closed = false

  constructor(private readonly startThread: () => Worker = startReadingThread) {}

  /** Resolves when the thread can read; starts it if there is none. */
  start(): Promise<void> {
    if (this.closed) return Promise.reject(new ReadingFailedError('the reader is closed'))
    this.started ??= this.spawn()
    return this.started
  }

  private spawn(): Promise<void> {
    const worker = this.startThread()
    this.worker = worker
    const started = new Promise<void>((resolve, reject) => {
      worker.on('message', (reply: ReadingReply) => {
        if (reply.kind === 'ready') resolve()
        else if (reply.kind === 'outcome') this.waiting?.settle(reply.outcome)
        else this.waiting?.fail(new ReadingFailedError(reply.message))
      })
      const lose = (error?: Error) => {
        const failure = new ReadingFailedError('the reading thread ended', { cause: error })
        reject(failure)
        if (this.worker !== worker) return
        this.worker = undefined
        this.started = undefined
        this.waiting?.fail(failure)
      }
      worker.once('error', lose)
      worker.once('exit', () => lose())
    })
    started.catch(() => undefined)
    return started
  }

  /** Reads one picture. A reading that takes longer than `timeoutMs` or is aborted costs the thread; a new one starts at once. */
  async read(request: ReadingRequest, timeoutMs: number, signal?: AbortSignal): Promise<Outcome> {
    signal?.throwIfAborted()
    let interrupt: (reason: unknown) => void
    const interrupted = new Promise<never>((_, reject) => {
      interrupt = reason => {
        reject(reason)
        void this.stop()
      }
    })
    const abort = () => interrupt(signal!.reason)
    signal?.addEventListener('abort', abort, { once: true })
    const timer = setTimeout(() => interrupt(new ReadingTimedOutError(`no reading within ${timeoutMs} ms`)), timeoutMs)
    try {
      return await Promise.race([this.post(request), interrupted])
    } finally {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
      this.waiting = undefined
      if (!this.worker && !this.closed) this.start().catch(() => undefined)
    }
  }

  private async post(request: ReadingRequest): Promise<Outcome> {
    await this.start()
    return new Promise((settle, fail) => {
      this.waiting = { settle, fail }
      if (this.worker) this.worker.postMessage(request)
      else fail(new ReadingFailedError('the reading thread ended'))
    })
  }

  private async stop(): Promise<void> {
    const worker = this.worker
    this.worker = undefined
    this.started = undefined
    await worker?.terminate()
  }

  /** Ends the thread for good; what it is reading fails. */
  async close(): Promise<void> {
    this.closed = true
    this.waiting?.fail(new ReadingFailedError('the reader is closed'))
    await this.stop()
  }
}
