import { beijingDate, firstUnansweredStep, paymentToKeep, refusalOf, statusAfter, type Actor, type Application, type ApplicationAction, type HistoryEntry, type Settings } from '@mcb/shared/domain'
import { AppError } from '@mcb/shared/errors'
import type { Account } from '../session/ports'
import { toActor } from '../session/service'
import { digestOf } from '../../crypto/tokens'
import type { ApplicationRecord, ApplicationRepository } from './ports'

/** How many writes an application remembers; far more than a person makes in the days a client may repeat one. */
const REMEMBERED_WRITES = 200
/** Tries against others who save the same application at the same moment. */
const SAVE_TRIES = 5

/** One write of one caller, as it came in. */
export type Write = {
  account: Account
  idempotencyKey: string
  /** What was asked, to tell a repeated write from another one under the same key. */
  request: unknown
}
/** With null it is about something that has happened, whatever the caller had seen of the application. */
export type AtVersion = Write & { version: number | null }

export type ApplicationWrites = ReturnType<typeof createApplicationWrites>

/**
 * The one way an application changes: find it, ask the rules, change it, save it whole. A write that was done before
 * answers from what is there; two writes at once are saved one after the other or not at all.
 */
export function createApplicationWrites(deps: { applications: ApplicationRepository; settings: Settings; clock: () => Date; wakeOutbox: (id: string) => void; /** After it is saved, for the measures. */ onAction?: (action: ApplicationAction) => void; onSaved?: (application: Application) => void }) {
  const { applications, settings, clock } = deps

  /** The application, if this actor may know of it. */
  async function find(id: string, actor: Actor): Promise<ApplicationRecord> {
    const record = await applications.get(id)
    if (!record || refusalOf('answer', record.application, actor, { now: clock(), settings }) === 'not_visible') throw new AppError('resource.not_found')
    return record
  }

  /** With it a payment that is wanted no more is given up; and whoever wants to know hears of it. */
  async function save(record: ApplicationRecord): Promise<'saved' | 'stale'> {
    record.application.payment = paymentToKeep(record.application)
    const outcome = await applications.save(record)
    if (outcome === 'duplicate') throw new AppError('application.duplicate')
    if (outcome === 'labelTaken') throw new AppError('request.invalid', { fields: [{ path: 'trackingNumber', code: 'parcel.label_taken' }] })
    if (outcome === 'saved') deps.onSaved?.(record.application)
    return outcome
  }

  return {
    find,

    /**
     * Asks the rules whether an actor may do this now.
     * @throws application.action_refused with the rule's reason
     */
    demand(action: ApplicationAction, application: Application, actor: Actor): void {
      const now = clock()
      const refusal = refusalOf(action, application, actor, { now, settings })
      if (refusal === null) return
      const step = refusal === 'incomplete' ? firstUnansweredStep(application, { today: beijingDate(now), settings }) : null
      throw new AppError('application.action_refused', { params: { action, refusal, status: application.status, ...(step ? { step } : {}) } })
    },

    /**
     * Performs an action of the table.
     * @param change edits a copy of the record; `application.status` and `history` have been brought forward already
     * @throws application.action_refused with the rule's reason, application.version_conflict, request.idempotency_key_reused
     */
    async perform(
      id: string,
      action: ApplicationAction,
      write: AtVersion,
      change: (record: ApplicationRecord, at: Date) => void | Promise<void> = () => undefined,
    ): Promise<ApplicationRecord> {
      const actor = toActor(write.account)
      const fingerprint = { key: `${write.account.id}:${write.idempotencyKey}`, digest: digestOf({ id, action, request: write.request }) }
      for (let attempt = 0; attempt < SAVE_TRIES; attempt++) {
        const record = await find(id, actor)
        if (wasApplied(record, fingerprint)) return record
        if (write.version !== null && record.application.version !== write.version)
          throw new AppError('application.version_conflict', { params: { version: record.application.version } })
        const at = clock()
        this.demand(action, record.application, actor)
        const next = structuredClone(record)
        advance(next, action, actor, at)
        next.appliedWrites = [...record.appliedWrites, fingerprint].slice(-REMEMBERED_WRITES)
        await change(next, at)
        if ((await save(next)) === 'saved') {
          if (next.outbox.some(entry => entry.state === 'asked')) deps.wakeOutbox(id)
          deps.onAction?.(action)
          return { ...next, revision: next.revision + 1 }
        }
      }
      throw new AppError('application.version_conflict')
    },

    /** Changes what stands beside the application (codes, scans, the outbox): no new version for its readers. */
    async touch(id: string, actor: Actor, change: (record: ApplicationRecord, at: Date) => void): Promise<ApplicationRecord> {
      for (let attempt = 0; attempt < SAVE_TRIES; attempt++) {
        const record = structuredClone(await find(id, actor))
        change(record, clock())
        if ((await save(record)) === 'saved') return { ...record, revision: record.revision + 1 }
      }
      throw new AppError('application.version_conflict')
    },

    /**
     * Changes an application by what the service itself has learnt: an upstream's answer, a term that ran out.
     * @param change edits a copy; `move` performs an action of the table if it is possible now and says whether it was.
     * Returning false leaves everything as it was.
     */
    async settle(id: string, change: (record: ApplicationRecord, at: Date, move: (action: ApplicationAction) => boolean) => boolean): Promise<void> {
      for (let attempt = 0; attempt < SAVE_TRIES; attempt++) {
        const record = await applications.get(id)
        if (!record) return
        const at = clock()
        const next = structuredClone(record)
        const moves: ApplicationAction[] = []
        const move = (action: ApplicationAction): boolean => {
          if (refusalOf(action, next.application, { role: 'system' }, { now: at, settings }) !== null) return false
          advance(next, action, { role: 'system' }, at)
          moves.push(action)
          return true
        }
        if (!change(next, at, move)) return
        if ((await save(next)) === 'saved') return moves.forEach(action => deps.onAction?.(action))
      }
      throw new AppError('application.version_conflict')
    },
  }
}

/** Brings status, version and history forward by an action. */
function advance(record: ApplicationRecord, action: ApplicationAction, actor: Actor, at: Date): void {
  const { application } = record
  const status = statusAfter(application, action) ?? application.status
  application.status = status
  application.version += 1
  record.updatedAt = at
  // every answer of a draft would bury the history
  if (action !== 'answer') application.history.push({ action, at: at.toISOString(), by: actor.role, status } satisfies HistoryEntry)
}

function wasApplied(record: ApplicationRecord, { key, digest }: { key: string; digest: string }): boolean {
  const before = record.appliedWrites.find(write => write.key === key)
  if (before && before.digest !== digest) throw new AppError('request.idempotency_key_reused')
  return before !== undefined
}
