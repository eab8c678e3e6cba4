import type { PlainDate } from '../dates/plain-date'

/**
 * After a loss everything is quiet, at once: weeks, visits, vaccinations, checks, deadlines. `goOnFor` are the living children for whom the
 * parents themselves have asked that reminders go on. Null: not quiet.
 */
export type QuietMode = { since: PlainDate; goOnFor: readonly string[] } | null

/** Whether nothing is said. Every function that reminds of something asks; `childId` null: about the pregnancy or the family. */
export function isQuiet(quiet: QuietMode, childId: string | null): boolean {
  return quiet !== null && (childId === null || !quiet.goOnFor.includes(childId))
}
