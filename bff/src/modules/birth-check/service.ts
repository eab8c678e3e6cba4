import type { BirthCheckSummary, BirthCheckView, StaffBirthCheckView } from '@mcb/shared/contract'
import {
  birthCheckRefusal, birthCorrectionProblems, canViewBirthCheck, correctionsOf, normalizeCode, otherPart, partOf,
  type Actor, type BirthCheckAction, type BirthCorrection, type BirthDispute, type BirthRecord, type ParentRole,
} from '@mcb/shared/domain'
import { AppError } from '@mcb/shared/errors'
import { digest, digestOf, newCode } from '../../crypto/tokens'
import { asked } from '../../outbox/sender'
import type { RateLimiter } from '../../ports'
import type { Write } from '../application/writes'
import type { BirthRegister } from '../birth/ports'
import { fingerprintOf, saveChanges, wasApplied, withWrite } from '../saving'
import type { Account } from '../session/ports'
import { toActor } from '../session/service'
import { advance } from './changes'
import type { BirthCheckRecord, BirthCheckRepository, DisputeCursor, DisputedStatus } from './ports'
import { toBirthCheckSummary, toBirthCheckView, toStaffBirthCheckView } from './view'

const INVITATION_LASTS_MS = 7 * 24 * 60 * 60_000
const PAGE = 50

type AtVersion = Write & { version: number }

export type BirthCheckService = ReturnType<typeof createBirthCheckService>

/** The check of the delivery record before any application (tender 1.2.5.2): what parents and clerks do with it. */
export function createBirthCheckService(deps: {
  checks: BirthCheckRepository
  register: Pick<BirthRegister, 'findBirthsByBedsideCode'>
  codeTries: RateLimiter
  clock: () => Date
  wakeOutbox: (id: string) => void
}) {
  const { checks, register, codeTries, clock, wakeOutbox } = deps

  const save = async (id: string, change: (record: BirthCheckRecord) => boolean | void): Promise<BirthCheckRecord> => {
    const saved = await saveChanges(checks, id, change, 'birth_check.version_conflict')
    if (!saved) throw new AppError('resource.not_found')
    return saved
  }

  /** The check, if this account may know of it. */
  async function find(id: string, account: Account): Promise<BirthCheckRecord> {
    const record = await checks.get(id)
    if (!record) throw new AppError('resource.not_found')
    demandVisible(record, toActor(account))
    return record
  }

  /** Performs an action of the table; the same write again changes nothing. */
  async function perform(id: string, action: BirthCheckAction, write: AtVersion, change: (record: BirthCheckRecord, at: Date) => void): Promise<BirthCheckRecord> {
    const actor = toActor(write.account)
    const fingerprint = fingerprintOf(write.account.id, write.idempotencyKey, { id, action, request: write.request })
    return save(id, record => {
      demandVisible(record, actor)
      if (wasApplied(record, fingerprint)) return false
      if (record.check.version !== write.version) throw new AppError('birth_check.version_conflict', { params: { version: record.check.version } })
      demand(action, record, actor)
      const at = clock()
      advance(record, action, write.account.role, at, () => change(record, at))
      record.appliedWrites = withWrite(record.appliedWrites, fingerprint)
      return true
    })
  }

  /** Codes are short, so there is a number of tries, and then a wait. */
  async function countTry(account: Account): Promise<void> {
    const wait = await codeTries.consume(account.id)
    if (wait > 0) throw new AppError('request.rate_limited', { params: { retryAfterSeconds: wait } })
  }

  return {
    /** Opens the check of the delivery behind a bedside code, or joins the one the other parent has opened. */
    async open({ code, as }: { code: string; as: ParentRole }, { account, idempotencyKey, request }: Write): Promise<BirthCheckView> {
      await countTry(account)
      const births = await register.findBirthsByBedsideCode(code)
      if (!births.length) throw new AppError('birth_check.code_unknown')
      const fingerprint = fingerprintOf(account.id, idempotencyKey, { open: request })
      const ids = births.map(({ id }) => id)
      let existing = await checks.findByBirths(ids)
      if (!existing) {
        const record = newRecord(checks.newId(), births, as, account, clock())
        record.appliedWrites = [fingerprint]
        if (await checks.insert(record)) return toBirthCheckView(record, account)
        existing = await checks.findByBirths(ids)
      }
      const record = await save(existing!.check.id, next => {
        if (wasApplied(next, fingerprint)) return false
        take(next, as, account, clock())
        refresh(next, births)
        next.appliedWrites = withWrite(next.appliedWrites, fingerprint)
        return true
      })
      return toBirthCheckView(record, account)
    },

    async listOfParent(account: Account): Promise<BirthCheckSummary[]> {
      return (await checks.listOfParent(account.id)).map(toBirthCheckSummary)
    },

    async get(id: string, account: Account): Promise<BirthCheckView> {
      return toBirthCheckView(await find(id, account), account)
    },

    async confirm(id: string, write: AtVersion): Promise<BirthCheckView> {
      const record = await perform(id, 'confirm', write, ({ check }, at) => {
        check.confirmations[partOf(check, write.account.id)!] = at.toISOString()
      })
      return toBirthCheckView(record, write.account)
    },

    async dispute(id: string, dispute: BirthDispute, write: AtVersion): Promise<BirthCheckView> {
      const record = await perform(id, 'dispute', write, ({ check }, at) => {
        check.dispute = { ...dispute, by: partOf(check, write.account.id)!, at: at.toISOString() }
        check.disputedAt ??= at.toISOString()
        check.confirmations = {}
        check.clerkNote = ''
        check.correctionRefusal = null
      })
      return toBirthCheckView(record, write.account)
    },

    /** A fresh code each time; only its digest is kept. */
    async invite(id: string, account: Account): Promise<{ code: string; expiresAt: string }> {
      const code = newCode()
      const expiresAt = new Date(clock().getTime() + INVITATION_LASTS_MS)
      await save(id, record => {
        demandVisible(record, toActor(account))
        demand('invite', record, toActor(account))
        record.invitation = { digest: digest(code), by: partOf(record.check, account.id)!, expiresAt }
      })
      return { code, expiresAt: expiresAt.toISOString() }
    },

    async join(typed: string, account: Account): Promise<BirthCheckView> {
      await countTry(account)
      const code = digest(normalizeCode(typed))
      const found = await checks.findByInvitation(code)
      if (!found) throw new AppError('invitation.invalid')
      const record = await save(found.check.id, next => {
        const { invitation, check } = next
        if (invitation?.digest !== code || invitation.expiresAt <= clock()) throw new AppError('invitation.invalid')
        if (check.parents[invitation.by] === account.id) throw new AppError('invitation.own')
        take(next, otherPart(invitation.by), account, clock())
      })
      return toBirthCheckView(record, account)
    },

    async listDisputed(status: DisputedStatus, after: string | undefined, account: Account): Promise<{ checks: BirthCheckSummary[]; next: string | null }> {
      const found = await checks.listDisputed(account.institutionCode ?? '', status, { after: after ? readCursor(after) : undefined, limit: PAGE + 1 })
      const page = found.slice(0, PAGE)
      const last = found.length > PAGE ? page.at(-1)! : null
      return { checks: page.map(toBirthCheckSummary), next: last && writeCursor(last) }
    },

    async getForStaff(id: string, account: Account): Promise<StaffBirthCheckView> {
      return toStaffBirthCheckView(await find(id, account), account)
    },

    /** Asks phase 3 to correct its records; the parents look again once it has accepted. */
    async correct(id: string, { newborn, changes, note }: { newborn: number; changes: BirthCorrection; note: string }, write: AtVersion): Promise<StaffBirthCheckView> {
      const record = await perform(id, 'correct', write, ({ check, outbox }, at) => {
        const problems = birthCorrectionProblems(check, newborn, changes, at.toISOString())
        if (problems.length) throw new AppError('request.invalid', { fields: problems })
        check.corrections = correctionsOf(check, newborn, changes)
        check.correctionRefusal = null
        check.clerkNote = note
        const correctedBy = { institutionCode: check.institutionCode, clerkId: write.account.id }
        for (const correction of check.corrections) outbox.push({ ...asked(`${check.id}-birthCorrection-${outbox.length + 1}`, at), ...correction, correctedBy })
      })
      wakeOutbox(id)
      return toStaffBirthCheckView(record, write.account)
    },

    async keep(id: string, note: string, write: AtVersion): Promise<StaffBirthCheckView> {
      const record = await perform(id, 'keep', write, ({ check }) => {
        check.clerkNote = note
        check.correctionRefusal = null
        check.confirmations = {}
      })
      return toStaffBirthCheckView(record, write.account)
    },
  }
}

/** Gives an account its part; one that has a part keeps it. @throws birth_check.part_taken when it is somebody else's */
function take({ check }: BirthCheckRecord, part: ParentRole, account: Account, at: Date): void {
  if (partOf(check, account.id)) return
  if (check.parents[part]) throw new AppError('birth_check.part_taken')
  check.parents[part] = account.id
  check.history.push({ action: 'join', at: at.toISOString(), by: 'parent', status: check.status })
}

/** Whoever scans sees phase 3's records of this moment, while nobody has said anything about the earlier ones. */
function refresh({ check }: BirthCheckRecord, births: BirthRecord[]): void {
  if (check.status === 'open') {
    if (digestOf(check.records) === digestOf(births)) return
    check.records = births
    check.version += 1
    return
  }
  for (const record of check.records) record.certificateNumber = births.find(({ id }) => id === record.id)?.certificateNumber ?? record.certificateNumber
}

function demandVisible({ check }: BirthCheckRecord, actor: Actor): void {
  if (!canViewBirthCheck(check, actor)) throw new AppError('resource.not_found')
}

function demand(action: BirthCheckAction, { check }: BirthCheckRecord, actor: Actor): void {
  const refusal = birthCheckRefusal(action, check, actor)
  if (refusal) throw new AppError('birth_check.action_refused', { params: { action, refusal, status: check.status } })
}

function newRecord(id: string, births: BirthRecord[], part: ParentRole, account: Account, now: Date): BirthCheckRecord {
  const at = now.toISOString()
  return {
    check: {
      id,
      status: 'open',
      version: 0,
      createdAt: at,
      institutionCode: births[0]!.institutionCode,
      records: births,
      parents: { [part]: account.id },
      confirmations: {},
      dispute: null,
      disputedAt: null,
      corrections: [],
      correctionRefusal: null,
      clerkNote: '',
      history: [{ action: 'create', at, by: 'parent', status: 'open' }],
    },
    updatedAt: now,
    revision: 0,
    invitation: null,
    outbox: [],
    appliedWrites: [],
  }
}

function writeCursor({ check }: BirthCheckRecord): string {
  return Buffer.from(`${check.disputedAt}|${check.id}`).toString('base64url')
}

/** @throws request.invalid for one we have not written */
function readCursor(text: string): DisputeCursor {
  const [disputedAt = '', id = ''] = Buffer.from(text, 'base64url').toString().split('|')
  if (Number.isNaN(Date.parse(disputedAt)) || !/^[0-9a-f]{24}$/.test(id)) throw new AppError('request.invalid', { fields: [{ path: 'after', code: 'format' }] })
  return { disputedAt, id }
}
