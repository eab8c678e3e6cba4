import { newPayment, PAYMENT_EVENT_TYPES, PAYMENT_STATUSES, type Payment, type PaymentEvent, type PaymentEventType, type PaymentStatus, isOrderNumber } from './payment'
import { refundNumber, stepPayment, type PaymentStep } from './payment-steps'

const AT = '2026-11-20T10:00:00+08:00'
const LATER = '2026-11-20T11:00:00+08:00'
const created = newPayment({ orderNumber: 'MCB-0001', amountFen: 1800, payer: 'o-mother', createdAt: AT, expiresAt: LATER })

const EVENTS: Record<PaymentEventType, PaymentEvent> = {
  asked: { type: 'asked', prepayId: 'wx1', at: AT },
  refused: { type: 'refused', reason: 'rule', at: AT },
  paid: { type: 'paid', amountFen: 1800, payer: 'o-mother', transactionId: '4200001', at: AT },
  closed: { type: 'closed', at: AT },
  refundWanted: { type: 'refundWanted', reason: 'collectionChanged', at: AT },
  refundAccepted: { type: 'refundAccepted', refundNumber: 'MCB-0001R1', amountFen: 1800, at: AT },
  refundDone: { type: 'refundDone', refundNumber: 'MCB-0001R1', amountFen: 1800, acceptedAt: null, at: LATER },
  refundClosed: { type: 'refundClosed', refundNumber: 'MCB-0001R1', amountFen: 1800, at: AT },
  refundStuck: { type: 'refundStuck', refundNumber: 'MCB-0001R1', amountFen: 1800, at: AT },
}
const after = (...types: PaymentEventType[]) => types.reduce((payment, type) => stepPayment(payment, EVENTS[type]).payment, created)
const IN: Record<PaymentStatus, Payment> = {
  created,
  asked: after('asked'),
  paid: after('asked', 'paid'),
  closed: after('asked', 'closed'),
  refunding: after('asked', 'paid', 'refundWanted'),
  refunded: after('asked', 'paid', 'refundWanted', 'refundDone'),
  refused: after('refused'),
}
const said = ({ payment, outcome, due }: PaymentStep) => [outcome === 'changed' ? payment.status : outcome, due].filter(Boolean).join(' → ')

describe('one payment', () => {
  // a row a status: what asked, refused, paid, closed, refundWanted, refundAccepted, refundDone, refundClosed, refundStuck do
  const none = 'review → review'
  test.each<[PaymentStatus, ...string[]]>([
    ['created', 'asked', 'refused', 'paid', 'closed', 'notNow', none, none, none, none],
    ['asked', 'repeated', 'late', 'paid', 'closed', 'notNow', none, none, none, none],
    ['paid', 'late', 'late', 'repeated', none, 'refunding → refund', none, none, none, none],
    ['closed', 'late → close', 'late', 'refunding → refund', 'repeated', 'notNow', none, none, none, none],
    ['refused', 'late → close', 'repeated', 'refunding → refund', 'late', 'notNow', none, none, none, none],
    ['refunding', 'late', 'late', 'repeated', 'late', 'repeated', 'refunding', 'refunded', 'refunding → refund', 'refunding → review'],
    ['refunded', 'late', 'late', 'repeated', 'late', 'repeated', 'late', 'repeated', none, none],
  ])('that is %s', (status, ...expected) => {
    expect(IN[status].status).toBe(status)
    expect(PAYMENT_EVENT_TYPES.map(type => said(stepPayment(IN[status], EVENTS[type])))).toEqual(expected)
  })

  it('changes by an event once, and by nothing that did not change it', () => {
    for (const status of PAYMENT_STATUSES) {
      for (const type of PAYMENT_EVENT_TYPES) {
        const first = stepPayment(IN[status], EVENTS[type])
        if (first.outcome === 'changed') expect(stepPayment(first.payment, EVENTS[type]).outcome).not.toBe('changed')
        else expect(first.payment).toBe(IN[status])
      }
    }
  })

  it('ends the same in whatever order the news of it comes, once and twice', () => {
    const news: PaymentEventType[] = ['asked', 'paid', 'paid', 'asked']
    for (const order of permutations(news)) expect(after(...order)).toMatchObject({ status: 'paid', transactionId: '4200001', paidAt: AT })
  })

  it('keeps the newest id to pay by when it is asked for again', () => {
    const again = stepPayment(IN.asked, { type: 'asked', prepayId: 'wx2', at: LATER })
    expect([again.outcome, again.payment.prepayId, again.payment.status]).toEqual(['changed', 'wx2', 'asked'])
  })
})

describe('news that is not of this payment', () => {
  test.each<[string, PaymentStatus, Partial<Extract<PaymentEvent, { type: 'paid' }>>, string[]]>([
    ['another amount', 'asked', { amountFen: 1 }, ['amountFen']],
    ['a fen too much', 'asked', { amountFen: 1801 }, ['amountFen']],
    ['another payer', 'asked', { payer: 'o-stranger' }, ['payer']],
    ['another amount for an order that is over', 'closed', { amountFen: 1 }, ['amountFen']],
    ['a second transaction', 'paid', { transactionId: '4200002' }, ['transactionId']],
    ['everything else', 'paid', { amountFen: 5, payer: 'o', transactionId: '4' }, ['amountFen', 'payer', 'transactionId']],
  ])('%s is for somebody to look at', (_what, status, overrides, differences) => {
    const step = stepPayment(IN[status], { ...EVENTS.paid, ...overrides } as PaymentEvent)
    expect(step).toEqual({ payment: IN[status], outcome: 'review', due: 'review', differences })
  })
})

describe('money on its way back', () => {
  const { refunding } = IN
  const of = (type: 'refundAccepted' | 'refundDone' | 'refundClosed' | 'refundStuck', overrides = {}) => ({ ...EVENTS[type], ...overrides }) as PaymentEvent

  it('is the whole amount, under a number made from the order', () => {
    expect(refunding.refund).toEqual({ number: refundNumber('MCB-0001', 1), attempt: 1, amountFen: 1800, reason: 'collectionChanged', status: 'due', acceptedAt: null, doneAt: null })
  })

  it('goes back although it came when the order was over', () => {
    expect(stepPayment(IN.closed, EVENTS.paid).payment.refund).toMatchObject({ amountFen: 1800, reason: 'paidTooLate', status: 'due' })
  })

  it('is taken, and done', () => {
    const accepted = stepPayment(refunding, EVENTS.refundAccepted).payment
    expect(accepted).toMatchObject({ status: 'refunding', refund: { status: 'accepted', acceptedAt: AT } })
    expect(stepPayment(accepted, EVENTS.refundDone).payment).toMatchObject({ status: 'refunded', refund: { status: 'done', acceptedAt: AT, doneAt: LATER } })
  })

  test.each([
    ['as it was heard before', [EVENTS.refundAccepted, of('refundDone', { acceptedAt: LATER })], AT],
    ['as WeChat says with the end', [of('refundDone', { acceptedAt: AT })], AT],
    ['at the end, when nobody says', [EVENTS.refundDone], LATER],
  ])('was taken %s', (_what, events, acceptedAt) => {
    const done = events.reduce((payment, event) => stepPayment(payment, event).payment, refunding)
    expect(done.refund).toMatchObject({ status: 'done', acceptedAt, doneAt: LATER })
  })

  it('that WeChat gave up is asked for under a new number, and what comes late of the old one changes nothing', () => {
    const again = stepPayment(refunding, EVENTS.refundClosed)
    expect([again.due, again.payment.refund]).toEqual(['refund', expect.objectContaining({ number: 'MCB-0001R2', attempt: 2, status: 'due' })])
    expect(said(stepPayment(again.payment, EVENTS.refundAccepted))).toBe('late')
    expect(said(stepPayment(again.payment, EVENTS.refundClosed))).toBe('late')
    expect(said(stepPayment(again.payment, EVENTS.refundDone))).toBe('review → review')
    expect(said(stepPayment(again.payment, of('refundDone', { refundNumber: 'MCB-0001R2' })))).toBe('refunded')
  })

  it('that the payer’s account does not take waits for a person, and may come right', () => {
    const stuck = stepPayment(refunding, EVENTS.refundStuck).payment
    expect(stuck).toMatchObject({ status: 'refunding', refund: { status: 'stuck' } })
    expect(said(stepPayment(stuck, EVENTS.refundDone))).toBe('refunded')
  })

  test.each([
    ['a number that is not ours', { refundNumber: 'MCB-0002R1' }, ['refundNumber']],
    ['a number we have not come to', { refundNumber: 'MCB-0001R2' }, ['refundNumber']],
    ['another amount', { amountFen: 1700 }, ['amountFen']],
  ])('with %s is looked at', (_what, overrides, differences) => {
    expect(stepPayment(refunding, of('refundDone', overrides))).toMatchObject({ payment: refunding, outcome: 'review', differences })
  })
})

test.each([
  ['MCB-0001', true], ['a_B-9012', true], ['x'.repeat(32), true], ['x'.repeat(33), false], ['short', false], ['with space', false], ['a|b*c123', false], ['a/../b', false], ['订单号12345', false],
])('%s as an order number: %p', (text, expected) => expect(isOrderNumber(text)).toBe(expected))

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]]
  return items.flatMap((item, i) => permutations(items.filter((_, j) => j !== i)).map(rest => [item, ...rest]))
}
