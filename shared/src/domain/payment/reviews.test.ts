import { newPayment, type Payment } from './payment'
import { factsKept, factsTold } from './reviews'

const AT = '2026-11-20T02:00:00.000Z'
const payment = (more: Partial<Payment> = {}): Payment => ({ ...newPayment({ orderNumber: 'ORDER1', amountFen: 1800, payer: 'o-1', createdAt: AT, expiresAt: AT }), ...more })

describe('what a person compares', () => {
  it('is what WeChat has told, without who paid', () => {
    expect(factsTold({ type: 'paid', amountFen: 1700, payer: 'o-2', transactionId: 'T9', at: AT })).toEqual({ amountFen: 1700, number: 'T9', at: AT })
    expect(factsTold({ type: 'refundDone', refundNumber: 'ORDER1R1', amountFen: 1800, acceptedAt: null, at: AT })).toEqual({ amountFen: 1800, number: 'ORDER1R1', at: AT })
    expect(factsTold({ type: 'closed', at: AT })).toEqual({ amountFen: null, number: null, at: AT })
  })

  it('stands beside what we keep of the payment, or of its refund', () => {
    const refund = { number: 'ORDER1R1', attempt: 1, amountFen: 1800, reason: 'nothingToSend', status: 'accepted', acceptedAt: AT, doneAt: null } as const
    expect(factsKept(payment({ transactionId: 'T1', paidAt: AT, refund }), 'paid')).toEqual({ amountFen: 1800, number: 'T1', at: AT })
    expect(factsKept(payment({ refund }), 'refundStuck')).toEqual({ amountFen: 1800, number: 'ORDER1R1', at: AT })
    expect(factsKept(payment(), 'refundDone')).toEqual({ amountFen: null, number: null, at: null })
  })
})
