import { aBirthRecord, anApplication, aPassport, completeAnswers } from '../../../test/builders'
import { aDocument } from '../../../test/documents'
import type { BirthRecordParent } from '../birth/birth-record'
import { plainDate } from '../dates/plain-date'
import { IDENTITY_DOCUMENT_KINDS, type IdentityDocumentKind } from '../identity/document-kinds'
import { fullName, type PersonDocument } from '../identity/identity-document'
import { compareForReview, copiedRecord, type RecognizedDocument, type RecognizedField } from './comparison'

const FIELDS = ['number', 'nameZh', 'surname', 'givenNames', 'nationality', 'sex', 'birthDate', 'expiryDate'] as const
type Read = Partial<Pick<PersonDocument, (typeof FIELDS)[number]>>
/** A photo that says this, wherever. */
const reading = (read: Read): RecognizedDocument => Object.fromEntries(FIELDS.filter(field => read[field]).map(field => [field, { value: read[field], photo: null, doubtful: false }]))

const differing = (applied: Parameters<typeof aPassport>[0], registered: string, read?: string) =>
  compareForReview(
    anApplication({ answers: completeAnswers({ motherDocument: aPassport(applied) }) }),
    aBirthRecord({ mother: { ...aBirthRecord().mother, name: registered } }),
    read === undefined ? {} : { mother: reading({ surname: read, givenNames: applied?.givenNames ?? 'ELENA' }) },
  )
    .filter(row => row.verdict === 'differs')
    .map(row => `${row.person} ${row.field}`)

describe('the comparison for the clerk', () => {
  it('finds nothing to look at when all agree', () => expect(differing({}, 'Elena Marchetti Rossi')).toEqual([]))

  test.each([
    ['SØRENSEN', 'INGRID', 'SOERENSEN INGRID', []],
    ['KÖHLER', 'HANNAH', 'KOEHLER HANNAH', []],
    ['GARCÍA LÓPEZ', 'MATEO', 'GARCIA LOPEZ MATEO', []],
    ['KÖHLER', 'HANNAH', 'KOHLER HANAH', ['mother name']],
    ['WHITFIELD', 'ANNA', 'WHITFIELD ANA', ['mother name']],
  ])('%s %s beside "%s" differs in %j', (surname, givenNames, registered, expected) => {
    expect(differing({ surname, givenNames }, registered)).toEqual(expected)
  })

  it('shows a name that was typed otherwise than the photo says', () => {
    expect(differing({ surname: 'MARCHETTI' }, 'MARCHETTI ELENA', 'MARCHETTI-ROSSI')).toEqual(['mother name'])
  })

  it('shows a document that phase 3 has under another number, kind and state', () => {
    const record = aBirthRecord({ father: { name: 'WHITFIELD JAMES OLIVER', documentKind: 'other', documentNumber: '111', nationality: 'USA' } })
    const rows = compareForReview(anApplication(), record, {}).filter(row => row.verdict === 'differs')
    expect(rows.map(row => row.field)).toEqual(['documentKind', 'documentNumber', 'nationality'])
  })

  it('compares what there is when phase 3 knows no father', () => {
    const rows = compareForReview(anApplication(), aBirthRecord({ father: null }), {})
    expect(rows.filter(row => row.person === 'father').every(row => row.registered === null && row.verdict === 'same')).toBe(true)
  })

  const mother = (kind: IdentityDocumentKind, registered: Partial<BirthRecordParent>, read: Read = {}) => {
    const document = aDocument(kind)
    const record = aBirthRecord({ mother: { name: fullName(document), documentKind: kind, documentNumber: document.number, nationality: document.nationality, ...registered } })
    return compareForReview(anApplication({ answers: completeAnswers({ motherDocument: document }) }), record, { mother: reading(read) })
      .filter(({ person, verdict }) => person === 'mother' && verdict === 'differs')
      .map(({ field }) => field)
  }

  test.each(IDENTITY_DOCUMENT_KINDS)('finds nothing to look at when a %s is the same everywhere', kind => expect(mother(kind, {}, aDocument(kind))).toEqual([]))

  test.each<[string, IdentityDocumentKind, Partial<BirthRecordParent>, Read, string[]]>([
    ['another Chinese name at the hospital', 'residentIdentityCard', { name: '沈若蓝' }, {}, ['nameZh']],
    ['another Chinese name on the photo', 'residentIdentityCard', {}, { nameZh: '沈若蓝' }, ['nameZh']],
    ['a permit by its Latin name at the hospital', 'hongKongMacauTravelPermit', { name: 'SHEN RUOLAN' }, {}, []],
    ['a permit by another Latin name at the hospital', 'hongKongMacauTravelPermit', { name: 'SHEN RUOLIN' }, {}, ['name']],
    ['a permit that was renewed since', 'hongKongMacauTravelPermit', { documentNumber: 'H1234564102' }, {}, []],
    ['another permit', 'hongKongMacauTravelPermit', { documentNumber: 'H12345699' }, {}, ['documentNumber']],
    ['another day of birth on the photo', 'foreignPassport', {}, { birthDate: plainDate('1992-03-15') }, ['birthDate']],
    ['another sex on the photo', 'foreignPassport', {}, { sex: 'male' }, ['sex']],
    ['another end on the photo', 'foreignPassport', {}, { expiryDate: plainDate('2031-05-21') }, ['expiryDate']],
    ['a photo of which nothing could be read', 'foreignPassport', {}, {}, []],
    ['an end on the photo of what does not end', 'other', {}, { expiryDate: plainDate('2031-05-21') }, []],
  ])('shows what differs: %s', (_what, kind, registered, read, expected) => expect(mother(kind, registered, read)).toEqual(expected))

  it('compares a representative with the photo alone: phase 3 knows nobody but the parents', () => {
    const representative = aDocument('residentIdentityCard', 'representative')
    const rows = compareForReview(anApplication({ answers: completeAnswers({ representative }) }), aBirthRecord(), { representative: reading({ nameZh: '白桂瑛' }) })
    const own = rows.filter(({ person }) => person === 'representative')
    expect(own.every(({ registered }) => registered === null)).toBe(true)
    expect(own.filter(({ verdict }) => verdict === 'differs').map(({ field }) => field)).toEqual(['nameZh'])
  })

  const at = (left: number, id = 'front'): RecognizedField['photo'] => ({ id, place: { left, top: 0.5, width: 0.2, height: 0.1 }, turn: 90 })
  const ofMother = (mother: RecognizedDocument) => Object.fromEntries(compareForReview(anApplication(), null, { mother }).map(row => [`${row.person} ${row.field}`, row]))

  it('shows where each field was read, and a name from its surname to its given names', () => {
    const rows = ofMother({
      number: { value: 'YB1234567', photo: at(0.1), doubtful: false },
      surname: { value: 'MARCHETTI', photo: at(0.1), doubtful: false },
      givenNames: { value: 'ELENA', photo: at(0.5), doubtful: true },
    })
    expect(rows['mother documentNumber']).toMatchObject({ photo: at(0.1), doubtful: false })
    expect(rows['mother name']).toMatchObject({ photo: { id: 'front', place: { left: 0.1, top: 0.5, width: expect.closeTo(0.6), height: expect.closeTo(0.1) }, turn: 90 }, doubtful: true })
    expect(rows['mother sex']).toMatchObject({ recognized: null, photo: null, doubtful: false })
    expect(rows['father documentNumber']).toMatchObject({ photo: null, doubtful: false })
  })

  it('says where the surname was read when the given names stand on another photo, or nowhere', () => {
    const name = (givenNames?: RecognizedField) => ofMother({ surname: { value: 'MARCHETTI', photo: at(0.1), doubtful: false }, ...(givenNames && { givenNames }) })['mother name']
    expect(name()).toMatchObject({ recognized: 'MARCHETTI', photo: at(0.1) })
    expect(name({ value: 'ELENA', photo: at(0.5, 'back'), doubtful: false })).toMatchObject({ recognized: 'MARCHETTI ELENA', photo: at(0.1) })
  })

  it('tells apart what could not be made out and what the document does not say', () => {
    const rows = ofMother({ birthDate: { value: null, photo: null, doubtful: true } })
    expect(rows['mother birthDate']).toMatchObject({ recognized: null, verdict: 'same', doubtful: true })
    expect(rows['mother expiryDate']).toMatchObject({ recognized: null, verdict: 'same', doubtful: false })
  })

  it('is made with the copy while phase 3 does not answer, and a certificate copied from paper has none', () => {
    const original = (source: 'registry' | 'paper') => ({ originalCertificate: { number: 'Y110000001', source, issuedOn: null, newbornName: '沈晓安', record: aBirthRecord({ id: source }) } })
    expect(copiedRecord(anApplication())).toEqual(aBirthRecord())
    expect(copiedRecord(anApplication({ answers: {} }))).toBeNull()
    expect(copiedRecord(anApplication({ answers: original('registry') }))?.id).toBe('registry')
    expect(copiedRecord(anApplication({ answers: original('paper') }))).toBeNull()
  })
})
