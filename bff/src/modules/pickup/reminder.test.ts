import { DEFAULT_SETTINGS as settings, type HistoryEntry } from '@mcb/shared/domain'
import { aFamilyToTell, FATHER, logger, MOTHER } from '../../../test/notice-fakes'
import { createCollectReminder } from './reminder'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const issued: HistoryEntry[] = [{ action: 'recordIssued', at: '2026-11-20T10:00:00+08:00', by: 'system', status: 'readyForPickup' }]

/** A certificate that came to the counter on 20 November at ten, and all that reminds of it. */
function aForgottenCertificate(more: object = {}) {
  const family = aFamilyToTell([], { more: { status: 'readyForPickup', history: issued, ...more } })
  const applications = { ...family.parts.applications }
  const reminder = createCollectReminder({ applications, writes: family.writes, settings, clock: family.clock, logger })
  /** Everything that happens by itself at this moment. */
  const look = async () => {
    const reminded = await reminder.sweep()
    await family.teller.look()
    await family.send()
    return reminded
  }
  const actions = () => family.stored().application.history.map(({ action }) => action)
  return { ...family, reminder, look, actions, reminders: () => family.sent.filter(each => each.includes('Please collect it')) }
}

describe('a certificate nobody collects', () => {
  it('is left alone for thirty days, in Beijing', async () => {
    const { clock, look, actions, inbox } = aForgottenCertificate()
    clock.advance(29 * DAY + 13 * HOUR)
    expect([await look(), actions(), (await inbox()).includes('remindToCollect')]).toEqual([0, ['recordIssued'], false])
  })

  it('is told of to both parents once, and stands in the history, however often somebody looks', async () => {
    const { clock, look, actions, inbox, reminders } = aForgottenCertificate()
    clock.advance(30 * DAY)
    expect(await look()).toBe(1)
    for (let day = 0; day < 70; day++) {
      clock.advance(DAY)
      expect(await look()).toBe(0)
    }
    expect(actions()).toEqual(['recordIssued', 'remindToCollect'])
    expect([await inbox(MOTHER), await inbox(FATHER)]).toEqual([['remindToCollect', 'recordIssued'], ['remindToCollect', 'recordIssued']])
    expect(reminders().sort()).toEqual(['wechat openid-a: Please collect it', 'wechat openid-b: Please collect it'])
  })

  it('is told of before it is put away', async () => {
    const { clock, look, stored } = aForgottenCertificate()
    clock.advance(30 * DAY)
    await look()
    const { at } = stored().application.history.at(-1)!
    expect(Date.parse(at)).toBeLessThan(Date.parse(issued[0]!.at) + settings.pickup.storedAfterDays * DAY)
  })

  it('is told of in the morning when it is noticed at night, though it is in the inbox at once', async () => {
    const { clock, look, inbox, reminders } = aForgottenCertificate()
    clock.advance(29 * DAY + 14.5 * HOUR)
    expect(await look()).toBe(1)
    expect([(await inbox())[0], reminders()]).toEqual(['remindToCollect', []])
    clock.advance(7.4 * HOUR)
    await look()
    expect(reminders()).toEqual([])
    // what happened before it is told before it
    for (let times = 0; times < 2; times++) {
      clock.advance(0.2 * HOUR)
      await look()
    }
    expect(reminders()).toHaveLength(2)
  })

  it('is told of by a service that was away for months, once', async () => {
    const { clock, look } = aForgottenCertificate()
    clock.advance(120 * DAY)
    expect([await look(), await look()]).toEqual([1, 0])
  })

  it('of a child that was lost is never spoken of, whether the loss is known before or after', async () => {
    const before = aForgottenCertificate({ lostNewborns: ['FM1'] })
    before.clock.advance(31 * DAY)
    expect([await before.look(), before.actions()]).toEqual([0, ['recordIssued']])
    const after = aForgottenCertificate()
    after.clock.advance(31 * DAY)
    expect(await after.reminder.sweep()).toBe(1)
    after.lose()
    await after.look()
    expect([after.sent, after.all()]).toEqual([[], []])
  })

  test.each([
    ['collected', { status: 'completed' }],
    ['to be sent by courier', { status: 'readyForCourier', history: [{ ...issued[0]!, status: 'readyForCourier' }] }],
  ])('that is %s is nobody’s to fetch', async (_name, more) => {
    const { clock, look } = aForgottenCertificate(more)
    clock.advance(40 * DAY)
    expect(await look()).toBe(0)
  })

  it('that was fetched between the entry and the notice is not asked for any more', async () => {
    const { clock, reminder, look, stored, inbox } = aForgottenCertificate()
    clock.advance(31 * DAY)
    await reminder.sweep()
    const { application } = stored()
    application.status = 'completed'
    await look()
    expect((await inbox()).includes('remindToCollect')).toBe(false)
  })
})
