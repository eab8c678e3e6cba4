import { anApplication } from '../../../test/builders'
import type { Application, HistoryEntry } from '../application/application'
import { remindersOf } from '../application/reminders'
import { plainDate } from '../dates/plain-date'
import { DEFAULT_SETTINGS as settings } from '../settings/settings'
import { readySince, storageOf } from './storage'

const entry = (action: HistoryEntry['action'], at: string, status: Application['status']): HistoryEntry => ({ action, at, by: 'system', status })
const issued = [entry('issue', '2026-11-19T02:00:00.000Z', 'issuing'), entry('recordIssued', '2026-11-20T02:00:00.000Z', 'readyForPickup')]
const ready = (history = issued) => anApplication({ status: 'readyForPickup', history })
const on = (day: string) => ({ today: plainDate(day), settings })

describe('a certificate at the counter', () => {
  test.each([
    ['2026-11-20', 'atCounter'],
    ['2026-12-19', 'atCounter'],
    ['2026-12-20', 'forgotten'],
    ['2027-02-17', 'forgotten'],
    ['2027-02-18', 'stored'],
    ['2030-01-01', 'stored'],
  ])('issued on 20 November is on %s %s', (day, state) => {
    expect(storageOf(ready(), on(day))).toEqual({ state, storedFrom: '2027-02-18' })
  })

  it('waits since the day it came, as Beijing counts days', () => {
    expect(readySince(ready([issued[0]!, entry('recordIssued', '2026-11-20T16:00:00.000Z', 'readyForPickup')]))).toBe('2026-11-21')
  })

  it('that was handed over by mistake has waited since before that', () => {
    const undone = [...issued, entry('handOver', '2026-12-01T02:00:00.000Z', 'completed'), entry('undoHandOver', '2026-12-01T02:05:00.000Z', 'readyForPickup')]
    expect(readySince(ready(undone))).toBe('2026-11-20')
  })

  it('that somebody has received is not there', () => {
    expect(storageOf(anApplication({ status: 'completed', history: [...issued, entry('handOver', '2026-12-01T02:00:00.000Z', 'completed')] }), on('2030-01-01'))).toBeNull()
  })

  test.each([
    ['2026-12-19', []],
    ['2026-12-20', [{ code: 'collect_before', date: '2027-02-18', days: 60 }]],
    ['2027-02-20', [{ code: 'stored_since', date: '2027-02-18', days: 2 }]],
  ])('reminds its parents on %s', (day, reminders) => expect(remindersOf(ready(), on(day))).toEqual(reminders))
})
