import type { HeldDocumentView } from '@mcb/shared/contract'
import { plainDate } from '@mcb/shared/domain'
import { documentOf, EMPTY_FORM, fieldsAsked, type HeldField, type HeldForm, renewalOf } from './document-form'

const form = (overrides: Partial<HeldForm>): HeldForm => ({ ...EMPTY_FORM, ...overrides })

describe('the form of a document', () => {
  test.each<[Partial<HeldForm>, HeldField[]]>([
    [{}, []],
    [{ kind: 'foreignPassport' }, ['number', 'surname', 'givenNames', 'nationality', 'sex', 'birthDate', 'expiryDate']],
    [{ kind: 'residentIdentityCard' }, ['number', 'nameZh', 'ethnicity', 'sex', 'birthDate', 'expiryDate']],
    [{ kind: 'residentIdentityCard', number: '11010519491231002x' }, ['number', 'nameZh', 'ethnicity', 'expiryDate']],
    [{ kind: 'hongKongMacauTravelPermit', number: 'H12345678' }, ['number', 'nameZh', 'surname', 'givenNames', 'sex', 'birthDate', 'expiryDate']],
    [{ kind: 'hongKongMacauTravelPermit', number: 'HA1234567' }, ['number', 'surname', 'givenNames', 'nationality', 'sex', 'birthDate', 'expiryDate']],
    [{ kind: 'householdRegister' }, ['number', 'nameZh', 'ethnicity', 'sex', 'birthDate']],
    [{ kind: 'other' }, ['otherName', 'number', 'nameZh', 'surname', 'givenNames', 'nationality', 'sex', 'birthDate', 'expiryDate']],
  ])('for %j asks %j', (overrides, expected) => expect(fieldsAsked(form(overrides))).toEqual(expected))

  it('sends what the number says, and nothing that was not asked', () => {
    const sent = documentOf(form({ kind: 'residentIdentityCard', number: '11010519491231002X', nameZh: '王 小明', ethnicity: '01', surname: 'WANG', noExpiry: true }))
    expect(sent).toMatchObject({ nameZh: '王小明', surname: '', nationality: 'CHN', sex: 'female', birthDate: '1949-12-31', expiryDate: null })
  })

  it('leaves a missing date of expiry to be asked for', () => {
    expect(documentOf(form({ kind: 'foreignPassport', noExpiry: true })).expiryDate).toBeUndefined()
  })

  it('of a renewal has everything but the end', () => {
    const held: HeldDocumentView = {
      kind: 'foreignPassport', number: 'YB1234567', otherName: '', nameZh: '', surname: 'MARCHETTI', givenNames: 'ELENA', nationality: 'ITA', ethnicity: '', sex: 'female',
      birthDate: plainDate('1992-03-14'), expiryDate: plainDate('2026-12-01'), observedAt: '2026-11-20T02:00:00.000Z', source: 'parent', expires: 'soon', supersededBy: null,
    }
    expect(renewalOf(held)).toMatchObject({ number: 'YB1234567', nationality: 'ITA', birthDate: '1992-03-14', expiryDate: '' })
  })
})
