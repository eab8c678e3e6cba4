import { aBirthRecord, anAddress, completeAnswers, TODAY } from '../../../test/builders'
import { settingsSchema } from '../settings/settings'
import type { Answers, ApplicationKind } from './application'
import { journeyOf, STEP_IDS, type StepId } from './journeys'

const settings = settingsSchema.parse({})
const steps = (kind: ApplicationKind, overrides: Partial<Answers> = {}, facts = { today: TODAY, settings }) => journeyOf(kind, completeAnswers(overrides), facts)
const FIRST: StepId[] = ['consent', 'applicantRole', 'family', 'birthPlace', 'motherDocument', 'birth', 'fatherDocument', 'childHousehold', 'newbornName', 'contact', 'collection']
const REPLACED: StepId[] = [
  'consent', 'applicantRole', 'family', 'originalCertificate', 'replacementReason', 'motherDocument', 'fatherDocument', 'householdRegistration', 'contact', 'collection',
]
const REISSUED: StepId[] = [
  'consent', 'applicantRole', 'family', 'originalCertificate', 'reissueReason', 'motherDocument', 'fatherDocument', 'householdRegistration', 'contact', 'materials', 'collection',
]
const bornOn = (day: string) => ({ birth: { records: [aBirthRecord({ newborn: { ...aBirthRecord().newborn, bornAt: `${day}T09:30:00+08:00` } })], dispute: null } })
const replacedFor = (reason: NonNullable<Answers['replacementReason']>['reason']) => ({ replacementReason: { reason, note: '', handedBack: 'original' as const } })

/** What differs between a journey and the usual one: `+` is asked besides, `-` is not asked. */
function difference(journey: StepId[], usual: StepId[]): string {
  return [...journey.filter(step => !usual.includes(step)).map(step => `+${step}`), ...usual.filter(step => !journey.includes(step)).map(step => `-${step}`)].join(' ')
}

describe('the questions', () => {
  it('of the three kinds are these', () => {
    expect(steps('firstIssue')).toEqual(FIRST)
    expect(steps('replacement')).toEqual(REPLACED)
    expect(steps('reissue')).toEqual(REISSUED)
  })

  test.each<[string, ApplicationKind, Partial<Answers>, string]>([
    ['a single mother', 'firstIssue', { family: { mother: 'signs', father: 'notNamed' } }, '+materials -fatherDocument'],
    ['a single father', 'firstIssue', { applicantRole: { role: 'father' }, family: { mother: 'notNamed', father: 'signs' } }, '+materials -motherDocument'],
    ['a father who has died', 'firstIssue', { family: { mother: 'signs', father: 'deceased' } }, '+materials'],
    ['a guardian', 'firstIssue', { applicantRole: { role: 'guardian' }, family: { mother: 'deceased', father: 'missing' } }, '+representative +materials'],
    ['a grandmother', 'reissue', { applicantRole: { role: 'grandparent' }, family: { mother: 'deceased', father: 'missing' } }, '+representative'],
    ['an agent', 'replacement', { applicantRole: { role: 'agent' }, family: { mother: 'authorizes', father: 'authorizes' } }, '+representative +materials'],
    ['a birth at home', 'firstIssue', { birthPlace: { place: 'outsideInstitution' } }, '+outsideBirth +materials -birth'],
    ['a birth at home of which one is told', 'firstIssue', { birthPlace: { place: 'outsideInstitution' }, outsideBirth: { newborns: [{ sex: 'male', bornAt: '2026-10-20T09:30:00+08:00' }], place: anAddress(), attendant: '', circumstances: '' } }, '+outsideBirth +lateApplication +materials -birth'],
    ['a birth thirty days ago', 'firstIssue', bornOn('2026-10-21'), ''],
    ['a birth thirty-one days ago', 'firstIssue', bornOn('2026-10-20'), '+lateApplication'],
    ['a birth a year ago', 'firstIssue', bornOn('2025-11-20'), '+lateApplication'],
    ['a birth a year and a day ago', 'firstIssue', bornOn('2025-11-19'), '+lateApplication +materials'],
    ['an invalid certificate', 'replacement', replacedFor('invalid'), ''],
    ['a name that cannot be registered', 'replacement', replacedFor('nameNotRegistrable'), '+newbornName +materials'],
    ['a parentage test', 'replacement', replacedFor('parentageTest'), '+materials'],
    ['another reason to replace it', 'replacement', replacedFor('other'), ''],
    ['a child who is registered, and an invalid certificate', 'replacement', { ...replacedFor('invalid'), householdRegistration: { registered: true } }, '+materials'],
    ['a child who is registered, and a lost certificate', 'reissue', { householdRegistration: { registered: true } }, ''],
  ])('for %s (%s) differ: %s', (_what, kind, overrides, expected) => {
    const usual = { firstIssue: FIRST, replacement: REPLACED, reissue: REISSUED }[kind]
    expect(difference(steps(kind, overrides), usual)).toBe(expected)
  })

  it('begin the same for everybody, before anything is known', () => {
    for (const kind of ['firstIssue', 'replacement', 'reissue'] as const) expect(journeyOf(kind, {}, { today: TODAY, settings }).slice(0, 3)).toEqual(['consent', 'applicantRole', 'family'])
  })

  it('ask where the child was born before they ask for the mother, and for her before the birth', () => {
    const journey = steps('firstIssue')
    expect(journey.indexOf('birthPlace')).toBeLessThan(journey.indexOf('motherDocument'))
    expect(journey.indexOf('motherDocument')).toBeLessThan(journey.indexOf('birth'))
  })

  it('ask for papers of a loss only where the city wants a statement', () => {
    const without = settingsSchema.parse({ reissue: { lossStatement: false } })
    expect(difference(steps('reissue', {}, { today: TODAY, settings: without }), REISSUED)).toBe('-materials')
  })

  it('are each asked of somebody', () => {
    const everything: Partial<Answers> = { applicantRole: { role: 'agent' }, family: { mother: 'authorizes', father: 'authorizes' }, ...bornOn('2025-01-01') }
    const asked = [
      ...steps('firstIssue', everything), ...steps('firstIssue', { birthPlace: { place: 'outsideInstitution' } }), ...steps('replacement', replacedFor('nameNotRegistrable')), ...steps('reissue'),
    ]
    expect([...new Set(asked)].sort()).toEqual([...STEP_IDS].sort())
  })
})
