import { createHash } from 'node:crypto'
import type { Keys } from './keys'
import type { Ledger, Order, Refund } from './ledger'
import { APP_ID, MERCHANT_ID } from './keys'
import { deliver, type Delivery, type Draft } from './delivery'
import type { Mischief } from './mischiefs'

type Notification = { id: string; draft: Draft; notifyUrl: string; attempts: { at: string; mischief: Mischief | null; status: number | null }[] }

/** WeChat Pay's own: 15 s, 15 s, 30 s, 3, 10, 20, 30, 30, 30, 60 minutes, 3, 3, 3, 6, 6 hours. */
const SCHEDULE_SECONDS = [15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10_800, 10_800, 10_800, 21_600, 21_600]

export type NotificationMode = 'send' | 'hold'

/** Tells the merchant, again and again until it says 200 or 204; or only on command. */
export function createNotifications({ ledger, keys, clock, mode: firstMode, pace }: {
  ledger: Ledger
  keys: Keys
  clock: () => Date
  mode: NotificationMode
  /** How much faster than WeChat Pay the tries follow one another. */
  pace: number
}) {
  const all = new Map<string, Notification>()
  const timers = new Map<string, NodeJS.Timeout>()
  /** What was sent last of each, byte by byte, for whoever wants to play it back. */
  const recorded = new Map<string, Delivery>()
  let mode = firstMode

  async function attempt(notification: Notification, mischief: Mischief | null): Promise<number | null> {
    const { status, delivery } = await deliver(notification.draft, notification.notifyUrl, { keys, clock, mischief, recorded: recorded.get(notification.id) })
    if (mischief === null) recorded.set(notification.id, delivery)
    notification.attempts.push({ at: clock().toISOString(), mischief, status })
    if (mischief === null && (status === 200 || status === 204)) ledger.acknowledge(notification.id)
    return status
  }

  function schedule(notification: Notification, milliseconds: number, tries: number): void {
    const timer = setTimeout(() => {
      if (ledger.isDelivered(notification.id)) return
      void attempt(notification, null).then(() => {
        const next = SCHEDULE_SECONDS[tries]
        if (mode === 'send' && timers.has(notification.id) && next !== undefined && !ledger.isDelivered(notification.id)) schedule(notification, (next * 1000) / pace, tries + 1)
      })
    }, milliseconds)
    timer.unref()
    timers.set(notification.id, timer)
  }

  function add(id: string, draft: Omit<Draft, 'id'>, notifyUrl: string): void {
    const notification = { id, draft: { ...draft, id: createHash('sha256').update(id).digest('hex').slice(0, 36) }, notifyUrl, attempts: [] }
    all.set(id, notification)
    if (mode === 'send' && !ledger.isDelivered(id)) schedule(notification, 0, 0)
  }

  function stop(): void {
    for (const timer of timers.values()) clearTimeout(timer)
    timers.clear()
  }

  const notifications = {
    paid: (order: Order) => add(`EV-paid-${order.orderNumber}`, paidDraft(order), order.notifyUrl),
    settled: (refund: Refund, order: Order) => add(`EV-refund-${refund.refundNumber}-${refund.state}`, refundDraft(refund, order), refund.notifyUrl),
    list: () => [...all.values()].map(({ id, attempts }) => ({ id, delivered: ledger.isDelivered(id), attempts })),
    /** Sends one now. @returns what the merchant answered each time; null when it did not. Undefined when there is no such one */
    async send(id: string, { mischief, times, parallel }: { mischief: Mischief | null; times: number; parallel: boolean }): Promise<(number | null)[] | undefined> {
      const notification = all.get(id)
      if (!notification) return undefined
      const tries = Array.from({ length: times }, () => () => attempt(notification, mischief))
      if (parallel) return Promise.all(tries.map(each => each()))
      const statuses = []
      for (const each of tries) statuses.push(await each())
      return statuses
    },
    /** Sends whatever has not been acknowledged, oldest first. */
    async flush(): Promise<{ id: string; status: number | null }[]> {
      const results = []
      for (const notification of all.values()) {
        if (!ledger.isDelivered(notification.id)) results.push({ id: notification.id, status: await attempt(notification, null) })
      }
      return results
    },
    setMode(wanted: NotificationMode): void {
      mode = wanted
      stop()
      if (mode === 'send') for (const each of all.values()) if (!ledger.isDelivered(each.id)) schedule(each, 0, 0)
    },
    stop,
    reset(): void {
      stop()
      all.clear()
      recorded.clear()
      mode = firstMode
    },
  }
  // what was not acknowledged in a life before
  for (const order of ledger.orders()) if (order.paidAt) notifications.paid(order)
  for (const refund of ledger.refunds()) if (refund.state !== 'PROCESSING') notifications.settled(refund, ledger.order(refund.orderNumber)!)
  return notifications
}
export type Notifications = ReturnType<typeof createNotifications>

function paidDraft(order: Order): Omit<Draft, 'id'> {
  return {
    eventType: 'TRANSACTION.SUCCESS',
    kind: 'transaction',
    summary: '支付成功',
    createdAt: order.paidAt!,
    // as it was when it was paid, whatever has become of it since
    content: toTrade({ ...order, state: 'SUCCESS' }),
  }
}

function refundDraft(refund: Refund, order: Order): Omit<Draft, 'id'> {
  const { refund_id, out_refund_no, transaction_id, out_trade_no, success_time, user_received_account, amount } = toRefundAnswer(refund, order)
  const { total, refund: refunded, payer_total, payer_refund } = amount
  return {
    eventType: `REFUND.${refund.state}`,
    kind: 'refund',
    summary: '退款结果',
    createdAt: refund.settledAt!,
    content: {
      mchid: MERCHANT_ID, out_trade_no, transaction_id, out_refund_no, refund_id, refund_status: refund.state,
      ...(success_time ? { success_time } : {}), user_received_account, amount: { total, refund: refunded, payer_total, payer_refund },
    },
  }
}

const STATE_WORDS: Record<Order['state'], string> = { NOTPAY: '订单未支付', SUCCESS: '支付成功', REFUND: '转入退款', CLOSED: '订单已关闭' }

/** An order as a query and a notification show it. */
export function toTrade(order: Order) {
  const { orderNumber, state, transactionId, paidAt, payer, totalFen } = order
  return {
    appid: APP_ID,
    mchid: MERCHANT_ID,
    out_trade_no: orderNumber,
    trade_state: state,
    trade_state_desc: STATE_WORDS[state],
    promotion_detail: [],
    ...(paidAt
      ? {
          transaction_id: transactionId, trade_type: 'JSAPI', bank_type: 'OTHERS', attach: '', success_time: paidAt, payer: { openid: payer },
          amount: { total: totalFen, payer_total: totalFen, currency: 'CNY', payer_currency: 'CNY' },
        }
      : { amount: { total: totalFen, currency: 'CNY' } }),
  }
}

/** A refund as the call for it, and a query, are answered. */
export function toRefundAnswer(refund: Refund, order: Order) {
  const { refundId, refundNumber, state, createdAt, settledAt, amountFen } = refund
  return {
    refund_id: refundId,
    out_refund_no: refundNumber,
    transaction_id: order.transactionId,
    out_trade_no: order.orderNumber,
    channel: 'ORIGINAL',
    user_received_account: '支付用户零钱',
    ...(state === 'SUCCESS' ? { success_time: settledAt! } : {}),
    create_time: createdAt,
    status: state,
    funds_account: 'AVAILABLE',
    amount: { total: order.totalFen, refund: amountFen, payer_total: order.totalFen, payer_refund: amountFen, settlement_refund: amountFen, settlement_total: order.totalFen, discount_refund: 0, currency: 'CNY' },
  }
}
