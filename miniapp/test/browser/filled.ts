import { randomBytes } from 'node:crypto'
import { newPayment, NOTICE_ACTIONS, plainDate, plusDays, type PlainDate } from '@mcb/shared/domain'
import type { BillCheck, PaymentReview } from '../../../bff/src/modules/payment/ports'
import { asked, type Sendable } from '../../../bff/src/outbox/sender'
import { connectStore } from '../../../bff/src/storage/connect'
import { createNoticeRepository } from '../../../bff/src/storage/notices'
import { createBillCheckRepository, createPaymentRepository } from '../../../bff/src/storage/payments'
import { vaultOf } from '../../../bff/test/support/vault'
import type { House } from './house'

const DAY_MS = 24 * 60 * 60_000
const newId = () => randomBytes(12).toString('hex')
const NOBODY = 'f'.repeat(24)
const PROBLEMS = ['upstream.unavailable', 'upstream.timeout', 'upstream.unavailable', 'internal', 'upstream.unavailable', 'upstream.timeout', 'something new']

/** Tried too often. */
const parked = <More extends object>(messageId: string, lastProblem: string, more: More): Sendable & More => ({ ...asked(messageId, new Date(Date.now() - 3 * DAY_MS)), state: 'parked', attempts: 100, lastProblem, ...more })

/** Puts into the store what only weeks and bad luck bring. Every call opens a connection of its own. */
export function aFilledStore(house: Pick<House, 'stack' | 'today'>) {
  const at = new Date(Date.now() - 2 * DAY_MS).toISOString()
  const common = { updatedAt: new Date(), revision: 0 }

  async function withStore<T>(fill: (connection: Awaited<ReturnType<typeof connectStore>>) => Promise<T>): Promise<T> {
    const connection = await connectStore(house.stack.mongodbUri)
    try {
      return await fill(connection)
    } finally {
      await connection.close()
    }
  }

  return {
    /** Everything somebody can be told, twice over, the latest four not read. @returns how many */
    inbox: (accountId: string) =>
      withStore(async connection => {
        const notices = createNoticeRepository(connection)
        const all = [...NOTICE_ACTIONS, ...NOTICE_ACTIONS]
        for (const [i, action] of all.entries())
          await notices.insert({ ...common, id: newId(), accountId, applicationId: NOBODY, action, at: new Date(Date.now() - i * 0.7 * DAY_MS), read: i > 3, sms: false, outbox: [] })
        return all.length
      }),

    /** Messages that wait for a person, some of them alike. */
    parkedMessages: () =>
      withStore(async connection => {
        const notices = createNoticeRepository(connection)
        for (const [i, problem] of PROBLEMS.entries()) {
          const id = newId()
          const type = i % 2 ? 'sms' : 'wechat'
          await notices.insert({ ...common, id, accountId: NOBODY, applicationId: NOBODY, action: 'approve', at: new Date(), read: true, sms: true, outbox: [parked(`${id}-${type}`, problem, { type } as const)] })
        }
      }),

    /** Payments to look at, and bills of five days, of which two are unlike. @returns the latest day that is */
    money: (): Promise<PlainDate> =>
      withStore(async connection => {
        const payments = createPaymentRepository(connection, vaultOf(house.stack.masterKeys, connection))
        const transaction = { transactionId: '4200002026111912345678', paidAt: at }
        const refund = { number: 'R1', attempt: 1, amountFen: 1800, reason: 'collectionChanged', status: 'stuck', acceptedAt: at, doneAt: null } as const
        const told: [Partial<ReturnType<typeof newPayment>>, PaymentReview][] = [
          [{ status: 'asked' }, { at, event: 'paid', differences: ['amountFen', 'payer'], there: { amountFen: 1700, number: '4200002026112012345678', at } }],
          [{ status: 'refunding', ...transaction, refund }, { at, event: 'refundStuck', differences: [], there: { amountFen: 1800, number: 'R1', at } }],
          [{ status: 'refunding', ...transaction, refund: { ...refund, status: 'due', acceptedAt: null } }, { at, event: 'refundRefused', differences: ['payerAccount'] }],
          [{ status: 'paid', ...transaction }, { at, event: 'closed', differences: [], there: { amountFen: null, number: null, at } }],
        ]
        for (const [part, review] of told) {
          const id = payments.newId()
          const payment = { ...newPayment({ orderNumber: `${id}P1`, amountFen: 1800, payer: 'o', createdAt: at, expiresAt: at }), ...part }
          await payments.insert({ ...common, id, payment, applicationId: NOBODY, accountId: NOBODY, outbox: [], lookAt: null, looks: 0, untold: false, reviews: [review] })
        }
        const checks = createBillCheckRepository(connection)
        const dayBefore = (days: number) => plusDays(plainDate(house.today), -days)
        const save = (days: number, differences: BillCheck['differences']) =>
          checks.save({ day: dayBefore(days), at, matched: 214 - days, paidFen: { here: 385_200, there: differences.length ? 385_100 : 385_200 }, refundedFen: { here: 3600, there: 3600 }, differences })
        const line = { of: 'payment', refundNumber: null } as const
        await save(1, [
          { ...line, kind: 'amountDiffers', orderNumber: `${NOBODY}P1`, here: { amountFen: 1800, state: 'paid', at }, there: { amountFen: 1700, state: 'done', at } },
          { ...line, kind: 'missingHere', orderNumber: 'OTHERSHOP2026112000017', here: null, there: { amountFen: 9900, state: 'done', at } },
        ])
        for (const days of [2, 3, 5]) await save(days, [])
        const resolved = { by: '罗婧', at, note: '第二天的账单上有这笔退款，已核对。' }
        await save(4, [{ of: 'refund', kind: 'missingThere', orderNumber: `${NOBODY}P2`, refundNumber: `${NOBODY}P2R1`, here: { amountFen: 1800, state: 'accepted', at }, there: null, resolved }])
        return dayBefore(1)
      }),
  }
}
