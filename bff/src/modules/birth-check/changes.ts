import { birthCheckStatusAfter, type BirthCheckAction, type Role } from '@mcb/shared/domain'
import type { BirthCheckRecord } from './ports'

/** Brings a check forward by an action: what it changes, then status, version and history. The action must be possible. */
export function advance(record: BirthCheckRecord, action: BirthCheckAction, by: Role | 'system', at: Date, change: () => void): void {
  const { check } = record
  const before = check.status
  change()
  check.status = birthCheckStatusAfter(before, action, check)
  check.version += 1
  check.history.push({ action, at: at.toISOString(), by, status: check.status })
  record.updatedAt = at
}
