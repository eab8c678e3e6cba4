import { AppError, type ErrorCode } from '@mcb/shared/errors'
import { digestOf } from '../crypto/tokens'

/** Tries against others who save the same record at the same moment. */
const SAVE_TRIES = 5
/** How many writes a record remembers; far more than a person makes in the days a client may repeat one. */
const REMEMBERED_WRITES = 200

/** A write that was done: the same one again changes nothing. */
export type AppliedWrite = { key: string; digest: string }

/** A document of the store that is read, changed and saved whole. */
type Saved = { revision: number }
type Records<R> = { get(id: string): Promise<R | null>; save(record: R): Promise<'saved' | 'stale'> }

/**
 * Reads a record, changes a copy and saves it; again when somebody was faster.
 * @param change edits the copy, or says false when there is nothing to save
 * @returns the record as it is now, null when there is none
 */
export async function saveChanges<R extends Saved>(records: Records<R>, id: string, change: (record: R) => boolean | void, conflict: ErrorCode): Promise<R | null> {
  for (let attempt = 0; attempt < SAVE_TRIES; attempt++) {
    const record = await records.get(id)
    if (!record) return null
    const next = structuredClone(record)
    if (change(next) === false) return record
    if ((await records.save(next)) === 'saved') return { ...next, revision: next.revision + 1 }
  }
  throw new AppError(conflict)
}

/** What a write is known by. */
export function fingerprintOf(accountId: string, idempotencyKey: string, request: unknown): AppliedWrite {
  return { key: `${accountId}:${idempotencyKey}`, digest: digestOf(request) }
}

/** Whether the write was done before. @throws request.idempotency_key_reused when another one was done under its key */
export function wasApplied({ appliedWrites }: { appliedWrites: readonly AppliedWrite[] }, { key, digest }: AppliedWrite): boolean {
  const before = appliedWrites.find(write => write.key === key)
  if (before && before.digest !== digest) throw new AppError('request.idempotency_key_reused')
  return before !== undefined
}

/** The writes a record remembers, with one more. */
export function withWrite(appliedWrites: readonly AppliedWrite[], write: AppliedWrite): AppliedWrite[] {
  return [...appliedWrites, write].slice(-REMEMBERED_WRITES)
}
