import { listBillChecks, listPaymentReviews, resolveBillDifference, resolvePaymentReview } from '@mcb/shared/contract'
import { beijingDate, plusDays } from '@mcb/shared/domain'
import { problem, byCourier, PICKUP, paidNews, actionsOf, parcelTools } from './support/parcel'
import { aMemberOfStaff } from './support/people'
import { someCouple } from './support/some-couple'
import { startTestApp, type TestApp } from './support/test-app'
import { until } from './support/until'

let app: TestApp
beforeAll(async () => { app = await startTestApp() }, 60_000)
afterAll(() => app.stop())

const { control, ledger, ordersOf, lastOrder, tell, onPhone, aParcel, trouble } = parcelTools(() => app)

describe('a payment', () => {
  let parcel: Awaited<ReturnType<typeof aParcel>>
  beforeAll(async () => {
    parcel = await aParcel(someCouple(4))
  }, 60_000)
  /** Begins anew: collected at the counter, whatever was paid before on its way back, and then by courier again. */
  beforeEach(async () => {
    if ((await parcel.get()).answers.collection?.method === 'courier') await parcel.change(PICKUP)
    await parcel.becomes('none', 'closed', 'refused', 'refunded')
    await parcel.change(byCourier('online'))
  })
  const paidEntries = async () => actionsOf(await parcel.get()).filter(action => action === 'recordPaid').length
  const order = () => lastOrder(parcel.id)

  it('is heard of before its order is answered', async () => {
    await control('pay', 'pay-before-answer', {})
    const { sheet, application } = await parcel.pay()
    expect(sheet).toBeNull()
    expect(application.payment).toMatchObject({ status: 'paid' })
  })

  it('that WeChat Pay tells of twenty times at once is taken in once', async () => {
    const before = await paidEntries()
    await parcel.paidSilently()
    const { orderNumber } = await order()
    expect(await tell(paidNews(orderNumber), { times: 20, parallel: true })).toEqual(Array(20).fill(204))
    expect(await tell(paidNews(orderNumber), { times: 2 })).toEqual([204, 204])
    expect(await parcel.payment()).toMatchObject({ status: 'paid' })
    expect(await paidEntries()).toBe(before + 1)
  })

  it.each(['forgedSignature', 'strangersSignature', 'unsigned', 'old', 'future', 'alteredBody', 'tamperedCiphertext', 'otherKey', 'otherMerchant', 'otherApp', 'wrongSerial', 'notJson', 'huge'])(
    'is not believed to have come by a notification that is wrong: %s',
    async mischief => {
      await parcel.paidSilently()
      const { orderNumber } = await order()
      expect(await tell(paidNews(orderNumber), { mischief })).toEqual([401])
      expect(await parcel.payment()).toMatchObject({ status: 'asked' })
      // the true one still counts
      expect(await tell(paidNews(orderNumber))).toEqual([204])
      expect(await parcel.payment()).toMatchObject({ status: 'paid' })
    },
  )

  it('is not taken from a notification that is played back', async () => {
    await parcel.paidSilently()
    const { orderNumber } = await order()
    expect(await tell(paidNews(orderNumber))).toEqual([204])
    expect(await tell(paidNews(orderNumber), { mischief: 'replay' })).toEqual([401])
  })

  it.each(['otherAmount', 'otherPayer'])('of somebody else’s facts, truly signed, is for a person to look at: %s', async mischief => {
    await parcel.paidSilently()
    const { orderNumber } = await order()
    expect(await tell(paidNews(orderNumber), { mischief })).toEqual([204])
    expect(await parcel.payment()).toMatchObject({ status: 'asked' })
    expect(await tell(paidNews(orderNumber))).toEqual([204])
    expect(await parcel.payment()).toMatchObject({ status: 'paid' })
  })

  it('of an order we do not know is not acknowledged', async () => {
    await parcel.paidSilently()
    const { orderNumber } = await order()
    expect(await tell(paidNews(orderNumber), { mischief: 'otherOrder' })).toEqual([404])
    expect(await parcel.payment()).toMatchObject({ status: 'asked' })
  })

  it('that nobody tells us of is asked for: by the reader at once, by ourselves a little later', async () => {
    await parcel.paidSilently()
    expect(await parcel.check()).toMatchObject({ payment: { status: 'paid' } })
    await parcel.change(PICKUP)
    await parcel.becomes('refunded')
    await parcel.change(byCourier('online'))
    await parcel.paidSilently()
    app.time.ahead += 16_000
    await app.deps.paymentWatch.round()
    expect(await parcel.payment()).toMatchObject({ status: 'paid' })
    // and the news that comes late after all says nothing new
    expect(await tell(paidNews((await order()).orderNumber))).toEqual([204])
    expect(await parcel.payment()).toMatchObject({ status: 'paid' })
  })

  it('whose order was taken although its answer was lost is the same order at the next tap', async () => {
    await trouble('pay', { operation: 'order', kind: 'dropAnswer' })
    await expect(parcel.pay()).rejects.toEqual(problem('payment.unavailable'))
    const { sheet } = await parcel.pay()
    expect(await onPhone(sheet!)).toBe('requestPayment:ok')
    expect((await ordersOf(parcel.id)).filter(({ state }) => state === 'SUCCESS')).toHaveLength(1)
    expect((await order()).asked).toBe(2)
    await parcel.check()
  })

  it('is one order, however many taps begin it', async () => {
    const before = (await ordersOf(parcel.id)).length
    const taps = await Promise.allSettled([1, 2, 3, 4].map(() => parcel.pay()))
    expect(taps.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0)
    expect(await ordersOf(parcel.id)).toHaveLength(before + 1)
  })

  it('is never open on two phones: who comes second closes the first', async () => {
    const mothers = await parcel.pay(parcel.mother)
    const fathers = await parcel.pay(parcel.father)
    expect(await onPhone(mothers.sheet!)).toBe('requestPayment:fail 该订单已过期')
    expect(await onPhone(fathers.sheet!)).toBe('requestPayment:ok')
    expect(await parcel.check()).toMatchObject({ payment: { status: 'paid' } })
  })

  it('that one phone has made while the other begins is found, and not made twice', async () => {
    const mothers = await parcel.pay(parcel.mother)
    expect(await onPhone(mothers.sheet!)).toBe('requestPayment:ok')
    expect(await parcel.pay(parcel.father)).toMatchObject({ sheet: null, application: { payment: { status: 'paid' } } })
  })

  it('goes back once when it is collected at the counter after all, though the answer to the refund is lost', async () => {
    await parcel.paid()
    const { orderNumber } = await order()
    await trouble('pay', { operation: 'refund', kind: 'dropAnswer', times: 2 })
    await parcel.change(PICKUP)
    await parcel.becomes('refunded')
    const { refunds } = await ledger()
    expect(refunds.filter(refund => refund.refundNumber.startsWith(orderNumber))).toEqual([expect.objectContaining({ refundNumber: `${orderNumber}R1`, state: 'SUCCESS', amountFen: 1800 })])
    // what is told again after the refund changes nothing
    expect(await tell(paidNews(orderNumber))).toEqual([204])
    expect(await parcel.payment()).toMatchObject({ status: 'refunded' })
  })

  it('that comes when it has just been given up goes back', async () => {
    const { sheet } = await parcel.pay()
    await trouble('pay', { operation: 'close', kind: 'down', times: 1 })
    expect(await onPhone(sheet!)).toBe('requestPayment:ok')
    await parcel.change(PICKUP)
    await parcel.becomes('refunded')
    expect((await order()).refundedFen).toBe(1800)
  })

  it('that runs out is closed, and the next tap begins another', async () => {
    const { sheet } = await parcel.pay()
    const { orderNumber } = await order()
    app.time.ahead += 31 * 60_000
    await app.deps.paymentWatch.round()
    await until(async () => (await ordersOf(parcel.id)).find(each => each.orderNumber === orderNumber)!.state, state => state === 'CLOSED')
    app.time.ahead -= 31 * 60_000
    expect(await onPhone(sheet!)).toMatch(/^requestPayment:fail/)
    await parcel.becomes('closed')
    expect((await parcel.pay()).sheet).not.toBeNull()
    expect((await order()).orderNumber).not.toBe(orderNumber)
  })

  it('goes back when the application is withdrawn', async () => {
    await parcel.paid()
    await parcel.withdraw()
    await parcel.becomes('refunded')
    expect((await order()).refundedFen).toBe(1800)
  })
})

describe('the bill of a day', () => {
  it('has every payment and refund as we keep it; what is unlike is on a list', async () => {
    const { paidFen, refundedFen } = await ledger()
    // tomorrow at noon in Beijing
    const noon = Date.parse(`${beijingDate(new Date(Date.now() + 86_400_000))}T12:00:00+08:00`)
    app.time.ahead = noon - Date.now()
    const day = plusDays(beijingDate(new Date(noon)), -1)
    const city = await aMemberOfStaff(app, { role: 'cityManager' })
    await app.deps.bills.sweep()
    const [today] = (await app.call(listBillChecks, {}, { token: city.accessToken })).days
    expect(today).toMatchObject({ day, differences: [], paidFen: { here: paidFen, there: paidFen }, refundedFen: { here: refundedFen, there: refundedFen } })
    await control('pay', 'bill', { mischief: 'oneFenMore' })
    await app.deps.bills.compare(day)
    const [wrong] = (await app.call(listBillChecks, {}, { token: city.accessToken })).days
    expect(wrong!.differences).toEqual([expect.objectContaining({ kind: 'amountDiffers' })])
    await control('pay', 'bill', { mischief: 'none' })
    const { kind, of, orderNumber, refundNumber } = wrong!.differences[0]!
    const { days } = await app.call(resolveBillDifference, { params: { day }, body: { kind, of, orderNumber, refundNumber, note: '微信侧更正' } }, { token: city.accessToken })
    expect(days[0]!.differences[0]!.resolved).toMatchObject({ note: '微信侧更正' })

    // what was told of truly signed with somebody else's facts
    const { reviews } = await app.call(listPaymentReviews, {}, { token: city.accessToken })
    expect(reviews.map(({ event, differences }) => [event, differences])).toEqual(expect.arrayContaining([['paid', ['amountFen']]]))
    const elsewhere = await aMemberOfStaff(app, { role: 'districtManager', districtCode: '110199' })
    expect((await app.call(listPaymentReviews, {}, { token: elsewhere.accessToken })).reviews).toEqual([])
    const { paymentId, place } = reviews[0]!
    const left = await app.call(resolvePaymentReview, { params: { id: paymentId }, body: { place, note: '已核对' } }, { token: city.accessToken })
    expect(left.reviews).toHaveLength(reviews.length - 1)
  })
})
