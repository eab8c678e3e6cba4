import { DEFAULT_SETTINGS, type Application, type Collection, type PaymentEvent } from '@mcb/shared/domain'
import { AppError } from '@mcb/shared/errors'
import { anAddress, anApplication, completeAnswers } from '@mcb/shared/testing'
import pino from 'pino'
import { aClock, aRecord, anAccount, fakeApplications, fakeLimiter } from './fakes'
import { createApplicationWrites } from '../src/modules/application/writes'
import { createPaymentSender } from '../src/modules/payment/outbox'
import type { PaymentGateway, PaymentRecord, PaymentRepository } from '../src/modules/payment/ports'
import { createPaymentService } from '../src/modules/payment/service'
import { createPaymentWatch } from '../src/modules/payment/watch'

export const ID = '9'.repeat(24)
export const logger = pino({ level: 'silent' })
export const COURIER = { method: 'courier', recipient: 'mother', phone: '13800000000', address: anAddress(), payment: 'online' } as const satisfies Collection
export const PICKUP: Collection = { method: 'pickup', recipient: 'mother' }

/** Payments in memory, with the same promises as the store. */
export function fakePayments() {
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
    toReview: async () => [...records.values()].filter(({ reviews }) => reviews.some(({ resolved }) => !resolved)).map(record => structuredClone(record)),
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
export function aCounter({ faulty = port => port }: { /** Puts something between the service and what it calls. */ faulty?: <T extends object>(port: T) => T } = {}) {
  const clock = aClock()
  const mother = anAccount({ id: 'a'.repeat(24) })
  const father = anAccount({ id: 'b'.repeat(24) })
  const application = anApplication({ id: ID, status: 'approved', queuedAt: clock().toISOString(), answers: completeAnswers({ collection: COURIER }) })
  const applications = fakeApplications(aRecord(application))
  const payments = fakePayments()
  const wechat = fakeGateway(clock)
  const [kept, gateway] = [faulty(payments.repository), faulty(wechat.gateway)]
  const writes = createApplicationWrites({ applications: faulty(applications.repository), settings: DEFAULT_SETTINGS, clock, wakeOutbox: () => undefined })
  const service = createPaymentService({
    payments: kept, writes, gateway, payers: { wechatIdOf: async id => `o-${id}` }, tries: fakeLimiter(20), demoPhone: null, words: { description: '快递费' },
    settings: DEFAULT_SETTINGS, clock, wakeOutbox: () => undefined, logger,
  })
  const sender = createPaymentSender({ payments: kept, gateway, words: reason => reason, onMoved: service.tell, clock, leaseMs: 1000, logger, chance: () => 0 })
  const watch = createPaymentWatch({ payments: kept, service, clock, logger })
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
    /** Everything that happens by itself, for about an hour. */
    async later() {
      sender.start()
      for (let i = 0; i < 20; i++) {
        await watch.round().catch(() => 0)
        await new Promise(resolve => setImmediate(resolve))
        for (const id of await payments.repository.dueForSending(clock(), 50)) sender.wake(id)
        await new Promise(resolve => setTimeout(resolve, 1))
        clock.advance(3 * 60_000)
      }
      await sender.stop()
    },
  }
}

