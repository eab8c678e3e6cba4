import { anAddress, anApplication, completeAnswers } from '../../../test/builders'
import type { Application, PostagePayment } from '../application/application'
import type { ApplicationStatus } from '../application/status'
import { DEFAULT_SETTINGS } from '../settings/settings'
import { PAYMENT_STATUSES, type PaymentStatus } from './payment'
import { isPaymentWanted, isPostageSettled, noteAfter, paymentToBegin, paymentToKeep, postageDue, type PaymentNote } from './postage'

const ID = '9'.repeat(24)
const note = (status: PaymentStatus, overrides: Partial<PaymentNote> = {}): PaymentNote => ({ orderNumber: `${ID}P1`, amountFen: 1800, provinceCode: '11', status, ...overrides })
const toXinjiang = anAddress({ provinceCode: '65', cityCode: '6501', districtCode: '650102', streetCode: null, names: { province: '新疆维吾尔自治区', city: '乌鲁木齐市', district: '天山区', street: '' } })

/** An application that is sent, or fetched at the counter. */
function sent(payment: PostagePayment | 'pickup', overrides: Partial<Application> = {}, address = anAddress()): Application {
  const collection = payment === 'pickup' ? { method: 'pickup' as const, recipient: 'mother' as const } : { method: 'courier' as const, recipient: 'mother' as const, phone: '13800000000', address, payment }
  return anApplication({ id: ID, status: 'approved', answers: completeAnswers({ collection }), ...overrides })
}
const LEFT: Partial<Application> = { parcel: { orderNumber: 'C1', trackingNumber: 'EA1CN', refusal: null, by: '', at: '2026-11-20T02:00:00.000Z', events: [] } }

describe('the postage', () => {
  test.each<[string, Application, number | null]>([
    ['to Beijing, on line', sent('online'), 1800],
    ['to Xinjiang, on line', sent('online', {}, toXinjiang), 2600],
    ['that is being paid, as it was said then', sent('online', { payment: note('asked', { amountFen: 1500 }) }), 1500],
    ['that is paid', sent('online', { payment: note('paid') }), null],
    ['that went back, once more', sent('online', { payment: note('refunded') }), 1800],
    ['that was paid for another province', sent('online', { payment: note('paid') }, toXinjiang), 2600],
    ['on delivery', sent('onDelivery'), null],
    ['at the counter', sent('pickup'), null],
    ['of an application that was rejected', sent('online', { status: 'rejected' }), null],
  ])('%s: to pay %s', (_what, application, expected) => expect(postageDue(application, DEFAULT_SETTINGS)).toBe(expected))

  it('stands in nobody’s way when it is paid, or paid to the courier, or there is none', () => {
    expect([sent('onDelivery'), sent('pickup'), sent('online', { payment: note('paid') })].map(isPostageSettled)).toEqual([true, true, true])
    const open = PAYMENT_STATUSES.filter(status => status !== 'paid')
    expect([sent('online'), ...open.map(status => sent('online', { payment: note(status) }))].some(isPostageSettled)).toBe(false)
  })

  test.each<[string, Application, PaymentStatus]>([
    ['still wanted', sent('online', { payment: note('paid') }), 'paid'],
    ['wanted by another address of the same price', sent('online', { payment: note('paid') }, anAddress({ detail: '学院路8号' })), 'paid'],
    ['collected at the counter after all', sent('pickup', { payment: note('paid') }), 'refunding'],
    ['paid to the courier after all', sent('onDelivery', { payment: note('paid') }), 'refunding'],
    ['sent somewhere else', sent('online', { payment: note('paid') }, toXinjiang), 'refunding'],
    ['withdrawn', sent('online', { payment: note('paid'), status: 'withdrawn' }), 'refunding'],
    ['rejected before anybody paid', sent('online', { payment: note('asked'), status: 'rejected' }), 'closed'],
    ['collected at the counter because the parcel came back', sent('pickup', { payment: note('paid'), ...LEFT }), 'paid'],
    ['on its way back already', sent('online', { payment: note('refunding') }), 'refunding'],
  ])('of an application that is %s is kept, or given up for good', (_what, application, expected) => {
    const kept = paymentToKeep(application)
    expect(kept?.status).toBe(expected)
    // whoever changes their mind again pays again
    expect(isPaymentWanted({ ...sent('online'), payment: kept, parcel: application.parcel })).toBe(expected === 'paid')
  })

  it('begins under the next number, and goes on under the one that is open', () => {
    expect(paymentToBegin(sent('online'), 1800)).toEqual(note('created'))
    expect(paymentToBegin(sent('online', { payment: note('asked') }), 1800)).toEqual(note('asked'))
    expect(paymentToBegin(sent('online', { payment: note('closed', { orderNumber: `${ID}P11` }) }), 1800)).toEqual(note('created', { orderNumber: `${ID}P12` }))
  })

  it('is told what became of it, and never that something given up is wanted again', () => {
    expect(noteAfter(note('created'), note('paid'))).toEqual(note('paid'))
    expect(noteAfter(note('refunding'), note('refunded'))).toEqual(note('refunded'))
    expect(noteAfter(note('refunding'), note('paid'))).toEqual(note('refunding'))
    expect(noteAfter(note('closed'), note('asked'))).toEqual(note('closed'))
    expect(noteAfter(note('closed'), note('refunding'))).toEqual(note('refunding'))
    // two who tell it at the same moment
    expect(noteAfter(note('paid'), note('asked'))).toEqual(note('paid'))
    expect(noteAfter(note('asked'), note('paid', { orderNumber: 'another' }))).toEqual(note('asked'))
  })

  it('is due only where a courier is paid on line', () => {
    const statuses: ApplicationStatus[] = ['submitted', 'underReview', 'returned', 'approved', 'issuing', 'readyForCourier']
    for (const status of statuses) expect(postageDue(sent('online', { status }), DEFAULT_SETTINGS)).toBe(1800)
  })
})
