import { aDocument } from '../../../test/documents'
import type { BirthRecordParent } from '../birth/birth-record'
import { plainDate } from '../dates/plain-date'
import { fullName, type PersonDocument } from '../identity/identity-document'
import { DEFAULT_SETTINGS } from '../settings/settings'
import { readinessDay, readinessFindings, type ReadinessInput } from './readiness'

const DUE = plainDate('2026-10-08')
const facts = { today: plainDate('2026-07-20'), settings: DEFAULT_SETTINGS }
const inFile = (document: PersonDocument): BirthRecordParent => ({ name: fullName(document), documentKind: document.kind, documentNumber: document.number, nationality: document.nationality })
const mother = aDocument('foreignPassport', 'mother')
const father = aDocument('residentIdentityCard', 'father')
const ready: ReadinessInput = {
  due: DUE, applicantRole: 'mother', family: { mother: 'signs', father: 'signs' }, documents: { mother, father }, file: { mother: inFile(mother), father: inFile(father) },
}
const find = (more: Partial<ReadinessInput>) => readinessFindings({ ...ready, ...more }, facts)

describe('readiness before the birth', () => {
  it('finds nothing where everything agrees', () => {
    expect(find({})).toEqual([])
  })

  it('judges the documents for the day on which a first issue becomes late', () => {
    expect(readinessDay(DUE, DEFAULT_SETTINGS)).toBe('2026-11-07')
    const until = (expiryDate: string) => find({ documents: { mother: { ...mother, expiryDate: plainDate(expiryDate) }, father } })
    expect(until('2026-11-07')).toEqual([])
    expect(until('2026-11-06')).toEqual([{ about: 'document', person: 'mother', problem: { path: 'expiryDate', code: 'document.expired', params: { date: '2026-11-06' } }, mend: 'renewDocument' }])
  })

  it('finds a name the hospital has written otherwise, and says both', () => {
    const file = { ...ready.file, mother: { ...inFile(mother), name: 'ELENA M. ROSSI' } }
    expect(find({ file })).toEqual([{ about: 'difference', person: 'mother', field: 'name', document: 'MARCHETTI-ROSSI ELENA', file: 'ELENA M. ROSSI', mend: 'correctAtHospital' }])
  })

  it('does not mind the order of names, nor a stop between them', () => {
    expect(find({ file: { ...ready.file, mother: { ...inFile(mother), name: 'Elena.Marchetti Rossi' } } })).toEqual([])
  })

  it('finds a file opened with the document before', () => {
    const file = { ...ready.file, mother: { ...inFile(mother), documentNumber: 'YA0000001' } }
    expect(find({ file }).map(finding => [finding.about, 'field' in finding && finding.field])).toEqual([['difference', 'documentNumber']])
  })

  it('finds a document that is not there, and a father the file does not know', () => {
    expect(find({ documents: { mother, father: null }, file: { ...ready.file, father: null } })).toEqual([
      { about: 'missing', person: 'father', mend: 'addDocument' },
      { about: 'notInFile', person: 'father', mend: 'tellHospital' },
    ])
  })

  it('asks nothing of a father who is not named, but for the declaration', () => {
    expect(find({ family: { mother: 'signs', father: 'notNamed' }, documents: { mother, father: null }, file: { ...ready.file, father: null } })).toEqual([
      { about: 'material', material: 'M6', mend: 'prepareMaterial' },
    ])
  })

  it('asks a number that cannot be right to be corrected', () => {
    expect(find({ documents: { mother, father: { ...father, number: '110105198911024311' } } }).some(({ about, mend }) => about === 'document' && mend === 'correctDocument')).toBe(true)
  })
})
