import { IDENTITY_DOCUMENT_KINDS, plainDate, type DocumentMessage } from '@mcb/shared/domain'
import { toDocument, toWireDocument, wireDocument } from './identity'

const everything: DocumentMessage = {
  kind: 'foreignPassport',
  number: 'YB1234567',
  facts: {
    otherName: '', nameZh: '', surname: 'MARCHETTI-ROSSI', givenNames: 'ELENA', nationality: 'ITA', ethnicity: '01', sex: 'female', birthDate: plainDate('1992-03-14'), expiryDate: plainDate('2031-05-20'),
  },
  observedAt: '2026-11-20T02:00:00.123Z',
  source: 'parent',
}
const thereAndBack = (message: DocumentMessage) => toDocument(wireDocument.parse(JSON.parse(JSON.stringify(toWireDocument(message)))))

describe('a document on its way to phase 3 and back', () => {
  it('is written in its words', () => {
    expect(toWireDocument(everything)).toEqual({
      SFZJLB: '03', SFZJHM: 'YB1234567', QTZJMC: '', XM: '', WWX: 'MARCHETTI-ROSSI', WWM: 'ELENA', GJ: '380', MZ: '01', XB: '2', CSRQ: '19920314', ZJYXQ: '20310520',
      GXSJ: '20261120100000123', SJLY: '1',
    })
  })

  it.each(IDENTITY_DOCUMENT_KINDS)('stays the same: %s', kind => expect(thereAndBack({ ...everything, kind })).toEqual({ ...everything, kind }))

  test.each<[string, Partial<DocumentMessage>]>([
    ['that says nothing but its number', { facts: {} }],
    ['that does not expire', { facts: { expiryDate: null } }],
    ['of a German', { facts: { nationality: 'D' } }],
    ['of a man', { facts: { sex: 'male' } }],
    ['verified by Jingtong', { source: 'jingtong' }],
    ['just after midnight in Beijing', { observedAt: '2026-12-31T16:00:00.000Z' }],
  ])('stays the same: one %s', (_what, change) => expect(thereAndBack({ ...everything, ...change })).toEqual({ ...everything, ...change }))

  test.each([
    ['a day that does not exist', { CSRQ: '19920230' }],
    ['an hour that does not exist', { GXSJ: '20261120250000000' }],
  ])('is refused with %s', (_what, change) => expect(() => toDocument({ ...toWireDocument(everything), ...change })).toThrow('upstream.unexpected'))

  it('of a kind nobody knows is another document', () => expect(toDocument({ ...toWireDocument(everything), SFZJLB: '88' }).kind).toBe('other'))
})
