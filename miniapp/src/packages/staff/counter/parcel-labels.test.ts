import type { CounterParcel } from '@mcb/shared/contract'
import { checkLabel, scannedOf } from './parcel-labels'

const parcel = (more: Partial<CounterParcel> = {}): CounterParcel => ({
  id: 'a1'.repeat(12), version: 1, kind: 'firstIssue', newbornNames: ['王一'], motherName: '王二', certificateNumbers: ['X110000001'], step: 'handOver', orderNumber: `${'a1'.repeat(12)}C1`,
  trackingNumber: 'EA100000001CN', refused: false, sentAt: null, receiver: null, ...more,
})
const other = parcel({ id: 'b2'.repeat(12), newbornNames: ['李一'], certificateNumbers: ['X110000002'], orderNumber: `${'b2'.repeat(12)}C1`, trackingNumber: 'EA100000002CN' })

describe('a text scanned at the counter', () => {
  test.each([
    ['its label', 'EA100000001CN', 'label'],
    ['its label in small letters, with gaps', ' ea 100000001 cn', 'label'],
    ['our number of the order', `${'a1'.repeat(12)}C1`, 'order'],
    ['the application', 'A1'.repeat(12), 'order'],
    ['its certificate', 'X110000001', 'certificate'],
    ['another label', 'EA100000002CN', null],
    ['nothing', ' ', null],
  ])('that is %s', (_name, scanned, is) => expect(scannedOf(scanned, parcel())).toBe(is))

  it('is nothing of a parcel that has no label yet', () => {
    expect(scannedOf('', parcel({ trackingNumber: null, orderNumber: null, certificateNumbers: [] }))).toBeNull()
  })
})

describe('a label held against an open parcel', () => {
  const all = [parcel(), other]
  test.each([
    ['its own', 'EA100000001CN', { is: 'own' }],
    ['that of another parcel on the list', 'EA100000002CN', { is: 'other', parcel: other }],
    ['a certificate of another parcel', 'X110000002', { is: 'other', parcel: other }],
    ['one nobody here knows', 'EA999999999CN', { is: 'unknown' }],
    ['its certificate, which is no label', 'X110000001', { is: 'unknown' }],
  ])('is %s', (_name, scanned, expected) => expect(checkLabel(scanned, parcel(), all)).toEqual(expected))
})
