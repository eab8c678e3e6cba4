import {
  askForLabel, changeCollection, checkPayment, confirmReceipt, createApplication, getCounter, handToCourier, listBillChecks, listPaymentReviews, payPostage, resolveBillDifference, resolvePaymentReview, takeBack, withdrawApplication, type ApplicationView, type SessionView,
} from '@mcb/shared/contract'
import { beijingDate, plusDays, type Collection } from '@mcb/shared/domain'
import { anAddress } from '@mcb/shared/testing'
import { aJourney } from './support/journey'
import { aMemberOfStaff, aParent } from './support/people'
import { startTestApp, type TestApp } from './support/test-app'
import { someCouple } from './support/some-couple'
import { until } from './support/until'

let app: TestApp
beforeAll(async () => { app = await startTestApp() }, 60_000)
afterAll(() => app.stop())

const problem = (code: string, more: object = {}) => expect.objectContaining({ problem: expect.objectContaining({ code, ...more }) })
const refusal = (reason: string) => problem('application.action_refused', { params: expect.objectContaining({ refusal: reason }) })
const byCourier = (payment: 'online' | 'onDelivery', overrides = {}): Collection => ({ method: 'courier', recipient: 'mother', phone: '13800000000', address: anAddress(overrides), payment })
const PICKUP: Collection = { method: 'pickup', recipient: 'mother' }

type Sent = { order: { logisticsOrderNo: string; payMode: string }; waybillNo: string; asked: number }
type Ledger = { orders: { orderNumber: string; totalFen: number; state: string; refundedFen: number; asked: number }[]; refunds: { refundNumber: string; state: string }[]; paidFen: number; refundedFen: number }

async function control<T>(system: 'pay' | 'courier', path: string, body?: object): Promise<T> {
  const init = body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const text = await (await fetch(`${app[system].url}/control/${path}`, init)).text()
  return (text ? JSON.parse(text) : undefined) as T
}
const ledger = () => control<Ledger>('pay', 'ledger')
const ordersOf = async (id: string) => (await ledger()).orders.filter(({ orderNumber }) => orderNumber.startsWith(id))
/** The order that was begun last. */
const lastOrder = async (id: string) => (await ordersOf(id)).at(-1)!
const paidNews = (orderNumber: string) => `EV-paid-${orderNumber}`
/** Has WeChat Pay tell of something. @returns what we answered each time */
const tell = (notification: string, how: object = {}) => control<(number | null)[]>('pay', `notifications/${encodeURIComponent(notification)}/send`, how)

/** The phone, with the sheet it was given. */
async function onPhone(sheet: object, does: 'pay' | 'cancel' = 'pay'): Promise<string> {
  const { appId } = app.pay.credentials()
  const response = await fetch(`${app.pay.url}/phone/pay`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ appId, ...sheet, does }) })
  return ((await response.json()) as { errMsg: string }).errMsg
}

/** An application, filed and to be sent by courier, with what the tests do over and over. */
async function aParcel(couple: Parameters<typeof aJourney>[1], payment: 'online' | 'onDelivery' = 'online', address = {}) {
  const journey = await aJourney(app, couple)
  await journey.answerAll()
  await journey.answer('collection', byCourier(payment, address))
  await journey.submit()
  await journey.confirm()
  const params = { id: journey.id }
  const parcel = {
    ...journey,
    pay: (session: SessionView = journey.mother) => app.call(payPostage, { params }, { token: session.accessToken }),
    check: () => app.call(checkPayment, { params }, { token: journey.mother.accessToken }),
    change: async (collection: Collection) => app.call(changeCollection, { params, body: { version: (await journey.get()).version, collection } }, { token: journey.mother.accessToken }),
    withdraw: async () => app.call(withdrawApplication, { params, body: { version: (await journey.get()).version } }, { token: journey.mother.accessToken }),
    /** Paid on the phone; WeChat has said nothing of it yet. */
    async paidSilently(session: SessionView = journey.mother) {
      const { sheet } = await parcel.pay(session)
      expect(await onPhone(sheet!)).toBe('requestPayment:ok')
    },
    async paid() {
      await parcel.paidSilently()
      expect(await tell(paidNews((await lastOrder(journey.id)).orderNumber))).toEqual([204])
    },
    payment: async () => (await journey.get()).payment,
    /** WeChat Pay tells whatever it has not been heard with, until the payment stands so. */
    becomes: (...statuses: string[]) =>
      until(
        async () => {
          await control('pay', 'notifications/flush', {})
          return (await journey.get()).payment?.status ?? 'none'
        },
        status => statuses.includes(status),
      ),
    /** Checked on site, approved and issued. */
    async issued(clerk: SessionView) {
      await journey.check(clerk)
      await journey.approve(clerk)
      await journey.issue(clerk)
      return until(() => journey.case(clerk), ({ status }) => status === 'readyForCourier' || status === 'readyForPickup')
    },
    label: async (clerk: SessionView) => {
      await app.call(askForLabel, { params, body: { version: (await journey.case(clerk)).version } }, { token: clerk.accessToken })
      const { parcel: made } = await until(() => journey.case(clerk), view => Boolean(view.parcel?.trackingNumber))
      return made!.trackingNumber!
    },
    handToCourier: async (clerk: SessionView, trackingNumber: string) =>
      app.call(handToCourier, { params, body: { version: (await journey.case(clerk)).version, trackingNumber } }, { token: clerk.accessToken }),
    /** Its row at the counter today. */
    atCounter: async (clerk: SessionView) => (await app.call(getCounter, {}, { token: clerk.accessToken })).parcels.find(({ id }) => id === journey.id),
    /** The courier says what happens to it. */
    happens: (waybillNo: string, codes: unknown[], how: object = {}) => control<(number | null)[]>('courier', 'events', { waybillNo, codes, ...how }),
  }
  return parcel
}

/** Whatever goes wrong around a call, once. */
const trouble = (system: 'pay' | 'courier', fault: object) => control(system, 'faults', { times: 1, ...fault })
const actionsOf = ({ history }: ApplicationView) => history.map(({ action }) => action)
const sentFor = async (id: string) => (await control<Sent[]>('courier', 'parcels')).filter(({ order }) => order.logisticsOrderNo.startsWith(id))

describe('a certificate by courier', () => {
  it('is paid on line before anything is sent, labelled once, and tracked to the door', async () => {
    const parcel = await aParcel('B')
    expect(await parcel.get()).toMatchObject({ postageDueFen: 1800, payment: null })
    const clerk = await parcel.clerk()
    expect((await parcel.issued(clerk)).status).toBe('readyForCourier')
    expect(await parcel.atCounter(clerk)).toMatchObject({ step: 'postage', receiver: { person: 'mother', name: 'SØRENSEN INGRID' }, trackingNumber: null })
    await expect(parcel.label(clerk)).rejects.toEqual(refusal('not_paid'))
    await expect(parcel.handToCourier(clerk, 'EA123456789CN')).rejects.toEqual(refusal('not_paid'))

    const { sheet } = await parcel.pay()
    expect(await onPhone(sheet!, 'cancel')).toBe('requestPayment:fail cancel')
    expect(await parcel.payment()).toMatchObject({ status: 'asked' })
    await parcel.paid()
    expect(await parcel.get()).toMatchObject({ postageDueFen: null, payment: { status: 'paid', amountFen: 1800 } })
    await expect(parcel.pay()).rejects.toEqual(refusal('nothing_to_pay'))

    expect(await parcel.atCounter(clerk)).toMatchObject({ step: 'label' })
    await trouble('courier', { operation: 'order', kind: 'dropAnswer' })
    const number = await parcel.label(clerk)
    expect(await parcel.atCounter(clerk)).toMatchObject({ step: 'handOver', trackingNumber: number })
    expect(await sentFor(parcel.id)).toEqual([expect.objectContaining({ asked: 2, waybillNo: number, order: expect.objectContaining({ payMode: '1', receiver: expect.objectContaining({ name: 'SØRENSEN INGRID', prov: '北京市' }) }) })])
    await expect(parcel.handToCourier(clerk, 'EA000000000CN')).rejects.toEqual(problem('request.invalid', { fields: [expect.objectContaining({ code: 'parcel.other_label' })] }))
    expect(await parcel.handToCourier(clerk, number)).toMatchObject({ status: 'onTheWay', postage: 'paid' })
    expect(await parcel.atCounter(clerk)).toMatchObject({ step: 'sent', trackingNumber: number, sentAt: expect.any(String) })

    // late, twice, the last first
    expect(await parcel.happens(number, ['10', '20', '30', '40'].map((code, i) => ({ code, at: new Date(Date.now() - (4 - i) * 60_000).toISOString() })), { push: 'reversed', times: 2 })).toEqual(Array(8).fill(200))
    const tracked = await parcel.get()
    expect(tracked).toMatchObject({ status: 'onTheWay', trackingNumber: number })
    expect(tracked.tracking.map(({ code }) => code)).toEqual(['taken', 'inTransit', 'outForDelivery', 'delivered'])
    const arrived = await app.call(confirmReceipt, { params: { id: parcel.id }, body: { version: tracked.version } }, { token: parcel.mother.accessToken })
    expect(arrived).toMatchObject({ status: 'completed', payment: { status: 'paid' } })
    expect(actionsOf(arrived).slice(-4)).toEqual(['recordPaid', 'recordLabel', 'handToCourier', 'confirmReceipt'].flatMap(action => (action === 'recordLabel' ? ['askForLabel', action] : [action])).slice(-4))
    await until(() => parcel.case(clerk), ({ pickupReport }) => pickupReport === 'accepted')
    // news of a parcel that has arrived changes nothing
    expect(await parcel.happens(number, ['80'])).toEqual([200])
    expect((await parcel.get()).status).toBe('completed')
  }, 60_000)

  it('that cannot be delivered comes back and is collected at the counter; the postage was used', async () => {
    const parcel = await aParcel('C')
    await parcel.paid()
    const clerk = await parcel.clerk()
    await parcel.issued(clerk)
    const number = await parcel.label(clerk)
    // the courier has it in hand before the clerk has said so
    expect(await parcel.happens(number, ['10'])).toEqual([200])
    expect((await parcel.get()).status).toBe('onTheWay')
    await parcel.happens(number, ['50', '60', '70'].map((code, i) => ({ code, at: new Date(Date.now() + (i + 1) * 1000).toISOString() })))
    const back = await until(parcel.get, ({ status }) => status === 'returnedToSender')
    expect(back.actions).toEqual([])
    expect(await parcel.atCounter(clerk)).toMatchObject({ step: 'takeBack' })
    const { version } = await parcel.case(clerk)
    await app.call(takeBack, { params: { id: parcel.id }, body: { version } }, { token: clerk.accessToken })
    expect(await parcel.get()).toMatchObject({ status: 'readyForPickup', payment: { status: 'paid' }, answers: { collection: PICKUP } })
    expect(await parcel.atCounter(clerk)).toBeUndefined()
    expect(await parcel.handOver(clerk)).toMatchObject({ status: 'completed', handedOver: { collector: 'mother' } })
    expect((await lastOrder(parcel.id)).refundedFen).toBe(0)
  }, 60_000)

  it('is not moved by a stranger, by an old word, or by one of tomorrow', async () => {
    const parcel = await aParcel('A', 'onDelivery')
    const clerk = await parcel.clerk()
    await parcel.issued(clerk)
    const number = await parcel.label(clerk)
    expect((await sentFor(parcel.id))[0]).toMatchObject({ order: { payMode: '2' } })
    await parcel.handToCourier(clerk, number)
    expect(await parcel.happens(number, ['80'], { forged: true })).toEqual([401])
    expect(await parcel.happens(number, [{ code: '40', at: new Date(Date.now() + 30 * 3_600_000).toISOString() }])).toEqual([400])
    expect(await parcel.happens(number, [{ code: '30', at: new Date(Date.now() - 60_000).toISOString() }])).toEqual([200])
    expect(await parcel.happens(number, [{ code: '80', at: new Date(Date.now() - 3_600_000).toISOString() }])).toEqual([200])
    expect(await parcel.get()).toMatchObject({ status: 'onTheWay', tracking: [{ code: 'lost' }, { code: 'outForDelivery' }] })

    // nobody tells us that it was lost: who is silent is asked
    await parcel.happens(number, [{ code: '80', at: new Date().toISOString() }], { push: 'hold' })
    app.time.ahead += 7 * 3_600_000
    await app.deps.courier.sweep()
    app.time.ahead -= 7 * 3_600_000
    const lost = await parcel.get()
    expect(lost).toMatchObject({ status: 'lost', actions: [] })
    const reissue = (session: SessionView, newborn = 0) => app.call(createApplication, { body: { kind: 'reissue', lost: { applicationId: parcel.id, newborn } } }, { token: session.accessToken })
    const begun = await reissue(parcel.father)
    expect(begun.answers).toMatchObject({ originalCertificate: { number: lost.certificates[0]!.number, newbornName: 'Clara Rose WHITFIELD', source: 'registry' }, reissueReason: { reason: 'lost' } })
    expect([begun.status, begun.viewer, begun.nextStep]).toEqual(['draft', 'applicant', 'consent'])
    await expect(reissue(await aParent(app))).rejects.toEqual(problem('resource.not_found'))
    await expect(reissue(parcel.mother, 1)).rejects.toEqual(problem('resource.not_found'))
    // it is found, and brought; days later it counts as received
    await parcel.happens(number, [{ code: '40', at: new Date(Date.now() + 1000).toISOString() }])
    await until(parcel.get, ({ status }) => status === 'onTheWay')
    await app.deps.courier.sweep()
    expect((await parcel.get()).status).toBe('onTheWay')
    app.time.ahead += 5 * 86_400_000
    await app.deps.courier.sweep()
    const reported = async () => ((await (await fetch(`${app.phase3.url}/control/pickups`)).json()) as { applied: { messageId: string }[] }).applied.filter(({ messageId }) => messageId.startsWith(parcel.id))
    expect(await until(reported, pickups => pickups.length > 0)).toHaveLength(1)
    app.time.ahead -= 5 * 86_400_000
    expect(await parcel.get()).toMatchObject({ status: 'completed' })
  }, 60_000)
})

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

describe('a label the courier refuses', () => {
  it('says so to the clerk, who asks again or writes one by hand', async () => {
    const parcel = await aParcel(someCouple(4), 'onDelivery', { detail: '不通邮村1号' })
    const clerk = await parcel.clerk()
    await parcel.issued(clerk)
    const ask = async () => app.call(askForLabel, { params: { id: parcel.id }, body: { version: (await parcel.case(clerk)).version } }, { token: clerk.accessToken })
    await ask()
    await until(() => parcel.case(clerk), view => view.parcel?.refusal === 'not_served')
    await expect(parcel.happens('EA000000001CN', ['10'])).rejects.toThrow()
    await ask()
    await until(() => parcel.case(clerk), view => view.parcel?.refusal === 'not_served')
    expect(await parcel.handToCourier(clerk, 'EB123456789CN')).toMatchObject({ status: 'onTheWay', parcel: { trackingNumber: 'EB123456789CN', refusal: null } })
    expect(await parcel.get()).toMatchObject({ trackingNumber: 'EB123456789CN' })
  }, 60_000)
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
