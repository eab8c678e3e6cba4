import { randomBytes } from 'node:crypto'
import type { Journal } from '../phase3/journal'

export type Order = {
  orderNumber: string
  description: string
  /** ISO 8601, as the merchant gave it. */
  expiresAt: string
  notifyUrl: string
  totalFen: number
  payer: string
  /** Ids to pay by, with the time they were given out. */
  prepaid: { id: string; at: string }[]
  state: 'NOTPAY' | 'SUCCESS' | 'REFUND' | 'CLOSED'
  transactionId: string | null
  paidAt: string | null
}
type OrderFacts = Pick<Order, 'orderNumber' | 'description' | 'expiresAt' | 'notifyUrl' | 'totalFen' | 'payer'>

export type RefundState = 'PROCESSING' | 'SUCCESS' | 'CLOSED' | 'ABNORMAL'
export type Refund = {
  refundNumber: string
  refundId: string
  orderNumber: string
  amountFen: number
  reason: string
  notifyUrl: string
  state: RefundState
  createdAt: string
  settledAt: string | null
}

/** One line of the journal. */
export type LedgerEntry =
  | { type: 'order'; order: OrderFacts }
  | { type: 'prepaid'; orderNumber: string; id: string; at: string }
  | { type: 'paid'; orderNumber: string; transactionId: string; at: string }
  | { type: 'closed'; orderNumber: string; at: string }
  | { type: 'refund'; refund: Omit<Refund, 'state' | 'settledAt'> }
  | { type: 'settled'; refundNumber: string; state: Exclude<RefundState, 'PROCESSING'>; at: string }
  /** The merchant has acknowledged a notification. */
  | { type: 'delivered'; notification: string }

/** An id to pay by is good for two hours. */
const PREPAID_FOR_MS = 2 * 3_600_000

const digits = (count: number) => [...randomBytes(count)].map(byte => byte % 10).join('')

/** The orders and refunds of the merchant. What is written down has happened; nothing else has. */
export function createLedger(journal: Journal<LedgerEntry>, clock: () => Date) {
  const orders = new Map<string, Order>()
  const refunds = new Map<string, Refund>()
  const delivered = new Set<string>()
  for (const entry of journal.entries) apply(entry)

  function record(entry: LedgerEntry): void {
    journal.append(entry)
    apply(entry)
  }

  function apply(entry: LedgerEntry): void {
    switch (entry.type) {
      case 'order':
        return void orders.set(entry.order.orderNumber, { ...entry.order, prepaid: [], state: 'NOTPAY', transactionId: null, paidAt: null })
      case 'prepaid':
        return void orders.get(entry.orderNumber)!.prepaid.push({ id: entry.id, at: entry.at })
      case 'paid':
        return void Object.assign(orders.get(entry.orderNumber)!, { state: 'SUCCESS', transactionId: entry.transactionId, paidAt: entry.at })
      case 'closed':
        return void Object.assign(orders.get(entry.orderNumber)!, { state: 'CLOSED' })
      case 'refund':
        orders.get(entry.refund.orderNumber)!.state = 'REFUND'
        return void refunds.set(entry.refund.refundNumber, { ...entry.refund, state: 'PROCESSING', settledAt: null })
      case 'settled':
        return void Object.assign(refunds.get(entry.refundNumber)!, { state: entry.state, settledAt: entry.at })
      case 'delivered':
        return void delivered.add(entry.notification)
    }
  }

  const now = () => beijingTime(clock())
  const refundsOf = (orderNumber: string) => [...refunds.values()].filter(refund => refund.orderNumber === orderNumber)
  /** What has gone back, or is on its way. */
  const refundedFen = (orderNumber: string) => refundsOf(orderNumber).reduce((sum, { state, amountFen }) => (state === 'CLOSED' ? sum : sum + amountFen), 0)

  return {
    order: (orderNumber: string) => orders.get(orderNumber),
    orderOfTransaction: (transactionId: string) => [...orders.values()].find(order => order.transactionId === transactionId),
    orders: () => [...orders.values()],
    refund: (refundNumber: string) => refunds.get(refundNumber),
    refunds: () => [...refunds.values()],
    refundedFen,
    isDelivered: (notification: string) => delivered.has(notification),

    /** Takes an order, or the same one again. @returns the id to pay by */
    take(facts: OrderFacts): string {
      if (!orders.has(facts.orderNumber)) record({ type: 'order', order: facts })
      const id = `wx${randomBytes(17).toString('hex')}`
      record({ type: 'prepaid', orderNumber: facts.orderNumber, id, at: clock().toISOString() })
      return id
    },
    /** The order somebody may pay by this id now; null when there is none, or it is over. */
    payable(prepayId: string): Order | null {
      const time = clock().getTime()
      const order = [...orders.values()].find(({ prepaid }) => prepaid.some(({ id, at }) => id === prepayId && time <= Date.parse(at) + PREPAID_FOR_MS))
      return order && order.state === 'NOTPAY' && time < Date.parse(order.expiresAt) ? order : null
    },
    pay(orderNumber: string): void {
      record({ type: 'paid', orderNumber, transactionId: `4200${digits(24)}`, at: now() })
    },
    close(orderNumber: string): void {
      record({ type: 'closed', orderNumber, at: now() })
    },
    takeRefund(facts: Pick<Refund, 'refundNumber' | 'orderNumber' | 'amountFen' | 'reason' | 'notifyUrl'>): Refund {
      record({ type: 'refund', refund: { ...facts, refundId: `5030${digits(24)}`, createdAt: now() } })
      return refunds.get(facts.refundNumber)!
    },
    settle(refundNumber: string, state: Exclude<RefundState, 'PROCESSING'>): void {
      record({ type: 'settled', refundNumber, state, at: now() })
    },
    acknowledge(notification: string): void {
      if (!delivered.has(notification)) record({ type: 'delivered', notification })
    },
    /** Where all the money is: every order, and what has come and gone. */
    summary() {
      const paid = [...orders.values()].filter(order => order.paidAt !== null)
      const back = [...refunds.values()].filter(({ state }) => state === 'SUCCESS')
      return {
        orders: [...orders.values()].map(({ orderNumber, totalFen, state, paidAt, transactionId, prepaid }) => ({
          orderNumber, totalFen, state, paidAt, transactionId, asked: prepaid.length, refundedFen: refundedFen(orderNumber),
        })),
        refunds: [...refunds.values()],
        paidFen: paid.reduce((sum, { totalFen }) => sum + totalFen, 0),
        refundedFen: back.reduce((sum, { amountFen }) => sum + amountFen, 0),
      }
    },
    reset(): void {
      journal.empty()
      for (const known of [orders, refunds, delivered]) known.clear()
    },
  }
}
export type Ledger = ReturnType<typeof createLedger>

/** An instant as WeChat Pay writes it: Beijing, whole seconds. */
export function beijingTime(date: Date): string {
  return `${new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`
}
