import { isAmountFen, isOrderNumber } from '@mcb/shared/domain'
import { ORDER_REFUSALS, type PaymentGateway } from '../../modules/payment/ports'
import { readAnswer } from './exchange'
import type { SignedCalls } from './signed-calls'
import { toBeijingTime, toPaid } from './translate'
import { troubleOf } from './transport'
import { means, wireNothing, wirePrepay, wireTrade } from './wire'

type OrderCalls = Pick<SignedCalls, 'transactions_jsapi' | 'query' | 'close' | 'paySheet'>
type Merchant = { appId: string; merchantId: string; notifyUrl: string }

/** Orders: taken, paid for on the phone, asked after, closed. */
export function createOrders({ calls, config, clock }: { calls: OrderCalls; config: Merchant; clock: () => Date }): Pick<PaymentGateway, 'order' | 'paySheet' | 'query' | 'closeOrder'> {
  const closed = () => ({ type: 'closed', at: clock().toISOString() }) as const

  const query: PaymentGateway['query'] = async orderNumber => {
    const { done, code } = readAnswer(await calls.query({ out_trade_no: checked(orderNumber) }), wireTrade)
    if (means(code, 'unknownOrder')) return 'unknown'
    if (means(code, 'closed')) return closed()
    if (!done) throw troubleOf('unexpected', { answer: code })
    if (done.appid !== config.appId || done.mchid !== config.merchantId || done.out_trade_no !== orderNumber) throw troubleOf('unexpected', { reason: 'notOurs' })
    switch (done.trade_state) {
      case 'SUCCESS':
      case 'REFUND':
        return toPaid(done)
      case 'CLOSED':
      case 'REVOKED':
        return closed()
      default:
        return 'unpaid'
    }
  }

  /** They say that it is paid; the facts of it are in another answer. */
  async function demandPaid(orderNumber: string) {
    const state = await query(orderNumber)
    if (typeof state === 'string' || state.type !== 'paid') throw troubleOf('unexpected', { reason: 'paidOrNot' })
    return state
  }

  return {
    query,
    paySheet: prepayId => calls.paySheet(prepayId),

    async order({ orderNumber, amountFen, payer, description, expiresAt }) {
      if (!isAmountFen(amountFen)) throw new RangeError('not an amount')
      const answer = await calls.transactions_jsapi({
        out_trade_no: checked(orderNumber),
        description,
        time_expire: toBeijingTime(expiresAt),
        notify_url: config.notifyUrl,
        amount: { total: amountFen, currency: 'CNY' },
        payer: { openid: payer },
      })
      const { done, code } = readAnswer(answer, wirePrepay)
      if (done) return { type: 'asked', prepayId: done.prepay_id, at: clock().toISOString() }
      if (means(code, 'alreadyPaid')) return demandPaid(orderNumber)
      if (means(code, 'closed')) return closed()
      const reason = ORDER_REFUSALS.find(kind => means(code, kind))
      if (!reason) throw troubleOf('unexpected', { answer: code })
      return { type: 'refused', reason, at: clock().toISOString() }
    },

    async closeOrder(orderNumber) {
      const { code } = readAnswer(await calls.close(checked(orderNumber)), wireNothing)
      if (means(code, 'alreadyPaid')) return demandPaid(orderNumber)
      if (code !== null && !means(code, 'closed', 'unknownOrder')) throw troubleOf('unexpected', { answer: code })
      return closed()
    },
  }
}

/** It becomes a part of an address. */
function checked(orderNumber: string): string {
  if (!isOrderNumber(orderNumber)) throw new RangeError('not an order number')
  return orderNumber
}
