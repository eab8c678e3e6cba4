import { aBirthRecord, aFathersPassport, anAddress, aPassport } from '../../../test/builders'
import { aDocument } from '../../../test/documents'
import type { Answers } from './application'
import {
  applicantSigner, birthRecords, canShowDocument, documentOf, familyProblems, isNamed, isRepresented, otherSigner, PARENT_CIRCUMSTANCES, possibleCircumstances,
  requiredSigners, type ApplicantRole, type ParentCircumstance, type SignerRole,
} from './family'

const family = (role: ApplicantRole, mother: ParentCircumstance, father: ParentCircumstance): Answers => ({ applicantRole: { role }, family: { mother, father } })
const outside = (overrides: Partial<Answers> = {}): Answers => ({
  birthPlace: { place: 'outsideInstitution' },
  outsideBirth: {
    newborns: [{ sex: 'female', bornAt: '2026-11-14T09:30:00+08:00' }, { sex: 'male', bornAt: '2026-11-14T09:42:00+08:00' }],
    place: anAddress(), attendant: '', circumstances: '去医院的路上出生。',
  },
  motherDocument: aPassport(),
  fatherDocument: aDocument('residentIdentityCard', 'father'),
  ...overrides,
})

describe('a family', () => {
  const UNABLE = ['deceased', 'missing', 'withoutCapacity', 'notNamed'] as const
  test.each<[ApplicantRole, readonly ParentCircumstance[], readonly ParentCircumstance[]]>([
    ['mother', ['signs'], ['signs', ...UNABLE]],
    ['father', ['signs', ...UNABLE], ['signs']],
    ['guardian', UNABLE, UNABLE],
    ['grandparent', UNABLE, UNABLE],
    ['agent', ['authorizes', ...UNABLE], ['authorizes', ...UNABLE]],
  ])('whose %s applies may say of the mother %j and of the father %j, and nothing else', (role, mother, father) => {
    expect([...possibleCircumstances(role, 'mother')].sort()).toEqual([...mother].sort())
    expect([...possibleCircumstances(role, 'father')].sort()).toEqual([...father].sort())
    for (const hers of PARENT_CIRCUMSTANCES)
      for (const his of PARENT_CIRCUMSTANCES) {
        const expected = [...(mother.includes(hers) ? [] : ['mother']), ...(father.includes(his) ? [] : ['father'])]
        const impossible = familyProblems(role, { mother: hers, father: his }).filter(({ code }) => code === 'family.not_possible')
        expect([hers, his, impossible.map(({ path }) => path)]).toEqual([hers, his, expected])
      }
  })

  test.each<[ParentCircumstance, ParentCircumstance, string[]]>([
    ['authorizes', 'authorizes', []],
    ['authorizes', 'notNamed', []],
    ['authorizes', 'deceased', []],
    ['deceased', 'authorizes', []],
    ['deceased', 'missing', ['family.nobody_authorizes']],
    ['notNamed', 'withoutCapacity', ['family.nobody_authorizes']],
    ['signs', 'authorizes', ['family.not_possible']],
    // what is wrong with one of them is said first
    ['signs', 'deceased', ['family.not_possible']],
  ])('that sends an agent has a parent who authorizes: mother %s, father %s: %j', (mother, father, expected) => {
    expect(familyProblems('agent', { mother, father }).map(({ code }) => code)).toEqual(expected)
  })

  type Signed = [ApplicantRole, ParentCircumstance, ParentCircumstance, SignerRole[], SignerRole | null]
  const represented = (role: ApplicantRole, possible: readonly ParentCircumstance[]) =>
    possible.flatMap(hers => possible.map((his): Signed => [role, hers, his, ['representative'], null]))
  test.each<Signed>([
    ['mother', 'signs', 'signs', ['mother', 'father'], 'father'],
    ['father', 'signs', 'signs', ['mother', 'father'], 'mother'],
    ...UNABLE.map((his): Signed => ['mother', 'signs', his, ['mother'], null]),
    ...UNABLE.map((hers): Signed => ['father', hers, 'signs', ['father'], null]),
    ...represented('guardian', UNABLE),
    ...represented('grandparent', UNABLE),
    ...represented('agent', ['authorizes', ...UNABLE]),
  ])('whose %s applies, mother %s, father %s, is signed for by %j, asked on another phone: %s', (role, mother, father, signers, other) => {
    const answers = family(role, mother, father)
    expect(requiredSigners(answers)).toEqual(signers)
    expect(otherSigner(answers)).toBe(other)
    expect(signers).toContain(applicantSigner(answers))
    expect(isRepresented(answers)).toBe(signers[0] === 'representative')
  })

  it('that has not been asked yet is a mother and a father who both sign', () => {
    expect(requiredSigners({})).toEqual(['mother', 'father'])
    expect([applicantSigner({}), otherSigner({}), isRepresented({})]).toEqual(['mother', 'father', false])
    expect([isNamed({}, 'father'), canShowDocument({}, 'father')]).toEqual([true, true])
  })

  test.each<[ParentCircumstance, boolean, boolean]>([
    ['signs', true, true],
    ['authorizes', true, true],
    ['deceased', true, false],
    ['missing', true, false],
    ['withoutCapacity', true, false],
    ['notNamed', false, false],
  ])('names a parent who %s: %s, and asks for a document that is valid: %s', (circumstance, named, shows) => {
    for (const parent of ['mother', 'father'] as const) {
      const answers = family('agent', circumstance, circumstance)
      expect([isNamed(answers, parent), canShowDocument(answers, parent)]).toEqual([named, shows])
    }
  })

  it('has a document each', () => {
    const representative = aDocument('residentIdentityCard', 'representative')
    const answers = { motherDocument: aPassport(), fatherDocument: aFathersPassport(), representative }
    expect([documentOf(answers, 'mother'), documentOf(answers, 'father'), documentOf(answers, 'representative')]).toEqual([aPassport(), aFathersPassport(), representative])
  })

  it('is about the births of phase 3, of its own words, or of the old certificate', () => {
    const records = [aBirthRecord(), aBirthRecord({ id: 'birth-2' })]
    const birth = { records, dispute: null }
    const old = aBirthRecord({ id: 'birth-9', certificateNumber: 'Y110000001' })
    const originalCertificate = { number: 'Y110000001', source: 'registry' as const, issuedOn: null, newbornName: '沈晓安', record: old }
    expect(birthRecords({})).toEqual([])
    expect(birthRecords({ birth })).toEqual(records)
    expect(birthRecords({ birthPlace: { place: 'institution' }, birth })).toEqual(records)
    expect(birthRecords({ birth, originalCertificate })).toEqual([old])
    // what was said before about another place counts no more
    expect(birthRecords({ birthPlace: { place: 'outsideInstitution' }, birth })).toEqual([])
    expect(birthRecords(outside({ birthPlace: { place: 'institution' } }))).toEqual([])
  })

  it('tells a birth outside an institution in its own words', () => {
    const [first, second] = birthRecords(outside())
    expect(first).toMatchObject({
      id: '', institutionCode: '', placeOfBirth: 'outsideInstitution', attendant: null, certificateNumber: null,
      birthPlace: { province: '北京市', city: '市辖区', district: '朝阳区', districtCode: '110105' },
      newborn: { sex: 'female', birthOrder: 1, plurality: 2, weightGrams: null, lengthCentimeters: null, gestationalWeeks: null },
      mother: { name: 'MARCHETTI-ROSSI ELENA', documentKind: 'foreignPassport', documentNumber: 'YB1234567', nationality: 'ITA' },
      father: { name: '顾明远', documentKind: 'residentIdentityCard', nationality: 'CHN' },
    })
    expect(second!.newborn).toMatchObject({ sex: 'male', birthOrder: 2, plurality: 2 })
  })

  it('tells nothing of a parent who is not named', () => {
    expect(birthRecords(outside({ family: { mother: 'signs', father: 'notNamed' } }))[0]!.father).toBeNull()
    expect(birthRecords(outside({ family: { mother: 'notNamed', father: 'signs' } }))[0]!.mother).toEqual({ name: '', documentKind: 'other', documentNumber: '', nationality: '' })
  })
})
