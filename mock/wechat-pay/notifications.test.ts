import { stepPayment } from '@mcb/shared/domain'
import type { Mischief } from './mischiefs'
import { anOrder, aRefund, keepPayment, openMerchant, paidOrder, type Merchant } from './playing-merchant'

let merchant: Merchant
beforeAll(async () => void (merchant = await openMerchant({ pace: 100_000 })))
beforeEach(() => merchant.reset())
afterAll(() => merchant.close())

const order = anOrder('MCB-0001')
const PAID_ID = `EV-paid-${order.orderNumber}`
const PAID_NEWS = { outcome: 'news', id: expect.any(String), orderNumber: order.orderNumber, event: { type: 'paid', amountFen: 1800, payer: 'o-mother', transactionId: expect.any(String), at: '2026-11-20T10:00:00+08:00' } }
const send = (id: string, how: { mischief?: Mischief; times?: number; parallel?: boolean } = {}) => merchant.control(`notifications/${id}/send`, how) as Promise<(number | null)[]>
const flush = () => merchant.control('notifications/flush') as Promise<{ id: string; status: number | null }[]>
const listed = async () => (await (await fetch(`${merchant.mock.url}/control/notifications`)).json()) as { id: string; delivered: boolean; attempts: unknown[] }[]
const onlyReading = () => {
  expect(merchant.readings).toHaveLength(1)
  return merchant.readings[0]!
}

describe('a notification', () => {
  it('says who paid how much for which order', async () => {
    await paidOrder(merchant, order)
    expect(await flush()).toEqual([{ id: PAID_ID, status: 204 }])
    expect(onlyReading()).toEqual(PAID_NEWS)
    expect(await flush()).toEqual([])
  })

  it('comes again until it is acknowledged', async () => {
    await paidOrder(merchant, order)
    await send(PAID_ID, { mischief: 'forgedSignature' })
    expect((await listed())[0]).toMatchObject({ delivered: false, attempts: [{ status: 401 }] })
    await flush()
    expect((await listed())[0]).toMatchObject({ delivered: true, attempts: [{ status: 401 }, { status: 204 }] })
  })

  it('comes before the order is answered', async () => {
    await merchant.control('pay-before-answer')
    const asked = await merchant.client.order(order)
    const news = onlyReading()
    expect(news).toEqual(PAID_NEWS)
    if (news.outcome !== 'news' || asked.type !== 'asked') throw new Error(asked.type)
    const payment = keepPayment(order, news.event, asked)
    expect(payment).toMatchObject({ status: 'paid', prepayId: null })
  })

  it('comes ten times at once: each is read, and one of them changes the payment', async () => {
    await paidOrder(merchant, order)
    expect(await send(PAID_ID, { times: 10, parallel: true })).toEqual(Array.from({ length: 10 }, () => 204))
    const outcomes = []
    let payment = keepPayment(order)
    for (const reading of merchant.readings) {
      if (reading.outcome !== 'news') throw new Error(reading.outcome)
      const step = stepPayment(payment, reading.event)
      outcomes.push(step.outcome)
      payment = step.payment
    }
    expect(outcomes).toEqual(['changed', ...Array.from({ length: 9 }, () => 'repeated')])
    expect(new Set(merchant.readings.map(reading => (reading.outcome === 'refused' ? null : reading.id))).size).toBe(1)
  })

  it('comes days late, for an order that was closed: the money goes back', async () => {
    const asked = await merchant.client.order(order)
    if (asked.type !== 'asked') throw new Error(asked.type)
    await merchant.onPhone(merchant.client.paySheet(asked.prepayId))
    merchant.clock.set('2026-11-23T10:00:00+08:00')
    await flush()
    const news = onlyReading()
    if (news.outcome !== 'news') throw new Error(news.outcome)
    const step = stepPayment(keepPayment(order, asked, { type: 'closed', at: '2026-11-20T10:30:00+08:00' }), news.event)
    expect(step).toMatchObject({ outcome: 'changed', due: 'refund', payment: { status: 'refunding', refund: { reason: 'paidTooLate', amountFen: 1800 } } })
  })

  it('comes again after the refund, and changes nothing', async () => {
    const events = await paidOrder(merchant, order)
    await merchant.client.refund(aRefund(order))
    const payment = keepPayment(order, ...events, { type: 'refundWanted', reason: 'collectionChanged', at: '' }, { type: 'refundDone', refundNumber: 'MCB-0001R1', amountFen: 1800, acceptedAt: null, at: '' })
    expect(payment.status).toBe('refunded')
    await send(PAID_ID)
    const news = onlyReading()
    expect(news).toEqual(PAID_NEWS)
    if (news.outcome === 'news') expect(stepPayment(payment, news.event)).toMatchObject({ outcome: 'repeated', due: null })
  })

  test.each<[Mischief, string]>([
    ['forgedSignature', 'forged'],
    ['strangersSignature', 'forged'],
    ['probe', 'forged'],
    ['alteredBody', 'forged'],
    ['wrongSerial', 'unknownSerial'],
    ['prototypeSerial', 'unknownSerial'],
    ['unsigned', 'unsigned'],
    ['old', 'stale'],
    ['future', 'stale'],
    ['huge', 'tooLarge'],
    ['notJson', 'unreadable'],
    ['tamperedCiphertext', 'sealBroken'],
    ['zeroTag', 'sealBroken'],
    ['otherAssociatedData', 'sealBroken'],
    ['otherKey', 'sealBroken'],
    ['otherMerchant', 'notOurs'],
    ['otherApp', 'notOurs'],
    ['otherCurrency', 'unreadable'],
    ['otherState', 'unreadable'],
  ])('with %s is refused as %s, and the true one after it is read', async (mischief, reason) => {
    await paidOrder(merchant, order)
    expect(await send(PAID_ID, { mischief })).toEqual([401])
    expect(merchant.readings).toEqual([{ outcome: 'refused', reason }])
    expect(await send(PAID_ID)).toEqual([204])
    expect(merchant.readings[1]).toEqual(PAID_NEWS)
  })

  it('that is played back is refused, and refused again', async () => {
    await paidOrder(merchant, order)
    await send(PAID_ID)
    expect(await send(PAID_ID, { mischief: 'replay', times: 3 })).toEqual([401, 401, 401])
    expect(merchant.readings.slice(1)).toEqual(Array.from({ length: 3 }, () => ({ outcome: 'refused', reason: 'replayed' })))
    merchant.clock.pass(301_000)
    await send(PAID_ID, { mischief: 'replay' })
    expect(merchant.readings.at(-1)).toEqual({ outcome: 'refused', reason: 'stale' })
  })

  it('whose associated data is null is good', async () => {
    await paidOrder(merchant, order)
    expect(await send(PAID_ID, { mischief: 'nullAssociatedData' })).toEqual([204])
    expect(onlyReading()).toEqual(PAID_NEWS)
  })

  it('of another kind is acknowledged and nothing to us', async () => {
    await paidOrder(merchant, order)
    expect(await send(PAID_ID, { mischief: 'notAPayment' })).toEqual([204])
    expect(onlyReading()).toEqual({ outcome: 'nothing', id: expect.any(String) })
  })

  test.each<[Mischief, string]>([['otherAmount', 'amountFen'], ['otherPayer', 'payer']])('truly signed, with %s, does not make the payment paid', async (mischief, difference) => {
    const [asked] = await paidOrder(merchant, order)
    await send(PAID_ID, { mischief })
    const news = onlyReading()
    if (news.outcome !== 'news') throw new Error(news.outcome)
    expect(stepPayment(keepPayment(order, asked!), news.event)).toMatchObject({ outcome: 'review', due: 'review', differences: [difference], payment: { status: 'asked' } })
  })

  it('for another order names that one', async () => {
    await paidOrder(merchant, order)
    await send(PAID_ID, { mischief: 'otherOrder' })
    expect(onlyReading()).toMatchObject({ outcome: 'news', orderNumber: 'SOMEBODY-ELSES' })
  })
})

describe('left to itself', () => {
  it('WeChat Pay tells at once, and again until it is heard', async () => {
    await merchant.control('notifications/mode', { mode: 'send' })
    const heard = merchant.deaf(2)
    await paidOrder(merchant, order)
    await heard
    await merchant.control('notifications/mode', { mode: 'hold' })
    expect(merchant.readings).toEqual([PAID_NEWS])
    expect((await listed())[0]?.attempts.map(attempt => (attempt as { status: number }).status).slice(0, 2)).toEqual([503, 503])
  })
})
