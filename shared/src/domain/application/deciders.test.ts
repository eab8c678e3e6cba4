import { aBirthRecord, anAddress, completeAnswers } from '../../../test/builders'
import type { Answers, ApplicationKind, HandedBackParts } from './application'
import { deciderOf, issueTypeOf, printedParts, type Decider } from './deciders'

const original = (institutionCode: string, placeOfBirth: 'institution' | 'outsideInstitution' = 'institution'): Answers => ({
  originalCertificate: { number: 'Y110000001', source: 'registry', issuedOn: null, newbornName: '沈晓安', record: aBirthRecord({ institutionCode, placeOfBirth }) },
})
const outside: Answers = {
  birthPlace: { place: 'outsideInstitution' },
  outsideBirth: { newborns: [{ sex: 'female', bornAt: '2026-11-14T09:30:00+08:00' }], place: anAddress(), attendant: '', circumstances: '' },
}

describe('who decides', () => {
  test.each<[string, ApplicationKind, Answers, Decider | null, boolean]>([
    ['the house of birth', 'firstIssue', completeAnswers(), { by: 'birthInstitution', institutionCode: 'H001' }, false],
    ['the one house for births outside', 'firstIssue', outside, { by: 'outsideBirthsInstitution' }, true],
    ['that house, before the birth is told', 'firstIssue', { birthPlace: { place: 'outsideInstitution' } }, { by: 'outsideBirthsInstitution' }, false],
    ['nobody knows yet', 'firstIssue', {}, null, false],
    ['the original issuer, of a replacement', 'replacement', original('H002'), { by: 'originalIssuer', institutionCode: 'H002' }, false],
    ['nobody knows yet, of a replacement', 'replacement', {}, null, false],
    ['the district of the original issuer, of a reissue', 'reissue', original('H002'), { by: 'districtReissuer', originalIssuerCode: 'H002' }, false],
    ['the same for a birth that was outside', 'reissue', original('H002', 'outsideInstitution'), { by: 'districtReissuer', originalIssuerCode: 'H002' }, true],
    ['nobody knows yet, of a reissue', 'reissue', {}, null, false],
  ])('is %s (%s)', (_what, kind, answers, decider, isOutside) => {
    expect(deciderOf(kind, answers)).toEqual(decider)
    expect(issueTypeOf(kind, answers)).toEqual({ kind, outside: isOutside })
  })

  const both: HandedBackParts = 'originalAndCounterfoil'
  test.each<[ApplicationKind, boolean | undefined, HandedBackParts]>([
    ['firstIssue', undefined, both],
    // an answer to a question a first issue does not ask
    ['firstIssue', true, both],
    ['replacement', undefined, both],
    ['replacement', false, both],
    ['replacement', true, 'original'],
    ['reissue', false, both],
    ['reissue', true, 'original'],
  ])('prints, for a %s of a child who is registered: %s, the parts %s', (kind, registered, parts) => {
    expect(printedParts(kind, registered === undefined ? {} : { householdRegistration: { registered } })).toBe(parts)
  })
})
