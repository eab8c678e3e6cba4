import { aBirthRecord, anAddress, completeAnswers, TODAY } from '../../../test/builders'
import { DEFAULT_SETTINGS } from '../settings/settings'
import type { Answers, ApplicationKind } from './application'
import { guidanceOf, type GuidanceCode } from './guidance'
import type { StepId } from './journeys'
import { reachableSteps, stepProblems } from './steps'

const facts = { today: TODAY, settings: DEFAULT_SETTINGS }
const of = (kind: ApplicationKind, overrides: Partial<Answers>) => guidanceOf(kind, completeAnswers(overrides), facts)?.code ?? null
const certificate = (number: string, birthDate = '2024-05-02'): Partial<Answers> => ({
  originalCertificate: {
    number, source: 'paper', issuedOn: null, newbornName: '沈晓安', record: aBirthRecord({ newborn: { ...aBirthRecord().newborn, bornAt: `${birthDate}T09:30:00+08:00` } }),
  },
})
const certified = { birth: { records: [aBirthRecord(), aBirthRecord({ id: 'birth-2', certificateNumber: 'Z110000001' })], dispute: null } }
const bornAt = (place: NonNullable<Answers['outsideBirth']>['place']): Partial<Answers> => ({
  birthPlace: { place: 'outsideInstitution' },
  outsideBirth: { newborns: [{ sex: 'female', bornAt: '2026-11-14T09:30:00+08:00' }], place, attendant: '', circumstances: '去医院的路上出生。' },
})
const hebei = anAddress({ provinceCode: '13', cityCode: '1310', districtCode: '131082', streetCode: null, names: { province: '河北省', city: '廊坊市', district: '三河市', street: '' } })
const nobody = (role: 'guardian' | 'grandparent' | 'agent'): Partial<Answers> => ({ applicantRole: { role }, family: { mother: 'notNamed', father: 'notNamed' } })

describe('the guidance for families who need something else', () => {
  test.each<[string, ApplicationKind, Partial<Answers>, GuidanceCode | null]>([
    ['a child whose mother and father are not known', 'firstIssue', nobody('guardian'), 'foundling'],
    ['a lost certificate that names nobody', 'reissue', nobody('grandparent'), 'foundling'],
    ['somebody with a letter of nobody', 'replacement', nobody('agent'), 'foundling'],
    ['a single mother', 'firstIssue', { family: { mother: 'signs', father: 'notNamed' } }, null],
    ['a twin who has a certificate already', 'firstIssue', certified, 'alreadyCertified'],
    ['newborns without a certificate', 'firstIssue', {}, null],
    ['a birth on the way, in the next province', 'firstIssue', bornAt(hebei), 'bornElsewhere'],
    ['a birth abroad', 'firstIssue', bornAt({ country: 'FRA', detail: '12 rue des Lilas, 75011 Paris' }), 'bornElsewhere'],
    ['a birth at home in Beijing', 'firstIssue', bornAt(anAddress()), null],
    ['a lost certificate of a birth in 1995', 'reissue', certificate('11000001', '1995-12-31'), 'notarization'],
    ['an invalid certificate of a birth in 1995', 'replacement', certificate('11000001', '1995-12-31'), 'notarization'],
    ['a lost certificate of a birth in 1996', 'reissue', certificate('11000001', '1996-01-01'), null],
    ['a lost certificate of another province', 'reissue', certificate('Y320101001'), 'issuedElsewhere'],
    ['an invalid certificate of another province', 'replacement', certificate('Y320101001'), 'issuedElsewhere'],
    ['a lost certificate of Beijing', 'reissue', certificate('Y110000001'), null],
    ['a number without a letter, which says nothing of the province', 'reissue', certificate('32000001', '1998-05-02'), null],
    ['a number that is written wrong', 'reissue', certificate('Y32'), null],
    ['of two reasons, the first', 'reissue', { ...nobody('guardian'), ...certificate('Y320101001') }, 'foundling'],
  ])('%s (%s)', (_what, kind, overrides, expected) => expect(of(kind, overrides)).toBe(expected))

  // the answer is kept, so that the family can go back to it
  test.each<[string, ApplicationKind, StepId, Partial<Answers>]>([
    ['of whom nobody knows the parents', 'firstIssue', 'family', nobody('agent')],
    ['who have a certificate', 'firstIssue', 'birth', certified],
    ['born abroad', 'firstIssue', 'outsideBirth', bornAt({ country: 'FRA', detail: '12 rue des Lilas, 75011 Paris' })],
    ['with a certificate of another province', 'reissue', 'originalCertificate', certificate('Y320101001')],
    // before 1996 hospitals wrote what they liked
    ['born in 1990, with a paper that has no such number', 'reissue', 'originalCertificate', certificate('京妇幼 12', '1990-05-02')],
  ])('finds no mistake in the answer of children %s, and leads back to it', (_what, kind, step, overrides) => {
    const form = { kind, answers: completeAnswers(overrides) }
    expect(stepProblems(step, form, facts)).toEqual([])
    expect(guidanceOf(kind, form.answers, facts)?.step).toBe(step)
    expect(reachableSteps(form, facts).at(-1)).toBe(step)
  })

  it('lets a family go on that has said since that the birth was outside an institution', () => {
    expect(of('firstIssue', { ...certified, ...bornAt(anAddress()) })).toBeNull()
  })

  it('lets a family go on that has said since that the birth was in an institution', () => {
    expect(of('firstIssue', { ...bornAt(hebei), birthPlace: { place: 'institution' } })).toBeNull()
  })

  it('follows the settings', () => {
    const settings = { ...DEFAULT_SETTINGS, certificate: { ...DEFAULT_SETTINGS.certificate, provinceDigits: '32' } }
    const answers = completeAnswers(certificate('Y320101001'))
    expect(guidanceOf('reissue', answers, { today: TODAY, settings })).toBeNull()
    expect(guidanceOf('reissue', completeAnswers(certificate('Y110000001')), { today: TODAY, settings })?.code).toBe('issuedElsewhere')
  })
})
