import type { PaymentEvent } from '@mcb/shared/domain'
import { AppError } from '@mcb/shared/errors'
import { PAYMENT_INTERFACE } from '../../outbox/interfaces'
import { createSender, type Sender, type SenderTools } from '../../outbox/sender'
import { saveChanges } from '../saving'
import { review, takeIn } from './changes'
import type { PaymentGateway, PaymentMessage, PaymentRecord, PaymentRepository } from './ports'

type Answer = { outcome: 'accepted'; event: PaymentEvent } | { outcome: 'refused'; reason: string }

/** Has WeChat close orders and send money back, until it has answered. @param words what the payer reads, by the reason */
export function createPaymentSender(deps: {
  payments: PaymentRepository
  gateway: Pick<PaymentGateway, 'closeOrder' | 'refund'>
  words: (reason: string) => string
  /** The payment has moved: its application is to hear of it. */
  onMoved: (record: PaymentRecord) => Promise<unknown>
} & SenderTools): Sender {
  const { payments, gateway, words, onMoved, clock, logger } = deps

  async function send({ payment }: PaymentRecord, { kind }: PaymentMessage): Promise<Answer> {
    const { orderNumber, amountFen, refund } = payment
    if (kind === 'close') return { outcome: 'accepted', event: await gateway.closeOrder(orderNumber) }
    if (!refund) return { outcome: 'refused', reason: 'nothingToRefund' }
    const answer = await gateway.refund({ orderNumber, refundNumber: refund.number, amountFen: refund.amountFen, paidFen: amountFen, reason: words(refund.reason) })
    if (answer.type !== 'refundRefused') return { outcome: 'accepted', event: answer }
    // the merchant's account is filled by somebody: the same refund is asked for again later
    if (answer.reason === 'balanceShort') throw new AppError('payment.unavailable', { params: { system: 'wechatPay', reason: answer.reason } })
    return { outcome: 'refused', reason: answer.reason }
  }

  return createSender({
    ...deps,
    name: 'payments',
    interfaceOf: () => PAYMENT_INTERFACE,
    records: payments,
    send,
    async update(id, change) {
      const saved = await saveChanges(payments, id, record => change(record, clock()), 'store.unavailable')
      if (saved?.untold) await onMoved(saved)
    },
    settle(record, _message, answer, at) {
      if (answer.outcome === 'refused') {
        review(record, { at: at.toISOString(), event: 'refundRefused', differences: [answer.reason] })
        logger.error({ event: 'payment.review', orderNumber: record.payment.orderNumber, what: 'refundRefused', differences: [answer.reason] })
      } else takeIn(record, answer.event, at)
    },
  })
}
