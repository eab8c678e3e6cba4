import {
  askForLabel, changeCollection, checkPayment, confirmReceipt, handToCourier, listBillChecks, payPostage, takeBack, withdrawApplication, type ApplicationView, type SessionView,
} from '@mcb/shared/contract'
import { beijingDate, plainDate, type Collection } from '@mcb/shared/domain'
import { anAddress } from '@mcb/shared/testing'
import { aJourney } from './support/journey'
import { aMemberOfStaff } from './support/people'
import { startTestApp, type TestApp } from './support/test-app'
import { until } from './support/until'

let app: TestApp
beforeAll(async () => { app = await startTestApp() }, 60_000)
afterAll(() => app.stop())

const problem = (code: string, more: object = {}) => expect.objectContaining({ problem: expect.objectContaining({ code, ...more }) })
const refusal = (reason: string) => problem('application.action_refused', { params: expect.objectContaining({ refusal: reason }) })
const byCourier = (payment: 'online' | 'onDelivery', overrides = {}): Collection => ({ method: 'courier', recipient: 'mother', phone: '13800000000', address: anAddress(overrides), payment })
const PICKUP: Collection = { method: 'pickup', recipient: 'mother' }

type Notification = { id: string; delivered: boolean; attempts: { status: number | null }[] }
type Ledger = { orders: { orderNumber: string; totalFen: number; state: string; refundedFen: number; asked: number }[]; refunds: { refundNumber: string; state: string }[]; paidFen: number; refundedFen: number }

async function control<T>(system: 'pay' | 'courier', path: string, body?: object): Promise<T> {
  const init = body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const text = await (await fetch(`${app[system].url}/control/${path}`, init)).text()
  return (text ? JSON.parse(text) : undefined) as T
}
const ledger = () => control<Ledger>('pay', 'ledger')
const ordersOf = async (id: string) => (await ledger()).orders.filter(({ orderNumber }) => orderNumber.startsWith(id))
const paidNews = (id: string, attempt = 1) => `EV-paid-${id}P${attempt}`
/** Has WeChat Pay tell of something. @returns what we answered each time */
const tell = (notification: string, how: object = {}) => control<(number | null)[]>('pay', `notifications/${encodeURIComponent(notification)}/send`, how)

/** The phone, with the sheet it was given. */
async function onPhone(sheet: object, does: 'pay' | 'cancel' = 'pay'): Promise<string> {
  const { appId } = app.pay.credentials()
  const response = await fetch(`${app.pay.url}/phone/pay`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ appId, ...sheet, does }) })
  return ((await response.json()) as { errMsg: string }).errMsg
}

/** An application of couple B, filed, to be sent by courier, with what its tests do over and over. Only one is open at a time. */
async function aParcel(payment: 'online' | 'onDelivery' = 'online') {
  const journey = await aJourney(app, 'B')
  await journey.answerAll()
  await journey.answer('collection', byCourier(payment))
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
      expect(await tell(paidNews(journey.id))).toEqual([204])
    },
    payment: async () => (await journey.get()).payment,
    becomes: (status: string) => until(journey.get, view => view.payment?.status === status),
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
    /** The courier says what happens to it. */
    happens: (waybillNo: string, codes: unknown[], how: object = {}) => control<(number | null)[]>('courier', 'events', { waybillNo, codes, ...how }),
  }
  return parcel
}

describe('the postage, paid on line', () => {
  it('is said, paid and heard of before anything is sent; the parcel is tracked to the door', async () => {
    const parcel = await aParcel()
    expect(await parcel.get()).toMatchObject({ postageDueFen: 1800, payment: null })
    const clerk = await parcel.clerk()
    expect((await parcel.issued(clerk)).status).toBe('readyForCourier')
    await expect(parcel.label(clerk)).rejects.toEqual(refusal('not_paid'))
    await expect(parcel.handToCourier(clerk, 'EA123456789CN')).rejects.toEqual(refusal('not_paid'))

    const { sheet } = await parcel.pay()
    expect(await onPhone(sheet!, 'cancel')).toBe('requestPayment:fail cancel')
    expect(await parcel.payment()).toMatchObject({ status: 'asked' })
    await parcel.paid()
    expect(await parcel.get()).toMatchObject({ postageDueFen: null, payment: { status: 'paid', amountFen: 1800 } })
    await expect(parcel.pay()).rejects.toEqual(refusal('nothing_to_pay'))

    const number = await parcel.label(clerk)
    const [sent] = (await control<{ order: { logisticsOrderNo: string; payMode: string; receiver: { name: string } }; asked: number }[]>('courier', 'parcels')).filter(({ order }) => order.logisticsOrderNo.startsWith(parcel.id))
    expect(sent).toMatchObject({ asked: 1, order: { payMode: '1', receiver: { name: 'INGRID SØRENSEN', prov: '北京市' } } })
    await expect(parcel.handToCourier(clerk, 'EA000000000CN')).rejects.toEqual(problem('request.invalid', { fields: [expect.objectContaining({ code: 'parcel.other_label' })] }))
    expect(await parcel.handToCourier(clerk, number)).toMatchObject({ status: 'onTheWay', postage: 'paid' })

    // late, twice, the last first
    expect(await parcel.happens(number, ['10', '20', '30', '40'], { push: 'reversed', times: 2 })).toEqual(Array(8).fill(200))
    const tracked = await parcel.get()
    expect(tracked).toMatchObject({ status: 'onTheWay', trackingNumber: number })
    expect(tracked.tracking.map(({ code }) => code)).toEqual(['taken', 'inTransit', 'outForDelivery', 'delivered'])
    const arrived = await app.call(confirmReceipt, { params: { id: parcel.id }, body: { version: tracked.version } }, { token: parcel.mother.accessToken })
    expect(arrived).toMatchObject({ status: 'completed', payment: { status: 'paid' } })
    await until(() => parcel.case(clerk), ({ pickupReport }) => pickupReport === 'accepted')
    expect(arrived.history.map(({ action }) => action).slice(-4)).toEqual(['recordPaid', 'recordLabel', 'handToCourier', 'confirmReceipt'].slice(-4))
    // news of a parcel that has arrived changes nothing
    expect(await parcel.happens(number, ['80'])).toEqual([200])
    expect((await parcel.get()).status).toBe('completed')
  }, 60_000)
})
