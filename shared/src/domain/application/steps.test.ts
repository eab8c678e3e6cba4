import { aBirthRecord, aFathersPassport, anAddress, aNewbornName, aPassport, completeAnswers, TODAY } from '../../../test/builders'
import { aDocument, aRememberedDocument } from '../../../test/documents'
import { plainDate } from '../dates/plain-date'
import { DEFAULT_SETTINGS } from '../settings/settings'
import type { Answers, ApplicationKind } from './application'
import type { StepId } from './journeys'
import { answersInUse, firstUnansweredStep, reachableSteps, stepProblems } from './steps'

const facts = { today: TODAY, settings: DEFAULT_SETTINGS }
const problems = (step: StepId, overrides: Partial<Answers>, kind: ApplicationKind = 'firstIssue') =>
  stepProblems(step, { kind, answers: completeAnswers(overrides) }, facts).map(({ path, code }) => `${path} ${code}`)
const firstIssue = (answers: Answers) => ({ kind: 'firstIssue' as const, answers })

const newborn = aBirthRecord().newborn
const birthAt = (...times: string[]): Partial<Answers> => ({
  birth: {
    records: times.map((bornAt, i) => aBirthRecord({ id: `birth-${i}`, newborn: { ...newborn, bornAt, birthOrder: i + 1, plurality: times.length } })),
    dispute: null,
  },
})
const outside = (...times: string[]): Partial<Answers> => ({
  birthPlace: { place: 'outsideInstitution' },
  outsideBirth: { newborns: times.map(bornAt => ({ sex: 'female', bornAt })), place: anAddress(), attendant: '', circumstances: '去医院的路上出生。' },
})
const oldCertificate = (bornOn: string, overrides: Partial<NonNullable<Answers['originalCertificate']>> = {}): Partial<Answers> => ({
  originalCertificate: {
    number: 'Y110000001', source: 'registry', issuedOn: null, newbornName: '沈晓安',
    record: aBirthRecord({ newborn: { ...newborn, bornAt: `${bornOn}T09:30:00+08:00` } }),
    ...overrides,
  },
})
const born = (birthDate: string) => ({ birthDate: plainDate(birthDate) })
const han = (surname: string) => aNewbornName({ script: 'han', surname, givenNames: '晓安' })

describe('the answer to a question', () => {
  it('is missing when it is not there', () => {
    expect(stepProblems('consent', firstIssue({}), facts)).toEqual([{ path: '', code: 'required' }])
  })

  test.each<[string, StepId, Partial<Answers>, ApplicationKind, string[]]>([
    ['an older privacy notice', 'consent', { consent: { version: '2025-01' } }, 'firstIssue', ['version consent.outdated']],
    ['a mother who applies and does not sign', 'family', { family: { mother: 'deceased', father: 'signs' } }, 'firstIssue', ['mother family.not_possible']],
    ['one passport for two people', 'fatherDocument', { fatherDocument: aPassport({ sex: 'male' }) }, 'firstIssue', ['number document.same_for_both']],
    ['one passport, written otherwise', 'motherDocument', { fatherDocument: aFathersPassport({ number: 'yb-1234567' }) }, 'firstIssue', ['number document.same_for_both']],
    ['the same number on documents of two kinds', 'fatherDocument', { fatherDocument: aDocument('other', 'father', { number: 'YB1234567' }) }, 'firstIssue', []],
    ["the mother's passport for the representative", 'representative', { representative: aPassport() }, 'firstIssue', ['number document.same_for_both']],
    ["the father's passport for the representative", 'representative', { representative: aFathersPassport() }, 'firstIssue', ['number document.same_for_both']],
    ['a passport that was the father’s before he was not named', 'motherDocument', { family: { mother: 'signs', father: 'notNamed' }, fatherDocument: aPassport() }, 'firstIssue', []],
    ['a representative who was taken for the mother before', 'representative', { family: { mother: 'notNamed', father: 'deceased' }, representative: aPassport() }, 'firstIssue', []],
    ['a mother who has died, by what is remembered', 'motherDocument', { family: { mother: 'deceased', father: 'signs' }, motherDocument: aRememberedDocument('residentIdentityCard', 'mother') }, 'firstIssue', []],
    ['a mother who is there, by what is remembered', 'motherDocument', { motherDocument: aRememberedDocument('foreignPassport', 'mother') }, 'firstIssue', ['expiryDate document.expired', 'photoId document.photo_missing']],
    ['a mother who authorizes, by what is remembered', 'motherDocument', { family: { mother: 'authorizes', father: 'deceased' }, motherDocument: aRememberedDocument('foreignPassport', 'mother') }, 'firstIssue', ['expiryDate document.expired', 'photoId document.photo_missing']],
    ['a reason without a sentence', 'replacementReason', { replacementReason: { reason: 'other', note: '', handedBack: 'original' } }, 'replacement', ['note reason.note_required']],
    ['another reason, in a sentence', 'replacementReason', { replacementReason: { reason: 'other', note: '封面破损', handedBack: 'original' } }, 'replacement', []],
    ['a reason that needs no sentence', 'replacementReason', { replacementReason: { reason: 'invalid', note: '', handedBack: 'original' } }, 'replacement', []],
    ['a loss for another reason, without a sentence', 'reissueReason', { reissueReason: { reason: 'other', note: '' } }, 'reissue', ['note reason.note_required']],
    ['a loss', 'reissueReason', { reissueReason: { reason: 'lost', note: '' } }, 'reissue', []],
    ['a certificate', 'originalCertificate', oldCertificate('2024-05-02'), 'reissue', []],
    ['a certificate with a number that is none', 'originalCertificate', oldCertificate('2024-05-02', { number: 'Y11000' }), 'reissue', ['number certificate_number.format']],
    ['a certificate from before the birth', 'originalCertificate', oldCertificate('2024-05-02', { issuedOn: plainDate('2024-05-01') }), 'reissue', ['issuedOn certificate_number.before_birth']],
    ['a name for one of two', 'newbornName', birthAt('2026-11-14T09:30:00+08:00', '2026-11-14T09:40:00+08:00'), 'firstIssue', ['names newborn_name.one_each']],
    ['a second name for one', 'newbornName', { newbornName: { names: [aNewbornName(), aNewbornName({ givenNames: 'Nora' })] } }, 'firstIssue', ['names newborn_name.one_each']],
    ['one name for two', 'newbornName', { ...birthAt('2026-11-14T09:30:00+08:00', '2026-11-14T09:40:00+08:00'), newbornName: { names: [aNewbornName(), aNewbornName()] } }, 'firstIssue', ['names.1.givenNames newborn_name.same_as_sibling']],
    ['a name in Latin letters for a Chinese household', 'newbornName', { childHousehold: { plan: 'inChina' } }, 'firstIssue', ['names.0.script newborn_name.household_needs_han']],
    ['a name in Latin letters of a child who is registered', 'newbornName', { childHousehold: undefined, householdRegistration: { registered: true } }, 'replacement', ['names.0.script newborn_name.household_needs_han']],
    ['a name in Latin letters because the other cannot be registered', 'newbornName', { childHousehold: undefined, replacementReason: { reason: 'nameNotRegistrable', note: '', handedBack: 'original' }, householdRegistration: { registered: false } }, 'replacement', ['names.0.script newborn_name.household_needs_han']],
    ['the surname of a father who is not named', 'newbornName', { family: { mother: 'signs', father: 'notNamed' }, motherDocument: aDocument('residentIdentityCard'), fatherDocument: aDocument('residentIdentityCard', 'father'), newbornName: { names: [han('顾')] } }, 'firstIssue', ['names.0.surname newborn_name.surname_of_neither']],
    ['no address of the father', 'contact', { contact: { mother: { address: anAddress(), household: null }, father: null, phone: '13800000000' } }, 'firstIssue', ['father required']],
    ['no address of a father who is not named', 'contact', { family: { mother: 'signs', father: 'notNamed' }, contact: { mother: { address: anAddress(), household: null }, father: null, phone: '13800000000' } }, 'firstIssue', []],
    ['no household of a mother who has one', 'contact', { motherDocument: aDocument('residentIdentityCard') }, 'firstIssue', ['mother.household required']],
    ['no household of a mother in a household register', 'contact', { motherDocument: aDocument('householdRegister') }, 'firstIssue', ['mother.household required']],
    ['no household of a mother from Taiwan', 'contact', { motherDocument: aDocument('taiwanTravelPermit') }, 'firstIssue', []],
    ['half an address', 'contact', { contact: { mother: { address: anAddress({ detail: '' }), household: null }, father: { address: anAddress(), household: anAddress({ districtCode: '' }) }, phone: '13800000000' } }, 'firstIssue', ['mother.address.detail required']],
    ['papers that are missing', 'materials', { ...outside('2026-11-14T09:30:00+08:00'), materials: { photos: { M7: ['5'.repeat(24)] }, otherName: '' } }, 'firstIssue', ['photos.M11 material.missing', 'photos.M18 material.missing']],
    ['a collector who has died', 'collection', { family: { mother: 'signs', father: 'deceased' }, collection: { method: 'pickup', recipient: 'father' } }, 'firstIssue', ['recipient collection.recipient']],
  ])('with %s (%s)', (_what, step, overrides, kind, expected) => expect(problems(step, overrides, kind)).toEqual(expected))

  test.each<[string, string[], string[]]>([
    ['one newborn', ['2026-11-14T09:30:00+08:00'], []],
    ['twins of one day', ['2026-11-14T09:30:00+08:00', '2026-11-14T09:42:00+08:00'], []],
    ['twins on both sides of midnight', ['2026-11-13T23:55:00+08:00', '2026-11-14T00:10:00+08:00'], []],
    ['twins on both sides of midnight, as Greenwich has it', ['2026-11-13T15:55:00Z', '2026-11-13T16:10:00Z'], []],
    ['children two days apart', ['2026-11-12T23:55:00+08:00', '2026-11-14T00:10:00+08:00'], ['not_one_delivery']],
    ['children two years apart', ['2024-11-14T09:30:00+08:00', '2026-11-14T09:30:00+08:00'], ['not_one_delivery']],
    ['triplets, the last too late', ['2026-11-12T09:30:00+08:00', '2026-11-13T09:30:00+08:00', '2026-11-14T09:30:00+08:00'], ['not_one_delivery']],
  ])('is about one delivery: %s', (_what, times, expected) => {
    expect(problems('birth', birthAt(...times))).toEqual(expected.map(code => `records birth.${code}`))
    expect(problems('outsideBirth', outside(...times))).toEqual(expected.map(code => `newborns birth.${code}`))
  })

  it('is about one house', () => {
    const records = [aBirthRecord(), aBirthRecord({ id: 'birth-2', institutionCode: 'H002' })]
    expect(problems('birth', { birth: { records, dispute: null } })).toEqual(['records birth.not_one_delivery'])
  })

  test.each([
    ['2026-11-20T23:59:00+08:00', []],
    ['2026-11-21T00:00:00+08:00', ['newborns.0.bornAt birth.in_future']],
    ['2026-11-20T16:00:00Z', ['newborns.0.bornAt birth.in_future']],
  ])('cannot be about a birth after today: %s', (bornAt, expected) => expect(problems('outsideBirth', outside(bornAt))).toEqual(expected))

  // the child of the answers is born on 2026-11-14
  test.each([
    ['2014-11-14', []],
    ['2014-11-15', ['birthDate document.birth_date']],
    ['1945-11-15', []],
    ['1945-11-14', ['birthDate document.birth_date']],
    ['2026-11-21', ['birthDate document.birth_date']],
  ])('names a parent who was twelve to eighty years old at the birth: born on %s', (birthDate, expected) => {
    expect(problems('motherDocument', { motherDocument: aPassport(born(birthDate)) })).toEqual(expected)
  })

  it('names a parent of the right age today while the birth is not known', () => {
    expect(problems('motherDocument', { birth: undefined, motherDocument: aPassport(born('1945-11-20')) })).toEqual(['birthDate document.birth_date'])
    expect(problems('motherDocument', { birth: undefined, motherDocument: aPassport(born('1945-11-21')) })).toEqual([])
  })

  it('may name a father of eighty-five today who was fifty-five when the child was born', () => {
    const answers = { ...oldCertificate('1996-05-02', { number: '11000001' }), fatherDocument: aFathersPassport(born('1941-02-01')) }
    expect(problems('fatherDocument', answers, 'reissue')).toEqual([])
    expect(problems('fatherDocument', { ...answers, ...oldCertificate('2024-05-02') }, 'reissue')).toEqual(['birthDate document.birth_date'])
  })

  it('may name a grandmother of eighty-five as the representative, not a child', () => {
    expect(problems('representative', { representative: aDocument('foreignPassport', 'representative', born('1941-02-01')) })).toEqual([])
    expect(problems('representative', { representative: aDocument('foreignPassport', 'representative', born('2014-11-21')) })).toEqual(['birthDate document.birth_date'])
  })

  it('is looked for first where none is good', () => {
    expect(firstUnansweredStep(firstIssue({}), facts)).toBe('consent')
    expect(firstUnansweredStep(firstIssue(completeAnswers()), facts)).toBeNull()
  })

  it('leads back to a passport that has expired since', () => {
    const form = firstIssue(completeAnswers({ fatherDocument: aFathersPassport({ expiryDate: plainDate('2026-11-19') }) }))
    expect(firstUnansweredStep(form, facts)).toBe('fatherDocument')
    expect(reachableSteps(form, facts)).toEqual(['consent', 'applicantRole', 'family', 'birthPlace', 'motherDocument', 'birth', 'fatherDocument'])
  })

  it('leaves every question open once all are answered', () => {
    expect(reachableSteps(firstIssue(completeAnswers()), facts)).toEqual([
      'consent', 'applicantRole', 'family', 'birthPlace', 'motherDocument', 'birth', 'fatherDocument', 'childHousehold', 'newbornName', 'contact', 'collection',
    ])
  })

  it('is signed only where it is still asked for', () => {
    const answers = completeAnswers({ ...outside('2026-11-14T09:30:00+08:00'), family: { mother: 'signs', father: 'notNamed' }, representative: aPassport() })
    expect(Object.keys(answersInUse(firstIssue(answers), facts)).sort()).toEqual(
      ['applicantRole', 'birthPlace', 'childHousehold', 'collection', 'consent', 'contact', 'family', 'motherDocument', 'newbornName', 'outsideBirth'],
    )
  })
})
