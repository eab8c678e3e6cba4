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
