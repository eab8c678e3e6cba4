import { beijingDate, type PlainDate, weekdayOf } from '@mcb/shared/domain'
import type { Translate } from './text'

const BEIJING_OFFSET_MS = 8 * 60 * 60 * 1000

/** A calendar date (`YYYY-MM-DD`) as the reader's language writes it. Without Intl, which some mini-programs lack. */
export function formatDate(date: string, t: Translate): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  return t('common.date.long', { year, month: t(`common.date.month.${month as 1}`), day })
}

/** An instant (ISO 8601) as day and time in Beijing, said aloud. */
export function formatInstant(instant: string, t: Translate): string {
  return t('common.date.withTime', inBeijing(instant, t))
}

/** A calendar date with its day of the week. */
export function formatDay(date: PlainDate, t: Translate): string {
  return t('common.date.onDay', { date: formatDate(date, t), weekday: t(`common.date.weekday.${weekdayOf(date) as 1}`) })
}

/** The time of day in Beijing, `HH:MM`. */
export function timeOf(instant: string): string {
  return new Date(new Date(instant).getTime() + BEIJING_OFFSET_MS).toISOString().slice(11, 16)
}

/** The same for staff, who are there. */
export function formatMoment(instant: string, t: Translate): string {
  return t('common.date.moment', inBeijing(instant, t))
}

function inBeijing(instant: string, t: Translate): { date: string; time: string } {
  const local = new Date(new Date(instant).getTime() + BEIJING_OFFSET_MS).toISOString()
  return { date: formatDate(local.slice(0, 10), t), time: local.slice(11, 16) }
}

/** Today in Beijing. */
export function today(): PlainDate {
  return beijingDate(new Date())
}

/** How long ago an instant was, in the largest whole unit; null while it is less than a minute. */
export function formatAge(since: string, now: Date, t: Translate): string | null {
  const minutes = Math.floor((now.getTime() - new Date(since).getTime()) / 60_000)
  if (minutes < 1) return null
  if (minutes < 60) return t('common.minutes', { count: minutes })
  if (minutes < 24 * 60) return t('common.hours', { count: Math.floor(minutes / 60) })
  return t('common.days', { count: Math.floor(minutes / (24 * 60)) })
}
