import { aBirthRecord, anApplication, aNewbornName, aPassport, completeAnswers } from '../../../test/builders'
import type { BirthRecord } from '../birth/birth-record'
import { plainDate } from '../dates/plain-date'
import { DEFAULT_SETTINGS } from '../settings/settings'
import type { Answers } from './application'
import { caseWarnings, duplicatesOf } from './warnings'

const newborn = aBirthRecord().newborn
const record = (id: string, day: string, more: Partial<BirthRecord['newborn']> = {}, overrides: Partial<BirthRecord> = {}) =>
  aBirthRecord({ id, newborn: { ...newborn, bornAt: `${day}T09:30:00+08:00`, ...more }, ...overrides })
const born = record('birth-1', '2026-11-14')
const first = record('birth-1', '2026-11-14', { birthOrder: 1, plurality: 2 })
const ofMother = (documentKind: BirthRecord['mother']['documentKind'], documentNumber: string) => ({ mother: { ...born.mother, documentKind, documentNumber } })
const codes = (overrides: Partial<Answers>, others: BirthRecord[] = []) =>
  caseWarnings(anApplication({ answers: completeAnswers(overrides) }), others, DEFAULT_SETTINGS).map(({ code, params }) => [code, ...Object.values(params)].join(' '))
const motherOf = (birthDate: string) => ({ motherDocument: aPassport({ birthDate: plainDate(birthDate) }) })
const certificate = (number: string): Partial<Answers> => ({
  birth: undefined, originalCertificate: { number, source: 'paper', issuedOn: null, newbornName: '沈晓安', record: record('', '2024-05-02') },
})

describe('what a clerk should look at twice', () => {
  test.each<[string, BirthRecord, BirthRecord[], string[]]>([
    ['the same record', born, [born], []],
    ['the same mother, the same day', born, [record('birth-2', '2026-11-14')], ['birth-2']],
    ['the same mother, another house', born, [record('birth-2', '2026-11-14', {}, { institutionCode: 'H002' })], ['birth-2']],
    ['149 days later', born, [record('birth-2', '2027-04-12')], ['birth-2']],
    ['150 days later', born, [record('birth-2', '2027-04-13')], ['birth-2']],
    ['151 days later', born, [record('birth-2', '2027-04-14')], []],
    ['150 days before', born, [record('birth-2', '2026-06-17')], ['birth-2']],
    ['151 days before', born, [record('birth-2', '2026-06-16')], []],
    ['another mother', born, [record('birth-2', '2026-11-14', {}, ofMother('foreignPassport', 'YB7654321'))], []],
    ['the same number on a document of another kind', born, [record('birth-2', '2026-11-14', {}, ofMother('other', 'YB1234567'))], []],
    ['the same permit with a later issue number', record('birth-1', '2026-11-14', {}, ofMother('hongKongMacauTravelPermit', 'H12345678')), [record('birth-2', '2026-11-14', {}, ofMother('hongKongMacauTravelPermit', 'H1234567802'))], ['birth-2']],
    ['two mothers nobody has named', record('birth-1', '2026-11-14', {}, ofMother('other', '')), [record('birth-2', '2026-11-14', {}, ofMother('other', ''))], []],
    ['twins', first, [record('birth-2', '2026-11-14', { birthOrder: 2, plurality: 2 })], []],
    ['twins on both sides of midnight', first, [record('birth-2', '2026-11-15', { birthOrder: 2, plurality: 2 })], []],
    ['a twin hundred days later', first, [record('birth-2', '2027-02-22', { birthOrder: 2, plurality: 2 })], ['birth-2']],
    ['a twin of another house', first, [record('birth-2', '2026-11-14', { birthOrder: 2, plurality: 2 }, { institutionCode: 'H002' })], ['birth-2']],
    ['the first of twins, twice', first, [record('birth-2', '2026-11-14', { birthOrder: 1, plurality: 2 })], ['birth-2']],
    ['a twin and a single child', first, [record('birth-2', '2026-11-14', { birthOrder: 2, plurality: 1 })], ['birth-2']],
    ['triplets', record('birth-1', '2026-11-14', { birthOrder: 1, plurality: 3 }), [2, 3].map(birthOrder => record(`birth-${birthOrder}`, '2026-11-14', { birthOrder, plurality: 3 })), []],
    ['triplets of whom the last is there twice', record('birth-3', '2026-11-14', { birthOrder: 3, plurality: 3 }), [2, 3].map(birthOrder => record(`birth-${birthOrder}0`, '2026-11-14', { birthOrder, plurality: 3 })), ['birth-30']],
  ])('is a birth recorded twice: %s', (_what, one, others, doubles) => expect(duplicatesOf(one, others, DEFAULT_SETTINGS).map(({ id }) => id)).toEqual(doubles))

  it('follows the setting for how close two deliveries can be', () => {
    const settings = { ...DEFAULT_SETTINGS, births: { ...DEFAULT_SETTINGS.births, onePregnancyDays: 151 } }
    expect(duplicatesOf(born, [record('birth-2', '2027-04-14')], settings)).toHaveLength(1)
  })

  test.each<[string, Partial<Answers>, BirthRecord[], string[]]>([
    ['nothing', {}, [], []],
    ['one double', {}, [record('birth-2', '2026-11-14')], ['duplicate_birth 1']],
    ['one double of both twins', { birth: { records: [first, record('birth-2', '2026-11-14', { birthOrder: 2, plurality: 2 })], dispute: null } }, [record('birth-9', '2026-11-14')], ['duplicate_birth 1']],
    // forty-nine and fifty at the birth
    ['a mother of forty-nine', motherOf('1976-11-15'), [], []],
    ['a mother of fifty', motherOf('1976-11-14'), [], ['mother_very_old 50']],
    ['a mother of twelve', motherOf('2014-11-14'), [], ['mother_very_young 12']],
    ['a mother of thirteen', motherOf('2013-11-14'), [], []],
    ['a mother who is not named', { ...motherOf('1976-11-14'), family: { mother: 'notNamed', father: 'signs' } }, [], []],
    ['what the parents say is wrong', { birth: { records: [born], dispute: { fields: ['sex', 'bornAt'], note: '' } } }, [], ['disputed 2']],
    ['a surname of neither parent', { newbornName: { names: [aNewbornName({ surname: 'Smith' })] } }, [], ['name_unusual']],
    ['a surname of neither parent, of the second twin', { newbornName: { names: [aNewbornName(), aNewbornName({ surname: 'Smith', givenNames: 'Nora' })] } }, [], ['name_unusual']],
    ['a certificate from its time', certificate('Y110000001'), [], []],
    ['a certificate with a letter of another time', certificate('T110000001'), [], ['number_unlikely']],
  ])('is said with the case: %s', (_what, overrides, others, expected) => expect(codes(overrides, others)).toEqual(expected))
})
