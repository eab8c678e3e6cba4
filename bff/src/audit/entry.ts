import type { Role } from '@mcb/shared/domain'
import type { ErrorCode } from '@mcb/shared/errors'
import { digestOf } from '../crypto/tokens'

/** Whose paper it is about: `<kind>:<id>`, never a name or number. */
export type FileName = `${'application' | 'birthCheck' | 'document' | 'account'}:${string}`

/** Somebody did something with somebody's file. Nothing personal is in it but ids. */
export type AuditEvent = {
  /** ISO 8601 */
  at: string
  /** Of the account; null for who had no session. */
  account: string | null
  role: Role | null
  institutionCode: string | null
  /** Of the contract. */
  operation: string
  files: FileName[]
  purpose: string | null
  outcome: 'done' | ErrorCode | 'failed'
  requestId: string
}

/** An event in its place: each names the one before by its digest, so that none can be changed, taken out or moved unseen. */
export type AuditEntry = AuditEvent & { stream: string; /** From 1, without gaps. */ seq: number; /** The digest of the one before; empty for the first. */ previous: string; digest: string }

/** How far a stream has come. */
export type AuditHead = { stream: string; seq: number; digest: string }

/** Streams, so that writers seldom wait for each other: what belongs to one file stands in one. */
const STREAMS = 8

/** The stream of a file. */
export function streamOf(name: string): string {
  return String(Buffer.from(digestOf(name)).reduce((sum, byte) => sum + byte, 0) % STREAMS)
}

/** The entry after a head, or the first of a stream. */
export function entryAfter(head: AuditHead, event: AuditEvent): AuditEntry {
  const entry = { ...event, stream: head.stream, seq: head.seq + 1, previous: head.digest }
  return { ...entry, digest: digestOf(entry) }
}

/** What an entry's digest has to be. */
export function digestOfEntry({ digest: _given, ...entry }: AuditEntry): string {
  return digestOf(entry)
}

export const headOf = ({ stream, seq, digest }: AuditEntry): AuditHead => ({ stream, seq, digest })
