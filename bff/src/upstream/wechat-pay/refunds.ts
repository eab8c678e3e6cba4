import { isAmountFen, isOrderNumber } from '@mcb/shared/domain'
import type { PaymentGateway, RefundEvent, RefundRequest } from '../../modules/payment/ports'
import { readAnswer } from './exchange'
import type { SignedCalls } from './signed-calls'
import { toRefund } from './translate'
import { troubleOf } from './transport'
import { means, wireRefund, type WireRefund } from './wire'

const REFUND_NUMBER = /^[0-9A-Za-z_-]{6,64}$/

/** Money on its way back. */
export function createRefunds({ calls, notifyUrl, clock }: {
  calls: Pick<SignedCalls, 'refunds' | 'find_refunds'>
  notifyUrl: string
  clock: () => Date
}): Pick<PaymentGateway, 'refund' | 'queryRefund'> {
  function toOurs(wire: WireRefund, { orderNumber, refundNumber }: Pick<RefundRequest, 'orderNumber' | 'refundNumber'>): RefundEvent {
    if (wire.out_trade_no !== orderNumber || wire.out_refund_no !== refundNumber) throw troubleOf('unexpected', { reason: 'notOurs' })
    return toRefund(wire, clock().toISOString())
  }

  return {
    async refund(request) {
      const { orderNumber, refundNumber, amountFen, paidFen, reason } = checked(request)
      const answer = await calls.refunds({
        out_trade_no: orderNumber,
        out_refund_no: refundNumber,
        reason,
        notify_url: notifyUrl,
        amount: { refund: amountFen, total: paidFen, currency: 'CNY' },
      })
      const { done, code } = readAnswer(answer, wireRefund)
      if (means(code, 'balanceShort')) return { type: 'refundRefused', reason: 'balanceShort' }
      if (means(code, 'payerAccount')) return { type: 'refundRefused', reason: 'payerAccount' }
      if (!done) throw troubleOf('unexpected', { answer: code })
      if (done.amount.refund !== amountFen || done.amount.total !== paidFen) throw troubleOf('unexpected', { reason: 'amount' })
      return toOurs(done, request)
    },

    async queryRefund(refund) {
      if (!REFUND_NUMBER.test(refund.refundNumber)) throw new RangeError('not a refund number')
      const { done, code } = readAnswer(await calls.find_refunds(refund.refundNumber), wireRefund)
      if (means(code, 'unknownRefund')) return 'unknown'
      if (!done) throw troubleOf('unexpected', { answer: code })
      return toOurs(done, refund)
    },
  }
}

function checked(request: RefundRequest): RefundRequest {
  const { orderNumber, refundNumber, amountFen, paidFen } = request
  if (!isOrderNumber(orderNumber) || !REFUND_NUMBER.test(refundNumber)) throw new RangeError('not a number of ours')
  if (!isAmountFen(amountFen) || !isAmountFen(paidFen) || amountFen > paidFen) throw new RangeError('not an amount')
  return request
}
