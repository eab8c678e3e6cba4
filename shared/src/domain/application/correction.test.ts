import { aBirthRecord, anAddress, completeAnswers } from '../../../test/builders'
import type { BirthCorrection } from '../birth/birth-record'
import type { Answers } from './application'
import { correctHere, correctionOf, correctionProblems, isCorrectable } from './correction'
import { birthRecords } from './family'

const outside = (): Answers => ({
  birthPlace: { place: 'outsideInstitution' },
  outsideBirth: {
    newborns: [{ sex: 'female', bornAt: '2026-11-14T09:30:00+08:00' }, { sex: 'female', bornAt: '2026-11-14T09:40:00+08:00' }],
    place: anAddress(), attendant: '', circumstances: '去医院的路上出生。',
  },
})
const certificate = (source: 'registry' | 'paper'): Answers => ({
  originalCertificate: { number: 'Y110000001', source, issuedOn: null, newbornName: '沈晓安', record: aBirthRecord({ id: source === 'paper' ? '' : 'birth-1' }) },
})

describe('a correction of the birth', () => {
  test.each<[string, Answers, number, BirthCorrection, string[]]>([
    ['a record of phase 3, in any part', completeAnswers(), 0, { sex: 'male', bornAt: '2026-11-14T09:50:00+08:00', weightGrams: 3300, motherName: 'MARCHETTI ROSSI ELENA', fatherDocumentNumber: '533917847' }, []],
    ['a newborn who is not there', completeAnswers(), 1, { sex: 'male' }, ['newborn not_one_of']],
    ['nothing', completeAnswers(), 0, {}, ['changes required']],
    ['the second twin born at home', outside(), 1, { sex: 'male', bornAt: '2026-11-14T09:45:00+08:00' }, []],
    ['the weight of a child born at home, which nobody has measured', outside(), 0, { sex: 'male', weightGrams: 3300, motherName: 'X' }, ['changes.weightGrams correction.not_recorded', 'changes.motherName correction.not_recorded']],
    ['the measures of a certificate only the paper names', certificate('paper'), 0, { weightGrams: 3300, lengthCentimeters: 50, gestationalWeeks: 39, gestationalDays: 2 }, []],
    ['what that paper says itself', certificate('paper'), 0, { sex: 'male', weightGrams: 3300 }, ['changes.sex correction.not_recorded']],
    ['a certificate phase 3 knows: the new one says the same', certificate('registry'), 0, { weightGrams: 3300 }, ['changes.weightGrams correction.not_recorded']],
  ])('of %s', (_what, answers, newborn, changes, expected) => {
    expect(correctionProblems(answers, newborn, changes).map(({ path, code }) => `${path} ${code}`)).toEqual(expected)
  })

  test.each<[string, Answers, ReturnType<typeof correctionOf>]>([
    ['with phase 3', completeAnswers(), 'registry'],
    ['in the parents’ own words', outside(), 'told'],
    ['from the archive', certificate('paper'), 'archive'],
    ['not at all', certificate('registry'), null],
  ])('is made %s', (_what, answers, way) => {
    expect(correctionOf(answers)).toBe(way)
    expect(isCorrectable(answers)).toBe(way !== null)
  })

  it('of a birth at home changes what was signed, of one newborn only', () => {
    const answers = outside()
    expect(correctHere(answers, 1, { sex: 'male' })).toBe(true)
    expect(birthRecords(answers).map(({ newborn: { sex, bornAt } }) => [sex, bornAt])).toEqual([['female', '2026-11-14T09:30:00+08:00'], ['male', '2026-11-14T09:40:00+08:00']])
  })

  it('from the archive changes nothing that was signed', () => {
    const answers = certificate('paper')
    expect(correctHere(answers, 0, { weightGrams: 3300 })).toBe(false)
    expect(birthRecords(answers)[0]!.newborn.weightGrams).toBe(3300)
  })
})
