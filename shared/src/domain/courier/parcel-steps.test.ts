import { anAddress, anApplication, completeAnswers } from '../../../test/builders'
import type { Application } from '../application/application'
import type { Parcel } from './parcel'
import { parcelStep, type ParcelStep } from './parcel-steps'

const parcel = (more: Partial<Parcel> = {}): Parcel => ({ orderNumber: 'C1', trackingNumber: null, refusal: null, by: 'clerk', at: null, events: [], ...more })
const byCourier = (payment: 'online' | 'onDelivery') => completeAnswers({ collection: { method: 'courier', recipient: 'mother', phone: '13800000000', address: anAddress(), payment } })

describe('what a counter does next with a parcel', () => {
  test.each<[string, Partial<Application>, ParcelStep | null]>([
    ['waits while the postage is not paid', { answers: byCourier('online') }, 'postage'],
    ['asks for a label', {}, 'label'],
    ['waits for the courier to answer', { parcel: parcel() }, 'labelAsked'],
    ['asks again after a refusal', { parcel: parcel({ refusal: 'E301' }) }, 'label'],
    ['gives it to the courier', { parcel: parcel({ trackingNumber: 'EA100000001CN' }) }, 'handOver'],
    ['has done its part', { status: 'onTheWay', parcel: parcel({ trackingNumber: 'EA100000001CN', at: '2026-11-20T02:00:00Z' }) }, 'sent'],
    ['takes back what came back', { status: 'returnedToSender', parcel: parcel({ trackingNumber: 'EA100000001CN', at: '2026-11-20T02:00:00Z' }) }, 'takeBack'],
    ['has nothing more to send once it came back and is collected', { status: 'readyForPickup', answers: completeAnswers(), parcel: parcel({ trackingNumber: 'EA100000001CN', at: '2026-11-20T02:00:00Z' }) }, null],
    ['has nothing to do before it is issued', { status: 'approved' }, null],
    ['has nothing to do with what is collected', { status: 'readyForPickup', answers: completeAnswers() }, null],
  ])('%s', (_name, part, step) => {
    expect(parcelStep(anApplication({ status: 'readyForCourier', answers: byCourier('onDelivery'), ...part }))).toBe(step)
  })
})
