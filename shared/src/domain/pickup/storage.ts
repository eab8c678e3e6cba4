import type { Application } from '../application/application'
import { beijingDate, plusDays, type PlainDate } from '../dates/plain-date'
import type { Settings } from '../settings/settings'

/**
 * Where a certificate that waits to be collected is. `forgotten`: long enough that the parents are reminded. `stored`: put
 * away, and still theirs; it is fetched when they ask for it by choosing a time.
 */
export const STORAGE_STATES = ['atCounter', 'forgotten', 'stored'] as const
export type StorageState = (typeof STORAGE_STATES)[number]

/** The instant since when the certificate waits at the counter; null while it does not. A hand-over taken back does not begin anew. ISO 8601 */
export function readyAt({ status, history }: Pick<Application, 'status' | 'history'>): string | null {
  if (status !== 'readyForPickup') return null
  const waiting = history.filter(({ action }) => action !== 'handOver' && action !== 'undoHandOver')
  const before = waiting.map(entry => entry.status === 'readyForPickup').lastIndexOf(false)
  return waiting[before + 1]?.at ?? null
}

/** The day of that, in Beijing. */
export function readySince(application: Pick<Application, 'status' | 'history'>): PlainDate | null {
  const at = readyAt(application)
  return at === null ? null : beijingDate(new Date(at))
}

/** Where the certificate is today, and the day it is put away; null when it does not wait at the counter. */
export function storageOf(application: Pick<Application, 'status' | 'history'>, { today, settings }: { today: PlainDate; settings: Settings }): { state: StorageState; storedFrom: PlainDate } | null {
  const since = readySince(application)
  if (!since) return null
  const { remindAfterDays, storedAfterDays } = settings.pickup
  const storedFrom = plusDays(since, storedAfterDays)
  if (today >= storedFrom) return { state: 'stored', storedFrom }
  return { state: today >= plusDays(since, remindAfterDays) ? 'forgotten' : 'atCounter', storedFrom }
}
