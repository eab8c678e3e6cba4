import { anApplication } from '@mcb/shared/testing'
import type { BillCheck } from '../../src/modules/payment/ports'
import { compare } from './faults-counts'
import type { OtherSide, StoreSide } from './faults-sides'

const NUMBER = 'Z110000001'
const ORDER = 'a-1'

/** One family whose parcel has come, as all sides hold it. */
function sides() {
  const parcel = { orderNumber: ORDER, trackingNumber: 'EA1', refusal: null, by: 'clerk', at: null, events: [{ id: '1', code: 'delivered', at: '2026-11-20T02:00:00.000Z', place: '' }] }
  const certificates = [{ newborn: 0, number: NUMBER, issuedOn: '2026-11-20', populationCode: null }]
  const application = { ...anApplication({ id: 'a', status: 'completed', history: [] }), certificates, parcel, told: 0 }
  const payment = { orderNumber: ORDER, amountFen: 1800, paidAt: '2026-11-20T01:00:00.000Z', status: 'paid', refund: null }
  return {
    store: { applications: [application], payments: [{ payment, reviews: [] }], notices: [], waiting: [], unfinished: [] } as unknown as StoreSide,
    others: {
      certificates: [{ number: NUMBER, messageId: 'a-issue-1' }],
      pickups: { received: [], applied: [{ messageId: 'a-pickupReport-1', certificateNumber: NUMBER }] },
      ledger: { orders: [{ orderNumber: ORDER, totalFen: 1800, state: 'SUCCESS', paidAt: '2026-11-20T09:00:00+08:00', asked: 1 }], refunds: [], paidFen: 1800, refundedFen: 0 },
      parcels: [{ order: { logisticsOrderNo: ORDER }, waybillNo: 'EA1', asked: 1, events: [{ opCode: '40' }] }],
      texts: [],
      wechatNotices: [],
    } as OtherSide,
    bills: [{ day: '2026-11-20', at: '', matched: 1, paidFen: { here: 1800, there: 1800 }, refundedFen: { here: 0, there: 0 }, differences: [] }] as unknown as BillCheck[],
  }
}
type Sides = ReturnType<typeof sides>

const unlike = ({ store, others, bills }: Sides) => compare(['delivered'], store, others, bills).filter(({ differences }) => differences > 0).map(({ what }) => what)

describe('what all sides hold', () => {
  it('is the same', () => expect(unlike(sides())).toEqual([]))

  it.each<[string, (sides: Sides) => unknown, string[]]>([
    ['an application begun twice', ({ store }) => store.applications.push({ ...store.applications[0]!, id: 'b', status: 'draft', certificates: [], parcel: null }), ['applications']],
    ['a certificate nobody here knows', ({ others }) => others.certificates.push({ number: 'Z110000002', messageId: 'a-issue-2' }), ['certificates']],
    ['a certificate of another number', ({ others }) => (others.certificates[0]!.number = 'Z110000009'), ['certificates']],
    ['a pickup that was not told', ({ others }) => others.pickups.applied.pop(), ['pickups']],
    ['a pickup told twice', ({ others }) => others.pickups.applied.push(others.pickups.applied[0]!), ['pickups']],
    ['a payment taken twice', ({ others }) => others.ledger.orders.push({ ...others.ledger.orders[0]!, orderNumber: 'a-2' }), ['payments']],
    ['a payment nobody here has heard of', ({ store }) => (store.payments[0]!.payment.paidAt = null), ['payments', 'paid, fen']],
    ['a fen more on the bill', ({ bills }) => (bills[0]!.paidFen.there = 1801), ['paid, fen']],
    ['a refund nobody asked for', ({ others }) => others.ledger.refunds.push({ refundNumber: 'r', orderNumber: ORDER, amountFen: 1800, state: 'SUCCESS' }), ['refunds']],
    ['two labels for a parcel', ({ others }) => others.parcels.push({ ...others.parcels[0]!, waybillNo: 'EA2', events: [] }), ['labels']],
    ['a delivery nobody here has heard of', ({ store }) => (store.applications[0]!.parcel!.events = []), ['delivered']],
    ['a text that went out by itself', ({ others }) => others.texts.push({ id: 'x-sms' }), ['texts']],
    ['one who was written to four times', ({ others }) => others.wechatNotices.push(...Array.from({ length: 4 }, () => ({ touser: 'o1' }))), ['WeChat notices']],
  ])('is not, with %s', (_, spoil, expected) => {
    const spoilt = sides()
    spoil(spoilt)
    expect(unlike(spoilt)).toEqual(expected)
  })
})
