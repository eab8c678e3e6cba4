import { anApplication } from '@mcb/shared/testing'
import { DEFAULT_SETTINGS, type HistoryEntry } from '@mcb/shared/domain'
import pino from 'pino'
import { aClock, aRecord, fakeApplications } from '../../../test/fakes'
import { aProcess } from '../../../test/support/mortal'
import { createApplicationWrites } from '../application/writes'
import { createNoticeSender } from './outbox'
import type { NoticeRecord, NoticeRepository, SendAnswer } from './ports'
import { createNoticeService } from './service'
import { createTeller } from './teller'

const MOTHER = 'a'.repeat(24)
const FATHER = 'b'.repeat(24)
const logger = pino({ level: 'silent' })
const history = (...actions: HistoryEntry['action'][]): HistoryEntry[] => actions.map((action, i) => ({ action, at: new Date(Date.UTC(2026, 10, 20, 1, i)).toISOString(), by: 'clerk', status: 'returned' }))

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

/** An application with this history, and everything that tells of it. @param wechat what WeChat answers */
function setUp(actions: HistoryEntry['action'][], { at = '2026-11-20T10:00:00+08:00', wechat = { outcome: 'accepted' } as SendAnswer } = {}) {
  const clock = aClock(new Date(at))
  const application = anApplication({ applicantAccountId: MOTHER, otherParentAccountId: FATHER, status: 'awaitingConfirmation', history: history(...actions) })
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
  return { application, records, parts, clock, teller, all, sent, send, lose, inbox, service, stored: () => records.get(application.id)! }
}

describe('notices', () => {
  it('are made of the history, one for each whom it concerns', async () => {
    const { teller, inbox, stored } = setUp(['create', 'submit', 'confirm', 'recordOnSiteCheck', 'approve'])
    await teller.look()
    expect(await inbox(MOTHER)).toEqual(['approve', 'confirm'])
    expect(await inbox(FATHER)).toEqual(['approve', 'submit'])
    expect(stored().told).toBe(5)
  })

  it('are made once, however often somebody looks, and whoever dies before it is noted', async () => {
    const { teller, all, stored } = setUp(['create', 'approve'])
    await teller.look()
    await teller.look()
    stored().told = 0
    await teller.look()
    expect(all()).toHaveLength(2)
  })

  it('go out once each, without a name and in the language of the reader', async () => {
    const { teller, send, sent, clock } = setUp(['create', 'recordIssued'])
    await teller.look()
    await send()
    clock.advance(60 * 60_000)
    await send()
    expect(sent.sort()).toEqual(['wechat openid-a: Ready to collect', 'wechat openid-b: Ready to collect'])
  })

  it('go out as text messages where WeChat may not write, to the telephone of the application', async () => {
    const { teller, send, sent, application } = setUp(['create', 'recordIssued'], { wechat: { outcome: 'refused', reason: 'not_allowed' } })
    await teller.look()
    await send()
    expect(sent.filter(each => each.startsWith('sms'))).toEqual([`sms ${application.answers.contact!.phone}: The Medical Certificate of Birth is issued. Please open the application to see how to collect it.`])
  })

  it('go out in the order of what happened, also when the first is delayed', async () => {
    const { teller, send, sent, clock, all } = setUp(['create', 'approve', 'recordIssued'])
    await teller.look()
    for (const notice of all()) if (notice.action === 'approve') notice.outbox[0]!.nextAttemptAt = new Date(clock().getTime() + 60_000)
    await send()
    expect(sent).toEqual([])
    clock.advance(60_000)
    await send()
    clock.advance(60_000)
    await send()
    for (const person of ['a', 'b']) expect(sent.filter(each => each.startsWith(`wechat openid-${person}`)).map(each => each.split(': ')[1])).toEqual(['Approved', 'Ready to collect'])
  })

  it('that matter less cost no text message', async () => {
    const { teller, send, sent } = setUp(['create', 'approve'], { wechat: { outcome: 'refused', reason: 'not_allowed' } })
    await teller.look()
    await send()
    expect(sent.filter(each => each.startsWith('sms'))).toEqual([])
  })

  it('wait for the morning, and are in the inbox at once', async () => {
    const { teller, send, sent, clock, inbox } = setUp(['create', 'recordIssued'], { at: '2026-11-20T22:30:00+08:00' })
    await teller.look()
    expect(await inbox()).toEqual(['recordIssued'])
    await send()
    clock.advance(9 * 60 * 60_000 + 29 * 60_000)
    await send()
    expect(sent).toEqual([])
    clock.advance(60_000)
    await send()
    expect(sent).toHaveLength(2)
  })

  it('that come into the night while they are tried wait too', async () => {
    const { teller, send, sent, clock } = setUp(['create', 'recordIssued'], { at: '2026-11-20T21:59:00+08:00' })
    await teller.look()
    clock.advance(2 * 60_000)
    await send()
    expect(sent).toEqual([])
    clock.advance(10 * 60 * 60_000)
    await send()
    expect(sent).toHaveLength(2)
  })

  it('of days ago are in the inbox and are not sent any more', async () => {
    const { teller, send, sent, inbox } = setUp(['create', 'recordIssued'], { at: '2026-11-24T10:00:00+08:00' })
    await teller.look()
    await send()
    expect(sent).toEqual([])
    expect(await inbox()).toEqual(['recordIssued'])
  })

  it('stop at once for a family that has lost its child: nothing new, nothing that was waiting, nothing shown', async () => {
    const { teller, send, sent, lose, inbox, all, stored } = setUp(['create', 'approve'])
    await teller.look()
    lose()
    stored().application.history.push(...history('recordIssued'))
    await teller.look()
    await send()
    expect(sent).toEqual([])
    expect(all()).toHaveLength(2)
    expect(await inbox()).toEqual([])
  })

  it('are read up to a moment', async () => {
    const { teller, service } = setUp(['create', 'approve', 'recordIssued'])
    await teller.look()
    const account = { id: MOTHER } as never
    expect((await service.list(account)).unread).toBe(2)
    await service.markRead(history('create', 'approve')[1]!.at, account)
    expect((await service.list(account)).unread).toBe(1)
  })
})

/** A process dies at a point of making and sending notices, and another one comes after it. */
async function dieAt(point: number) {
  const { application, records, all, clock, parts } = setUp(['create', 'approve', 'recordIssued'])
  const texts = new Map<string, number>()
  const toWechat = new Map<string, number>()
  const live = async (process: ReturnType<typeof aProcess>) => {
    const applications = process.within(parts.applications)
    const notices = process.within(parts.notices)
    const writes = createApplicationWrites({ applications, settings: DEFAULT_SETTINGS, clock, wakeOutbox: () => undefined })
    const untold = { get: applications.get, dueForTelling: process.around(async () => ((records.get(application.id)!.told ?? 0) < 3 ? [application.id] : [])) }
    const teller = createTeller({ applications: untold, notices, writes, wakeSender: () => undefined, settings: DEFAULT_SETTINGS, clock, logger })
    await teller.look().catch(() => undefined)
    const sender = createNoticeSender({
      notices, applications, addressees: process.within(parts.addressees), settings: DEFAULT_SETTINGS, clock, leaseMs: 5000, logger, chance: () => 1,
      wechat: { template: 'T', send: process.around(async ({ openid, text }: { openid: string; text: string }) => { const key = `${openid} ${text}`; toWechat.set(key, (toWechat.get(key) ?? 0) + 1); return { outcome: 'refused' as const, reason: 'not_allowed' } }) },
      sms: process.within({ send: async ({ messageId }: { messageId: string }) => { texts.set(messageId, (texts.get(messageId) ?? 0) + 1); return { outcome: 'accepted' as const } } }),
    })
    sender.start()
    for (let turn = 0; turn < 60; turn++) await new Promise(resolve => setImmediate(resolve))
    await sender.stop()
  }
  const first = aProcess(point)
  await live(first)
  for (let round = 0; round < 3; round++) {
    clock.advance(5001)
    await live(aProcess(Infinity))
  }
  return { died: first.hasDied(), points: first.points(), notices: all(), texts, toWechat }
}

it('are made once and end answered, wherever the process dies, and a text message keeps its id', async () => {
  for (let point = 1; ; point++) {
    const { died, points, notices, texts, toWechat } = await dieAt(point)
    const at = `died at point ${point}`
    expect([at, notices.map(({ accountId, action }) => `${accountId[0]} ${action}`).sort()]).toEqual([at, ['a approve', 'a recordIssued', 'b approve', 'b recordIssued']])
    expect([at, notices.flatMap(({ outbox }) => outbox).filter(({ state }) => state === 'asked')]).toEqual([at, []])
    // the father's telephone is not on the application
    expect([at, texts.size]).toEqual([at, 1])
    // WeChat knows no ids: what was on its way when the process died goes once more, and no oftener
    expect([at, toWechat.size, Math.max(...toWechat.values()) <= 2]).toEqual([at, 4, true])
    if (died) continue
    expect(points).toBeGreaterThanOrEqual(40)
    expect([...toWechat.values()]).toEqual([1, 1, 1, 1])
    return
  }
}, 60_000)
