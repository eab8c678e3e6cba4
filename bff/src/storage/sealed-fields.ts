import type { Comparison } from '../crypto/vault/vault'

/**
 * What is personal in a collection. `sealed`: paths whose whole value is one sealed value, `[]` for each of a list; null stays null.
 * `tokens`: paths that are only looked up by, exactly: in their place stand tokens, nothing of them is kept.
 */
export type FieldTable = { sealed: readonly string[]; tokens: Readonly<Record<string, Comparison>> }

/** Collections that are not here hold nothing that says who somebody is; `sealed-store.api.ts` looks whether that is so. */
export const SEALED_FIELDS: Readonly<Record<string, FieldTable>> = {
  accounts: { sealed: ['displayName', 'verifiedIdentity', 'subject'], tokens: { identity: 'exact' } },
  addressBooks: { sealed: ['entries'], tokens: {} },
  applications: {
    sealed: [
      'application.answers', 'application.history', 'application.returnProblems', 'application.lock', 'application.correction', 'application.certificates[].number',
      'application.certificates[].populationCode', 'application.certificates[].changedElsewhere', 'application.parcel.events', 'application.undoneHandOvers',
    ],
    tokens: { occupies: 'exact', certificateKeys: 'number', birthKeys: 'exact' },
  },
  birthChecks: {
    sealed: ['check.records', 'check.dispute', 'check.corrections', 'check.clerkNote', 'outbox[].changes'],
    tokens: {},
  },
  documents: { sealed: ['recognition'], tokens: {} },
  payments: { sealed: ['payment.payer'], tokens: {} },
  persons: { sealed: ['person', 'outbox[].document'], tokens: { documentKeys: 'number' } },
  registryNews: { sealed: ['subject', 'latest'], tokens: { subjectKey: 'exact' } },
}
