import { randomUUID } from 'node:crypto'
import { DEFAULT_SETTINGS, newPayment, plainDate, type Payment } from '@mcb/shared/domain'
import { aBirthRecord, anAddress, anApplication, completeAnswers, NOW } from '@mcb/shared/testing'
import type { Connection } from 'mongoose'
import { createAddressBookService } from '../src/modules/address-book/service'
import type { PaymentRecord } from '../src/modules/payment/ports'
import { createAccountRepository } from '../src/storage/accounts'
import { createAddressBookRepository } from '../src/storage/address-books'
import { createApplicationRepository } from '../src/storage/applications'
import { connectStore } from '../src/storage/connect'
import { createBillCheckRepository, createPaymentRepository } from '../src/storage/payments'
import { anAccount, aRecord } from './fakes'
import { startTestStore } from './support/test-store'
import { aVault } from './support/vault'

const { vault } = aVault()

let store: Awaited<ReturnType<typeof startTestStore>>
let connection: Connection
let payments: ReturnType<typeof createPaymentRepository>

beforeAll(async () => {
  store = await startTestStore()
  connection = await connectStore(store.uri)
  payments = createPaymentRepository(connection, vault)
  await payments.syncIndexes()
}, 60_000)
afterAll(async () => {
  await connection.dropDatabase()
  await connection.close()
  await store.stop()
})

let orders = 0
function aPayment(overrides: Partial<Payment> = {}, more: Partial<PaymentRecord> = {}): PaymentRecord {
  const payment = { ...newPayment({ orderNumber: `ORDER-${++orders}`, amountFen: 1800, payer: 'o', createdAt: NOW.toISOString(), expiresAt: NOW.toISOString() }), ...overrides }
  return { id: payments.newId(), payment, applicationId: 'a', accountId: 'b', updatedAt: NOW, revision: 0, outbox: [], lookAt: null, looks: 0, untold: false, reviews: [], ...more }
}

describe('a payment in the store', () => {
  it('comes back as it was saved, by its id and its order number', async () => {
    const record = aPayment({ paidAt: NOW.toISOString() }, { lookAt: NOW, reviews: [{ at: NOW.toISOString(), event: 'paid', differences: ['amountFen'] }] })
    expect(await payments.insert(record)).toBe(true)
    expect(await payments.get(record.id)).toEqual(record)
    expect(await payments.findByOrderNumber(record.payment.orderNumber)).toEqual(record)
  })

  it('is there once, however many begin it at the same moment', async () => {
    const one = aPayment()
    const twins = Array.from({ length: 10 }, () => ({ ...one, id: payments.newId() }))
    expect((await Promise.all(twins.map(twin => payments.insert(twin)))).filter(Boolean)).toHaveLength(1)
  })

  it('is saved by exactly one of ten who read it at the same time', async () => {
    const record = aPayment()
    await payments.insert(record)
    const outcomes = await Promise.all(Array.from({ length: 10 }, (_, looks) => payments.save({ ...record, looks })))
    expect(outcomes.filter(outcome => outcome === 'saved')).toHaveLength(1)
  })

  it('is looked after when its time has come, and not when nothing is open', async () => {
    const [due, later, never] = [aPayment({}, { lookAt: NOW }), aPayment({}, { lookAt: new Date(NOW.getTime() + 1) }), aPayment()]
    for (const record of [due, later, never]) await payments.insert(record)
    const found = await payments.dueForLook(NOW, 50)
    expect(found).toContain(due.id)
    expect(found).not.toContain(later.id)
    expect(found).not.toContain(never.id)
  })

  it('waits for a person until every one of its reviews is closed', async () => {
    const review = { at: NOW.toISOString(), event: 'paid', differences: ['amountFen'] } as const
    const resolved = { by: 'city', at: NOW.toISOString(), note: 'done' }
    const [open, half, closed, none] = [[{ ...review, differences: [] }], [{ ...review, differences: [], resolved }, { ...review, differences: [] }], [{ ...review, differences: [], resolved }], []].map(reviews => aPayment({}, { reviews }))
    for (const record of [open!, half!, closed!, none!]) await payments.insert(record)
    const found = (await payments.toReview(50)).map(({ id }) => id)
    expect([open, half, closed, none].map(record => found.includes(record!.id))).toEqual([true, true, false, false])
    expect(await payments.get(half!.id)).toEqual(half)
  })

  it('stands beside the bill of the day it came on, of the day it went back on, and of any bill that names it', async () => {
    const refund = { number: 'R', attempt: 1, amountFen: 1800, reason: 'collectionChanged', status: 'accepted', acceptedAt: '2026-10-02T10:00:00+08:00', doneAt: null } as const
    const cameFirst = aPayment({ paidAt: '2026-10-01T23:59:59+08:00' })
    const cameSecond = aPayment({ paidAt: '2026-10-02T00:00:00+08:00' })
    const wentBack = aPayment({ paidAt: '2026-09-01T10:00:00+08:00', refund })
    const named = aPayment()
    for (const record of [cameFirst, cameSecond, wentBack, named]) await payments.insert(record)
    const listed = await payments.listForBill(new Date('2026-10-02T00:00:00+08:00'), new Date('2026-10-03T00:00:00+08:00'), [named.payment.orderNumber])
    expect(listed.map(({ id }) => id).sort()).toEqual([cameSecond.id, wentBack.id, named.id].sort())
  })
})

describe('what came of a bill', () => {
  it('is kept once a day, the newest first', async () => {
    const checks = createBillCheckRepository(connection)
    const check = (day: string, matched: number) => ({ day: plainDate(day), at: NOW.toISOString(), matched, paidFen: { here: 0, there: 0 }, refundedFen: { here: 0, there: 0 }, differences: [] })
    for (const each of [check('2026-11-18', 1), check('2026-11-19', 2), check('2026-11-18', 3)]) await checks.save(each)
    expect(await checks.latest(5)).toEqual([check('2026-11-19', 2), check('2026-11-18', 3)])
  })

  it('keeps what came of a difference, the first word, line by line', async () => {
    const checks = createBillCheckRepository(connection)
    const line = { kind: 'missingHere', of: 'payment', orderNumber: 'TWICE1', refundNumber: null } as const
    const day = plainDate('2026-11-17')
    const difference = { ...line, here: null, there: { amountFen: 1800, state: 'done' as const, at: null } }
    await checks.save({ day, at: NOW.toISOString(), matched: 0, paidFen: { here: 0, there: 0 }, refundedFen: { here: 0, there: 0 }, differences: [difference, difference] })
    const word = (note: string) => ({ by: 'city', at: NOW.toISOString(), note })
    expect(await checks.resolve(day, { ...line, orderNumber: 'OTHER1' }, word('none'))).toBe(false)
    for (const note of ['first', 'second', 'third']) expect(await checks.resolve(day, line, word(note))).toBe(true)
    const kept = (await checks.latest(10)).find(check => check.day === day)
    expect(kept?.differences.map(({ resolved }) => resolved?.note)).toEqual(['first', 'second'])
  })
})

describe('an address book', () => {
  it('keeps each place once, the last used first, and belongs to one account', async () => {
    const books = createAddressBookRepository(connection, vault)
    const service = createAddressBookService({ books, settings: DEFAULT_SETTINGS })
    const [mother, father] = [anAccount(), anAccount()]
    const entry = (detail: string) => ({ id: randomUUID(), label: '', phone: '13800000000', address: anAddress({ detail }) })
    const [home, office] = [entry('学院路8号'), entry('中关村大街1号')]
    await Promise.all([service.save(home, mother), service.save(office, mother)])
    await service.save({ ...home, id: randomUUID() }, mother)
    expect((await service.list(mother)).map(({ address }) => address.detail)).toEqual(['学院路8号', '中关村大街1号'])
    expect(await service.list(father)).toEqual([])
    await expect(service.save(entry(''), mother)).rejects.toMatchObject({ code: 'request.invalid' })
    expect(await service.remove(office.id, mother)).toHaveLength(1)
    for (let i = 0; i < 25; i++) await service.save(entry(`学院路${i + 100}号`), mother)
    expect(await service.list(mother)).toHaveLength(20)
  })
})

describe('a label', () => {
  it('is on one parcel only, and leads to it', async () => {
    const applications = createApplicationRepository(connection, vault)
    await applications.syncIndexes()
    const kept = async (trackingNumber: string | null) => {
      const id = applications.newId()
      const parcel = { orderNumber: 'C1', trackingNumber, refusal: null, by: '', at: null, events: [] }
      const record = aRecord(anApplication({ id, status: 'onTheWay', parcel, answers: completeAnswers({ birth: { records: [aBirthRecord({ id: `birth-${id}` })], dispute: null } }) }))
      await applications.insert(record)
      return record
    }
    const [first, second] = [await kept('EA1CN'), await kept(null)]
    await kept(null)
    expect((await applications.findByTrackingNumber('EA1CN'))?.application.id).toBe(first.application.id)
    expect(await applications.save({ ...second, application: { ...second.application, parcel: first.application.parcel } })).toBe('labelTaken')
    expect((await applications.onTheWay(10)).map(({ application }) => application.id)).toContain(first.application.id)
  })
})

describe('who pays', () => {
  it('is known of an account that signs in with WeChat, and of no other', async () => {
    const accounts = createAccountRepository(connection, vault)
    await accounts.syncIndexes()
    const wechat = await accounts.signInParent('wechat', 'o-1:2', { displayName: null, verifiedIdentity: null })
    const jingtong = await accounts.signInParent('jingtong', 'o-1', { displayName: null, verifiedIdentity: null })
    expect([await accounts.wechatIdOf(wechat.id), await accounts.wechatIdOf(jingtong.id), await accounts.wechatIdOf('nobody')]).toEqual(['o-1:2', null, null])
  })
})
