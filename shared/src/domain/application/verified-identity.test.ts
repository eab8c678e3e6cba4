import { completeAnswers } from '../../../test/builders'
import { aDocument } from '../../../test/documents'
import type { IdentityDocumentKind } from '../identity/document-kinds'
import { DEFAULT_SETTINGS, settingsSchema } from '../settings/settings'
import type { SignerRole } from './family'
import { hasVerifiedIdentity } from './rules'

const hasVerified = (kind: IdentityDocumentKind, number: string, verified: { kind: IdentityDocumentKind; number: string } | null, settings = DEFAULT_SETTINGS) =>
  hasVerifiedIdentity(completeAnswers({ motherDocument: aDocument(kind, 'mother', { number }) }), 'mother', verified, settings)

describe('an identity verified on line', () => {
  test.each<[IdentityDocumentKind, boolean]>([
    ['residentIdentityCard', true],
    ['hongKongMacauTravelPermit', true],
    ['taiwanTravelPermit', true],
    ['residencePermit', true],
    ['foreignPassport', false],
    ['foreignPermanentResidentCard', false],
    ['householdRegister', false],
    ['other', false],
  ])('by a %s stands for the check at the counter: %s', (kind, expected) => {
    const { number } = aDocument(kind)
    expect(hasVerified(kind, number, { kind, number })).toBe(expected)
  })

  test.each<[string, IdentityDocumentKind, string, IdentityDocumentKind, string, boolean]>([
    ['a permit that has been renewed', 'hongKongMacauTravelPermit', 'H12345678', 'hongKongMacauTravelPermit', 'H1234567802', true],
    ['a permit with another ninth sign', 'hongKongMacauTravelPermit', 'H12345678', 'hongKongMacauTravelPermit', 'H12345679', false],
    ['a Taiwan permit that has been renewed', 'taiwanTravelPermit', '12345678', 'taiwanTravelPermit', '1234567801(B)', true],
    ['a number that is written otherwise', 'residentIdentityCard', '11010519491231002X', 'residentIdentityCard', '11010519491231002x', true],
    ['somebody else’s card', 'residentIdentityCard', '11010519491231002X', 'residentIdentityCard', '34052419800101001X', false],
    ['the same number on a document of another kind', 'taiwanTravelPermit', '12345678', 'foreignPassport', '12345678', false],
  ])('is of the person, by %s', (_what, kind, number, verifiedKind, verifiedNumber, expected) => {
    expect(hasVerified(kind, number, { kind: verifiedKind, number: verifiedNumber })).toBe(expected)
  })

  it('is not there for an account without one', () => expect(hasVerified('residentIdentityCard', '11010519491231002X', null)).toBe(false))

  it('is of the one who signs, not of the other', () => {
    const answers = completeAnswers({ motherDocument: aDocument('residencePermit'), fatherDocument: aDocument('residentIdentityCard', 'father'), representative: undefined })
    const mothers = { kind: 'residencePermit' as const, number: aDocument('residencePermit').number }
    const verifies = (signer: SignerRole) => hasVerifiedIdentity(answers, signer, mothers, DEFAULT_SETTINGS)
    expect([verifies('mother'), verifies('father'), verifies('representative')]).toEqual([true, false, false])
  })

  it('is trusted for the kinds the settings name', () => {
    const passports = settingsSchema.parse({ identity: { verifiedOnlineKinds: ['foreignPassport'] } })
    expect(hasVerified('foreignPassport', 'YB1234567', { kind: 'foreignPassport', number: 'YB1234567' }, passports)).toBe(true)
    expect(hasVerified('residencePermit', '830000199201300022', { kind: 'residencePermit', number: '830000199201300022' }, passports)).toBe(false)
  })
})
