import { anOrder, aRefund, keepPayment, openMerchant, paidOrder, type Merchant } from './playing-merchant'

let merchant: Merchant
beforeAll(async () => void (merchant = await openMerchant()))
beforeEach(() => merchant.reset())
afterAll(() => merchant.close())

const order = anOrder('MCB-0001')
const refund = aRefund(order)
const unexpected = (facts: object) => expect.objectContaining({ code: 'payment.unexpected', details: expect.objectContaining({ params: { system: 'wechatPay', ...facts } }) })

describe('money goes back', () => {
  beforeEach(() => paidOrder(merchant, order))

  it('accepted first, then done, and told', async () => {
    expect(await merchant.client.refund(refund)).toEqual({ type: 'refundAccepted', refundNumber: 'MCB-0001R1', amountFen: 1800, at: '2026-11-20T10:00:00+08:00' })
    const done = { type: 'refundDone', refundNumber: 'MCB-0001R1', amountFen: 1800, at: '2026-11-20T10:00:00+08:00' }
    expect(await merchant.client.queryRefund(refund)).toEqual({ ...done, acceptedAt: '2026-11-20T10:00:00+08:00' })
    await merchant.control('notifications/flush')
    expect(merchant.readings.at(-1)).toMatchObject({ outcome: 'news', orderNumber: order.orderNumber, event: { ...done, acceptedAt: null } })
    expect(await merchant.ledger()).toMatchObject({ paidFen: 1800, refundedFen: 1800 })
  })

  it('once, however often it is asked for by one number', async () => {
    for (let i = 0; i < 3; i++) await merchant.client.refund(refund)
    expect((await merchant.ledger()).refundedFen).toBe(1800)
    await expect(merchant.client.refund(aRefund(order, 2))).rejects.toEqual(unexpected({ answer: 'INVALID_REQUEST' }))
    expect((await merchant.ledger()).refundedFen).toBe(1800)
  })

  it('although the answer was lost', async () => {
    await fetch(`${merchant.mock.url}/control/faults`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ operation: 'refund', kind: 'dropAnswer', times: 1 }) })
    await expect(merchant.client.refund(refund)).rejects.toMatchObject({ code: 'payment.unavailable' })
    expect(await merchant.client.refund(refund)).toMatchObject({ type: 'refundDone' })
    expect((await merchant.ledger()).refundedFen).toBe(1800)
  })

  it.each([
    ['CLOSED', { type: 'refundClosed' }],
    ['ABNORMAL', { type: 'refundStuck' }],
    ['SUCCESS', { type: 'refundDone' }],
  ])('or comes to an end as %s, asked for and told', async (result, expected) => {
    await merchant.control('refunds', { hold: true })
    await merchant.client.refund(refund)
    expect(await merchant.client.queryRefund(refund)).toMatchObject({ type: 'refundAccepted' })
    await merchant.control('refunds/MCB-0001R1', { result })
    expect(await merchant.client.queryRefund(refund)).toMatchObject(expected)
    await merchant.control('notifications/flush')
    expect(merchant.readings.at(-1)).toMatchObject({ outcome: 'news', event: { ...expected, refundNumber: 'MCB-0001R1', amountFen: 1800 } })
  })

  it('under a new number when WeChat has given the first one up', async () => {
    await merchant.control('refunds', { hold: true })
    await merchant.client.refund(refund)
    await merchant.control('refunds/MCB-0001R1', { result: 'CLOSED' })
    await merchant.control('refunds', { hold: false })
    const events = [{ type: 'refundWanted', reason: 'collectionChanged', at: '' } as const, await merchant.client.queryRefund(refund)].filter(event => event !== 'unknown')
    const paid = await merchant.client.query(order.orderNumber)
    if (typeof paid === 'string') throw new Error(paid)
    const payment = keepPayment(order, paid, ...events)
    expect(payment.refund).toMatchObject({ number: 'MCB-0001R2', status: 'due' })
    await merchant.client.refund({ ...refund, refundNumber: payment.refund!.number })
    expect(await merchant.ledger()).toMatchObject({ paidFen: 1800, refundedFen: 1800 })
  })

  it.each([
    ['NOT_ENOUGH', 'balanceShort'],
    ['USER_ACCOUNT_ABNORMAL', 'payerAccount'],
  ])('not now, says %s: that is a value', async (code, reason) => {
    await merchant.control('refusals', { operation: 'refund', status: 403, code })
    expect(await merchant.client.refund(refund)).toEqual({ type: 'refundRefused', reason })
    expect(await merchant.client.refund(refund)).toMatchObject({ type: 'refundAccepted' })
  })

  it.each([
    ['more than was paid', { amountFen: 1801 }],
    ['a fraction', { amountFen: 0.5 }],
    ['under a number that leads elsewhere', { refundNumber: '../orders' }],
  ])('never %s', async (_what, overrides) => {
    await expect(merchant.client.refund({ ...refund, ...overrides })).rejects.toThrow(RangeError)
  })

  it('and an order that was paid and refunded still says that it was paid', async () => {
    await merchant.client.refund(refund)
    expect(await merchant.client.query(order.orderNumber)).toMatchObject({ type: 'paid', amountFen: 1800 })
  })
})

it('a refund nobody asked for is unknown', async () => expect(await merchant.client.queryRefund(refund)).toBe('unknown'))

it('nothing goes back of an order nobody paid', async () => {
  await merchant.client.order(order)
  await expect(merchant.client.refund(refund)).rejects.toEqual(unexpected({ answer: 'INVALID_REQUEST' }))
})

it('a refund of another order is not taken for this one', async () => {
  await paidOrder(merchant, order)
  await merchant.client.refund(refund)
  await expect(merchant.client.queryRefund({ ...refund, orderNumber: 'MCB-0002' })).rejects.toEqual(unexpected({ reason: 'notOurs' }))
})
