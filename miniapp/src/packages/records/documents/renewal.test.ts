import { type HeldDocumentView, saveMyDocument } from '@mcb/shared/contract'
import { DEFAULT_SETTINGS, plainDate } from '@mcb/shared/domain'
import { EMPTY_DOCUMENT } from '../../apply/document/document-form'
import { documentOf, heldProblems, renewalOf } from './renewal'

const held: HeldDocumentView = {
  kind: 'foreignPassport', number: 'YB1234567', otherName: '', nameZh: '', surname: 'MARCHETTI', givenNames: 'ELENA', nationality: 'ITA', ethnicity: '', sex: 'female',
  birthDate: plainDate('1992-03-14'), expiryDate: plainDate('2026-12-01'), observedAt: '2026-11-20T02:00:00.000Z', source: 'parent', expires: 'soon', supersededBy: null,
}

describe('the renewal of a document', () => {
  it('begins with everything but the end', () => {
    expect(renewalOf(held)).toMatchObject({ number: 'YB1234567', nationality: 'ITA', birthDate: '1992-03-14', expiryDate: '' })
  })

  it('is sent as the BFF takes it, without photos', () => {
    const document = documentOf({ ...renewalOf(held), number: 'yc 7654321', expiryDate: '2036-11-30' })
    expect(saveMyDocument.body!.parse({ document })).toMatchObject({ document: { number: 'YC7654321', expiryDate: '2036-11-30' } })
  })

  it('asks for the end that is missing', () => {
    expect(saveMyDocument.body!.safeParse({ document: documentOf(renewalOf(held)) }).error?.issues.map(({ path }) => path.join('.'))).toEqual(['document.expiryDate'])
  })

  it('of a document that says no names, sex or birth date begins without them', () => {
    expect(renewalOf({ ...held, sex: null, birthDate: null })).toMatchObject({ sex: '', birthDate: '' })
  })
})

describe('a document that is written down', () => {
  const facts = { today: plainDate('2026-11-20'), settings: DEFAULT_SETTINGS }
  const problems = (form: Parameters<typeof heldProblems>[0]) => heldProblems(form, facts).map(({ path, code }) => `${path} ${code}`)

  it('is told everything that is missing at once', () => {
    expect(problems({ ...EMPTY_DOCUMENT, kind: 'residentIdentityCard' })).toEqual(
      expect.arrayContaining(['number required', 'nameZh required', 'ethnicity required', 'expiryDate required']),
    )
  })

  it('may not have ended', () => {
    expect(problems({ ...renewalOf(held), expiryDate: '2026-11-19' })).toEqual(['expiryDate document.expired'])
  })

  it('is sent when nothing is wrong with it', () => {
    expect(problems({ ...renewalOf(held), expiryDate: '2036-11-30' })).toEqual([])
  })
})
