import {
  askForLabel, changeCollection, checkPayment, getCounter, handToCourier, payPostage, withdrawApplication, type ApplicationView, type SessionView,
} from '@mcb/shared/contract'
import type { Collection } from '@mcb/shared/domain'
import { anAddress } from '@mcb/shared/testing'
import { aJourney } from './journey'
import type { TestApp } from './test-app'
import { until } from './until'

/** What a refused call brings, by its code. */
export const problem = (code: string, more: object = {}) => expect.objectContaining({ problem: expect.objectContaining({ code, ...more }) })

/** The same for an action that may not be done now, by why. */
export const refusal = (reason: string) => problem('application.action_refused', { params: expect.objectContaining({ refusal: reason }) })

export const byCourier = (payment: 'online' | 'onDelivery', overrides = {}): Collection => ({ method: 'courier', recipient: 'mother', phone: '13800000000', address: anAddress(overrides), payment })

export const PICKUP: Collection = { method: 'pickup', recipient: 'mother' }

type Sent = { order: { logisticsOrderNo: string; payMode: string }; waybillNo: string; asked: number }

type Ledger = { orders: { orderNumber: string; totalFen: number; state: string; refundedFen: number; asked: number }[]; refunds: { refundNumber: string; state: string }[]; paidFen: number; refundedFen: number }

export const paidNews = (orderNumber: string) => `EV-paid-${orderNumber}`

export const actionsOf = ({ history }: ApplicationView) => history.map(({ action }) => action)

/** What tests of parcels and their payments do over and over. @param app the one that runs */
export function parcelTools(app: () => TestApp) {
  async function control<T>(system: 'pay' | 'courier', path: string, body?: object): Promise<T> {
    const init = body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    const text = await (await fetch(`${app()[system].url}/control/${path}`, init)).text()
    return (text ? JSON.parse(text) : undefined) as T
  }
  const ledger = () => control<Ledger>('pay', 'ledger')
  const ordersOf = async (id: string) => (await ledger()).orders.filter(({ orderNumber }) => orderNumber.startsWith(id))
  /** The order that was begun last. */
  const lastOrder = async (id: string) => (await ordersOf(id)).at(-1)!
  /** Has WeChat Pay tell of something. @returns what we answered each time */
  const tell = (notification: string, how: object = {}) => control<(number | null)[]>('pay', `notifications/${encodeURIComponent(notification)}/send`, how)
  /** The phone, with the sheet it was given. */
  async function onPhone(sheet: object, does: 'pay' | 'cancel' = 'pay'): Promise<string> {
    const { appId } = app().pay.credentials()
    const response = await fetch(`${app().pay.url}/phone/pay`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ appId, ...sheet, does }) })
    return ((await response.json()) as { errMsg: string }).errMsg
  }
  /** An application, filed and to be sent by courier, with what the tests do over and over. */
  async function aParcel(couple: Parameters<typeof aJourney>[1], payment: 'online' | 'onDelivery' = 'online', address = {}) {
    const journey = await aJourney(app(), couple)
    await journey.answerAll()
    await journey.answer('collection', byCourier(payment, address))
    await journey.submit()
    await journey.confirm()
    const params = { id: journey.id }
    const parcel = {
      ...journey,
      pay: (session: SessionView = journey.mother) => app().call(payPostage, { params }, { token: session.accessToken }),
      check: () => app().call(checkPayment, { params }, { token: journey.mother.accessToken }),
      change: async (collection: Collection) => app().call(changeCollection, { params, body: { version: (await journey.get()).version, collection } }, { token: journey.mother.accessToken }),
      withdraw: async () => app().call(withdrawApplication, { params, body: { version: (await journey.get()).version } }, { token: journey.mother.accessToken }),
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
        await app().call(askForLabel, { params, body: { version: (await journey.case(clerk)).version } }, { token: clerk.accessToken })
        const { parcel: made } = await until(() => journey.case(clerk), view => Boolean(view.parcel?.trackingNumber))
        return made!.trackingNumber!
      },
      handToCourier: async (clerk: SessionView, trackingNumber: string) =>
        app().call(handToCourier, { params, body: { version: (await journey.case(clerk)).version, trackingNumber } }, { token: clerk.accessToken }),
      /** Its row at the counter today. */
      atCounter: async (clerk: SessionView) => (await app().call(getCounter, {}, { token: clerk.accessToken })).parcels.find(({ id }) => id === journey.id),
      /** The courier says what happens to it. */
      happens: (waybillNo: string, codes: unknown[], how: object = {}) => control<(number | null)[]>('courier', 'events', { waybillNo, codes, ...how }),
    }
    return parcel
  }
  /** Whatever goes wrong around a call, once. */
  const trouble = (system: 'pay' | 'courier', fault: object) => control(system, 'faults', { times: 1, ...fault })
  const sentFor = async (id: string) => (await control<Sent[]>('courier', 'parcels')).filter(({ order }) => order.logisticsOrderNo.startsWith(id))
  return { control, ledger, ordersOf, lastOrder, tell, onPhone, aParcel, trouble, sentFor }
}
