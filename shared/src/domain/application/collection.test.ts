import { anAddress, completeAnswers } from '../../../test/builders'
import { DEFAULT_SETTINGS } from '../settings/settings'
import type { Answers, Collection, Recipient } from './application'
import { collectionProblems, possibleRecipients } from './collection'
import type { ApplicantRole, ParentCircumstance } from './family'

const family = (role: ApplicantRole, mother: ParentCircumstance, father: ParentCircumstance): Partial<Answers> => ({ applicantRole: { role }, family: { mother, father } })
const courier = (address: Extract<Collection, { method: 'courier' }>['address'], recipient: Recipient = 'mother'): Collection => ({ method: 'courier', recipient, phone: '13800000000', address, payment: 'onDelivery' })
const problems = (collection: Collection, overrides: Partial<Answers> = {}) =>
  collectionProblems(collection, completeAnswers(overrides), DEFAULT_SETTINGS).map(({ path, code }) => `${path} ${code}`)

describe('how the certificate is received', () => {
  test.each<[ApplicantRole, ParentCircumstance, ParentCircumstance, Recipient[]]>([
    ['mother', 'signs', 'signs', ['mother', 'father']],
    ['mother', 'signs', 'notNamed', ['mother']],
    ['mother', 'signs', 'deceased', ['mother']],
    ['mother', 'signs', 'missing', ['mother']],
    ['mother', 'signs', 'withoutCapacity', ['mother']],
    ['father', 'notNamed', 'signs', ['father']],
    ['father', 'deceased', 'signs', ['father']],
    ['guardian', 'deceased', 'missing', ['representative']],
    ['grandparent', 'deceased', 'notNamed', ['representative']],
    ['agent', 'authorizes', 'authorizes', ['mother', 'father', 'representative']],
    ['agent', 'authorizes', 'deceased', ['mother', 'representative']],
    ['agent', 'notNamed', 'authorizes', ['father', 'representative']],
  ])('when the %s applies, mother %s, father %s: by %j', (role, mother, father, expected) => {
    const overrides = family(role, mother, father)
    expect(possibleRecipients(completeAnswers(overrides))).toEqual(expected)
    for (const recipient of ['mother', 'father', 'representative'] as const)
      expect(problems({ method: 'pickup', recipient }, overrides)).toEqual(expected.includes(recipient) ? [] : ['recipient collection.recipient'])
  })

  test.each<[string, Collection, string[]]>([
    ['to an address in Beijing', courier(anAddress()), []],
    ['to another province', courier(anAddress({ provinceCode: '32', cityCode: '3205', districtCode: '320508', streetCode: null, names: { province: '江苏省', city: '苏州市', district: '姑苏区', street: '' } })), []],
    ['abroad', courier({ country: 'FRA', detail: '12 rue des Lilas, 75011 Paris' }), ['address collection.abroad']],
    ['to Hong Kong', courier({ country: 'HKG', detail: '九龍彌敦道1號' }), ['address collection.abroad']],
    ['to no door', courier(anAddress({ detail: '' })), ['address.detail required']],
    ['to somebody who cannot receive it, at no door', courier(anAddress({ detail: '' }), 'representative'), ['recipient collection.recipient', 'address.detail required']],
  ])('by courier %s', (_what, collection, expected) => expect(problems(collection)).toEqual(expected))
})
