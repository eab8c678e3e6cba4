import { wireBirth } from '../../bff/src/upstream/phase3/wire'
import { demoFamilies } from './demo-people'
import { INSTITUTIONS } from './institutions'
import { certificateNumber, seedBirths } from './seed-births'
import { seedCertificates } from './seed-certificates'

const TODAY = '2026-11-20'
const RECENT = seedBirths(TODAY)
const { certificates, births } = seedCertificates(TODAY, RECENT)
const OLD = certificates.filter(({ birthId }) => births.some(({ wire }) => wire.FMJLID === birthId))
const birthOf = (id: string) => [...RECENT, ...births].find(({ wire }) => wire.FMJLID === id)!.wire

describe('the certificates of the mock city', () => {
  it('are the same for the same day, each with its birth', () => {
    expect(seedCertificates(TODAY, seedBirths(TODAY))).toEqual({ certificates, births })
    for (const { wire } of births) expect(wireBirth.parse(wire)).toEqual(wire)
    for (const { number, birthId, issuedOn } of certificates) {
      expect(birthOf(birthId).CSYXZMBH).toBe(number)
      expect(issuedOn! > birthOf(birthId).XSE_CSRQ.slice(0, 8) && issuedOn! <= '20261120').toBe(true)
    }
    const all = [...RECENT, ...births].map(({ wire }) => wire.FMJLID)
    expect(new Set(all).size).toBe(all.length)
    expect(new Set(certificates.map(({ number }) => number)).size).toBe(certificates.length)
  })

  it('are those of every recent birth that has one', () => {
    expect(certificates.length - OLD.length).toBe(RECENT.filter(({ wire }) => wire.CSYXZMBH !== null).length)
  })

  it('go back to 1997, with a letter for the year and 11 for Beijing, and none before letters were printed', () => {
    expect(OLD.length).toBeGreaterThanOrEqual(12)
    for (const { number, issuedOn } of OLD) {
      const year = Number(issuedOn!.slice(0, 4))
      expect(number).toMatch(year < 2000 ? /^11\d{6}$/ : new RegExp(`^${String.fromCharCode(65 + year - 2000)}11\\d{7}$`))
    }
    expect(OLD.map(({ issuedOn }) => issuedOn!).sort()[0]).toMatch(/^1997/)
  })

  it('name the newborn after a parent', () => {
    for (const { number, newbornName, mother, father } of OLD) {
      const names = [mother, father].flatMap(parent => parent?.XM ?? []).map(name => (/^\p{Script=Han}/u.test(name) ? name[0]! : name.split(' ')[0]!))
      expect([number, names.some(name => newbornName.includes(name))]).toEqual([number, true])
    }
  })

  it('were issued in many districts, and one for a birth outside', () => {
    const districts = OLD.map(({ issuer }) => INSTITUTIONS.find(({ wire }) => wire.JGDM === issuer)!.wire.XZQHDM)
    expect(new Set(districts).size).toBeGreaterThanOrEqual(6)
    expect(OLD.filter(({ birthId }) => birthOf(birthId).CSDDLB === '3')).toHaveLength(1)
  })

  it('are there for the demo families who have one, but for the one that is only paper', () => {
    const known = demoFamilies(TODAY).flatMap(({ kind, certificate }) => (certificate ? [[kind, certificates.some(({ number }) => number === certificate.number)]] : []))
    expect(known).toEqual([['reissue', true], ['replacement', true], ['before1996', false]])
    expect(certificates.find(({ number }) => number === 'Z110000417')).toMatchObject({ mother: { XM: '徐雨桐' }, father: null })
  })

  it('have fifteen digits on cards, and counted issues on permits, where those were so', () => {
    const documents = OLD.flatMap(({ birthId }) => [birthOf(birthId).MQ, birthOf(birthId).FQ].flatMap(parent => parent?.SFZJHM ?? []))
    expect(documents.filter(number => /^\d{15}$/.test(number))).toHaveLength(2)
    expect(documents.filter(number => /^[HM]\d{8}00$/.test(number))).toHaveLength(1)
  })
})

test.each([[1, 'Z110000001'], [418, 'Z110000418']])('number %i is %s', (serial, expected) => expect(certificateNumber(serial)).toBe(expected))
