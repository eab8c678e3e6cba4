import { anAddress, completeAnswers } from '../../../../shared/test/builders'
import { EMPTY_ADDRESS } from '../address-field/address-form'
import { collectionFormOf, collectionOf, EMPTY_COLLECTION, inParts, openChoices } from './collection-form'

const couple = completeAnswers()
const motherAlone = completeAnswers({ family: { mother: 'signs', father: 'notNamed' } })
const abroad = { country: 'ITA', detail: 'Via Roma 1' }

describe('how the certificate is received', () => {
  it('is open while nobody has chosen the way or the recipient', () => {
    expect(collectionOf(EMPTY_COLLECTION, couple)).toBeNull()
    expect(collectionOf({ ...EMPTY_COLLECTION, method: 'pickup' }, couple)).toBeNull()
  })

  it('needs no recipient where only one person can be it', () => {
    expect(collectionOf({ ...EMPTY_COLLECTION, method: 'pickup' }, motherAlone)).toEqual({ method: 'pickup', recipient: 'mother' })
  })

  it('by courier goes to the recipient’s home, without typing', () => {
    expect(collectionOf({ ...EMPTY_COLLECTION, method: 'courier', recipient: 'father', payment: 'online' }, couple)).toEqual({
      method: 'courier', recipient: 'father', phone: '13800000000', address: anAddress(), payment: 'online',
    })
  })

  it('by courier goes nowhere abroad: the address is asked', () => {
    const answers = completeAnswers({ contact: { mother: { address: abroad, household: null }, father: null, phone: '13800000000' } })
    expect(collectionOf({ ...EMPTY_COLLECTION, method: 'courier', recipient: 'mother', payment: 'onDelivery' }, answers)).toMatchObject({ address: { country: 'CHN', provinceCode: '11', detail: '' } })
  })

  it('forgets a recipient who cannot be it any more', () => {
    expect(collectionOf(collectionFormOf({ method: 'pickup', recipient: 'representative' }), couple)).toBeNull()
  })

  it.each([
    { method: 'pickup' as const, recipient: 'father' as const },
    { method: 'courier' as const, recipient: 'mother' as const, phone: '13911111111', address: anAddress({ detail: '学院路8号' }), payment: 'onDelivery' as const },
  ])('comes back from the form as it was: %j', saved => {
    expect(collectionOf(collectionFormOf(saved), couple)).toEqual(saved)
  })

  test.each([
    ['nothing', {}, ['method', 'recipient']],
    ['the way', { method: 'pickup' as const }, ['recipient']],
    ['the recipient', { recipient: 'father' as const }, ['method']],
    ['all of it', { method: 'courier' as const, recipient: 'father' as const, payment: 'online' as const }, []],
    ['the way of paying', { method: 'courier' as const, recipient: 'father' as const }, ['payment']],
  ])('asks for what is open when %s is chosen', (_what, chosen, open) => {
    expect(openChoices({ ...EMPTY_COLLECTION, ...chosen }, couple).map(({ path }) => path)).toEqual(open)
  })

  it('says which part of the address is missing, by courier only', () => {
    const form = { ...EMPTY_COLLECTION, recipient: 'mother' as const, address: EMPTY_ADDRESS }
    const found = [{ path: 'phone', code: 'required' }]
    expect(inParts(found, { ...form, method: 'courier' }, couple).map(({ path }) => path)).toEqual(['phone', 'address.cityCode', 'address.districtCode', 'address.detail'])
    expect(inParts(found, { ...form, method: 'pickup' }, couple)).toEqual(found)
  })
})
