import { digestOfEntry, headOf, type AuditEntry, type AuditHead } from './entry'

/** The first place where a chain is not whole. `removed`: an entry is missing; `cut`: the end is. */
export type BrokenLink = { stream: string; seq: number; what: 'changed' | 'removed' | 'moved' | 'cut' | 'rewritten' }

/** What a walk along one chain has found. */
export type Verification = { stream: string; entries: number; broken: BrokenLink | null; head: AuditHead }

/**
 * Walks one chain from its first entry.
 * @param entries in the order of their places
 * @param heads how far it has come, as the store says, and as was written down elsewhere before
 */
export async function verifyStream(stream: string, entries: AsyncIterable<AuditEntry>, heads: readonly AuditHead[]): Promise<Verification> {
  let last: AuditHead = { stream, seq: 0, digest: '' }
  const known = (seq: number) => heads.filter(head => head.seq === seq).map(({ digest }) => digest)
  const broken = (seq: number, what: BrokenLink['what']): Verification => ({ stream, entries: last.seq, broken: { stream, seq, what }, head: last })
  for await (const entry of entries) {
    const seq = last.seq + 1
    if (entry.seq !== seq) return broken(seq, 'removed')
    if (digestOfEntry(entry) !== entry.digest) return broken(seq, 'changed')
    if (entry.previous !== last.digest) return broken(seq, 'moved')
    // whoever makes the rest of a chain anew cannot make the digest that somebody has written down
    if (known(seq).some(digest => digest !== entry.digest)) return broken(seq, 'rewritten')
    last = headOf(entry)
  }
  const furthest = Math.max(0, ...heads.map(({ seq }) => seq))
  return furthest > last.seq ? broken(last.seq + 1, 'cut') : { stream, entries: last.seq, broken: null, head: last }
}
