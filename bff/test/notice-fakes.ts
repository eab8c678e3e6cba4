import { DEFAULT_SETTINGS, type Application, type HistoryEntry } from '@mcb/shared/domain'
import { anApplication } from '@mcb/shared/testing'
import pino from 'pino'
import { createApplicationWrites } from '../src/modules/application/writes'
import { createNoticeSender } from '../src/modules/notice/outbox'
import type { NoticeRecord, NoticeRepository, SendAnswer } from '../src/modules/notice/ports'
import { createNoticeService } from '../src/modules/notice/service'
import { createTeller } from '../src/modules/notice/teller'
import { aClock, aRecord, fakeApplications } from './fakes'

export const MOTHER = 'a'.repeat(24)
export const FATHER = 'b'.repeat(24)
export const logger = pino({ level: 'silent' })
/** These actions, a minute apart, from nine in the morning of 20 November 2026 on. */
export const history = (...actions: HistoryEntry['action'][]): HistoryEntry[] => actions.map((action, i) => ({ action, at: new Date(Date.UTC(2026, 10, 20, 1, i)).toISOString(), by: 'clerk', status: 'returned' }))

function fakeNotices() {
  const records = new Map<string, NoticeRecord>()
  const all = () => [...records.values()]
  const repository: NoticeRepository = {
    async insert(record) {
      if (records.has(record.id)) return false
      records.set(record.id, structuredClone(record))
      return true
    },
    get: async id => structuredClone(records.get(id) ?? null),
    async save(record) {
      if (records.get(record.id)?.revision !== record.revision) return 'stale'
      records.set(record.id, structuredClone({ ...record, revision: record.revision + 1 }))
      return 'saved'
    },
    dueForSending: async now => all().filter(({ outbox }) => outbox.some(({ state, nextAttemptAt }) => state === 'asked' && nextAttemptAt <= now)).map(({ id }) => id),
    listOfAccount: async accountId => all().filter(record => record.accountId === accountId).sort((a, b) => b.at.getTime() - a.at.getTime()),
    markRead: async (accountId, upTo) => all().forEach(record => { if (record.accountId === accountId && record.at <= upTo) record.read = true }),
  }
  return { repository, all }
}

/** An application with this history, and everything that tells of it. @param wechat what WeChat answers @param more of the application */
export function aFamilyToTell(actions: HistoryEntry['action'][], { at = '2026-11-20T10:00:00+08:00', wechat = { outcome: 'accepted' } as SendAnswer, more = {} as Partial<Application> } = {}) {
  const clock = aClock(new Date(at))
  const application = anApplication({ applicantAccountId: MOTHER, otherParentAccountId: FATHER, status: 'awaitingConfirmation', history: history(...actions), ...more })
  const { repository: applications, records } = fakeApplications(aRecord(application))
  const { repository: notices, all } = fakeNotices()
  const sent: string[] = []
  const settings = DEFAULT_SETTINGS
  const writes = createApplicationWrites({ applications, settings, clock, wakeOutbox: () => undefined })
  const teller = createTeller({ applications: { get: applications.get, dueForTelling: async () => [...records.keys()] }, notices, writes, wakeSender: () => undefined, settings, clock, logger })
  const addressees = { openidOf: async (id: string) => `openid-${id[0]}`, languageOf: async () => 'en' as const, saveLanguage: async () => undefined }
  const send = async () => {
    const sender = createNoticeSender({
      notices, applications, addressees, settings, clock, leaseMs: 5000, logger, chance: () => 1,
      wechat: { template: 'T', send: async ({ openid, text }) => { sent.push(`wechat ${openid}: ${text}`); return wechat } },
      sms: { send: async ({ phone, text }) => { sent.push(`sms ${phone}: ${text}`); return { outcome: 'accepted' } } },
    })
    sender.start()
    for (let i = 0; i < 20; i++) await new Promise(resolve => setImmediate(resolve))
    await sender.stop()
  }
  const service = createNoticeService({ notices, applications, addressees, wechat: { template: 'T' } })
  const lose = () => { records.get(application.id)!.application.lostNewborns = ['FM1'] }
  const inbox = async (id = MOTHER) => (await service.list({ id } as never)).notices.map(({ action }) => action)
  const parts = { applications, notices, addressees }
  return { application, records, parts, writes, clock, teller, all, sent, send, lose, inbox, service, stored: () => records.get(application.id)! }
}
