import {
  DEFAULT_SETTINGS, documentRow, familyProblems, isDocumentNumber, personDocumentProblems, plainDate, residentIdentityCheckCharacter, type IdentityDocumentKind,
} from '@mcb/shared/domain'
import { wireBirth, wireInstitution } from '../../bff/src/upstream/phase3/wire'
import specimens from '../specimens/people.json'
import type { SeededBirth, Trait } from './delivery'
import { demoFamilies, demoPeople, FAMILY_KINDS } from './demo-people'
import { INSTITUTIONS, MIDWIFERY_INSTITUTIONS, OUTSIDE_BIRTHS_INSTITUTION } from './institutions'
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

  it('happen in every one of at least eight institutions, and in no other', () => {
    expect(MIDWIFERY_INSTITUTIONS.length).toBeGreaterThanOrEqual(8)
    expect([...new Set(BIRTHS.map(({ wire }) => wire.JGDM))].sort()).toEqual(MIDWIFERY_INSTITUTIONS.map(({ wire }) => wire.JGDM).sort())
  })

  it('say where they were: in the words of the delivery room, which one house has not renewed', () => {
    const names = new Map(INSTITUTIONS.map(({ wire }) => [wire.JGDM, wire.JGMC]))
    const inside = BIRTHS.filter(({ wire }) => wire.CSDDLB !== '3')
    const differing = new Set(inside.filter(({ wire }) => wire.JGMC !== names.get(wire.JGDM)).map(({ wire }) => `${wire.JGMC} ${names.get(wire.JGDM)}`))
    expect([...differing]).toEqual(['北京丰台禾塘医院 北京禾塘妇产医院'])
    for (const { wire } of inside) expect([wire.CSD_QHDM, wire.JSRYXM]).toEqual([wire.JGDM.slice(2, 8), expect.stringMatching(/^\p{Script=Han}+$/u)])
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
    for (const { wire, bedsideCode } of outside) {
      expect([wire.CSDDLB, wire.JGDM, bedsideCode]).toEqual(['3', OUTSIDE_BIRTHS_INSTITUTION.wire.JGDM, null])
      // nobody measured, and nobody attended
      expect([wire.CS_YZ, wire.CS_TZ, wire.CS_SC, wire.JGMC, wire.JSRYXM]).toEqual([null, null, null, '/', '/'])
    }
    expect(BIRTHS.filter(({ wire }) => wire.CSDDLB === '3')).toEqual(outside)
  })

  it('has births that two hospitals wrote down', () => {
    const twice = withTrait('recordedTwice')
    expect(twice.length).toBe(2 * ORIGINS.length)
    for (const [i, { wire }] of twice.entries()) {
      const other = twice[i % 2 ? i - 1 : i + 1]!.wire
      expect([wire.MQ, wire.XSE_CSRQ, wire.TS]).toEqual([other.MQ, other.XSE_CSRQ, 1])
      expect(wire.JGDM).not.toBe(other.JGDM)
    }
  })

  it('has mistakes: a weight short of a digit, a name typed wrongly, a resident identity number that cannot be', () => {
    for (const trait of ['wrongWeight', 'nameMismatch', 'wrongCheckCharacter'] as const) expect(withTrait(trait).length).toBeGreaterThanOrEqual(5)
    for (const { wire } of withTrait('wrongWeight')) expect(wire.CS_TZ).toBeLessThan(500)
    for (const { wire, mother } of withTrait('nameMismatch')) expect(wire.MQ!.XM).not.toBe(mother.name)
    for (const { wire } of withTrait('wrongCheckCharacter')) {
      const cards = [wire.MQ!, wire.FQ!].filter(parent => parent.SFZJLB === '01')
      expect(cards.some(card => !isDocumentNumber('residentIdentityCard', card.SFZJHM))).toBe(true)
    }
  })

  it('records everybody else as they are', () => {
    const right = BIRTHS.filter(({ traits }) => !traits.some(trait => trait === 'nameMismatch' || trait === 'wrongCheckCharacter'))
    for (const { wire, mother, father } of right) {
      expect([wire.MQ!.XM, wire.MQ!.SFZJHM]).toEqual([mother.name, mother.document.number])
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

describe('the institutions', () => {
  it('are as phase 3 would say them, each with a code and an id of its own', () => {
    for (const { wire } of INSTITUTIONS) expect(wireInstitution.parse(wire)).toEqual(wire)
    expect(new Set(INSTITUTIONS.map(({ wire }) => wire.JGDM)).size).toBe(INSTITUTIONS.length)
    expect(new Set(INSTITUTIONS.map(({ id }) => id)).size).toBe(INSTITUTIONS.length)
  })

  it('have one that issues again in each district, where no births happen', () => {
    for (const district of new Set(INSTITUTIONS.map(({ wire }) => wire.XZQHDM))) {
      const again = INSTITUTIONS.filter(({ wire }) => wire.XZQHDM === district && wire.QFLX.includes('3'))
      expect(again.map(({ wire }) => [wire.ZCJS, wire.QFLX])).toEqual([['0', ['3', '6']]])
    }
  })

  it('have one that issues for births outside, the one of the settings', () => {
    const outside = INSTITUTIONS.filter(({ wire }) => wire.QFLX.includes('4')).map(({ wire }) => wire.JGDM)
    expect(outside).toEqual([DEFAULT_SETTINGS.firstIssue.outsideInstitutionCode])
  })
})

describe('the demo people', () => {
  const all = demoPeople(TODAY)
  const families = demoFamilies(TODAY)

  it('are of every kind of family, each with an id of their own', () => {
    expect(new Set(all.map(person => person.familyKind))).toEqual(new Set(FAMILY_KINDS))
    expect(new Set(all.map(person => person.jingtongId)).size).toBe(all.length)
    expect(new Set(all.map(({ document }) => document.number)).size).toBe(all.length)
    expect(all.filter(person => person.familyKind === 'singleMother').map(person => person.role)).toEqual(['mother'])
    expect(all.filter(person => person.familyKind === 'grandparent').map(person => person.role)).toEqual(['grandparent'])
    expect(all.filter(person => person.familyKind === 'agent').map(person => person.role)).toEqual(['mother', 'father', 'agent'])
  })

  it('have documents the form takes, with what each kind prints', () => {
    const photos = { photoId: '1', backPhotoId: '2' }
    for (const { documents } of families) {
      for (const shown of Object.values(documents)) {
        expect(personDocumentProblems({ ...shown, ...photos }, plainDate(TODAY), DEFAULT_SETTINGS)).toEqual([])
        const { name, ethnicity } = documentRow(shown.kind, shown.number)
        expect([shown.nameZh !== '', shown.surname !== '', shown.ethnicity !== '']).toEqual([name !== 'latin', name !== 'han', ethnicity])
      }
    }
  })

  it('apply as the rules let them', () => {
    for (const { applies, documents } of families) {
      expect(familyProblems(applies.role, applies.family)).toEqual([])
      expect(documents[applies.role]).toBeDefined()
      expect([documents.mother !== undefined, documents.father !== undefined]).toEqual([applies.family.mother !== 'notNamed', applies.family.father !== 'notNamed'])
    }
  })

  it('can find their newborn with the mother’s document, institution and day', () => {
    for (const { id, documents, institutionCode, birthDate, newborns, bedsideCode, certificate, outsideBirth } of families) {
      const found = BIRTHS.filter(({ wire }) => wire.MQ!.SFZJHM === documents.mother!.number && wire.XSE_CSRQ.startsWith(birthDate.replaceAll('-', '')))
      // twins are two; births of long ago and those nobody recorded are not there
      expect([id, found.length]).toEqual([id, certificate || outsideBirth ? 0 : newborns.length])
      for (const [i, { wire, ...birth }] of found.entries()) {
        expect([wire.JGDM, birth.bedsideCode]).toEqual([institutionCode, bedsideCode])
        expect(newborns[i]!.bornAt.replace(/\D/g, '')).toMatch(new RegExp(`^${wire.XSE_CSRQ}`))
      }
    }
  })

  it('are the people of the photographed passports, first of all', () => {
    expect(all.slice(0, 6).map(({ document, passportPhoto, role }) => [document.number, passportPhoto, role])).toEqual(
      specimens.slice(0, 6).map(({ id, documentNumber, role }) => [documentNumber, `${id}-${role}-passport.jpg`, role]),
    )
    const others = all.slice(6).filter(({ passportPhoto }) => passportPhoto !== null)
    expect(others.map(({ document, passportPhoto }) => [document.number, passportPhoto])).toEqual(
      specimens.slice(6).map(({ id, documentNumber, role }) => [documentNumber, `${id}-${role}-passport.jpg`]),
    )
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
