import { isDocumentNumber, residentIdentityCheckCharacter, type IdentityDocumentKind } from '@mcb/shared/domain'
import { wireBirth, wireInstitution } from '../../bff/src/upstream/phase3/wire'
import specimens from '../specimens/people.json'
import type { SeededBirth, Trait } from './delivery'
import { demoPeople, FAMILY_KINDS } from './demo-people'
import { INSTITUTIONS, OUTSIDE_BIRTHS_INSTITUTION } from './institutions'
import { ORIGINS, type Person } from './person'
import { seedBirths } from './seed-births'

const TODAY = '2026-11-20'
const BIRTHS = seedBirths(TODAY)
const withTrait = (trait: Trait) => BIRTHS.filter(birth => birth.traits.includes(trait))
const people = (births: SeededBirth[]) => births.flatMap(({ mother, father }) => (father ? [mother, father] : [mother]))

describe('the births of the mock city', () => {
  it('are more than three hundred, as phase 3 would say them, and the same for the same day', () => {
    expect(BIRTHS.length).toBeGreaterThanOrEqual(300)
    for (const { wire } of BIRTHS) expect(wireBirth.parse(wire)).toEqual(wire)
    expect(new Set(BIRTHS.map(({ wire }) => wire.FMJLID)).size).toBe(BIRTHS.length)
    expect(seedBirths(TODAY)).toEqual(BIRTHS)
    expect(seedBirths('2027-01-05')).not.toEqual(BIRTHS)
  })

  it('are in the ninety days before the reference day', () => {
    const days = BIRTHS.map(({ wire }) => wire.XSE_CSRQ.slice(0, 8)).sort()
    expect(days[0]! >= '20260822').toBe(true)
    expect(days.at(-1)! <= '20261119').toBe(true)
  })

  it('happen in every one of at least eight institutions', () => {
    expect(INSTITUTIONS.length).toBeGreaterThanOrEqual(8)
    for (const { wire } of INSTITUTIONS) {
      expect(wireInstitution.parse(wire)).toEqual(wire)
      expect(BIRTHS.some(birth => birth.wire.JGDM === wire.JGDM)).toBe(true)
    }
  })

  const pairs = ORIGINS.flatMap(mother => [...ORIGINS, null].map(father => [mother, father] as const))
  test.each(pairs)('a %s mother with a %s father is there several times', (mother, father) => {
    const found = BIRTHS.filter(birth => birth.mother.origin === mother && (birth.father?.origin ?? null) === father)
    expect(found.length).toBeGreaterThanOrEqual(5)
    if (father === null) expect(found.every(birth => birth.wire.FQ === null)).toBe(true)
  })

  test.each<[IdentityDocumentKind, number]>([
    ['residentIdentityCard', 50],
    ['foreignPassport', 50],
    ['hongKongMacauTravelPermit', 50],
    ['taiwanTravelPermit', 30],
    ['residencePermit', 20],
    ['foreignPermanentResidentCard', 5],
  ])('a %s is held by at least %i parents, all with numbers that can be', (kind, least) => {
    const holders = people(BIRTHS).filter(person => person.document.kind === kind)
    expect(holders.length).toBeGreaterThanOrEqual(least)
    expect(holders.filter(holder => !isDocumentNumber(kind, holder.document.number))).toEqual([])
  })

  it('gives a permanent resident the check character of a resident identity number', () => {
    const holders = people(BIRTHS).filter(({ document }) => document.kind === 'foreignPermanentResidentCard')
    for (const { document, birthDate, nationality } of holders) {
      expect(document.number.slice(3, 14)).toBe(nationality + birthDate.replaceAll('-', ''))
      expect(document.number[17]).toBe(residentIdentityCheckCharacter(document.number.slice(0, 17)))
    }
  })

  it('gives nobody the document of somebody else', () => {
    const byNumber = new Map<string, Person>()
    for (const person of people(BIRTHS)) {
      const other = byNumber.get(person.document.number)
      expect(other ?? person).toBe(person)
      byNumber.set(person.document.number, person)
    }
  })

  it('has twins as two records of one delivery', () => {
    const twins = withTrait('twins')
    expect(twins.length).toBeGreaterThanOrEqual(20)
    expect(twins.map(({ wire }) => [wire.TC, wire.TS])).toEqual(twins.map((_, index) => [(index % 2) + 1, 2]))
    expect(BIRTHS.filter(({ wire }) => wire.TS === 2)).toEqual(twins)
  })

  it('has mothers of forty-five and more', () => {
    const mothers = withTrait('motherOver45')
    expect(mothers.length).toBeGreaterThanOrEqual(10)
    for (const { mother } of mothers) expect(Number(mother.birthDate.slice(0, 4))).toBeLessThanOrEqual(2026 - 45)
  })

  it('has births outside any institution, issued for by one house', () => {
    const outside = withTrait('outsideInstitution')
    expect(outside.length).toBeGreaterThanOrEqual(10)
    for (const { wire, bedsideCode } of outside) expect([wire.CSDDLB, wire.JGDM, bedsideCode]).toEqual(['3', OUTSIDE_BIRTHS_INSTITUTION.wire.JGDM, null])
    expect(BIRTHS.filter(({ wire }) => wire.CSDDLB === '3')).toEqual(outside)
  })

  it('has mistakes: a weight short of a digit, a name typed wrongly, a resident identity number that cannot be', () => {
    for (const trait of ['wrongWeight', 'nameMismatch', 'wrongCheckCharacter'] as const) expect(withTrait(trait).length).toBeGreaterThanOrEqual(5)
    for (const { wire } of withTrait('wrongWeight')) expect(wire.CS_TZ).toBeLessThan(500)
    for (const { wire, mother } of withTrait('nameMismatch')) expect(wire.MQ.XM).not.toBe(mother.name)
    for (const { wire } of withTrait('wrongCheckCharacter')) {
      const cards = [wire.MQ, wire.FQ!].filter(parent => parent.SFZJLB === '01')
      expect(cards.some(card => !isDocumentNumber('residentIdentityCard', card.SFZJHM))).toBe(true)
    }
  })

  it('records everybody else as they are', () => {
    const right = BIRTHS.filter(({ traits }) => !traits.some(trait => trait === 'nameMismatch' || trait === 'wrongCheckCharacter'))
    for (const { wire, mother, father } of right) {
      expect([wire.MQ.XM, wire.MQ.SFZJHM]).toEqual([mother.name, mother.document.number])
      expect([wire.FQ?.XM, wire.FQ?.SFZJHM]).toEqual([father?.name, father?.document.number])
    }
  })

  it('has certificates for some of the old and none of the young', () => {
    const certified = BIRTHS.filter(({ wire }) => wire.CSYXZMBH !== null)
    expect(certified.length).toBeGreaterThan(30)
    expect(new Set(certified.map(({ wire }) => wire.CSYXZMBH)).size).toBe(certified.length)
    expect(certified.filter(({ wire }) => wire.XSE_CSRQ > '202610070000')).toEqual([])
  })
})

describe('the demo people', () => {
  const all = demoPeople(TODAY)

  it('are of every kind of family, each with an id of their own', () => {
    expect(new Set(all.map(person => person.familyKind))).toEqual(new Set(FAMILY_KINDS))
    expect(new Set(all.map(person => person.jingtongId)).size).toBe(all.length)
    expect(all.filter(person => person.familyKind === 'singleMother').map(person => person.role)).toEqual(['mother'])
  })

  it('have possible documents', () => {
    expect(all.filter(({ document }) => !isDocumentNumber(document.kind, document.number))).toEqual([])
  })

  it('can find their newborn with their document, institution and day', () => {
    for (const mother of all.filter(person => person.role === 'mother')) {
      const found = BIRTHS.filter(({ wire }) => wire.MQ.SFZJHM === mother.document.number && wire.XSE_CSRQ.startsWith(mother.birthDate.replaceAll('-', '')))
      expect(found.length).toBe(mother.name === 'Hannah KÖHLER' ? 2 : 1)
      const institution = INSTITUTIONS.find(({ wire }) => wire.JGDM === found[0]!.wire.JGDM)
      expect(institution?.wire.JGYWMC).toBe(mother.institutionNameEnglish)
      expect(found.every(birth => birth.bedsideCode === mother.bedsideCode)).toBe(true)
    }
  })

  it('are the people of the photographed passports, first of all', () => {
    expect(all.slice(0, 6).map(({ document, passportPhoto, role }) => [document.number, passportPhoto, role])).toEqual(
      specimens.map(({ id, documentNumber, role }) => [documentNumber, `${id}-${role}-passport.jpg`, role]),
    )
    expect(all.slice(6).every(person => person.passportPhoto === null)).toBe(true)
  })

  it('has the couples as they were promised', () => {
    const [a, b, c1, c2] = BIRTHS.map(({ wire }) => wire)
    expect(a).toMatchObject({ XSE_XBDM: '2', CS_TZ: 3280, CS_SC: 50, CS_YZ: 39 * 7 + 2, JGDM: INSTITUTIONS[0]!.wire.JGDM, XSE_CSRQ: expect.stringMatching(/^20261114/) })
    expect(b).toMatchObject({ XSE_XBDM: '1', JGDM: INSTITUTIONS[1]!.wire.JGDM, XSE_CSRQ: expect.stringMatching(/^20261111/), MQ: { SFZJHM: 'FHB482913' }, FQ: { SFZJHM: 'G4471206' } })
    expect([c1!.XSE_XBDM, c2!.XSE_XBDM]).toEqual(['2', '1'])
    for (const twin of [c1, c2]) expect(twin).toMatchObject({ JGDM: INSTITUTIONS[0]!.wire.JGDM, XSE_CSRQ: expect.stringMatching(/^20261108/), MQ: { XM: 'KOHLER HANAH', GJ: '276' } })
    expect(all[0]!.bedsideCode).toBe('BED-A7K2Q9')
  })
})
