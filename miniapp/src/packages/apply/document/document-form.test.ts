import { IDENTITY_DOCUMENT_KINDS, type IdentityDocumentKind, type PersonDocument } from '@mcb/shared/domain'
import { personDocumentSchema } from '@mcb/shared/contract'
import { aPassport } from '../../../../../shared/test/builders'
import {
  answerOf, type DocumentForm, EMPTY_DOCUMENT, fieldsAsked, formOf, isOptional, isWorthOffering, mendable, saidByNumber, sidesOf, takenOver, withKind,
} from './document-form'

const a = (kind: IdentityDocumentKind, rest: Partial<DocumentForm> = {}): DocumentForm => ({ ...EMPTY_DOCUMENT, kind, ...rest })
const ID = '110105199203140024'

describe('what a person is asked about their document', () => {
  it.each<[IdentityDocumentKind, string, string[]]>([
    ['residentIdentityCard', '', ['number', 'nameZh', 'ethnicity', 'expiryDate']],
    ['residencePermit', '', ['number', 'nameZh', 'expiryDate']],
    ['foreignPassport', '', ['number', 'surname', 'givenNames', 'nationality', 'sex', 'birthDate', 'expiryDate']],
    ['hongKongMacauTravelPermit', 'H12345678', ['number', 'nameZh', 'surname', 'givenNames', 'sex', 'birthDate', 'expiryDate']],
    ['hongKongMacauTravelPermit', 'HA1234567', ['number', 'surname', 'givenNames', 'nationality', 'sex', 'birthDate', 'expiryDate']],
    ['taiwanTravelPermit', '', ['number', 'nameZh', 'surname', 'givenNames', 'sex', 'birthDate', 'expiryDate']],
    ['foreignPermanentResidentCard', 'ITA110199203149', ['number', 'surname', 'givenNames', 'nationality', 'sex', 'birthDate', 'expiryDate']],
    ['foreignPermanentResidentCard', '911392199203140020', ['number', 'surname', 'givenNames', 'nationality', 'expiryDate']],
    ['householdRegister', '', ['number', 'nameZh', 'ethnicity', 'sex', 'birthDate']],
    ['other', '', ['otherName', 'number', 'nameZh', 'surname', 'givenNames', 'nationality', 'sex', 'birthDate', 'expiryDate']],
  ])('%s %s: %j', (kind, number, fields) => {
    expect(fieldsAsked(a(kind, { number }), 'shown')).toEqual(fields)
  })

  it.each(IDENTITY_DOCUMENT_KINDS)('nobody asks until when a %s of somebody who has died is valid', kind => {
    expect(fieldsAsked(a(kind), 'remembered')).not.toContain('expiryDate')
  })

  it('birth date and sex are asked where an old number does not say them', () => {
    expect(fieldsAsked(a('residentIdentityCard', { number: '110105920314002' }), 'remembered')).toEqual(expect.arrayContaining(['sex', 'birthDate']))
  })

  it('what was read with doubt comes first', () => {
    expect(fieldsAsked(a('foreignPassport', { doubtful: ['expiryDate', 'number'] }), 'shown').slice(0, 2)).toEqual(['number', 'expiryDate'])
  })

  it('names in Latin letters may be missing beside a Chinese one', () => {
    expect(['surname', 'givenNames', 'nameZh'].filter(field => isOptional(field as never, a('taiwanTravelPermit')))).toEqual(['surname', 'givenNames'])
    expect(['surname', 'givenNames', 'nameZh'].filter(field => isOptional(field as never, a('foreignPassport')))).toEqual(['givenNames'])
  })

  it.each<[IdentityDocumentKind, 1 | 2]>([
    ['residentIdentityCard', 2],
    ['residencePermit', 2],
    ['foreignPassport', 1],
    ['householdRegister', 1],
  ])('a %s has %i sides to be photographed', (kind, sides) => {
    expect(sidesOf(a(kind))).toBe(sides)
  })
})

describe('a number that says more', () => {
  it.each([
    ['as it is typed', '110105 19920314 0024', { birthDate: '1992-03-14', sex: 'female' }],
    ['not complete', '1101051992031', null],
    ['of a day that does not exist', '110105199202300020', null],
  ])('%s', (_how, number, said) => {
    expect(saidByNumber(a('residentIdentityCard', { number }))).toEqual(said)
  })

  it('fills birth date and sex in the answer', () => {
    const answer = answerOf(a('residentIdentityCard', { number: ID, nameZh: '周文静', ethnicity: '01', noExpiry: true }), 'shown')
    expect(answer).toMatchObject({ birthDate: '1992-03-14', sex: 'female', nationality: 'CHN', expiryDate: null })
    expect(personDocumentSchema.safeParse(answer).success).toBe(true)
  })

  it('and is mistyped is one problem, not three', () => {
    const form = a('residentIdentityCard', { number: '11010' })
    const problems = ['number', 'sex', 'birthDate', 'nameZh', 'photoId'].map(path => ({ path, code: 'required' }))
    expect(mendable(problems, form, 'shown').map(({ path }) => path)).toEqual(['number', 'nameZh', 'photoId'])
  })
})

describe('the answer', () => {
  const card: PersonDocument = {
    ...aPassport(), kind: 'residentIdentityCard', number: ID, nameZh: '周文静', surname: '', givenNames: '', nationality: 'CHN', ethnicity: '01', expiryDate: null, backPhotoId: '3'.repeat(24),
  }

  it.each([
    ['a passport', aPassport()],
    ['an identity card that does not expire', card],
    ['a household register', { ...card, kind: 'householdRegister' as const, number: '110105001', backPhotoId: null }],
  ])('comes back from the form as it was: %s', (_what, saved) => {
    expect(answerOf(formOf(saved), 'shown')).toEqual(saved)
  })

  it('has no photo where there is none to show', () => {
    expect(answerOf(formOf({ ...card, photoId: null, backPhotoId: null }), 'remembered')).toMatchObject({ photoId: null, backPhotoId: null, expiryDate: null })
  })

  it('asks for a day of expiry until somebody says that there is none', () => {
    const open = { ...formOf(card), noExpiry: false }
    expect(personDocumentSchema.safeParse(answerOf(open, 'shown')).error?.issues.map(({ path }) => path.join('.'))).toEqual(['expiryDate'])
  })

  it('forgets what another document said', () => {
    expect(withKind(formOf(aPassport()), 'residentIdentityCard')).toEqual(a('residentIdentityCard'))
    expect(withKind(formOf(aPassport()), 'foreignPassport')).toEqual(formOf(aPassport()))
  })
})

describe('what the hospital knows of a parent', () => {
  const known = { kind: 'residentIdentityCard' as const, number: ID, name: '周文静' }

  it('is offered for that kind of document, until it is in the form', () => {
    expect(isWorthOffering(known, a('residentIdentityCard'))).toBe(true)
    expect(isWorthOffering(known, a('householdRegister'))).toBe(false)
    expect(isWorthOffering(known, a('residentIdentityCard', { number: ID }))).toBe(false)
    expect(isWorthOffering({ ...known, number: '***' }, a('residentIdentityCard'))).toBe(false)
    expect(isWorthOffering(null, a('residentIdentityCard'))).toBe(false)
  })

  it('puts a Chinese name where it belongs, and no Latin one, whose order nobody knows', () => {
    expect(takenOver(known)).toEqual({ number: ID, nameZh: '周文静' })
    expect(takenOver({ kind: 'foreignPassport', number: 'YB1234567', name: 'ROSSI ELENA' })).toEqual({ number: 'YB1234567' })
  })
})
