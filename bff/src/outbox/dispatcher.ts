import { birthRecords, corrected, newNumberProblems, type ApplicationAction } from '@mcb/shared/domain'
import { AppError } from '@mcb/shared/errors'
import type { Logger } from '../logging'
import type { Acknowledgement, ApplicationRecord, ApplicationRepository, CertificateAuthority, IssueAnswer, OutboxEntry } from '../modules/application/ports'
import type { ApplicationWrites } from '../modules/application/writes'
import { signAgain } from '../modules/application/content'
import { retryDelayMs } from './entry'
import { birthCorrectionOf, issueRequestOf, pickupReportOf } from './messages'

/** How often to look for messages nobody has woken us for: after a restart, after a failure. */
const LOOK_EVERY_MS = 1000
/** "Taken, not decided": how soon to ask again. */
const PENDING_DELAY_MS = 1500
const AT_ONCE = 4

type Answer = IssueAnswer | Acknowledgement
type Settled = Exclude<Answer, { outcome: 'pending' }>
type Move = (action: ApplicationAction) => boolean

/**
 * Sends what applications have to tell phase 3. A message is first leased (its next attempt moved ahead and saved), then
 * sent, then its answer is saved; a process that dies in between leaves a lease that runs out, and the same message is sent
 * again under the same id, which phase 3 answers as before. Messages of one application go in order.
 */
export function createOutboxDispatcher(deps: {
  applications: ApplicationRepository
  /** Late-bound: the writes wake the dispatcher and the dispatcher writes. */
  writes: () => ApplicationWrites
  authority: CertificateAuthority
  clock: () => Date
  leaseMs: number
  logger: Logger
  chance?: () => number
}) {
  const { applications, writes, authority, clock, leaseMs, logger, chance = Math.random } = deps
  const waiting = new Set<string>()
  const busy = new Map<string, Promise<void>>()
  let timer: NodeJS.Timeout | null = null
  let stopped = true

  async function look(): Promise<void> {
    try {
      for (const id of await applications.dueForSending(clock(), 50)) waiting.add(id)
    } catch (error) {
      logger.warn({ event: 'outbox.look_failed', err: error })
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
        .catch(error => logger.warn({ event: 'outbox.send_failed', applicationId: id, err: error }))
        .finally(() => {
          busy.delete(id)
          work()
        })
      busy.set(id, done)
    }
  }

  /** The first message that has no answer yet, if its time has come. */
  async function sendNext(id: string): Promise<void> {
    const record = await applications.get(id)
    const entry = record?.outbox.find(candidate => candidate.state === 'asked')
    if (!record || !entry || entry.nextAttemptAt > clock()) return
    entry.attempts += 1
    entry.nextAttemptAt = new Date(clock().getTime() + leaseMs)
    // somebody else took it, or the application moved: the next look decides
    if ((await applications.save(record)) !== 'saved') return
    let answer: Answer
    try {
      answer = await send(record, entry)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      logger.warn({ event: 'outbox.retry_later', applicationId: id, type: entry.type, attempts: entry.attempts, code: error.code })
      return postpone(id, entry.messageId, retryDelayMs(entry.attempts, chance()), error.code)
    }
    if (answer.outcome === 'pending') return postpone(id, entry.messageId, PENDING_DELAY_MS, null)
    await settle(id, entry, answer)
    logger.info({ event: 'outbox.answered', applicationId: id, type: entry.type, outcome: answer.outcome, attempts: entry.attempts })
    waiting.add(id)
  }

  function send(record: ApplicationRecord, entry: OutboxEntry): Promise<Answer> {
    switch (entry.type) {
      case 'issue':
        return authority.requestIssue(issueRequestOf(record, entry))
      case 'birthCorrection':
        return authority.correctBirth(birthCorrectionOf(record, entry))
      case 'pickupReport':
        return authority.reportPickup(pickupReportOf(record, entry))
    }
  }

  async function postpone(id: string, messageId: string, delayMs: number, problem: string | null): Promise<void> {
    await writes().settle(id, (record, at) => {
      const entry = record.outbox.find(candidate => candidate.messageId === messageId)
      if (entry?.state !== 'asked') return false
      entry.nextAttemptAt = new Date(at.getTime() + delayMs)
      entry.lastProblem = problem
      return true
    })
  }

  async function settle(id: string, sent: OutboxEntry, answer: Settled): Promise<void> {
    await writes().settle(id, (record, at, move) => {
      const entry = record.outbox.find(candidate => candidate.messageId === sent.messageId)
      if (entry?.state !== 'asked') return false
      const refusal = answer.outcome === 'refused' ? answer.reason : refusalOfNumber(record, answer)
      entry.state = refusal === null ? 'accepted' : 'refused'
      entry.lastProblem = refusal
      if (entry.type === 'issue') settleIssue(record, entry, answer, refusal, move)
      if (entry.type === 'birthCorrection') settleCorrection(record, at, refusal, move)
      return true
    })
  }

  return {
    /** Tells that an application has something to send. */
    wake(id: string): void {
      waiting.add(id)
      work()
    },
    start(): void {
      stopped = false
      void look()
    },
    /** Takes nothing new; resolves when what was begun is done. */
    async stop(): Promise<void> {
      stopped = true
      if (timer) clearTimeout(timer)
      await Promise.allSettled(busy.values())
    },
  }
}

/** A new number never equals the old one; an answer that says so is not believed. */
function refusalOfNumber({ application: { answers } }: ApplicationRecord, answer: Settled): string | null {
  if (!('certificateNumber' in answer) || !answers.originalCertificate) return null
  return newNumberProblems(answers.originalCertificate.number, answer.certificateNumber).length ? 'same_number' : null
}

/** Every newborn gets a certificate of its own; the application goes on when all have one. */
function settleIssue({ application }: ApplicationRecord, { newborn }: OutboxEntry, answer: Settled, refusal: string | null, move: Move): void {
  if (refusal !== null) {
    application.issueRefusal = refusal
    move('recordIssueRefused')
    return
  }
  if (!('certificateNumber' in answer)) return
  const { certificateNumber: number, issuedOn, populationCode } = answer
  application.certificates = [...application.certificates.filter(certificate => certificate.newborn !== newborn), { newborn, number, issuedOn, populationCode }]
  application.certificates.sort((a, b) => a.newborn - b.newborn)
  if (application.certificates.length === birthRecords(application.answers).length) move('recordIssued')
}

/** A corrected record is signed again by everybody, without losing its place. */
function settleCorrection({ application }: ApplicationRecord, at: Date, refusal: string | null, move: Move): void {
  const { correction } = application
  if (!correction) return
  const birth = application.answers.birth
  if (refusal !== null) {
    move('recordCorrectionRefused')
    application.correctionRefusal = refusal
  } else if (birth) {
    move('recordCorrected')
    birth.records = birth.records.map((record, i) => (i === correction.newborn ? corrected(record, correction.changes) : record))
    birth.dispute = null
    signAgain(application, at)
  }
  application.correction = null
}
