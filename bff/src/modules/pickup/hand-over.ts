import { papersToSee, possibleRecipients, type PickupPaper, type Recipient, type Settings } from '@mcb/shared/domain'
import { AppError } from '@mcb/shared/errors'
import { newOutboxEntry } from '../../outbox/entry'
import type { ApplicationRecord } from '../application/ports'

/** Used codes an application remembers; far more than a family shows at the counter. */
const REMEMBERED_CODES = 20

export type HandingOver = { by: string; collector: Recipient; seen: readonly PickupPaper[]; /** When it was in their hands. */ at: Date; /** Digest of the code they showed. */ code: string | null }

/**
 * Writes a hand-over into an application: who took it, and what phase 3 is told once it can no longer be taken back.
 * @throws request.invalid for somebody who may not collect it, or papers nobody has seen
 */
export function handOver(record: ApplicationRecord, { by, collector, seen, at, code }: HandingOver, now: Date, { pickup }: Settings): void {
  const { application } = record
  if (!possibleRecipients(application.answers).includes(collector))
    throw new AppError('request.invalid', { fields: [{ path: 'collector', code: 'collection.recipient' }] })
  const unseen = papersToSee(application.answers, collector).filter(paper => !seen.includes(paper))
  if (unseen.length) throw new AppError('request.invalid', { fields: unseen.map(paper => ({ path: `seen.${paper}`, code: 'required' })) })
  const undoableUntil = new Date(at.getTime() + pickup.undoMinutes * 60_000)
  application.handOver = { at: at.toISOString(), by, collector, seen: [...seen], undoableUntil: undoableUntil.toISOString() }
  application.scan = null
  record.usedCodes = usedCodesOf(record, code)
  record.visitCode = null
  const sendFrom = undoableUntil > now ? undoableUntil : now
  for (const { newborn } of application.certificates) record.outbox.push(newOutboxEntry('pickupReport', record, sendFrom, newborn))
}

/**
 * Takes a hand-over back: phase 3 has not been told, and never will be.
 * @throws application.action_refused when telling has begun
 */
export function undoHandOver(record: ApplicationRecord, reason: string, at: Date): void {
  const { application } = record
  const told = record.outbox.filter(({ type }) => type === 'pickupReport')
  if (!application.handOver || told.some(({ attempts }) => attempts > 0))
    throw new AppError('application.action_refused', { params: { action: 'undoHandOver', refusal: 'undo_over', status: application.status } })
  application.undoneHandOvers = [...(application.undoneHandOvers ?? []), { ...application.handOver, undoneAt: at.toISOString(), reason }]
  application.handOver = null
  record.outbox = record.outbox.filter(({ type }) => type !== 'pickupReport')
}

/** The codes that are good for nothing any more: the one that was shown, and the one that still could be. */
function usedCodesOf({ usedCodes = [], visitCode }: ApplicationRecord, code: string | null): string[] {
  const used = [code, visitCode?.digest].filter(digest => typeof digest === 'string')
  return [...new Set([...usedCodes, ...used])].slice(-REMEMBERED_CODES)
}
