import { aBirthRecord, anAddress, completeAnswers, TODAY } from '../../../test/builders'
import { plusDays } from '../dates/plain-date'
import { DEFAULT_SETTINGS, settingsSchema, type Settings } from '../settings/settings'
import type { Answers, ApplicationKind } from './application'
import type { ApplicantRole, ParentCircumstance } from './family'
import {
  broughtMaterials, daysSinceBirth, lateMaterials, MATERIAL_CODES, MATERIALS, materialsProblems, photographedMaterials, requiredMaterials, type MaterialCode,
} from './materials'

type Case = { kind?: ApplicationKind; settings?: Settings } & Partial<Answers>
const usual = { today: TODAY, settings: DEFAULT_SETTINGS }
const required = ({ kind = 'firstIssue', settings = DEFAULT_SETTINGS, ...overrides }: Case) => requiredMaterials(kind, completeAnswers(overrides), { today: TODAY, settings })

const family = (mother: ParentCircumstance, father: ParentCircumstance): Case => ({ family: { mother, father } })
const appliedBy = (role: ApplicantRole): Case => ({ applicantRole: { role }, family: { mother: 'deceased', father: 'missing' } })
const outside: Case = { birthPlace: { place: 'outsideInstitution' } }
const replacedFor = (reason: NonNullable<Answers['replacementReason']>['reason']): Case => ({ kind: 'replacement', replacementReason: { reason, note: '', handedBack: 'original' } })
const reissue: Case = { kind: 'reissue' }
const registered = { householdRegistration: { registered: true } }
const record = (day: string) => aBirthRecord({ newborn: { ...aBirthRecord().newborn, bornAt: `${day}T09:30:00+08:00` } })
const daysAgo = (days: number): Case => ({ birth: { records: [record(plusDays(TODAY, -days))], dispute: null } })
const oldCertificate: Case = { originalCertificate: { number: 'Y110000001', source: 'registry', issuedOn: null, newbornName: '沈晓安', record: record('2020-05-02') } }
const marriage: Case = { settings: settingsSchema.parse({ firstIssue: { marriageCertificate: true } }) }
const noStatement: Case = { settings: settingsSchema.parse({ reissue: { lossStatement: false } }) }

describe('the papers an application needs', () => {
  test.each<[MaterialCode, string, Case, Case[]]>([
    ['M2', 'the mother’s document', {}, [family('notNamed', 'signs')]],
    ['M3', 'the father’s document', {}, [family('signs', 'notNamed')]],
    ['M4', 'a letter of authorization, of an agent', appliedBy('agent'), [{}, appliedBy('guardian'), appliedBy('grandparent')]],
    ['M5', 'the document of who applies, where it is no parent', appliedBy('guardian'), [{}, { applicantRole: { role: 'father' } }]],
    ['M5', 'the document of the agent', appliedBy('agent'), []],
    ['M6', 'a single mother’s statement', family('signs', 'notNamed'), [{}, family('signs', 'deceased')]],
    ['M6', 'a single father’s statement', family('notNamed', 'signs'), []],
    ['M7', 'a parentage test of the father alone', family('notNamed', 'signs'), [{}, family('signs', 'notNamed'), { ...family('notNamed', 'signs'), ...reissue }]],
    ['M7', 'a parentage test of a birth at home', outside, [{}, { ...outside, ...reissue }]],
    ['M7', 'the parentage test a certificate is replaced for', replacedFor('parentageTest'), [replacedFor('invalid'), replacedFor('nameNotRegistrable'), replacedFor('other')]],
    ['M7', 'a parentage test, very late', daysAgo(366), [daysAgo(365), { ...daysAgo(366), ...reissue }]],
    ['M9', 'the hospital’s file, very late', daysAgo(366), [daysAgo(365), { ...daysAgo(366), ...reissue }]],
    ['M10', 'a reason, when it is late', daysAgo(31), [daysAgo(30), { ...daysAgo(31), ...reissue }]],
    ['M11', 'an undertaking, of a birth at home', outside, [{}, { ...outside, ...reissue }]],
    ['M12', 'a request to replace', replacedFor('other'), [{}]],
    ['M12', 'a request to issue again', reissue, []],
    ['M13', 'the archive’s record of a certificate that is replaced', replacedFor('other'), [{}]],
    ['M13', 'the archive’s record of a lost certificate', reissue, []],
    ['M14', 'a statement of the loss', reissue, [{}, replacedFor('invalid'), { ...reissue, ...noStatement }]],
    ['M15', 'the household register of a child in it', { ...reissue, ...registered }, [reissue, { ...registered }]],
    ['M15', 'the household register, to replace', { ...replacedFor('invalid'), ...registered }, [replacedFor('invalid')]],
    ['M16', 'the old certificate', replacedFor('invalid'), [{}, reissue]],
    ['M17', 'proof that a name cannot be registered', replacedFor('nameNotRegistrable'), [replacedFor('invalid'), reissue]],
    ['M18', 'a statement of a birth at home', outside, [{}]],
    ['M19', 'proof of guardianship', appliedBy('guardian'), [{}, appliedBy('grandparent'), appliedBy('agent')]],
    ['M20', 'the marriage certificate, where the city wants it', marriage, [{}, { ...marriage, ...family('signs', 'notNamed') }, { ...marriage, ...family('notNamed', 'signs') }, { ...marriage, ...reissue }]],
    ['M21', 'proof of a father’s death', family('signs', 'deceased'), [{}, family('signs', 'missing')]],
    ['M21', 'proof of a mother’s death', family('deceased', 'signs'), []],
    ['M22', 'proof that a father is missing', family('signs', 'missing'), [{}, family('signs', 'deceased')]],
    ['M22', 'proof that a mother is missing', family('missing', 'signs'), []],
    ['M23', 'proof that a father has no capacity', family('signs', 'withoutCapacity'), [{}, family('signs', 'deceased')]],
    ['M23', 'proof that a mother has no capacity', family('withoutCapacity', 'signs'), []],
    ['M24', 'proof of kinship', appliedBy('grandparent'), [{}, appliedBy('guardian'), appliedBy('agent')]],
  ])('have %s, %s, when it is so and only then', (material, _what, on, off) => {
    expect(required(on)).toContain(material)
    for (const without of off) expect(required(without)).not.toContain(material)
  })

  test.each<[string, Case, MaterialCode[]]>([
    ['a mother and a father', {}, ['M1', 'M2', 'M3']],
    ['a birth at home of a single father, very late', { ...outside, ...family('notNamed', 'signs') }, ['M1', 'M3', 'M6', 'M7', 'M11', 'M18']],
    ['a guardian', appliedBy('guardian'), ['M1', 'M2', 'M3', 'M5', 'M19', 'M21', 'M22']],
    ['a certificate that is replaced for its name', replacedFor('nameNotRegistrable'), ['M1', 'M2', 'M3', 'M12', 'M13', 'M16', 'M17']],
    ['a lost certificate of a child who is registered', { ...reissue, ...registered }, ['M1', 'M2', 'M3', 'M12', 'M13', 'M14', 'M15']],
    ['a lost certificate of years ago', { ...reissue, ...oldCertificate }, ['M1', 'M2', 'M3', 'M12', 'M13', 'M14']],
  ])('are for %s these, each once, in the order of the table', (_what, of, expected) => expect(required(of)).toEqual(expected))

  it('are all known, and two are never asked for by the rules', () => {
    const everything: Case[] = [
      marriage, outside, daysAgo(366), reissue, { ...reissue, ...registered }, family('signs', 'notNamed'), family('withoutCapacity', 'signs'), replacedFor('nameNotRegistrable'),
      appliedBy('guardian'), appliedBy('grandparent'), appliedBy('agent'),
    ]
    const asked = new Set(everything.flatMap(required))
    // a parent's document that differs from the hospital's record, and whatever else somebody wants to show
    expect(MATERIAL_CODES.filter(code => !asked.has(code))).toEqual(['M8', 'M99'])
  })

  test.each<[number, MaterialCode[]]>([
    [0, []],
    [30, []],
    [31, ['M10']],
    [365, ['M10']],
    [366, ['M10', 'M9', 'M7']],
    [3650, ['M10', 'M9', 'M7']],
  ])('are, %i days after the birth, besides: %j', (days, expected) => {
    const answers = completeAnswers(daysAgo(days))
    expect(daysSinceBirth(answers, TODAY)).toBe(days)
    expect(lateMaterials(answers, usual)).toEqual(expected)
  })

  it('are counted from the first of twins, by the days of Beijing', () => {
    const twins = completeAnswers({ birth: { records: [record('2026-10-21'), record('2026-10-20')], dispute: null } })
    expect(daysSinceBirth(twins, TODAY)).toBe(31)
    const night = (bornAt: string) => daysSinceBirth(completeAnswers({ birth: { records: [aBirthRecord({ newborn: { ...aBirthRecord().newborn, bornAt } })], dispute: null } }), TODAY)
    expect([night('2026-10-20T15:59:00Z'), night('2026-10-20T16:00:00Z')]).toEqual([31, 30])
  })

  it('do not depend on a birth nobody knows yet', () => {
    expect(daysSinceBirth({}, TODAY)).toBeNull()
    expect(lateMaterials({}, usual)).toEqual([])
  })

  it('follow the bands of the settings', () => {
    const settings = settingsSchema.parse({ lateApplication: { bands: [{ afterDays: 180, materials: ['M7'] }] } })
    expect(lateMaterials(completeAnswers(daysAgo(180)), { today: TODAY, settings })).toEqual([])
    expect(lateMaterials(completeAnswers(daysAgo(181)), { today: TODAY, settings })).toEqual(['M7'])
  })

  it('are photographed, or brought, or neither', () => {
    const answers = completeAnswers({ ...replacedFor('nameNotRegistrable'), ...registered })
    expect(photographedMaterials('replacement', answers, usual)).toEqual(['M15', 'M17'])
    // the old certificate is left at the counter, and the originals of the photos are shown there
    expect(broughtMaterials('replacement', answers, usual)).toEqual(['M15', 'M16', 'M17'])
    for (const code of broughtMaterials('replacement', answers, usual)) expect(MATERIALS[code]).not.toBe('answered')
  })

  test.each<[string, Answers['materials'], string[]]>([
    ['nothing', undefined, ['photos.M11 material.missing', 'photos.M18 material.missing', 'photos.M7 material.missing']],
    ['empty lists', { photos: { M7: [], M11: [], M18: [] }, otherName: '' }, ['photos.M11 material.missing', 'photos.M18 material.missing', 'photos.M7 material.missing']],
    ['one of three', { photos: { M11: ['a'] }, otherName: '' }, ['photos.M18 material.missing', 'photos.M7 material.missing']],
    ['all, with two photos of one', { photos: { M7: ['a', 'b'], M11: ['a'], M18: ['a'] }, otherName: '' }, []],
    ['another paper without its name', { photos: { M7: ['a'], M11: ['a'], M18: ['a'], M99: ['a'] }, otherName: '' }, ['otherName material.other_name_required']],
    ['another paper with its name', { photos: { M7: ['a'], M11: ['a'], M18: ['a'], M99: ['a'] }, otherName: '出警记录' }, []],
    ['a name without another paper', { photos: { M7: ['a'], M11: ['a'], M18: ['a'], M99: [] }, otherName: '出警记录' }, []],
  ])('of a birth at home, with %s: %j', (_what, materials, expected) => {
    const told = { newborns: [{ sex: 'male' as const, bornAt: '2026-11-14T09:30:00+08:00' }], place: anAddress(), attendant: '', circumstances: '去医院的路上出生。' }
    const problems = materialsProblems('firstIssue', completeAnswers({ birthPlace: { place: 'outsideInstitution' }, outsideBirth: told, materials }), usual)
    expect(problems.map(({ path, code }) => `${path} ${code}`).sort()).toEqual(expected)
  })
})
