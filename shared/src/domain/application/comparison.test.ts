import { aBirthRecord, anApplication, aPassport, completeAnswers } from '../../../test/builders'
import { aDocument } from '../../../test/documents'
import type { BirthRecordParent } from '../birth/birth-record'
import { plainDate } from '../dates/plain-date'
import { IDENTITY_DOCUMENT_KINDS, type IdentityDocumentKind } from '../identity/document-kinds'
import { fullName } from '../identity/identity-document'
import { compareForReview, copiedRecord, type RecognizedDocument } from './comparison'

const differing = (applied: Parameters<typeof aPassport>[0], registered: string, read?: string) =>
  compareForReview(
    anApplication({ answers: completeAnswers({ motherDocument: aPassport(applied) }) }),
    aBirthRecord({ mother: { ...aBirthRecord().mother, name: registered } }),
    read === undefined ? {} : { mother: { surname: read, givenNames: applied?.givenNames ?? 'ELENA' } },
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

  const mother = (kind: IdentityDocumentKind, registered: Partial<BirthRecordParent>, read: RecognizedDocument = {}) => {
    const document = aDocument(kind)
    const record = aBirthRecord({ mother: { name: fullName(document), documentKind: kind, documentNumber: document.number, nationality: document.nationality, ...registered } })
    return compareForReview(anApplication({ answers: completeAnswers({ motherDocument: document }) }), record, { mother: read })
      .filter(({ person, verdict }) => person === 'mother' && verdict === 'differs')
      .map(({ field }) => field)
  }

  test.each(IDENTITY_DOCUMENT_KINDS)('finds nothing to look at when a %s is the same everywhere', kind => expect(mother(kind, {}, aDocument(kind) as RecognizedDocument)).toEqual([]))

  test.each<[string, IdentityDocumentKind, Partial<BirthRecordParent>, RecognizedDocument, string[]]>([
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
    const rows = compareForReview(anApplication({ answers: completeAnswers({ representative }) }), aBirthRecord(), { representative: { nameZh: '白桂瑛' } })
    const own = rows.filter(({ person }) => person === 'representative')
    expect(own.every(({ registered }) => registered === null)).toBe(true)
    expect(own.filter(({ verdict }) => verdict === 'differs').map(({ field }) => field)).toEqual(['nameZh'])
  })

  it('is made with the copy while phase 3 does not answer, and a certificate copied from paper has none', () => {
    const original = (source: 'registry' | 'paper') => ({ originalCertificate: { number: 'Y110000001', source, issuedOn: null, newbornName: '沈晓安', record: aBirthRecord({ id: source }) } })
    expect(copiedRecord(anApplication())).toEqual(aBirthRecord())
    expect(copiedRecord(anApplication({ answers: {} }))).toBeNull()
    expect(copiedRecord(anApplication({ answers: original('registry') }))?.id).toBe('registry')
    expect(copiedRecord(anApplication({ answers: original('paper') }))).toBeNull()
  })
})
