import { unremindedSince } from '@mcb/shared/domain'
import type { ApplicationRecord, ApplicationRepository } from '../src/modules/application/ports'
import type { AppointmentRecord, AppointmentRepository } from '../src/modules/pickup/ports'
import type { Account, AccountRepository, Session, SessionRepository, SignInAttemptRepository, StaffAccount } from '../src/modules/session/ports'
import type { RateLimiter } from '../src/ports'

/** Ports kept in memory, with the same promises as the store: what is handed out is a copy, saves compare revisions. */

let ids = 0
const newId = () => (++ids).toString(16).padStart(24, '0')

/** A clock that stands still until it is moved. */
export function aClock(start = new Date('2026-11-20T10:00:00+08:00')) {
  let now = start.getTime()
  return Object.assign(() => new Date(now), { advance: (ms: number) => { now += ms } })
}

export function fakeApplications(...initial: ApplicationRecord[]) {
  const records = new Map(initial.map(record => [record.application.id, structuredClone(record)]))
  const copy = (record: ApplicationRecord | undefined) => (record ? structuredClone(record) : null)
  const find = (test: (record: ApplicationRecord) => boolean) => copy([...records.values()].find(test))
  const repository: ApplicationRepository = {
    newId,
    async insert(record) {
      if ([...records.values()].some(other => other.creation.key === record.creation.key)) return false
      records.set(record.application.id, structuredClone(record))
      return true
    },
    get: async id => copy(records.get(id)),
    findByCreationKey: async key => find(record => record.creation.key === key),
    findByInvitation: async digest => find(record => record.invitation?.digest === digest),
    findByVisitCode: async digest => find(record => record.visitCode?.digest === digest),
    findByTrackingNumber: async trackingNumber => find(record => record.application.parcel?.trackingNumber === trackingNumber),
    onTheWay: async () => [...records.values()].filter(record => record.application.status === 'onTheWay').map(record => structuredClone(record)),
    listOfParent: async () => [],
    listCases: async () => [],
    listIssued: async () => [],
    listLeft: async () => [],
    async save(record) {
      const { id } = record.application
      if (records.get(id)?.revision !== record.revision) return 'stale'
      records.set(id, structuredClone({ ...record, revision: record.revision + 1 }))
      return 'saved'
    },
    awaitingSince: async before =>
      [...records.values()]
        .filter(({ application: { status, awaitingSince } }) => status === 'awaitingConfirmation' && awaitingSince !== null && awaitingSince < before.toISOString())
        .map(({ application }) => application.id),
    unremindedSince: async before =>
      [...records.values()].map(({ application }) => application).filter(application => {
        const since = unremindedSince(application)
        return since !== null && new Date(since) < before
      }).map(({ id }) => id),
    dueForSending: async now =>
      [...records.values()].filter(record => record.outbox.some(e => e.state === 'asked' && e.nextAttemptAt <= now)).map(record => record.application.id),
  }
  return { repository, records }
}

export function aRecord(application: ApplicationRecord['application'], overrides: Partial<ApplicationRecord> = {}): ApplicationRecord {
  return {
    application,
    updatedAt: new Date(application.createdAt),
    revision: 0,
    invitation: null,
    visitCode: null,
    outbox: [],
    appliedWrites: [],
    creation: { key: `creation-${application.id}`, digest: '' },
    ...overrides,
  }
}

export function fakeAppointments(): AppointmentRepository & { records: Map<string, AppointmentRecord> } {
  const records = new Map<string, AppointmentRecord>()
  const same = (a: AppointmentRecord, b: AppointmentRecord) =>
    a.slot !== null && b.slot !== null && a.institutionCode === b.institutionCode && a.slot.place === b.slot.place && a.slot.start.getTime() === b.slot.start.getTime()
  return {
    records,
    get: async id => structuredClone(records.get(id) ?? null),
    async insert(record) {
      if (records.has(record.applicationId)) return false
      records.set(record.applicationId, structuredClone(record))
      return true
    },
    async save(record) {
      if (records.get(record.applicationId)?.revision !== record.revision) return 'stale'
      if ([...records.values()].some(other => other.applicationId !== record.applicationId && same(other, record))) return 'taken'
      records.set(record.applicationId, structuredClone({ ...record, revision: record.revision + 1 }))
      return 'saved'
    },
    between: async (institutionCode, from, before) =>
      structuredClone([...records.values()].filter(({ slot, ...other }) => other.institutionCode === institutionCode && slot && slot.start >= from && slot.start < before)),
  }
}

export function anAccount(overrides: Partial<Account> = {}): Account {
  return { id: newId(), role: 'parent', displayName: null, institutionCode: null, districtCode: null, verifiedIdentity: null, ...overrides }
}

export function fakeAccounts(...staff: (StaffAccount & { username: string })[]) {
  const parents = new Map<string, Account>()
  const repository: AccountRepository = {
    get: async id => [...parents.values(), ...staff].find(account => account.id === id) ?? null,
    async signInParent(provider, subject, profile) {
      const key = `${provider}:${subject}`
      const account = { ...(parents.get(key) ?? anAccount()), ...profile }
      parents.set(key, account)
      return account
    },
    wechatIdOf: async id => [...parents].find(([, account]) => account.id === id)?.[0].replace(/^wechat:/, '') ?? null,
    findStaff: async username => staff.find(account => account.username === username) ?? null,
    saveStaff: async () => undefined,
  }
  return repository
}

export function fakeSessions(): SessionRepository {
  const sessions = new Map<string, Session>()
  return {
    async create(session) {
      const created = { id: newId(), ...session }
      sessions.set(created.id, created)
      return { ...created }
    },
    get: async id => (sessions.has(id) ? { ...sessions.get(id)! } : null),
    async rotate(id, expected, tokens) {
      const session = sessions.get(id)
      if (session?.refreshDigest !== expected) return false
      sessions.set(id, { ...session, ...tokens })
      return true
    },
    remove: async id => void sessions.delete(id),
  }
}

export function fakeAttempts(): SignInAttemptRepository {
  const attempts = new Map<string, { verifierDigest: string; expiresAt: Date }>()
  return {
    create: async (state, verifierDigest, expiresAt) => void attempts.set(state, { verifierDigest, expiresAt }),
    async take(state) {
      const attempt = attempts.get(state) ?? null
      attempts.delete(state)
      return attempt
    },
  }
}

/** Lets a number of tries pass, then asks for a wait. */
export function fakeLimiter(points: number): RateLimiter {
  const used = new Map<string, number>()
  const over = (key: string) => ((used.get(key) ?? 0) >= points ? 60 : 0)
  return {
    async consume(key) {
      const wait = over(key)
      used.set(key, (used.get(key) ?? 0) + 1)
      return wait
    },
    waitSeconds: async key => over(key),
    reset: async key => void used.delete(key),
  }
}
