import type { ApplicationView, PaySheetView } from '@mcb/shared/contract'
import {
  isPaymentWanted, newPayment, noteAfter, paymentToBegin, postageDue, type Application, type PaymentEvent, type PaymentNote, type PaymentStatus, type RefundReason, type Settings,
} from '@mcb/shared/domain'
import { AppError } from '@mcb/shared/errors'
import type { Logger } from '../../logging'
import type { RateLimiter } from '../../ports'
import type { ApplicationRecord } from '../application/ports'
import { toApplicationView } from '../application/view'
import type { ApplicationWrites } from '../application/writes'
import { saveChanges } from '../saving'
import type { Account } from '../session/ports'
import { toActor } from '../session/service'
import { nextLook, order, takeIn } from './changes'
import type { PayerDirectory, PaymentGateway, PaymentRecord, PaymentRepository } from './ports'

/** What the payer reads on the phone and in the bill; WeChat shows it as it is, in Chinese. */
export type PaymentWords = { description: string }

/** Nothing is decided about it yet. */
const CAN_BE_PAID: readonly PaymentStatus[] = ['created', 'asked']

export type PaymentService = ReturnType<typeof createPaymentService>

/**
 * Paying for a parcel. Whether a payment is wanted is decided in the application and saved with what it depends on; what became of the
 * money is decided by `stepPayment` from what WeChat has signed. Neither overwrites the other: the payment tells the application its status,
 * the application tells the payment that it is given up, and whatever was missed is found by looking again.
 */
export function createPaymentService(deps: {
  payments: PaymentRepository
  writes: Pick<ApplicationWrites, 'find' | 'touch' | 'settle' | 'demand'>
  gateway: Pick<PaymentGateway, 'order' | 'query' | 'queryRefund' | 'closeOrder' | 'paySheet'>
  payers: PayerDirectory
  /** Every one is a call to WeChat. */
  tries: RateLimiter
  /** For demos: plays the phone for accounts that are not of WeChat. */
  demoPhone: string | null
  words: PaymentWords
  settings: Settings
  clock: () => Date
  wakeOutbox: (id: string) => void
  logger: Logger
}) {
  const { payments, writes, gateway, demoPhone, words, settings, clock, wakeOutbox, logger } = deps

  const view = (record: ApplicationRecord, account: Account) => toApplicationView(record, account, clock(), settings)

  async function change(id: string, edit: (record: PaymentRecord, at: Date) => boolean | void): Promise<PaymentRecord> {
    const saved = await saveChanges(payments, id, record => edit(record, clock()), 'store.unavailable')
    if (!saved) throw new AppError('resource.not_found')
    if (saved.outbox.some(({ state }) => state === 'asked')) wakeOutbox(id)
    return saved
  }

  /** Takes in what happened to a payment, and tells its application. */
  async function learn(id: string, event: PaymentEvent): Promise<PaymentRecord> {
    const record = await change(id, (next, at) => {
      const { due, differences, isNew } = takeIn(next, event, at)
      if (due === 'review') logger.error({ event: 'payment.review', orderNumber: next.payment.orderNumber, what: event.type, differences })
      return isNew
    })
    return tell(record)
  }

  /** The application hears of the status; and a payment it has no use for ends. */
  async function tell(record: PaymentRecord): Promise<PaymentRecord> {
    const { payment, applicationId } = record
    let application: Application | null = null
    await writes.settle(applicationId, (next, _at, move) => {
      application = next.application
      const { payment: note } = next.application
      const after = note && noteAfter(note, payment)
      if (!note || after === note) return false
      if (payment.status === 'paid') move('recordPaid')
      next.application.payment = after
      return true
    })
    const unwanted = application && whyUnwanted(application, payment.orderNumber)
    return change(record.id, (next, at) => {
      // somebody was faster: they tell it themselves
      if (next.payment.status !== payment.status) return false
      const ended = unwanted ? giveUp(next, unwanted, at) : false
      if (!next.untold && !ended) return false
      next.untold = ended && next.payment.status !== payment.status
      next.lookAt = next.untold ? at : nextLook(next, at)
      return true
    })
  }

  /** The payment an application begins, or has begun, kept in the application first: whatever happens then, it is found again. */
  async function nameOrder(id: string, account: Account): Promise<PaymentNote> {
    const actor = toActor(account)
    const record = await writes.touch(id, actor, ({ application }) => {
      writes.demand('pay', application, actor)
      application.payment = paymentToBegin(application, postageDue(application, settings)!)
    })
    return record.application.payment!
  }

  async function open(note: PaymentNote, applicationId: string, account: Account, payer: string): Promise<PaymentRecord> {
    const now = clock()
    const expiresAt = new Date(now.getTime() + settings.courier.paidWithinMinutes * 60_000).toISOString()
    const payment = newPayment({ orderNumber: note.orderNumber, amountFen: note.amountFen, payer, createdAt: now.toISOString(), expiresAt })
    const record: PaymentRecord = {
      id: payments.newId(), payment, applicationId, accountId: account.id, updatedAt: now, revision: 0, outbox: [], lookAt: null, looks: 0, untold: false, reviews: [],
    }
    record.lookAt = nextLook(record, now)
    // two taps at once: one inserts, the other finds
    return (await payments.insert(record)) ? record : (await payments.findByOrderNumber(note.orderNumber))!
  }

  /** Has WeChat take the order, unless it has; nobody knows after an error whether it did, and the next tap asks for the same one. */
  async function request(record: PaymentRecord): Promise<PaymentRecord> {
    const { status, orderNumber, amountFen, payer, expiresAt } = record.payment
    if (status !== 'created') return record
    return learn(record.id, await gateway.order({ orderNumber, amountFen, payer, expiresAt, description: words.description }))
  }

  async function countTry(account: Account): Promise<void> {
    const wait = await deps.tries.consume(account.id)
    if (wait > 0) throw new AppError('request.rate_limited', { params: { retryAfterSeconds: wait } })
  }

  /** Whether this person can still pay this order. */
  const isOpenFor = ({ payment }: PaymentRecord, payer: string) => payment.payer === payer && Date.parse(payment.expiresAt) - clock().getTime() > 60_000

  return {
    /**
     * Begins a payment, or goes on with the one that was begun. One that another phone has begun, or that has run out, is closed first, so
     * that two are never open.
     * @throws application.action_refused, payment.payer_unknown, payment.refused, payment.*
     */
    async pay(id: string, account: Account): Promise<{ application: ApplicationView; sheet: PaySheetView | null; demoPhone: string | null }> {
      await countTry(account)
      const wechatId = await deps.payers.wechatIdOf(account.id)
      const payer = wechatId ?? (demoPhone && `demo-phone-of-${account.id}`)
      if (!payer) throw new AppError('payment.payer_unknown')
      for (let tries = 0; tries < 3; tries++) {
        const note = await nameOrder(id, account)
        const record = await open(note, id, account, payer)
        if (!CAN_BE_PAID.includes(record.payment.status) || !isOpenFor(record, payer)) {
          // it moved while we were away, or has to end first; then the application knows it, and the next one has another number
          const ended = CAN_BE_PAID.includes(record.payment.status) ? await learn(record.id, await gateway.closeOrder(note.orderNumber)) : await tell(record)
          if (ended.payment.status !== 'paid') continue
          return { application: view(await writes.find(id, toActor(account)), account), sheet: null, demoPhone: null }
        }
        const { payment } = await request(record)
        if (payment.status === 'closed') continue
        if (payment.status === 'refused') throw new AppError('payment.refused', { params: { reason: payment.refusal ?? '' } })
        const sheet = payment.status === 'asked' && payment.prepayId ? gateway.paySheet(payment.prepayId) : null
        return { application: view(await writes.find(id, toActor(account)), account), sheet, demoPhone: sheet && !wechatId ? demoPhone : null }
      }
      throw new AppError('application.version_conflict')
    },

    /** Asks WeChat at once, for somebody who has just paid and sees nothing of it. */
    async check(id: string, account: Account): Promise<ApplicationView> {
      await countTry(account)
      const { application } = await writes.find(id, toActor(account))
      const record = application.payment && (await payments.findByOrderNumber(application.payment.orderNumber))
      if (record && CAN_BE_PAID.includes(record.payment.status)) {
        const answer = await gateway.query(record.payment.orderNumber)
        if (typeof answer !== 'string') await learn(record.id, answer)
      }
      return view(await writes.find(id, toActor(account)), account)
    },

    /** What WeChat tells us of an order. @returns false when it is none of ours */
    async receive(orderNumber: string, event: PaymentEvent): Promise<boolean> {
      const record = await payments.findByOrderNumber(orderNumber)
      if (!record) return false
      await learn(record.id, event)
      return true
    },

    learn,
    tell,

    /** Looks after one payment without being told: asks WeChat, ends what has run out, tells the application. */
    async look(id: string): Promise<void> {
      const record = await payments.get(id)
      if (!record) return
      const { payment } = record
      const answer = CAN_BE_PAID.includes(payment.status)
        ? await gateway.query(payment.orderNumber)
        : payment.status === 'refunding' && payment.refund?.status === 'accepted'
          ? await gateway.queryRefund({ orderNumber: payment.orderNumber, refundNumber: payment.refund.number })
          : null
      const after = answer && typeof answer !== 'string' ? await learn(id, answer) : await tell(record)
      const { application } = await writes.find(record.applicationId, { role: 'system' })
      const isUsed = application.payment?.orderNumber === payment.orderNumber && application.parcel?.at
      await change(after.id, (next, at) => {
        if (CAN_BE_PAID.includes(next.payment.status) && Date.parse(next.payment.expiresAt) <= at.getTime()) order(next, 'close', at)
        next.looks += 1
        // once the parcel has left nothing can come of a payment any more
        next.lookAt = next.untold ? at : next.payment.status === 'paid' && isUsed ? null : nextLook(next, at)
      })
    },

    /** An application was saved that has a payment: look whether it is still wanted, soon. */
    async reconsider({ payment }: Application): Promise<void> {
      const record = payment && (await payments.findByOrderNumber(payment.orderNumber))
      if (record) await tell(record)
    },
  }
}

/** Why an application has no use for a payment; null while it has. */
function whyUnwanted(application: Application, orderNumber: string): RefundReason | null {
  if (application.payment?.orderNumber === orderNumber && isPaymentWanted(application)) return null
  return ['draft', 'rejected', 'withdrawn'].includes(application.status) ? 'nothingToSend' : 'collectionChanged'
}

/** Ends a payment nobody wants: what came goes back, what is open is closed. Says whether something was to be done. */
function giveUp(record: PaymentRecord, reason: RefundReason, at: Date): boolean {
  const { status } = record.payment
  if (status === 'paid') return takeIn(record, { type: 'refundWanted', reason, at: at.toISOString() }, at).isNew
  if (!CAN_BE_PAID.includes(status)) return false
  const before = record.outbox.length
  order(record, 'close', at)
  return record.outbox.length > before
}
