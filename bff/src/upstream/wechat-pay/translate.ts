import type { PaymentEvent } from '@mcb/shared/domain'
import type { RefundEvent } from '../../modules/payment/ports'
import { troubleOf } from './transport'
import { wirePaid, type WireRefund, type WireRefundNews, type WireTrade } from './wire'

type PaidEvent = Extract<PaymentEvent, { type: 'paid' }>

/** A trade that has been paid, whatever became of the money. @throws payment.unexpected when a fact is missing, or it was not in yuan */
export function toPaid(trade: WireTrade): PaidEvent {
  const parsed = wirePaid.safeParse(trade)
  if (!parsed.success) throw troubleOf('unexpected', {}, parsed.error)
  const { transaction_id, success_time, payer, amount } = parsed.data
  return { type: 'paid', amountFen: amount.total, payer: payer.openid, transactionId: transaction_id, at: success_time }
}

type RefundFacts = Pick<WireRefund, 'status' | 'out_refund_no' | 'success_time'> & { amountFen: number; create_time: string | null; /** When the rest says no time. */ heardAt: string }

function toRefundEvent({ status, out_refund_no, success_time, create_time, amountFen, heardAt }: RefundFacts): RefundEvent {
  const facts = { refundNumber: out_refund_no, amountFen }
  switch (status) {
    case 'PROCESSING':
      return { type: 'refundAccepted', ...facts, at: create_time ?? heardAt }
    case 'SUCCESS':
      return { type: 'refundDone', ...facts, acceptedAt: create_time, at: success_time ?? heardAt }
    case 'CLOSED':
      return { type: 'refundClosed', ...facts, at: heardAt }
    case 'ABNORMAL':
      return { type: 'refundStuck', ...facts, at: heardAt }
  }
}

/** A refund as the call for it, or a question, is answered. */
export function toRefund(wire: WireRefund, heardAt: string): RefundEvent {
  return toRefundEvent({ ...wire, amountFen: wire.amount.refund, heardAt })
}

/** A refund as a notification tells it. @param createdAt the notification's own time */
export function toRefundFromNews(wire: WireRefundNews, createdAt: string): RefundEvent {
  return toRefundEvent({ ...wire, status: wire.refund_status, amountFen: wire.amount.refund, create_time: null, heardAt: createdAt })
}

/** An instant as WeChat wants it: Beijing, whole seconds. */
export function toBeijingTime(instant: string): string {
  return `${new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`
}
