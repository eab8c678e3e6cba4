import { DEFAULT_SETTINGS } from '@mcb/shared/domain'
import { aFamilyToTell, FATHER, history, logger, MOTHER } from '../../../test/notice-fakes'
import { aProcess } from '../../../test/support/mortal'
import { createApplicationWrites } from '../application/writes'
import { createNoticeSender } from './outbox'
import { createTeller } from './teller'

describe('notices', () => {
  it('are made of the history, one for each whom it concerns', async () => {
    const { teller, inbox, stored } = aFamilyToTell(['create', 'submit', 'confirm', 'recordOnSiteCheck', 'approve'])
    await teller.look()
    expect(await inbox(MOTHER)).toEqual(['approve', 'confirm'])
    expect(await inbox(FATHER)).toEqual(['approve', 'submit'])
    expect(stored().told).toBe(5)
  })

  it('are made once, however often somebody looks, and whoever dies before it is noted', async () => {
    const { teller, all, stored } = aFamilyToTell(['create', 'approve'])
    await teller.look()
    await teller.look()
    stored().told = 0
    await teller.look()
    expect(all()).toHaveLength(2)
  })

  it('go out once each, without a name and in the language of the reader', async () => {
    const { teller, send, sent, clock } = aFamilyToTell(['create', 'recordIssued'])
    await teller.look()
    await send()
    clock.advance(60 * 60_000)
    await send()
    expect(sent.sort()).toEqual(['wechat openid-a: Ready to collect', 'wechat openid-b: Ready to collect'])
  })

  it('go out as text messages where WeChat may not write, to the telephone of the application', async () => {
    const { teller, send, sent, application } = aFamilyToTell(['create', 'recordIssued'], { wechat: { outcome: 'refused', reason: 'not_allowed' } })
    await teller.look()
    await send()
    expect(sent.filter(each => each.startsWith('sms'))).toEqual([`sms ${application.answers.contact!.phone}: The Medical Certificate of Birth is issued. Please open the application to see how to collect it.`])
  })

  it('go out in the order of what happened, also when the first is delayed', async () => {
    const { teller, send, sent, clock, all } = aFamilyToTell(['create', 'approve', 'recordIssued'])
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
    const { teller, send, sent } = aFamilyToTell(['create', 'approve'], { wechat: { outcome: 'refused', reason: 'not_allowed' } })
    await teller.look()
    await send()
    expect(sent.filter(each => each.startsWith('sms'))).toEqual([])
  })

  it('wait for the morning, and are in the inbox at once', async () => {
    const { teller, send, sent, clock, inbox } = aFamilyToTell(['create', 'recordIssued'], { at: '2026-11-20T22:30:00+08:00' })
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
    const { teller, send, sent, clock } = aFamilyToTell(['create', 'recordIssued'], { at: '2026-11-20T21:59:00+08:00' })
    await teller.look()
    clock.advance(2 * 60_000)
    await send()
    expect(sent).toEqual([])
    clock.advance(10 * 60 * 60_000)
    await send()
    expect(sent).toHaveLength(2)
  })

  it('of days ago are in the inbox and are not sent any more', async () => {
    const { teller, send, sent, inbox } = aFamilyToTell(['create', 'recordIssued'], { at: '2026-11-24T10:00:00+08:00' })
    await teller.look()
    await send()
    expect(sent).toEqual([])
    expect(await inbox()).toEqual(['recordIssued'])
  })

  it('stop at once for a family that has lost its child: nothing new, nothing that was waiting, nothing shown', async () => {
    const { teller, send, sent, lose, inbox, all, stored } = aFamilyToTell(['create', 'approve'])
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
    const { teller, service } = aFamilyToTell(['create', 'approve', 'recordIssued'])
    await teller.look()
    const account = { id: MOTHER } as never
    expect((await service.list(account)).unread).toBe(2)
    await service.markRead(history('create', 'approve')[1]!.at, account)
    expect((await service.list(account)).unread).toBe(1)
  })
})

/** A process dies at a point of making and sending notices, and another one comes after it. */
async function dieAt(point: number) {
  const { application, records, all, clock, parts } = aFamilyToTell(['create', 'approve', 'recordIssued'])
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
