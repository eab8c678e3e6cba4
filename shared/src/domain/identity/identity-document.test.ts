import { aPassport, TODAY } from '../../../test/builders'
import { aDocument, aRememberedDocument } from '../../../test/documents'
import { plainDate } from '../dates/plain-date'
import { DEFAULT_SETTINGS } from '../settings/settings'
import { IDENTITY_DOCUMENT_KINDS, type IdentityDocumentKind } from './document-kinds'
import { fullName, personDocumentProblems, sameDocumentNumber, type PersonDocument } from './identity-document'

const problems = (document: PersonDocument, presentation?: 'remembered') => personDocumentProblems(document, TODAY, DEFAULT_SETTINGS, presentation)
const short = (document: PersonDocument, presentation?: 'remembered') =>
  problems(document, presentation).map(({ path, code }) => `${path} ${code.replace('document.', '')}`)
const kinds = IDENTITY_DOCUMENT_KINDS

describe("a person's document", () => {
  test.each(kinds)('that is a %s can be given in full, by a mother, a father and a representative', kind => {
    expect(problems(aDocument(kind, 'mother'))).toEqual([])
    expect(problems(aDocument(kind, 'father'))).toEqual([])
    expect(problems(aDocument(kind, 'representative'))).toEqual([])
  })

  test.each<[IdentityDocumentKind, string[]]>([
    ['residentIdentityCard', ['nameZh required']],
    ['householdRegister', ['nameZh required']],
    ['residencePermit', ['nameZh required']],
    ['hongKongMacauTravelPermit', ['nameZh required']],
    ['taiwanTravelPermit', ['nameZh required']],
    ['foreignPassport', ['surname required']],
    ['foreignPermanentResidentCard', ['surname required']],
    ['other', ['nameZh required']],
  ])('that is a %s needs a name: %j', (kind, expected) => expect(short(aDocument(kind, 'mother', { nameZh: '', surname: '', givenNames: '' }))).toEqual(expected))

  test.each<[string, PersonDocument]>([
    ['a permit without Latin letters', aDocument('hongKongMacauTravelPermit', 'mother', { surname: '', givenNames: '' })],
    ['a passport with a surname only', aPassport({ givenNames: '' })],
    ['a passport with given names only', aPassport({ surname: '' })],
    ['another document in Chinese characters', aDocument('other', 'mother', { nameZh: '沈若兰', surname: '', givenNames: '' })],
    ['another document in Latin letters', aDocument('other', 'mother', { nameZh: '' })],
    ['a passport that prints Chinese characters too', aPassport({ nameZh: '沈若兰' })],
    ['a name with a dot', aDocument('residentIdentityCard', 'mother', { nameZh: '古丽娜尔·艾力' })],
    ['a name with a zero', aDocument('residentIdentityCard', 'mother', { nameZh: '沈〇兰' })],
    ['a permit for those who are not Chinese citizens', aDocument('hongKongMacauTravelPermit', 'mother', { number: 'HA1234567', nameZh: '', nationality: 'GBR' })],
  ])('may have the name of %s', (_what, document) => expect(problems(document)).toEqual([]))

  test.each(['SHEN RUOLAN', '沈 若兰', '沈若兰2', '沈.兰'])('cannot have the Chinese name "%s"', nameZh =>
    expect(short(aDocument('residentIdentityCard', 'mother', { nameZh }))).toEqual(['nameZh name_not_han']))

  it('has a name that fits the record with fifty letters and not with fifty-one', () => {
    const named = (length: number) => problems(aPassport({ surname: 'A'.repeat(25), givenNames: 'B'.repeat(length - 26) }))
    expect(named(50)).toEqual([])
    expect(named(51)).toEqual([{ path: 'givenNames', code: 'document.name_too_long', params: { limit: 50, length: 51 } }])
    expect(short(aDocument('householdRegister', 'mother', { nameZh: '兰'.repeat(51) }))).toEqual(['nameZh name_too_long'])
  })

  test.each<[IdentityDocumentKind, string[]]>([
    ['residentIdentityCard', ['ethnicity required']],
    ['householdRegister', ['ethnicity required']],
    ['residencePermit', []],
    ['hongKongMacauTravelPermit', []],
    ['taiwanTravelPermit', []],
    ['foreignPassport', []],
    ['foreignPermanentResidentCard', []],
    ['other', []],
  ])('that is a %s without an ethnicity: %j', (kind, expected) => expect(short(aDocument(kind, 'mother', { ethnicity: '' }))).toEqual(expected))

  test.each<[IdentityDocumentKind, string[]]>([
    ['residentIdentityCard', ['nationality nationality_fixed']],
    ['householdRegister', ['nationality nationality_fixed']],
    ['residencePermit', ['nationality nationality_fixed']],
    ['hongKongMacauTravelPermit', ['nationality nationality_fixed']],
    ['taiwanTravelPermit', ['nationality nationality_fixed']],
    ['foreignPassport', []],
    ['foreignPermanentResidentCard', []],
    ['other', []],
  ])('that is a %s of a foreigner: %j', (kind, expected) => expect(short(aDocument(kind, 'mother', { nationality: 'FRA' }))).toEqual(expected))

  test.each<[IdentityDocumentKind, string[], string[]]>([
    ['residentIdentityCard', [], ['expiryDate expired']],
    ['other', [], ['expiryDate expired']],
    ['householdRegister', [], []],
    ['residencePermit', ['expiryDate required'], ['expiryDate expired']],
    ['hongKongMacauTravelPermit', ['expiryDate required'], ['expiryDate expired']],
    ['taiwanTravelPermit', ['expiryDate required'], ['expiryDate expired']],
    ['foreignPassport', ['expiryDate required'], ['expiryDate expired']],
    ['foreignPermanentResidentCard', ['expiryDate required'], ['expiryDate expired']],
  ])('that is a %s without an end: %j, ended yesterday: %j', (kind, endless, ended) => {
    expect(short(aDocument(kind, 'mother', { expiryDate: null }))).toEqual(endless)
    expect(short(aDocument(kind, 'mother', { expiryDate: plainDate('2026-11-19') }))).toEqual(ended)
    expect(short(aDocument(kind, 'mother', { expiryDate: TODAY }))).toEqual([])
  })

  test.each<[string, Partial<PersonDocument>, string[]]>([
    ['born on another day', { birthDate: plainDate('1992-03-15') }, ['birthDate birth_date_differs_from_number']],
    ['of the other sex', { sex: 'male' }, ['sex sex_differs_from_number']],
    ['both', { birthDate: plainDate('1992-03-15'), sex: 'male' }, ['birthDate birth_date_differs_from_number', 'sex sex_differs_from_number']],
    // a number that is wrong itself proves nothing
    ['with a wrong number', { number: '110105199203144122', birthDate: plainDate('1992-03-15') }, ['number number']],
  ])('whose number says otherwise: %s', (_what, overrides, expected) => {
    expect(short(aDocument('residentIdentityCard', 'mother', overrides))).toEqual(expected)
  })

  test.each<[IdentityDocumentKind, string[]]>(kinds.map(kind => [kind, kind === 'residentIdentityCard' || kind === 'residencePermit' ? ['backPhotoId back_photo_missing'] : []]))(
    'that is a %s without a photo of its back: %j',
    (kind, expected) => expect(short(aDocument(kind, 'mother', { backPhotoId: null }))).toEqual(expected),
  )

  test.each(kinds)('that is a %s cannot be without a photo', kind => expect(short(aDocument(kind, 'mother', { photoId: null }))).toEqual(['photoId photo_missing']))

  it('of a kind nobody has named says what it is', () => expect(short(aDocument('other', 'mother', { otherName: '' }))).toEqual(['otherName other_name_required']))

  test.each(kinds)('that is a %s can be remembered of somebody who cannot show it: expired, without a photo, with an old number', kind => {
    expect(problems(aRememberedDocument(kind, 'mother'), 'remembered')).toEqual([])
    expect(problems(aRememberedDocument(kind, 'father'), 'remembered')).toEqual([])
  })

  test.each<[IdentityDocumentKind, string]>([
    ['residentIdentityCard', '110105920314041'],
    ['hongKongMacauTravelPermit', 'H1234564102'],
    ['taiwanTravelPermit', '1234564101(B)'],
  ])('that is shown must be of an edition that is valid: a %s with %s is not', (kind, number) => {
    expect(short(aDocument(kind, 'mother', { number }))).toEqual(['number number_historic'])
    expect(short(aDocument(kind, 'mother', { number }), 'remembered')).toEqual([])
  })

  it('must have a possible number even when it is remembered', () => {
    expect(short(aRememberedDocument('taiwanTravelPermit', 'mother', { number: '1' }), 'remembered')).toEqual(['number number'])
  })

  it('tells every problem at once', () => {
    const document = aPassport({ kind: 'taiwanTravelPermit', number: '1', expiryDate: plainDate('2020-01-01'), birthDate: plainDate('2025-01-01'), photoId: null })
    expect(short(document)).toEqual(['number number', 'nameZh required', 'nationality nationality_fixed', 'birthDate birth_date', 'expiryDate expired', 'photoId photo_missing'])
  })

  test.each([
    [{ surname: 'SUHARTONO', givenNames: '' }, 'SUHARTONO'],
    [{ surname: 'MENSAH', givenNames: 'KWAME KOFI' }, 'MENSAH KWAME KOFI'],
    [{ nameZh: '沈若兰', surname: 'SHEN', givenNames: 'RUOLAN' }, '沈若兰'],
    [{ nameZh: '', surname: '', givenNames: '' }, ''],
  ])('names %j as "%s"', (name, expected) => expect(fullName(name)).toBe(expected))

  test.each<[IdentityDocumentKind, string, string, boolean]>([
    ['hongKongMacauTravelPermit', 'H12345678', 'H1234567802', true],
    ['hongKongMacauTravelPermit', 'H1234567801', 'H1234567802', true],
    ['hongKongMacauTravelPermit', 'H12345678', 'H12345679', false],
    ['hongKongMacauTravelPermit', 'HA1234567', 'MA1234567', false],
    ['taiwanTravelPermit', '12345678', '1234567801(B)', true],
    ['taiwanTravelPermit', '12345678', '12345679', false],
    ['foreignPassport', 'YB1234567', ' yb-1234567', true],
    ['foreignPassport', 'YB1234567', 'YB1234568', false],
    ['residentIdentityCard', '11010519491231002X', '11010519491231002x', true],
  ])('of the kind %s is the same person’s with %s and %s: %s', (kind, a, b, same) => expect(sameDocumentNumber(kind, a, b)).toBe(same))
})
