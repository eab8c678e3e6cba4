import type { ApplicationRecord, OutboxEntry } from '../modules/application/ports'

/**
 * A message to be sent once, about one newborn. Its id is made of the application, the kind of message and a running number, so that the
 * same decision can never make two different messages.
 */
export function newOutboxEntry(type: OutboxEntry['type'], record: ApplicationRecord, at: Date, newborn: number): OutboxEntry {
  const before = record.outbox.filter(entry => entry.type === type).length
  return {
    messageId: `${record.application.id}-${type}-${before + 1}`,
    type,
    newborn,
    state: 'asked',
    askedAt: at,
    attempts: 0,
    nextAttemptAt: at,
    lastProblem: null,
  }
}

/** The courier has brought it, and phase 3 is to hear of it; to be called once, when the application is completed by that. */
export function recordReceipt(record: ApplicationRecord, at: Date): void {
  const { application } = record
  application.handOver = { at: at.toISOString(), by: application.parcel!.by, collector: application.answers.collection!.recipient }
  for (const { newborn } of application.certificates) record.outbox.push(newOutboxEntry('pickupReport', record, at, newborn))
}

const FIRST_DELAY_MS = 1000
const LONGEST_DELAY_MS = 5 * 60_000

/**
 * How long to wait after the n-th failure: doubling from one second to five minutes, the upper half by chance, so that a
 * crowd of messages does not come back as a crowd.
 */
export function retryDelayMs(attempts: number, chance: number): number {
  const full = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.max(0, attempts - 1))
  return Math.round(full / 2 + (full / 2) * chance)
}
