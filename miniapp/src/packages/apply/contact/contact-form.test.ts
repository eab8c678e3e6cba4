import type { Answers } from '@mcb/shared/domain'
import { addressFormOf, EMPTY_ADDRESS } from '../../../components/address-field/address-form'
import { aFathersPassport, anAddress, aPassport, completeAnswers } from '../../../../../shared/test/builders'
import { addressesAsked, asked, contactFormOf, contactOf, EMPTY_CONTACT } from './contact-form'

const card = { kind: 'residentIdentityCard' as const, nationality: 'CHN', ethnicity: '01', nameZh: '周文静' }
const foreign = completeAnswers()
const chineseMother = completeAnswers({ motherDocument: aPassport(card) })
const fatherNotNamed = completeAnswers({ family: { mother: 'signs', father: 'notNamed' } })
const home = addressFormOf(anAddress())
const elsewhere = anAddress({ detail: '学院路8号' })

describe('the parents’ addresses', () => {
  it.each<[string, Answers, string[]]>([
    ['two foreign parents', foreign, ['mother.address']],
    ['a mother from mainland China whose household is where she lives', chineseMother, ['mother.address']],
    ['a father who is not named', fatherNotNamed, ['mother.address']],
    ['a mother who is not named', completeAnswers({ family: { mother: 'notNamed', father: 'signs' } }), ['father.address']],
  ])('of %s are asked once', (_who, answers, places) => {
    expect(Object.keys(addressesAsked(EMPTY_CONTACT, answers))).toEqual(places)
  })

  it('of a household elsewhere are asked too', () => {
    expect(Object.keys(addressesAsked({ ...EMPTY_CONTACT, motherHouseholdSame: false }, chineseMother))).toEqual(['mother.address', 'mother.household'])
  })

  it('of somebody who lives abroad do not stand for the household, which is in China', () => {
    const form = { ...EMPTY_CONTACT, mother: { ...EMPTY_ADDRESS, abroad: true, country: 'ITA', detail: 'Via Roma 1' } }
    expect(Object.keys(addressesAsked(form, chineseMother))).toContain('mother.household')
  })

  it('are sent for both when the father lives there too, and a household only where there is one', () => {
    const sent = contactOf({ ...EMPTY_CONTACT, mother: home, phone: '13800000000' }, chineseMother)
    expect(sent).toEqual({ mother: { address: anAddress(), household: anAddress() }, father: { address: anAddress(), household: null }, phone: '13800000000' })
  })

  it('are not sent for a parent who is not named', () => {
    expect(contactOf({ ...EMPTY_CONTACT, mother: home }, fatherNotNamed).father).toBeNull()
  })

  it.each<[string, Answers, NonNullable<Answers['contact']>]>([
    ['one home', foreign, { mother: { address: anAddress(), household: null }, father: { address: anAddress(), household: null }, phone: '1' }],
    ['two homes', foreign, { mother: { address: anAddress(), household: null }, father: { address: elsewhere, household: null }, phone: '1' }],
    ['a household elsewhere', chineseMother, { mother: { address: anAddress(), household: elsewhere }, father: { address: anAddress(), household: null }, phone: '1' }],
    ['the mother alone', fatherNotNamed, { mother: { address: anAddress(), household: null }, father: null, phone: '1' }],
  ])('come back from the form as they were: %s', (_what, answers, contact) => {
    expect(contactOf(contactFormOf(contact), answers)).toEqual(contact)
  })

  it('know who has a household in mainland China', () => {
    expect(asked(completeAnswers({ motherDocument: aPassport(card), fatherDocument: aFathersPassport(card) })).households).toEqual(['mother', 'father'])
  })
})
