import { anApplication, completeAnswers } from '@mcb/shared/testing'
import { DEFAULT_SETTINGS, settingsSchema } from '@mcb/shared/domain'
import { AppError } from '@mcb/shared/errors'
import { aClock, anAccount, aRecord, fakeApplications, fakeAppointments } from '../../../test/fakes'
import { createApplicationWrites } from '../application/writes'
import { createPickupService } from './service'

const NINE = '2026-11-23T09:00:00+08:00'
const TEN = '2026-11-23T10:00:00+08:00'
const ISSUED = { action: 'recordIssued' as const, at: '2026-11-20T02:00:00.000Z', by: 'system' as const, status: 'readyForPickup' as const }

/** Families with a certificate at one counter, on the morning of Friday 20 November. */
function aCounter(families: number, settings = DEFAULT_SETTINGS) {
  const clock = aClock(new Date('2026-11-20T10:00:00+08:00'))
  const accounts = Array.from({ length: families }, () => anAccount())
  const ids = accounts.map((_, i) => i.toString(16).padStart(24, '0'))
  const { repository } = fakeApplications(
    ...accounts.map(({ id }, i) =>
      aRecord(anApplication({ id: ids[i]!, applicantAccountId: id, otherParentAccountId: null, status: 'readyForPickup', queuedAt: ISSUED.at, institutionCode: 'H001', answers: completeAnswers(), history: [ISSUED] })),
    ),
  )
  const appointments = fakeAppointments()
  const writes = createApplicationWrites({ applications: repository, settings, clock, wakeOutbox: () => undefined })
  const pickup = createPickupService({ appointments, writes, settings, clock })
  let keys = 0
  const choose = (family: number, start: string, key = `key-${keys++}`) => pickup.choose(ids[family]!, start, { account: accounts[family]!, idempotencyKey: key, request: { start } })
  const cancel = (family: number, key = `key-${keys++}`) => pickup.cancel(ids[family]!, { account: accounts[family]!, idempotencyKey: key, request: { cancel: true } })
  const get = (family: number) => pickup.get(ids[family]!, accounts[family]!)
  const free = async (start: string) => (await get(families - 1)).days.flatMap(({ slots }) => slots).find(slot => slot.start === start)?.free
  const taken = () => [...appointments.records.values()].filter(({ slot }) => slot).length
  return { clock, pickup, appointments, accounts, ids, choose, cancel, get, free, taken }
}

const codeOf = (promise: Promise<unknown>) => promise.then(() => 'done', (error: unknown) => (error instanceof AppError ? error.code : String(error)))

describe('a time to come', () => {
  it('is chosen, and one place fewer is free for others', async () => {
    const { choose, free } = aCounter(2)
    expect(await free(NINE)).toBe(4)
    const { appointment } = await choose(0, NINE)
    expect(appointment).toMatchObject({ end: '2026-11-23T09:30:00+08:00', over: false })
    expect(new Date(appointment!.start)).toEqual(new Date(NINE))
    expect(await free(NINE)).toBe(3)
  })

  it('is changed in one step: at no moment none, at no moment two', async () => {
    const { choose, appointments, free, taken } = aCounter(2)
    await choose(0, NINE)
    const seen: number[] = []
    const save = appointments.save
    appointments.save = async record => {
      seen.push(taken())
      const outcome = await save(record)
      seen.push(taken())
      return outcome
    }
    await choose(0, TEN)
    expect(seen).toEqual([1, 1])
    expect([await free(NINE), await free(TEN)]).toEqual([4, 3])
  })

  it('that is full leaves everybody what they had', async () => {
    const { choose, get } = aCounter(6, settingsSchema.parse({ pickup: { capacity: 2 } }))
    await choose(0, TEN)
    await Promise.all([choose(1, NINE), choose(2, NINE)])
    expect(await codeOf(choose(0, NINE))).toBe('pickup.slot_full')
    expect(new Date((await get(0)).appointment!.start)).toEqual(new Date(TEN))
  })

  it('is given back, and free again', async () => {
    const { choose, cancel, free } = aCounter(2)
    await choose(0, NINE)
    expect((await cancel(0)).appointment).toBeNull()
    expect(await free(NINE)).toBe(4)
  })

  it('asked for again by the same tap is not taken back from a later choice', async () => {
    const { choose, get } = aCounter(1)
    await choose(0, NINE, 'the-first-tap')
    await choose(0, TEN)
    await choose(0, NINE, 'the-first-tap')
    expect(new Date((await get(0)).appointment!.start)).toEqual(new Date(TEN))
    expect(await codeOf(choose(0, TEN, 'the-first-tap'))).toBe('request.idempotency_key_reused')
  })

  test.each([
    ['a time the counter is closed', '2026-11-22T09:00:00+08:00'],
    ['a time that is over', '2026-11-20T09:00:00+08:00'],
    ['a time between two slots', '2026-11-23T09:10:00+08:00'],
    ['a time next year', '2027-11-23T09:00:00+08:00'],
  ])('cannot be %s', async (_name, start) => expect(await codeOf(aCounter(1).choose(0, start))).toBe('pickup.slot_closed'))

  it('cannot be changed any more in the hour before it, and can once it was missed', async () => {
    const { clock, choose, cancel, get } = aCounter(1)
    await choose(0, NINE)
    const until = (text: string) => clock.advance(new Date(text).getTime() - clock().getTime())
    until('2026-11-23T08:00:00+08:00')
    await choose(0, TEN)
    until('2026-11-23T09:00:00.001+08:00')
    expect(await codeOf(choose(0, '2026-11-24T09:00:00+08:00'))).toBe('pickup.too_late')
    expect(await codeOf(cancel(0))).toBe('pickup.too_late')
    until('2026-11-23T10:30:00+08:00')
    expect((await get(0)).appointment).toMatchObject({ over: true })
    expect(await codeOf(choose(0, '2026-11-24T09:00:00+08:00'))).toBe('done')
  })

  it('is nobody else’s business', async () => {
    const { pickup, ids } = aCounter(1)
    expect(await codeOf(pickup.get(ids[0]!, anAccount()))).toBe('resource.not_found')
  })

  it('of who has the certificate already is free for others', async () => {
    const { choose, pickup, ids, free } = aCounter(2)
    await choose(0, NINE)
    await pickup.release(ids[0]!)
    expect(await free(NINE)).toBe(4)
    await pickup.release('0'.repeat(24))
  })

  it('is never promised to two: 60 families want 5 places', async () => {
    const { choose, taken } = aCounter(60, settingsSchema.parse({ pickup: { capacity: 5 } }))
    const outcomes = await Promise.all(Array.from({ length: 60 }, (_, family) => codeOf(choose(family, NINE))))
    expect(outcomes.filter(outcome => outcome === 'done')).toHaveLength(5)
    expect(outcomes.filter(outcome => outcome === 'pickup.slot_full')).toHaveLength(55)
    expect(taken()).toBe(5)
  })

  it('for a certificate that was put away is two working days ahead', async () => {
    const { clock, get } = aCounter(1)
    clock.advance(90 * 24 * 60 * 60_000)
    const { storage, days } = await get(0)
    // 18 February 2027 is a Thursday
    expect(storage).toEqual({ state: 'stored', storedFrom: '2027-02-18' })
    expect(days[0]!.date).toBe('2027-02-22')
  })
})
