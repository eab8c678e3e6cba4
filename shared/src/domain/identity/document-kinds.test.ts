import { plainDate } from '../dates/plain-date'
import {
  documentRow, IDENTITY_DOCUMENT_KINDS, isDocumentNumber, isHistoricDocumentNumber, normalizeDocumentNumber, personInNumber, type IdentityDocumentKind, type Sex,
} from './document-kinds'
import { isResidentIdentityNumber, residentIdentityCheckCharacter } from './resident-identity-number'

describe('the number of a document', () => {
  test.each<[IdentityDocumentKind, string, boolean]>([
    ['residentIdentityCard', '11010519491231002X', true],
    ['residentIdentityCard', '34052419800101001X', true],
    ['residentIdentityCard', '11010519491231002x', false],
    ['residentIdentityCard', '110105194912310021', false],
    // the 30th of February
    ['residentIdentityCard', '11010519490230002X', false],
    ['residentIdentityCard', '110105491231002', false],
    ['foreignPassport', 'YB1234567', true],
    ['foreignPassport', 'AB123', true],
    ['foreignPassport', 'AB12', false],
    ['foreignPassport', 'A'.repeat(20), true],
    ['foreignPassport', 'A'.repeat(21), false],
    ['hongKongMacauTravelPermit', 'H12345678', true],
    ['hongKongMacauTravelPermit', 'M12345678', true],
    ['hongKongMacauTravelPermit', 'HA1234567', true],
    ['hongKongMacauTravelPermit', 'MA1234567', true],
    ['hongKongMacauTravelPermit', 'HB1234567', false],
    ['hongKongMacauTravelPermit', 'H1234567', false],
    ['hongKongMacauTravelPermit', 'H1234567801', false],
    ['taiwanTravelPermit', '12345678', true],
    ['taiwanTravelPermit', '1234567', false],
    ['taiwanTravelPermit', '1234567890', false],
    ['residencePermit', '810000199408230021', true],
    ['residencePermit', '830000199201300022', true],
    ['residencePermit', '810000199408230022', false],
    // a resident identity number is none
    ['residencePermit', '11010519491231002X', false],
    // 2017 edition: fifteen characters
    ['foreignPermanentResidentCard', 'KAZ110090123105', true],
    ['foreignPermanentResidentCard', 'KAZ110090123106', false],
    // 2023 edition: eighteen
    ['foreignPermanentResidentCard', '911840198501010028', true],
    ['foreignPermanentResidentCard', '911840198501010029', false],
    ['foreignPermanentResidentCard', '811840198501010028', false],
    ['householdRegister', '010523', true],
    ['householdRegister', '', false],
    ['other', 'T0041', true],
    ['other', 'A'.repeat(21), false],
  ])('a %s may have the number %s: %s', (kind, number, expected) => expect(isDocumentNumber(kind, number)).toBe(expected))

  test.each<[IdentityDocumentKind, string, boolean]>([
    ['residentIdentityCard', '110105491231002', true],
    ['residentIdentityCard', '11010519491231002X', false],
    ['hongKongMacauTravelPermit', 'H1234567801', true],
    ['hongKongMacauTravelPermit', 'M1234567801', true],
    ['hongKongMacauTravelPermit', 'H12345678', false],
    ['taiwanTravelPermit', '1234567801', true],
    ['taiwanTravelPermit', '1234567801B', true],
    ['taiwanTravelPermit', '1234567801(B)', true],
    ['taiwanTravelPermit', '12345678', false],
    ['foreignPassport', 'YB1234567', false],
  ])('is of an edition that has ended, as a %s with %s: %s', (kind, number, expected) => expect(isHistoricDocumentNumber(kind, number)).toBe(expected))

  test.each([
    [' yb 1234567 ', 'YB1234567'],
    ['ＹＢ１２３４５６７', 'YB1234567'],
    ['H1234-5678<<', 'H12345678'],
    ['11010519491231002x', '11010519491231002X'],
    ['1234567801（B）', '1234567801(B)'],
  ])('written as "%s" is compared as %s', (typed, normal) => expect(normalizeDocumentNumber(typed)).toBe(normal))

  test.each<[IdentityDocumentKind, string, { birthDate: string; sex: Sex } | null]>([
    ['residentIdentityCard', '11010519491231002X', { birthDate: '1949-12-31', sex: 'female' }],
    ['residentIdentityCard', '34052419800101001X', { birthDate: '1980-01-01', sex: 'male' }],
    ['residencePermit', '830000199201300022', { birthDate: '1992-01-30', sex: 'female' }],
    ['foreignPermanentResidentCard', '911840198501010028', { birthDate: '1985-01-01', sex: 'female' }],
    // carries six digits of the birth date, but not the century
    ['foreignPermanentResidentCard', 'KAZ110090123105', null],
    ['residentIdentityCard', '110105491231002', null],
    ['residentIdentityCard', '11010519490230002X', null],
    // looks like one, and says nothing
    ['foreignPassport', '11010519491231002X', null],
    ['householdRegister', '11010519491231002X', null],
  ])('of a %s, %s, says of the person: %j', (kind, number, expected) =>
    expect(personInNumber(kind, number)).toEqual(expected && { ...expected, birthDate: plainDate(expected.birthDate) }))

  test.each<[IdentityDocumentKind, string, string, string]>([
    ['hongKongMacauTravelPermit', 'H12345678', 'both', 'CHN'],
    ['hongKongMacauTravelPermit', 'M12345678', 'both', 'CHN'],
    // the edition for residents who are not Chinese citizens names a nationality
    ['hongKongMacauTravelPermit', 'HA1234567', 'latin', 'asked'],
    ['hongKongMacauTravelPermit', 'MA1234567', 'latin', 'asked'],
    // while it is being typed it is not known yet
    ['hongKongMacauTravelPermit', 'HA123', 'both', 'CHN'],
    // the same characters are a Macau passport
    ['foreignPassport', 'MA1234567', 'latin', 'asked'],
    ['taiwanTravelPermit', '12345678', 'both', 'CHN'],
    ['residentIdentityCard', '11010519491231002X', 'han', 'CHN'],
    ['householdRegister', '1', 'han', 'CHN'],
    ['residencePermit', '810000199408230021', 'han', 'CHN'],
    ['foreignPermanentResidentCard', '911840198501010028', 'latin', 'asked'],
    ['other', '1', 'either', 'asked'],
  ])('of a %s, %s, says that the name is in %s and the nationality %s', (kind, number, name, nationality) =>
    expect(documentRow(kind, number)).toMatchObject({ name, nationality }))

  it('is looked for in two photos where the document has something on its back', () => {
    expect(IDENTITY_DOCUMENT_KINDS.filter(kind => documentRow(kind, '').sides === 2)).toEqual(['residentIdentityCard', 'residencePermit'])
  })

  it('has a check character for every remainder', () => {
    const seen = new Set(Array.from({ length: 200 }, (_, i) => residentIdentityCheckCharacter(`11010119900101${String(i).padStart(3, '0')}`)))
    expect([...seen].sort().join('')).toBe('0123456789X')
    expect(isResidentIdentityNumber('not a number')).toBe(false)
  })
})
