import { beijingDate, daysBetween, plusDays, type PlainDate } from '../dates/plain-date'
import { readyAt, storageOf } from '../pickup/storage'
import type { Settings } from '../settings/settings'
import type { Application } from './application'

export const REMINDER_CODES = ['sign_before', 'decision_late', 'collect_before', 'stored_since'] as const

/** What a parent should not forget; the words are in `i18n` under `reminder.<code>`. */
export type Reminder = { code: (typeof REMINDER_CODES)[number]; date: PlainDate; days: number }

/** The last day on which the missing signature can be given; null while none is waited for. */
export function signBefore({ status, awaitingSince }: Application, settings: Settings): PlainDate | null {
  return status === 'awaitingConfirmation' && awaitingSince ? plusDays(beijingDate(new Date(awaitingSince)), settings.confirmation.lastsDays) : null
}

/** The day by which the institution means to have decided; null while it is not their turn. */
export function decisionExpectedBy({ status, queuedAt }: Application, settings: Settings): PlainDate | null {
  const theirTurn = status === 'submitted' || status === 'underReview'
  return theirTurn && queuedAt ? plusDays(beijingDate(new Date(queuedAt)), settings.decision.promisedDays) : null
}

/** Whether the family has lost a child of this application. */
export function isBereaved({ lostNewborns }: Pick<Application, 'lostNewborns'>): boolean {
  return (lostNewborns ?? []).length > 0
}

/** Since when a certificate waits of which its parents were not reminded yet; null when there is nothing to remind them of. ISO 8601 */
export function unremindedSince(application: Pick<Application, 'status' | 'history' | 'lostNewborns'>): string | null {
  if (isBereaved(application) || application.history.some(({ action }) => action === 'remindToCollect')) return null
  return readyAt(application)
}

/** Whether the parents are to be reminded, once, of a certificate nobody has fetched: some time before it is put away. */
export function isCollectReminderDue(application: Application, { today, settings }: { today: PlainDate; settings: Settings }): boolean {
  const since = unremindedSince(application)
  return since !== null && today >= plusDays(beijingDate(new Date(since)), settings.pickup.remindAfterDays)
}

/** What to remind the parents of today; nothing, of a child they have lost. */
export function remindersOf(application: Application, { today, settings }: { today: PlainDate; settings: Settings }): Reminder[] {
  if (isBereaved(application)) return []
  const reminders: Reminder[] = []
  const signature = signBefore(application, settings)
  if (signature && daysBetween(today, signature) <= settings.confirmation.remindBeforeDays)
    reminders.push({ code: 'sign_before', date: signature, days: Math.max(0, daysBetween(today, signature)) })
  const decision = decisionExpectedBy(application, settings)
  if (decision && decision < today) reminders.push({ code: 'decision_late', date: decision, days: daysBetween(decision, today) })
  const storage = storageOf(application, { today, settings })
  if (storage && storage.state !== 'atCounter') {
    const code = storage.state === 'stored' ? 'stored_since' : 'collect_before'
    reminders.push({ code, date: storage.storedFrom, days: Math.abs(daysBetween(today, storage.storedFrom)) })
  }
  return reminders
}
