import { anApplication } from '../../../test/builders'
import type { HistoryEntry } from '../application/application'
import { APPLICATION_ACTIONS } from '../application/status'
import { afterQuietHours, NOTICES, tellingsOf } from './notices'

const [MOTHER, FATHER] = ['a'.repeat(24), 'b'.repeat(24)]
const application = (more: object = {}) => anApplication({ applicantAccountId: MOTHER, otherParentAccountId: FATHER, status: 'awaitingConfirmation', ...more })
const entry = (action: HistoryEntry['action']): HistoryEntry => ({ action, at: '2026-11-20T02:00:00.000Z', by: 'clerk', status: 'returned' })
const told = (action: HistoryEntry['action'], more: object = {}) => tellingsOf(application(more), entry(action)).map(({ accountId }) => accountId)

describe('what parents are told', () => {
  it('is decided for everything that can be done to an application', () => {
    expect(Object.keys(NOTICES).sort()).toEqual(['create', ...APPLICATION_ACTIONS].sort())
  })

  test.each<[HistoryEntry['action'], string[]]>([
    ['returnForCorrection', [MOTHER, FATHER]],
    ['recordIssued', [MOTHER, FATHER]],
    ['submit', [FATHER]],
    ['confirm', [MOTHER]],
    ['recordOnSiteCheck', []],
    ['askToUnlock', []],
  ])('%s is told to those whom it concerns', (action, accounts) => expect(told(action)).toEqual(accounts))

  it('is no request for what has been done meanwhile', () => {
    expect(told('submit', { status: 'submitted' })).toEqual([])
  })

  it('is told to one account where there is one', () => {
    expect(told('recordIssued', { otherParentAccountId: null })).toEqual([MOTHER])
    expect(told('submit', { otherParentAccountId: null })).toEqual([])
  })

  it('is nothing at all for a family that has lost its child', () => {
    for (const action of ['create', ...APPLICATION_ACTIONS] as const) expect(told(action, { lostNewborns: ['FM1'] })).toEqual([])
  })
})

describe('quiet hours', () => {
  const night = { from: 22, to: 8 }
  test.each([
    ['2026-11-20T21:59:59+08:00', night, '2026-11-20T21:59:59+08:00'],
    ['2026-11-20T22:00:00+08:00', night, '2026-11-21T08:00:00+08:00'],
    ['2026-11-20T23:59:59+08:00', night, '2026-11-21T08:00:00+08:00'],
    ['2026-11-21T00:00:00+08:00', night, '2026-11-21T08:00:00+08:00'],
    ['2026-11-21T07:59:59+08:00', night, '2026-11-21T08:00:00+08:00'],
    ['2026-11-21T08:00:00+08:00', night, '2026-11-21T08:00:00+08:00'],
    ['2026-12-31T22:30:00+08:00', night, '2027-01-01T08:00:00+08:00'],
    ['2026-11-20T13:00:00+08:00', { from: 12, to: 14 }, '2026-11-20T14:00:00+08:00'],
    ['2026-11-20T23:00:00+08:00', { from: 0, to: 0 }, '2026-11-20T23:00:00+08:00'],
  ])('at %s with %j it may be sent from %s on', (now, hours, expected) => {
    expect(afterQuietHours(new Date(now), hours).toISOString()).toBe(new Date(expected).toISOString())
  })
})
