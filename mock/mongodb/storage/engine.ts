import { mkdirSync } from 'node:fs'
import { TransactionFlags, open } from 'lmdb'
import type { Database, RootDatabase } from 'lmdb'
import { StoreError } from '../errors'

/** Keys or entries read at one go; between two portions other commands may write. */
const PORTION = 200

const UNFLUSHED = TransactionFlags.ABORTABLE | TransactionFlags.SYNCHRONOUS_COMMIT | TransactionFlags.NO_SYNC_FLUSH

/** Written only so that there is something to commit: a commit flushes all before it. Catalog keys begin higher. */
const FLUSH_KEY = Buffer.from([0, 0])

type Bytes = Database<Buffer, Buffer>
interface Job { run: () => unknown, resolve: (value: unknown) => void, reject: (error: unknown) => void }
type Outcome = { value: unknown } | { refusal: StoreError }

/** From `low` (in) to `high` (out), in the bytes' order. */
export interface KeyRange { low: Buffer, high: Buffer }

/**
 * When a committed write is flushed to the disk. `every-commit`: before it is acknowledged, so that it survives the death of the
 * process and of the machine. `by-system`: when the operating system likes to; it survives the death of the process
 * (`kill -9`), not of the machine. The second is for data that is thrown away after a test.
 */
export type Flush = 'every-commit' | 'by-system'

/**
 * The lmdb environment: documents, index entries and the catalog in one place, so that one transaction covers them all.
 *
 * Writes are jobs. All that wait at a turn of the event loop run one after the other in one lmdb transaction, and no one is
 * answered before that is committed (and flushed): many writers share one commit.
 */
export class Engine {
  readonly documents: Bytes
  readonly entries: Bytes
  readonly catalog: Bytes
  private readonly root: RootDatabase<Buffer, Buffer>
  private jobs: Job[] = []
  private closed = false

  /** @param afterAbort called when a transaction was undone: what is kept in memory has to be read again. */
  constructor(directory: string, private readonly flush: Flush, private readonly afterAbort: () => void) {
    mkdirSync(directory, { recursive: true })
    this.root = open({ path: directory, noSubdir: false, maxDbs: 4, encoding: 'binary', keyEncoding: 'binary', overlappingSync: false })
    const database = (name: string): Bytes => this.root.openDB<Buffer, Buffer>({ name, encoding: 'binary', keyEncoding: 'binary' })
    this.documents = database('documents')
    this.entries = database('entries')
    this.catalog = database('catalog')
  }

  /** Runs a job inside the next write transaction; settles once that is on the disk. A StoreError keeps what was written before it. */
  write<T>(run: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.jobs.push({ run, resolve: resolve as (value: unknown) => void, reject })
      if (this.jobs.length === 1) setImmediate(() => this.commitJobs())
    })
  }

  private commitJobs(): void {
    const jobs = this.jobs
    this.jobs = []
    if (this.tryTogether(jobs)) return
    for (const job of jobs) if (!this.tryTogether([job])) job.reject(new StoreError(1, 'the write could not be done'))
  }

  /** False when a fault undid the transaction: one job's fault must not cost the others theirs, so each is then run alone. */
  private tryTogether(jobs: Job[]): boolean {
    const outcomes: Outcome[] = []
    try {
      this.root.transactionSync(() => {
        for (const job of jobs) outcomes.push(runJob(job))
      }, this.flush === 'every-commit' ? undefined : UNFLUSHED)
    } catch (error) {
      this.afterAbort()
      if (jobs.length === 1) jobs[0]!.reject(error)
      return jobs.length === 1
    }
    jobs.forEach((job, at) => {
      const outcome = outcomes[at]!
      if ('refusal' in outcome) job.reject(outcome.refusal)
      else job.resolve(outcome.value)
    })
    return true
  }

  /**
   * The entries of a range, in order or backwards. It may be left and taken up again after other commands have written: it
   * then goes on behind the last key it gave.
   */
  * scan(database: Bytes, { low, high }: KeyRange, backwards = false): Generator<{ key: Buffer, value: Buffer }> {
    let from = backwards ? high : low
    let isFirst = true
    for (;;) {
      const range = database.getRange({
        start: from,
        exclusiveStart: backwards || !isFirst,
        end: backwards ? low : high,
        inclusiveEnd: backwards,
        reverse: backwards,
        limit: PORTION,
      })
      const portion = [...range]
      for (const { key, value } of portion) yield { key, value }
      if (portion.length < PORTION || this.closed) return
      from = portion.at(-1)!.key
      isFirst = false
    }
  }

  count(database: Bytes, { low, high }: KeyRange): number {
    return database.getKeysCount({ start: low, end: high })
  }

  /** Removes all that a range holds; only inside a write job. */
  clear(database: Bytes, range: KeyRange): void {
    for (const { key } of this.scan(database, range)) database.removeSync(key)
  }

  /** Brings all that is committed to the disk, for a client that asks for it (`j: true`). */
  async flushed(): Promise<void> {
    if (this.flush === 'every-commit') return
    await this.write(() => undefined) // what is under way comes first
    this.root.transactionSync(() => this.catalog.putSync(FLUSH_KEY, Buffer.alloc(0)))
  }

  /** Waits for the jobs that are under way and closes the files. */
  async close(): Promise<void> {
    await this.write(() => undefined)
    this.closed = true
    await this.root.close()
  }
}

function runJob(job: Job): Outcome {
  try {
    return { value: job.run() }
  } catch (error) {
    if (error instanceof StoreError) return { refusal: error }
    throw error
  }
}
