import { DEFAULT_SETTINGS, type Application, type Collection, type PaymentEvent } from '@mcb/shared/domain'
import { AppError } from '@mcb/shared/errors'
import { anAddress, anApplication, completeAnswers } from '@mcb/shared/testing'
import pino from 'pino'
import { aClock, aRecord, anAccount, fakeApplications } from '../../../test/fakes'
import { createApplicationWrites } from '../application/writes'
import { createPaymentSender } from './outbox'
import type { PaymentGateway, PaymentRecord, PaymentRepository } from './ports'
import { createPaymentService } from './service'
import { createPaymentWatch } from './watch'

const ID = '9'.repeat(24)
const logger = pino({ level: 'silent' })
const COURIER: Collection = { method: 'courier', recipient: 'mother', phone: '13800000000', address: anAddress(), payment: 'online' }
const PICKUP: Collection = { method: 'pickup', recipient: 'mother' }

/** Payments in memory, with the same promises as the store. */
function fakePayments() {
  const records = new Map<string, PaymentRecord>()
  const copy = (record?: PaymentRecord) => (record ? structuredClone(record) : null)
  let ids = 0
  const repository: PaymentRepository = {
    newId: () => (++ids).toString(16).padStart(24, '0'),
    async insert(record) {
      if ([...records.values()].some(({ payment }) => payment.orderNumber === record.payment.orderNumber)) return false
      records.set(record.id, structuredClone(record))
      return true
    },
    get: async id => copy(records.get(id)),
    findByOrderNumber: async orderNumber => copy([...records.values()].find(({ payment }) => payment.orderNumber === orderNumber)),
    async save(record) {
      if (records.get(record.id)?.revision !== record.revision) return 'stale'
      records.set(record.id, structuredClone({ ...record, revision: record.revision + 1 }))
      return 'saved'
    },
    dueForSending: async now => [...records.values()].filter(({ outbox }) => outbox.some(entry => entry.state === 'asked' && entry.nextAttemptAt <= now)).map(({ id }) => id),
    dueForLook: async now => [...records.values()].filter(({ lookAt }) => lookAt && lookAt <= now).map(({ id }) => id),
    listForBill: async () => [],
  }
  return { repository, records }
}

/** WeChat Pay as far as the service sees it: what was taken, and what it cost. */
function fakeGateway(clock: () => Date) {
  const orders = new Map<string, { amountFen: number; payer: string; state: 'open' | 'paid' | 'closed'; refunds: Set<string> }>()
  const at = () => clock().toISOString()
  const paid = (orderNumber: string): PaymentEvent & { type: 'paid' } => ({ type: 'paid', amountFen: orders.get(orderNumber)!.amountFen, payer: orders.get(orderNumber)!.payer, transactionId: `T${orderNumber}`, at: at() })
  const trouble = { order: 0, close: 0, query: 0, refund: 0 }
  /** Fails so many times; the work is done all the same. */
  const afterwards = (operation: keyof typeof trouble) => {
    if (trouble[operation]-- > 0) throw new AppError('payment.timeout')
  }
  const gateway: Pick<PaymentGateway, 'order' | 'query' | 'queryRefund' | 'closeOrder' | 'paySheet' | 'refund'> = {
    async order({ orderNumber, amountFen, payer }) {
      const known = orders.get(orderNumber) ?? { amountFen, payer, state: 'open' as const, refunds: new Set<string>() }
      orders.set(orderNumber, known)
      afterwards('order')
      if (known.state === 'paid') return paid(orderNumber)
      return known.state === 'closed' ? { type: 'closed', at: at() } : { type: 'asked', prepayId: `wx${orderNumber}`, at: at() }
    },
    paySheet: prepayId => ({ timeStamp: '1', nonceStr: 'n', package: `prepay_id=${prepayId}`, signType: 'RSA', paySign: 's' }),
    async query(orderNumber) {
      afterwards('query')
      const state = orders.get(orderNumber)?.state
      return state === 'paid' ? paid(orderNumber) : state === 'closed' ? { type: 'closed', at: at() } : state ? 'unpaid' : 'unknown'
    },
    async closeOrder(orderNumber) {
      const order = orders.get(orderNumber)
      if (order?.state === 'open') order.state = 'closed'
      afterwards('close')
      return order?.state === 'paid' ? paid(orderNumber) : { type: 'closed', at: at() }
    },
    async refund({ orderNumber, refundNumber, amountFen }) {
      orders.get(orderNumber)!.refunds.add(refundNumber)
      afterwards('refund')
      return { type: 'refundAccepted', refundNumber, amountFen, at: at() }
    },
    queryRefund: async ({ refundNumber }) => ({ type: 'refundDone', refundNumber, amountFen: 1800, acceptedAt: at(), at: at() }),
  }
  return { gateway, orders, trouble, paid }
}

/** A filed application that is sent by courier, its mother, and everything that takes part in paying. */
function aCounter(overrides: Partial<Application> = {}) {
  const clock = aClock()
  const mother = anAccount({ id: 'a'.repeat(24) })
  const father = anAccount({ id: 'b'.repeat(24) })
  const application = anApplication({ id: ID, status: 'approved', queuedAt: clock().toISOString(), answers: completeAnswers({ collection: COURIER }), ...overrides })
  const applications = fakeApplications(aRecord(application))
  const payments = fakePayments()
  const wechat = fakeGateway(clock)
  const writes = createApplicationWrites({ applications: applications.repository, settings: DEFAULT_SETTINGS, clock, wakeOutbox: () => undefined })
  const service = createPaymentService({
    payments: payments.repository, writes, gateway: wechat.gateway, payers: { wechatIdOf: async id => `o-${id}` }, demoPhone: null, words: { description: '快递费' },
    settings: DEFAULT_SETTINGS, clock, wakeOutbox: () => undefined, logger,
  })
  const sender = createPaymentSender({ payments: payments.repository, gateway: wechat.gateway, words: reason => reason, onMoved: service.tell, clock, leaseMs: 1000, logger, chance: () => 0 })
  const watch = createPaymentWatch({ payments: payments.repository, service, clock, logger })
  const note = () => applications.records.get(ID)!.application.payment
  return {
    clock, mother, father, service, watch, ...wechat, note,
    all: () => [...payments.records.values()].map(({ payment }) => payment),
    /** Payments somebody still looks after. */
    lookedAfter: () => [...payments.records.values()].filter(({ lookAt }) => lookAt !== null).map(({ payment }) => payment.orderNumber),
    /** A change of the application, saved as every other is. */
    change: (edit: (application: Application) => void) => writes.settle(ID, ({ application: next }) => { edit(next); return true }),
    history: () => applications.records.get(ID)!.application.history.map(({ action }) => action),
    paysOnThePhone: (orderNumber: string) => { wechat.orders.get(orderNumber)!.state = 'paid' },
    /** Everything that happens by itself, for an hour. */
    async later() {
      sender.start()
      for (let minute = 0; minute < 60; minute++) {
        await watch.round()
        await new Promise(resolve => setImmediate(resolve))
        for (const id of await payments.repository.dueForSending(clock(), 50)) sender.wake(id)
        await new Promise(resolve => setTimeout(resolve, 1))
        clock.advance(60_000)
      }
      await sender.stop()
    },
  }
}

describe('paying the postage', () => {
  it('is one order for two taps, and tells the application once that it is paid', async () => {
    const counter = aCounter()
    const [first] = await Promise.all([counter.service.pay(ID, counter.mother), counter.service.pay(ID, counter.mother).catch(() => null)])
    expect(first.sheet).not.toBeNull()
    expect([...counter.orders.keys()]).toEqual([`${ID}P1`])
    counter.paysOnThePhone(`${ID}P1`)
    const news = counter.paid(`${ID}P1`)
    for (let times = 0; times < 3; times++) expect(await counter.service.receive(`${ID}P1`, news)).toBe(true)
    expect(counter.note()).toMatchObject({ status: 'paid', amountFen: 1800 })
    expect(counter.history().filter(action => action === 'recordPaid')).toHaveLength(1)
  })

  it('that nobody tells us of is found by looking', async () => {
    const counter = aCounter()
    await counter.service.pay(ID, counter.mother)
    counter.paysOnThePhone(`${ID}P1`)
    await counter.later()
    expect(counter.note()).toMatchObject({ status: 'paid' })
  })

  it('is asked for again under the same number when nobody knows whether the order was taken', async () => {
    const counter = aCounter()
    counter.trouble.order = 1
    await expect(counter.service.pay(ID, counter.mother)).rejects.toMatchObject({ code: 'payment.timeout' })
    expect((await counter.service.pay(ID, counter.mother)).sheet).not.toBeNull()
    expect(counter.orders.size).toBe(1)
  })

  it('never stands open on two phones', async () => {
    const counter = aCounter()
    await counter.service.pay(ID, counter.mother)
    await counter.service.pay(ID, counter.father)
    expect([...counter.orders.values()].map(({ state, payer }) => [state, payer.slice(0, 3)])).toEqual([['closed', 'o-a'], ['open', 'o-b']])
  })

  it('that the other phone has made is not made again', async () => {
    const counter = aCounter()
    await counter.service.pay(ID, counter.mother)
    counter.paysOnThePhone(`${ID}P1`)
    expect(await counter.service.pay(ID, counter.father)).toMatchObject({ sheet: null, application: { payment: { status: 'paid' } } })
    expect(counter.orders.size).toBe(1)
  })

  it('runs out by itself, and begins anew under another number', async () => {
    const counter = aCounter()
    await counter.service.pay(ID, counter.mother)
    await counter.later()
    expect(counter.note()).toMatchObject({ status: 'closed' })
    expect((await counter.service.pay(ID, counter.mother)).sheet).not.toBeNull()
    expect(counter.all().map(({ orderNumber, status }) => [orderNumber, status])).toEqual([[`${ID}P1`, 'closed'], [`${ID}P2`, 'asked']])
  })

  it('is nothing for somebody WeChat does not know', async () => {
    const counter = aCounter()
    const service = createPaymentService({
      payments: fakePayments().repository, writes: {} as never, gateway: counter.gateway, payers: { wechatIdOf: async () => null }, demoPhone: null, words: { description: '' },
      settings: DEFAULT_SETTINGS, clock: counter.clock, wakeOutbox: () => undefined, logger,
    })
    await expect(service.pay(ID, counter.mother)).rejects.toMatchObject({ code: 'payment.payer_unknown' })
  })

  it.each<[string, (application: Application) => void, string]>([
    ['collected at the counter', next => { next.answers.collection = PICKUP }, 'collectionChanged'],
    ['paid to the courier', next => { next.answers.collection = { ...COURIER, payment: 'onDelivery' } }, 'collectionChanged'],
    ['withdrawn', next => { next.status = 'withdrawn' }, 'nothingToSend'],
    ['rejected', next => { next.status = 'rejected' }, 'nothingToSend'],
  ])('goes back once when it is %s, though nobody hears of the change and the refund is asked for three times', async (_what, edit, reason) => {
    const counter = aCounter()
    await counter.service.pay(ID, counter.mother)
    counter.paysOnThePhone(`${ID}P1`)
    await counter.service.check(ID, counter.mother)
    counter.trouble.refund = 2
    await counter.change(edit)
    expect(counter.note()).toMatchObject({ status: 'refunding' })
    await counter.later()
    expect(counter.all()).toEqual([expect.objectContaining({ status: 'refunded', refund: expect.objectContaining({ number: `${ID}P1R1`, reason }) })])
    expect([...counter.orders.get(`${ID}P1`)!.refunds]).toEqual([`${ID}P1R1`])
    expect(counter.note()).toMatchObject({ status: 'refunded' })
  })

  it('that was open when it was given up is closed, and goes back if somebody was faster', async () => {
    const counter = aCounter()
    await counter.service.pay(ID, counter.mother)
    await counter.change(next => { next.answers.collection = PICKUP })
    expect(counter.note()).toMatchObject({ status: 'closed' })
    counter.paysOnThePhone(`${ID}P1`)
    await counter.later()
    expect(counter.note()).toMatchObject({ status: 'refunded' })
    // whoever wants the courier again pays again
    await counter.change(next => { next.answers.collection = COURIER })
    expect((await counter.service.pay(ID, counter.mother)).sheet).not.toBeNull()
    expect([...counter.orders.keys()]).toEqual([`${ID}P1`, `${ID}P2`])
  })

  it('stays when the parcel has left, whatever becomes of it', async () => {
    const counter = aCounter()
    await counter.service.pay(ID, counter.mother)
    counter.paysOnThePhone(`${ID}P1`)
    await counter.service.check(ID, counter.mother)
    await counter.change(next => {
      next.parcel = { orderNumber: `${ID}C1`, trackingNumber: 'EA1CN', refusal: null, by: '', at: counter.clock().toISOString(), events: [] }
      next.status = 'readyForPickup'
      next.answers.collection = PICKUP
    })
    await counter.later()
    expect(counter.note()).toMatchObject({ status: 'paid' })
    expect(counter.lookedAfter()).toEqual([])
    expect(counter.orders.get(`${ID}P1`)!.refunds.size).toBe(0)
  })

  it('of somebody else’s amount is nobody’s payment', async () => {
    const counter = aCounter()
    await counter.service.pay(ID, counter.mother)
    await counter.service.receive(`${ID}P1`, { ...counter.paid(`${ID}P1`), amountFen: 1 })
    expect(counter.note()).toMatchObject({ status: 'asked' })
    expect(await counter.service.receive('SOMEBODY-ELSES', counter.paid(`${ID}P1`))).toBe(false)
  })
})
