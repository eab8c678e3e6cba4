import { IDENTITY_DOCUMENT_KINDS, type IdentityDocumentKind } from '@mcb/shared/domain'
import { type DocumentForm, EMPTY_DOCUMENT } from './document-form'
import {
  evidenceOf, fieldsHelped, fieldsRead, isWaiting, mannerFor, otherSpelling, type ReadPhoto, type Readings, typedInstead, withReadings,
} from './document-reading'

const a = (kind: IdentityDocumentKind, rest: Partial<DocumentForm> = {}): DocumentForm => ({ ...EMPTY_DOCUMENT, kind, ...rest })
const place = { left: 0.1, top: 0.8, width: 0.3, height: 0.05 }

/** A reading that says these, all of them in one place. */
function aReading(values: Partial<Record<keyof ReadPhoto['fields'], string>>, more: Partial<ReadPhoto> = {}): ReadPhoto {
  const fields = Object.fromEntries(Object.entries(values).map(([field, value]) => [field, { value, confidence: 0.99, place }]))
  return { outcome: 'read', kind: 'foreignPassport', side: 'front', fields, doubtful: [], remarks: [], turn: 0, printedNames: null, ...more }
}
const passport = aReading({ number: 'YB1234567', surname: 'GARCIA LOPEZ', nationality: 'ITA', sex: 'female', birthDate: '1992-03-14', expiryDate: '2031-05-20' }, { doubtful: ['surname', 'givenNames'] })
const cardFront = aReading({ number: '110105199203140024', nameZh: '周文静', sex: 'female', birthDate: '1992-03-14' }, { kind: 'residentIdentityCard' })
const cardBack = aReading({ expiryDate: '2036-01-01', issuer: '北京市公安局朝阳分局', issueDate: '2016-01-01' }, { kind: 'residentIdentityCard', side: 'back' })
const only = (part: Partial<Readings>): Readings => ({ front: null, back: null, ...part })

describe('a photo that is waited for', () => {
  it.each(IDENTITY_DOCUMENT_KINDS)('is that of a %s exactly when it can be read', kind => {
    const read = kind !== 'householdRegister' && kind !== 'other'
    expect(mannerFor(a(kind), 'shown')).toBe(read ? 'awaited' : 'quiet')
    expect(mannerFor(a(kind), 'remembered')).toBe('quiet')
  })

  it.each<[string, IdentityDocumentKind, Partial<DocumentForm>, boolean]>([
    ['nothing has come of it yet', 'foreignPassport', {}, true],
    ['it was read', 'foreignPassport', { front: 'read' }, false],
    ['somebody types', 'foreignPassport', { front: 'typed' }, false],
    ['the back of a card is missing', 'residentIdentityCard', { front: 'read' }, true],
    ['the front of a card is missing', 'residentIdentityCard', { back: 'read' }, true],
    ['both sides were read', 'residentIdentityCard', { front: 'read', back: 'read' }, false],
    ['the back is typed', 'residentIdentityCard', { front: 'read', back: 'typed' }, false],
    ['everything is typed', 'residentIdentityCard', { front: 'typed' }, false],
    ['the card has one side that counts', 'taiwanTravelPermit', { front: 'read' }, false],
  ])('while %s: %s %j → %s', (_when, kind, part, waiting) => {
    expect(isWaiting(a(kind, part), 'awaited')).toBe(waiting)
    expect([isWaiting(a(kind, part), 'offered'), isWaiting(a(kind, part), 'quiet')]).toEqual([false, false])
  })
})

describe('what was read from a photo', () => {
  it('fills the form, and empties what could not be read', () => {
    expect(fieldsRead(passport, a('foreignPassport', { givenNames: 'OF ANOTHER PHOTO' }))).toMatchObject({
      number: 'YB1234567', surname: 'GARCIA LOPEZ', givenNames: '', expiryDate: '2031-05-20', doubtful: ['surname', 'givenNames'], front: 'read',
    })
  })

  it('leaves to each side of a card what that side says', () => {
    const both = withReadings(a('residentIdentityCard', { ethnicity: '01' }), { front: cardFront, back: cardBack }, 'awaited')
    expect(both).toMatchObject({ number: '110105199203140024', nameZh: '周文静', ethnicity: '01', expiryDate: '2036-01-01', noExpiry: false, front: 'read', back: 'read' })
    const again = withReadings({ ...both, front: 'open' }, { front: aReading({ nameZh: '周文婧' }, { kind: 'residentIdentityCard' }), back: cardBack }, 'awaited')
    expect(again).toMatchObject({ nameZh: '周文婧', number: '', expiryDate: '2036-01-01' })
  })

  it('ticks that a card does not expire', () => {
    const back = aReading({}, { kind: 'residentIdentityCard', side: 'back', remarks: ['does_not_expire'] })
    expect(fieldsRead(back, a('residentIdentityCard', { expiryDate: '2030-01-01' }))).toMatchObject({ expiryDate: '', noExpiry: true, back: 'read' })
    expect(fieldsRead(cardBack, a('residentIdentityCard', { noExpiry: true }))).toMatchObject({ expiryDate: '2036-01-01', noExpiry: false })
  })

  it('keeps the doubts of the other side, and forgets its own earlier ones', () => {
    const form = a('residentIdentityCard', { doubtful: ['nameZh', 'expiryDate'] })
    expect(fieldsRead(cardBack, form).doubtful).toEqual(['nameZh'])
    expect(fieldsRead({ ...cardFront, doubtful: ['number'] }, form).doubtful).toEqual(['expiryDate', 'number'])
  })

  it('is taken in once: what somebody has mended since stays', () => {
    const form = withReadings(a('foreignPassport'), only({ front: passport }), 'awaited')
    const mended = { ...form, surname: 'GARCIA' }
    expect(withReadings(mended, only({ front: passport }), 'awaited')).toBe(mended)
  })

  it('counts for nothing once somebody types', () => {
    const form = a('foreignPassport', { doubtful: ['number'], ...typedInstead('front', a('foreignPassport', { doubtful: ['number'] })) })
    expect(form).toMatchObject({ front: 'typed', doubtful: [] })
    expect(withReadings(form, only({ front: passport }), 'awaited')).toBe(form)
  })

  it('leaves alone what somebody has typed, where reading is only a help', () => {
    const helped = fieldsHelped(passport, a('foreignPassport', { surname: 'VERDI' }))
    expect(helped).toMatchObject({ number: 'YB1234567', doubtful: [], front: 'read' })
    expect(helped).not.toHaveProperty('surname')
  })
})

describe('what a field is held against', () => {
  const card = a('residentIdentityCard', { photoId: 'f', backPhotoId: 'b' })
  const readings = { front: { ...cardFront, turn: 90 as const }, back: cardBack }

  it('is its place on the photo of its side, turned as that photo needs', () => {
    expect(evidenceOf('number', card, readings)).toEqual({ at: { id: 'f', place, turn: 90 }, madeOut: true })
    expect(evidenceOf('expiryDate', card, readings)).toEqual({ at: { id: 'b', place, turn: 0 }, madeOut: true })
  })

  it('is nothing for what no photo says, and for what is not read', () => {
    expect(evidenceOf('ethnicity', card, readings)).toBeNull()
    expect(evidenceOf('expiryDate', card, only({ front: cardFront }))).toBeNull()
  })

  it('says what could not be made out', () => {
    expect(evidenceOf('givenNames', a('foreignPassport', { photoId: 'f' }), only({ front: passport }))).toEqual({ at: null, madeOut: false })
  })
})

describe('the spelling of a name', () => {
  const printed = (surname: string) => only({ front: { ...passport, printedNames: { surname, givenNames: 'ANA' } } })

  it('of the page is offered beside that of the machine-readable lines, and back again', () => {
    const readings = printed('GARCÍA-LÓPEZ')
    const form = a('foreignPassport', { surname: 'GARCIA LOPEZ' })
    expect(otherSpelling('surname', form, readings)).toEqual({ value: 'GARCÍA-LÓPEZ', from: 'page' })
    expect(otherSpelling('surname', { ...form, surname: 'GARCÍA-LÓPEZ' }, readings)).toEqual({ value: 'GARCIA LOPEZ', from: 'lines' })
    expect(otherSpelling('surname', { ...form, surname: 'GARCIA' }, readings)).toMatchObject({ from: 'page' })
  })

  it.each([['is the same', 'GARCIA LOPEZ'], ['differs in small letters only', 'Garcia Lopez']])('is not offered when it %s', (_how, surname) => {
    expect(otherSpelling('surname', a('foreignPassport'), printed(surname))).toBeNull()
  })

  it('is not offered where the page’s is not known', () => {
    expect(otherSpelling('surname', a('foreignPassport'), only({ front: passport }))).toBeNull()
    expect(otherSpelling('givenNames', a('foreignPassport'), printed('GARCÍA'))).toBeNull()
  })
})
