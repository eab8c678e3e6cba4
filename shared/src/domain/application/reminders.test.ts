import { anApplication } from '../../../test/builders'
import { plainDate } from '../dates/plain-date'
import { DEFAULT_SETTINGS, settingsSchema } from '../settings/settings'
import type { Application } from './application'
import { decisionExpectedBy, remindersOf, signBefore } from './reminders'
import { APPLICATION_STATUSES } from './status'

const settings = DEFAULT_SETTINGS
const waiting = anApplication({ status: 'awaitingConfirmation', awaitingSince: '2026-11-01T02:00:00.000Z' })
const queued = (overrides: Partial<Application> = {}) => anApplication({ status: 'submitted', queuedAt: '2026-11-18T02:00:00.000Z', ...overrides })
const on = (application: Application, day: string) => remindersOf(application, { today: plainDate(day), settings })

describe('a reminder', () => {
  it('names the last of fourteen days for the missing signature, as Beijing counts them', () => {
    expect(signBefore(waiting, settings)).toBe('2026-11-15')
    expect(signBefore({ ...waiting, awaitingSince: '2026-11-01T15:59:59.999Z' }, settings)).toBe('2026-11-15')
    expect(signBefore({ ...waiting, awaitingSince: '2026-11-01T16:00:00.000Z' }, settings)).toBe('2026-11-16')
    expect(signBefore(waiting, settingsSchema.parse({ confirmation: { lastsDays: 7 } }))).toBe('2026-11-08')
  })

  test.each([
    ['2026-11-11', null],
    ['2026-11-12', 3],
    ['2026-11-14', 1],
    ['2026-11-15', 0],
    // until the application is given back, which may take a while
    ['2026-11-16', 0],
  ])('on %s says that there are so many days left to sign: %s', (today, days) => {
    expect(on(waiting, today)).toEqual(days === null ? [] : [{ code: 'sign_before', date: '2026-11-15', days }])
  })

  test.each([
    ['2026-11-18', null],
    ['2026-11-25', null],
    ['2026-11-26', 1],
    ['2026-12-25', 30],
  ])('on %s says that the decision is so many days late: %s', (today, days) => {
    for (const status of ['submitted', 'underReview'] as const)
      expect(on(queued({ status }), today)).toEqual(days === null ? [] : [{ code: 'decision_late', date: '2026-11-25', days }])
  })

  it('promises a decision seven days after the queue, as Beijing counts them', () => {
    expect(decisionExpectedBy(queued({ queuedAt: '2026-11-18T15:59:00.000Z' }), settings)).toBe('2026-11-25')
    expect(decisionExpectedBy(queued({ queuedAt: '2026-11-18T16:00:00.000Z' }), settings)).toBe('2026-11-26')
  })

  test.each(APPLICATION_STATUSES)('of a %s application is there only while somebody is waited for', status => {
    const application = anApplication({ status, awaitingSince: '2026-11-01T02:00:00.000Z', queuedAt: '2026-11-01T02:00:00.000Z' })
    expect(signBefore(application, settings) !== null).toBe(status === 'awaitingConfirmation')
    expect(decisionExpectedBy(application, settings) !== null).toBe(status === 'submitted' || status === 'underReview')
  })

  it('is for no family that has lost its child', () => {
    expect(remindersOf(waiting, { today: plainDate('2026-12-31'), settings })).not.toEqual([])
    expect(remindersOf({ ...waiting, lostNewborns: ['FM1'] }, { today: plainDate('2026-12-31'), settings })).toEqual([])
    expect(remindersOf({ ...waiting, lostNewborns: [] }, { today: plainDate('2026-12-31'), settings })).not.toEqual([])
  })

  it('is not there when nobody knows since when', () => {
    expect(signBefore({ ...waiting, awaitingSince: null }, settings)).toBeNull()
    expect(decisionExpectedBy(queued({ queuedAt: null }), settings)).toBeNull()
  })
})
