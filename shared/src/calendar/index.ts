import ical from 'ical-generator'
import type { PlainDate } from '../domain/dates/plain-date'

/** Something on a day; `id` stays the same when the day changes, so that a calendar moves it instead of having it twice. */
export type CalendarDay = { id: string; on: PlainDate; summary: string; description: string }

/**
 * Days as an iCalendar text (RFC 5545) any calendar takes in; all day, and remembered at nine in the morning of the day before.
 * @param at when it was made
 */
export function calendarText(name: string, days: readonly CalendarDay[], at: Date): string {
  const calendar = ical({ name, prodId: { company: 'Beijing Maternal and Child Health', product: 'Handbook', language: 'EN' } })
  for (const { id, on, summary, description } of days) {
    const event = calendar.createEvent({ id, start: on, allDay: true, stamp: at, summary, description })
    // fifteen hours before its midnight
    event.createAlarm({ trigger: 15 * 3600 })
  }
  return calendar.toString()
}
