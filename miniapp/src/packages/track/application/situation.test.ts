import { DEFAULT_SETTINGS } from '@mcb/shared/domain'
import { correctionsToRead, mayChangeUnseen, situationOf } from './situation'

type Application = Parameters<typeof situationOf>[0]
const anApplication = (change: Partial<Application>): Application => ({
  status: 'submitted',
  viewer: 'applicant',
  actions: [],
  correctionPending: false,
  locked: false,
  personsToCheck: [],
  bring: [],
  history: [],
  postageDueFen: null,
  tracking: [],
  ...change,
})
const entry = (action: Application['history'][number]['action'], minute: number): Application['history'][number] => ({
  action,
  at: `2026-11-20T10:${String(minute).padStart(2, '0')}:00+08:00`,
  by: 'parent',
  status: 'awaitingConfirmation',
})
const event = (code: Application['tracking'][number]['code'], hour: number) => ({ id: String(hour), code, at: `2026-11-20T${hour}:00:00+08:00`, place: '' })

describe('what the parents are told', () => {
  const otherParent = { viewer: 'otherParent' } as const
  const corrected = [entry('submit', 1), entry('confirm', 2), entry('recordCorrected', 3)]
  it.each<[string, Partial<Application>, string, string]>([
    ['a draft of mine', { status: 'draft' }, 'draft', 'you'],
    ['a draft of the other parent', { status: 'draft', ...otherParent }, 'draftElsewhere', 'otherParent'],
    ['my signature is missing', { status: 'awaitingConfirmation', actions: ['confirm'], ...otherParent }, 'signYourself', 'you'],
    ['only the other signature is missing', { status: 'awaitingConfirmation' }, 'waitForSignature', 'otherParent'],
    ['the applicant signs again after a correction', { status: 'awaitingConfirmation', actions: ['confirm'], history: corrected }, 'signAgain', 'you'],
    ['the other parent has not signed again after a correction', { status: 'awaitingConfirmation', history: corrected }, 'waitForSignature', 'otherParent'],
    ['somebody is to be seen', { personsToCheck: ['mother'] }, 'visit', 'parents'],
    ['a paper is to be brought, and somebody is to be seen', { bring: ['M7'], personsToCheck: ['father'] }, 'visit', 'parents'],
    ['only a paper is to be brought', { bring: ['M7'] }, 'papers', 'institution'],
    ['everybody was verified online', {}, 'review', 'institution'],
    ['somebody was seen already', { status: 'underReview', personsToCheck: ['mother'] }, 'review', 'institution'],
    ['locked, and nobody has to come', { locked: true }, 'secondCheck', 'institution'],
    ['locked, and only a paper is to be brought', { locked: true, bring: ['M7'] }, 'secondCheck', 'institution'],
    ['locked, and somebody has to come', { locked: true, personsToCheck: ['mother'] }, 'visit', 'parents'],
    ['a correction is being asked for', { status: 'underReview', correctionPending: true, personsToCheck: ['mother'] }, 'correcting', 'registry'],
    ['returned to me', { status: 'returned' }, 'returned', 'you'],
    ['returned to the other parent', { status: 'returned', ...otherParent }, 'returnedElsewhere', 'otherParent'],
    ['to be sent', { status: 'readyForCourier' }, 'toBeSent', 'institution'],
    ['to be sent once it is paid', { status: 'readyForCourier', postageDueFen: 1800 }, 'payPostage', 'parents'],
    ['with the courier', { status: 'onTheWay' }, 'onTheWay', 'courier'],
    ['brought, and nobody has said so', { status: 'onTheWay', tracking: [event('taken', 8), event('delivered', 9)] }, 'delivered', 'parents'],
    ['not brought after all', { status: 'onTheWay', tracking: [event('delivered', 9), event('returning', 10)] }, 'onTheWay', 'courier'],
    ['on its way back', { status: 'returnedToSender' }, 'cameBack', 'institution'],
    ['lost', { status: 'lost' }, 'lost', 'parents'],
    ['handed over', { status: 'completed' }, 'received', 'nobody'],
  ])('%s', (_, change, situation, turn) => {
    expect(situationOf(anApplication(change))).toEqual({ situation, turn })
  })
})

describe('corrections to read before signing again', () => {
  it('are those that were made, not those that are only asked for', () => {
    const asked = { ...entry('correctBirth', 2), status: 'underReview' as const }
    expect(correctionsToRead({ history: [entry('submit', 1), asked] })).toEqual([])
    expect(correctionsToRead({ history: [entry('submit', 1), entry('correctBirth', 2)] })).toHaveLength(1)
  })

  it('are those since the last submission, and no others', () => {
    const history = [entry('submit', 1), entry('recordCorrected', 2), entry('submit', 3), entry('confirm', 4)]
    expect(correctionsToRead({ history })).toEqual([])
    expect(correctionsToRead({ history: [...history, entry('recordCorrected', 5), entry('confirm', 6), entry('recordCorrected', 7)] }).map(({ at }) => at.slice(14, 16))).toEqual(['05', '07'])
  })
})

describe('what somebody else may change while a parent looks', () => {
  const handedOverAt = '2026-11-20T10:00:00+08:00'
  const settings = { ...DEFAULT_SETTINGS, pickup: { ...DEFAULT_SETTINGS.pickup, undoMinutes: 10 } }
  it.each<[string, Parameters<typeof mayChangeUnseen>[0], string, boolean]>([
    ['a draft', { status: 'draft', handedOverAt: null }, '2026-11-20T10:00:00+08:00', false],
    ['a case under review', { status: 'underReview', handedOverAt: null }, '2026-11-20T10:00:00+08:00', true],
    ['a parcel on its way', { status: 'onTheWay', handedOverAt: null }, '2026-11-20T10:00:00+08:00', true],
    ['a certificate received by mail', { status: 'completed', handedOverAt: null }, '2026-11-20T10:00:00+08:00', false],
    ['a hand-over that can still be taken back', { status: 'completed', handedOverAt }, '2026-11-20T10:09:59+08:00', true],
    ['a hand-over that stands', { status: 'completed', handedOverAt }, '2026-11-20T10:10:00+08:00', false],
  ])('%s', (_, application, now, may) => {
    expect(mayChangeUnseen(application, new Date(now), settings)).toBe(may)
  })
})
