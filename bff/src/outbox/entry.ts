import type { ApplicationRecord, OutboxEntry } from '../modules/application/ports'
import { asked } from './sender'

/**
 * A message to be sent once, about one newborn. Its id is made of the application, the kind of message and a running number, so that the
 * same decision can never make two different messages.
 */
export function newOutboxEntry(type: OutboxEntry['type'], record: ApplicationRecord, at: Date, newborn: number): OutboxEntry {
  const before = record.outbox.filter(entry => entry.type === type).length
  return { ...asked(`${record.application.id}-${type}-${before + 1}`, at), type, newborn }
}

/** The courier has brought it, and phase 3 is to hear of it; to be called once, when the application is completed by that. */
export function recordReceipt(record: ApplicationRecord, at: Date): void {
  const { application } = record
  application.handOver = { at: at.toISOString(), by: application.parcel!.by, collector: application.answers.collection!.recipient }
  for (const { newborn } of application.certificates) record.outbox.push(newOutboxEntry('pickupReport', record, at, newborn))
}
