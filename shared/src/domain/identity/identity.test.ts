import { aPassport, TODAY } from '../../../test/builders'
import { plainDate } from '../dates/plain-date'
import { isDocumentNumber, normalizeDocumentNumber, type IdentityDocumentKind } from './document-kinds'
import { fullName, parentDocumentProblems } from './identity-document'
import { isResidentIdentityNumber, residentIdentityCheckCharacter } from './resident-identity-number'

describe('document numbers', () => {
  test.each<[IdentityDocumentKind, string, boolean]>([
    ['residentIdentityCard', '11010519491231002X', true],
    ['residentIdentityCard', '34052419800101001X', true],
    ['residentIdentityCard', '110105194912310021', false],
    ['residentIdentityCard', '11010519490230002X', false],
    ['foreignPassport', 'YB1234567', true],
    ['foreignPassport', 'AB12', false],
    ['hongKongMacauTravelPermit', 'H12345678', true],
    ['hongKongMacauTravelPermit', 'HA1234567', true],
    ['hongKongMacauTravelPermit', 'H1234567801', false],
    ['taiwanTravelPermit', '12345678', true],
    ['taiwanTravelPermit', '1234567890', false],
    ['residencePermit', '810000199408230021', true],
    ['residencePermit', '830000199201300022', true],
    ['residencePermit', '810000199408230022', false],
    ['foreignPermanentResidentCard', 'KAZ110090123105', true],
    ['foreignPermanentResidentCard', '911840198501010028', true],
  ])('a %s may have the number %s: %s', (kind, number, expected) => expect(isDocumentNumber(kind, number)).toBe(expected))

  test.each([
    [' yb 1234567 ', 'YB1234567'],
    ['ＹＢ１２３４５６７', 'YB1234567'],
    ['H1234-5678<<', 'H12345678'],
    ['11010519491231002x', '11010519491231002X'],
  ])('"%s" is compared as %s', (typed, normal) => expect(normalizeDocumentNumber(typed)).toBe(normal))

  it('finds the check character of every remainder', () => {
    const seen = new Set(Array.from({ length: 200 }, (_, i) => residentIdentityCheckCharacter(`11010119900101${String(i).padStart(3, '0')}`)))
    expect([...seen].sort().join('')).toBe('0123456789X')
    expect(isResidentIdentityNumber('not a number')).toBe(false)
  })
})

describe("a parent's document", () => {
  it('is good on the day it expires and not the day after', () => {
    expect(parentDocumentProblems(aPassport({ expiryDate: TODAY }), TODAY)).toEqual([])
    expect(parentDocumentProblems(aPassport({ expiryDate: plainDate('2026-11-19') }), TODAY)).toEqual([
      { path: 'expiryDate', code: 'document.expired', params: { date: '2026-11-19' } },
    ])
  })

  it('tells every problem at once', () => {
    const problems = parentDocumentProblems(
      aPassport({ kind: 'taiwanTravelPermit', number: '1', expiryDate: plainDate('2020-01-01'), birthDate: plainDate('2025-01-01') }),
      TODAY,
    )
    expect(problems.map(problem => problem.code)).toEqual(['document.not_online', 'document.number', 'document.expired', 'document.birth_date'])
  })

  it('has a name that fits the record with fifty letters and not with fifty-one', () => {
    const named = (length: number) => parentDocumentProblems(aPassport({ surname: 'A'.repeat(25), givenNames: 'B'.repeat(length - 26) }), TODAY)
    expect(named(50)).toEqual([])
    expect(named(51)).toEqual([{ path: 'givenNames', code: 'document.name_too_long', params: { limit: 50, length: 51 } }])
  })

  it('names a person with one name only', () => {
    expect(fullName({ surname: 'SUHARTONO', givenNames: '' })).toBe('SUHARTONO')
    expect(fullName({ surname: 'MENSAH', givenNames: 'KWAME KOFI' })).toBe('MENSAH KWAME KOFI')
  })
})
