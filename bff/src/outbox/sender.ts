import { AppError } from '@mcb/shared/errors'
import type { Logger } from '../logging'
import { retryDelayMs } from './retry-delay'

/** How often to look for messages nobody has woken us for: after a restart, after a failure. */
const LOOK_EVERY_MS = 1000
/** "Taken, not decided": how soon to ask again. */
const PENDING_DELAY_MS = 1500
/** How soon to ask again whether an interface that somebody has stopped may be used. */
const STOPPED_DELAY_MS = 5000
const AT_ONCE = 4

/** What every message in an outbox has, whoever it is for. */
export type Sendable = {
  /** The same id again is the same message: the other side answers as it did the first time. */
  messageId: string
  /** Asking is not having: `asked` until there is an answer; `parked` when we have given up until a person says otherwise. */
  state: 'asked' | 'accepted' | 'refused' | 'parked'
  askedAt: Date
  attempts: number
  /** Not to be tried before; moved ahead while somebody is trying (a lease), and after a failure (backoff). */
  nextAttemptAt: Date
  /** While somebody is sending it: until when they have said they may be. */
  leasedUntil?: Date | null
  /** Code of the last failure or refusal. */
  lastProblem: string | null
}

/** What stands over all outboxes. */
export type Supervision = {
  /** Whether somebody has stopped the interface: asked before each send, after the lease is saved, so that who stops it sees in the store what was on its way. */
  isStopped(interfaceName: string): Promise<boolean>
  /** A message that was tried so often waits for a person. */
  triesAtMost: number
  answered(interfaceName: string, outcome: 'accepted' | 'refused' | 'parked'): void
  postponed(interfaceName: string, problem: string): void
}

/** Nothing is wrong, but a message must not go out before some time has passed. */
export class NotNow extends Error {
  constructor(readonly waitMs: number) {
    super('not now')
    this.name = 'NotNow'
  }
}

/** A message that has just been asked for. */
export function asked(messageId: string, at: Date): Sendable {
  return { messageId, state: 'asked', askedAt: at, attempts: 0, nextAttemptAt: at, lastProblem: null }
}

/** A record with its outbox inside, so that both are saved together. */
type WithOutbox<Entry extends Sendable> = { outbox: Entry[] }
type Answer = { outcome: 'accepted' | 'refused' | 'pending' }

/** Starts and stops with the service; `wake` tells that a record has something to send. */
export type Sender = { wake(id: string): void; start(): void; stop(): Promise<void> }

/** What every sender works with. `chance` is from 0 to 1, for the time between tries. */
export type SenderTools = { clock: () => Date; leaseMs: number; supervision?: Supervision; logger: Logger; chance?: () => number }

/**
 * Sends what records of one kind have to tell. A message is first leased (its next attempt moved ahead and saved), then
 * sent, then its answer is saved; a process that dies in between leaves a lease that runs out, and the same message is sent
 * again under the same id. Messages of one record go in order: behind one that is parked they wait.
 */
export function createSender<Entry extends Sendable, R extends WithOutbox<Entry>, A extends Answer, Tools = void>(deps: {
  /** Of the outbox, for the log. */
  name: string
  /** Which interface a message goes through; without it the outbox is one. */
  interfaceOf?: (entry: Entry) => string
  records: {
    get(id: string): Promise<R | null>
    save(record: R): Promise<string>
    /** Ids of records with a message to send now, longest waiting first. */
    dueForSending(now: Date, limit: number): Promise<string[]>
  }
  send(record: R, entry: Entry): Promise<A>
  /** Changes the record that has the entry, again when somebody was faster; nothing when `change` says false. */
  update(id: string, change: (record: R, at: Date, tools: Tools) => boolean): Promise<void>
  /** What the answer changes besides the entry. */
  settle(record: R, entry: Entry, answer: Exclude<A, { outcome: 'pending' }>, at: Date, tools: Tools): void
} & SenderTools): Sender {
  const { name, records, clock, leaseMs, logger, chance = Math.random, interfaceOf = () => name, supervision = UNSUPERVISED } = deps
  const waiting = new Set<string>()
  const busy = new Map<string, Promise<void>>()
  let timer: NodeJS.Timeout | null = null
  let stopped = true

  async function look(): Promise<void> {
    try {
      for (const id of await records.dueForSending(clock(), 50)) waiting.add(id)
    } catch (error) {
      logger.warn({ event: 'outbox.look_failed', outbox: name, err: error })
    }
    work()
    if (!stopped) timer = setTimeout(look, LOOK_EVERY_MS)
  }

  function work(): void {
    for (const id of waiting) {
      if (stopped || busy.size >= AT_ONCE) return
      if (busy.has(id)) continue
      waiting.delete(id)
      const done = sendNext(id)
        .catch(error => logger.warn({ event: 'outbox.send_failed', outbox: name, id, err: error }))
        .finally(() => {
          busy.delete(id)
          work()
        })
      busy.set(id, done)
    }
  }

  /** The first message that has no answer yet, if its time has come. */
  async function sendNext(id: string): Promise<void> {
    const record = await records.get(id)
    const entry = record?.outbox.find(({ state }) => state === 'asked' || state === 'parked')
    if (!record || entry?.state !== 'asked' || entry.nextAttemptAt > clock()) return
    entry.attempts += 1
    entry.nextAttemptAt = new Date(clock().getTime() + leaseMs)
    entry.leasedUntil = entry.nextAttemptAt
    // somebody else took it, or the record moved: the next look decides
    if ((await records.save(record)) !== 'saved') return
    const { messageId, attempts } = entry
    const interfaceName = interfaceOf(entry)
    if (await supervision.isStopped(interfaceName)) return change(id, messageId, unsent(STOPPED_DELAY_MS, 'exchange.stopped'))
    let answer: A
    try {
      answer = await deps.send(record, entry)
    } catch (error) {
      const { code, waitMs } = troubleOf(error)
      logger.warn({ event: 'outbox.retry_later', outbox: name, messageId, attempts, code, ...(error instanceof AppError || error instanceof NotNow ? {} : { err: error }) })
      supervision.postponed(interfaceName, code)
      if (waitMs !== null) return change(id, messageId, unsent(waitMs + retryDelayMs(1, chance()), code))
      if (attempts < supervision.triesAtMost) return change(id, messageId, postponed(retryDelayMs(attempts, chance()), code))
      logger.error({ event: 'outbox.parked', outbox: name, messageId, attempts, code })
      supervision.answered(interfaceName, 'parked')
      return change(id, messageId, parked(code))
    }
    if (!isDecided(answer)) return change(id, messageId, postponed(PENDING_DELAY_MS, null))
    const decided = answer
    await change(id, messageId, (present, at, after, tools) => {
      present.state = decided.outcome === 'accepted' ? 'accepted' : 'refused'
      present.leasedUntil = null
      present.lastProblem = 'reason' in decided ? String(decided.reason) : null
      deps.settle(after, present, decided, at, tools)
    })
    supervision.answered(interfaceName, answer.outcome === 'accepted' ? 'accepted' : 'refused')
    logger.info({ event: 'outbox.answered', outbox: name, messageId, outcome: answer.outcome, attempts })
    waiting.add(id)
  }

  /** Changes an entry that still waits for its answer. */
  async function change(id: string, messageId: string, edit: (entry: Entry, at: Date, record: R, tools: Tools) => void): Promise<void> {
    await deps.update(id, (record, at, tools) => {
      const entry = record.outbox.find(candidate => candidate.messageId === messageId)
      if (entry?.state !== 'asked') return false
      edit(entry, at, record, tools)
      return true
    })
  }

  const postponed = (delayMs: number, problem: string | null) => (entry: Entry, at: Date) => {
    entry.nextAttemptAt = new Date(at.getTime() + delayMs)
    entry.leasedUntil = null
    entry.lastProblem = problem
  }

  /** Nothing went out: that was no try. */
  const unsent = (delayMs: number, problem: string) => (entry: Entry, at: Date) => {
    postponed(delayMs, problem)(entry, at)
    entry.attempts -= 1
  }

  const parked = (problem: string) => (entry: Entry, at: Date) => {
    postponed(0, problem)(entry, at)
    entry.state = 'parked'
  }

  return {
    wake(id) {
      waiting.add(id)
      work()
    },
    start() {
      stopped = false
      void look()
    },
    /** Takes nothing new; resolves when what was begun is done. */
    async stop() {
      stopped = true
      if (timer) clearTimeout(timer)
      await Promise.allSettled(busy.values())
    },
  }
}

const UNSUPERVISED: Supervision = { isStopped: async () => false, triesAtMost: Infinity, answered: () => undefined, postponed: () => undefined }

/** Its code, and how long to wait when nothing was sent because the other side is left alone. What is no error of the catalogue is `internal`. */
function troubleOf(error: unknown): { code: string; waitMs: number | null } {
  if (error instanceof NotNow) return { code: 'not_now', waitMs: error.waitMs }
  if (!(error instanceof AppError)) return { code: 'internal', waitMs: null }
  const seconds = error.code === 'upstream.unavailable' ? error.details.params?.retryAfterSeconds : undefined
  return { code: error.code, waitMs: typeof seconds === 'number' ? seconds * 1000 : null }
}

function isDecided<A extends Answer>(answer: A): answer is Exclude<A, { outcome: 'pending' }> {
  return answer.outcome !== 'pending'
}
