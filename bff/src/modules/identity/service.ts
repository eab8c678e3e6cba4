import type { HeldDocumentsView } from '@mcb/shared/contract'
import {
  beijingDate, expiryState, heldDocumentProblems, isCurrent, isRepetition, mergeDocument, personInNumber, under, type DocumentFacts, type DocumentMessage, type Settings, type WrittenDocument,
} from '@mcb/shared/domain'
import { AppError } from '@mcb/shared/errors'
import { toldState } from '../../outbox/ledger'
import { asked } from '../../outbox/sender'
import type { Write } from '../application/writes'
import { fingerprintOf, saveChanges, wasApplied, withWrite } from '../saving'
import type { Account } from '../session/ports'
import type { IdentityNews, PersonRecord, PersonRepository } from './ports'

/** How many of phase 3's messages a person remembers; far more than may still be on their way. */
const REMEMBERED_MESSAGES = 500

export type IdentityService = ReturnType<typeof createIdentityService>

/** Who holds which documents: from the parents, from Jingtong and from phase 3, and back to phase 3. */
export function createIdentityService(deps: { persons: PersonRepository; settings: Settings; clock: () => Date; wakeOutbox: (id: string) => void }) {
  const { persons, settings, clock, wakeOutbox } = deps

  const change = (id: string, edit: (record: PersonRecord) => boolean | void) =>
    saveChanges(
      persons,
      id,
      record => {
        if (edit(record) === false) return false
        record.updatedAt = clock()
        return true
      },
      'store.unavailable',
    )

  /** The person behind an account; made when they first have a document. */
  async function personOf(accountId: string): Promise<PersonRecord> {
    const found = await persons.findByAccount(accountId)
    if (found) return found
    const record = newRecord(persons.newId(), clock(), { accountId })
    // two devices at once: one inserts, the other finds
    return (await persons.insert(record)) ? record : (await persons.findByAccount(accountId))!
  }

  /** Takes in one word about a document that came to us first, and owes it to phase 3. */
  function takeIn(record: PersonRecord, document: DocumentMessage): void {
    record.person = mergeDocument(record.person, document)
    record.outbox.push({ ...asked(`${record.person.id}-identity-${record.outbox.length + 1}`, clock()), document })
  }

  /** What phase 3 has told us of somebody, to whom the account turned out to belong. */
  async function claim(personId: string, registryId: string): Promise<void> {
    const news = (await persons.findByRegistryId(registryId)).filter(({ person }) => person.accountId === null).flatMap(({ person }) => person.messages)
    await change(personId, record => {
      const merged = news.reduce(mergeDocument, record.person)
      if (merged === record.person) return false
      record.person = merged
      return true
    })
  }

  function view(record: PersonRecord | null): HeldDocumentsView {
    const today = beijingDate(clock())
    const last = record?.outbox.at(-1)
    return {
      documents: (record?.person.documents ?? []).map(document => ({ ...document, expires: expiryState(document, today, settings) })),
      report: last ? toldState(last) : 'none',
    }
  }

  return {
    async list(account: Account): Promise<HeldDocumentsView> {
      return view(await persons.findByAccount(account.id))
    },

    /** A parent adds or renews a document. @throws request.invalid with every problem */
    async save(document: WrittenDocument, { account, idempotencyKey, request }: Write): Promise<HeldDocumentsView> {
      const now = clock()
      const write = fingerprintOf(account.id, idempotencyKey, request)
      const { person } = await personOf(account.id)
      const after = await change(person.id, record => {
        if (wasApplied(record, write)) return false
        const problems = heldDocumentProblems(document, beijingDate(now), settings)
        if (problems.length) throw new AppError('request.invalid', { fields: under('document', problems) })
        const { kind, number, ...facts } = document
        const message: DocumentMessage = { kind, number, facts, observedAt: now.toISOString(), source: 'parent' }
        if (!isCurrent(record.person, message)) takeIn(record, message)
        record.appliedWrites = withWrite(record.appliedWrites, write)
        return true
      })
      wakeOutbox(person.id)
      return view(after)
    },

    /**
     * A parent has signed in with an identity that Jingtong has verified: the document is theirs, and so is what phase 3 has
     * told us of its holder. Does nothing when Jingtong said the same the last time.
     */
    async recordVerified({ id: accountId, verifiedIdentity, displayName }: Account): Promise<void> {
      if (!verifiedIdentity) return
      const { kind, number } = verifiedIdentity
      const document: DocumentMessage = { kind, number, facts: factsOf(kind, number, displayName), observedAt: clock().toISOString(), source: 'jingtong' }
      const { person } = await personOf(accountId)
      const unclaimed = await persons.findUnclaimed(kind, number)
      const after = await change(person.id, record => {
        const isNew = !isRepetition(record.person, document)
        if (isNew) takeIn(record, document)
        if (record.registryId || !unclaimed) return isNew
        record.registryId = unclaimed.registryId
        return true
      })
      // after it is saved whose news these are: what arrives from now on finds the account by itself
      if (after?.registryId) await claim(person.id, after.registryId)
      wakeOutbox(person.id)
    },

    /** Phase 3's news of a person. The same message twice, or an older one late, changes nothing that is newer. */
    async receive({ messageId, registryId, documents }: IdentityNews): Promise<void> {
      // somebody without an account is kept beside the accounts: whose news they are may turn out later
      await persons.insert(newRecord(persons.newId(), clock(), { registryId }))
      const told = new Set<string>()
      for (;;) {
        // again, because an account may have been recognized as this person's meanwhile
        const next = (await persons.findByRegistryId(registryId)).find(({ person }) => !told.has(person.id))
        if (!next) return
        told.add(next.person.id)
        await change(next.person.id, record => {
          if (record.received.includes(messageId)) return false
          record.person = documents.reduce(mergeDocument, record.person)
          record.received = [...record.received, messageId].slice(-REMEMBERED_MESSAGES)
          return true
        })
      }
    },
  }
}

/** What phase 3 calls a person is believed only of one whose document was verified: anybody can type a number. */
export function settleReport(record: PersonRecord, entry: PersonRecord['outbox'][number], answer: { outcome: 'accepted'; registryId: string } | { outcome: 'refused' }): void {
  if (answer.outcome === 'accepted' && entry.document.source === 'jingtong') record.registryId ??= answer.registryId
}

/** What the number and the verified name say. A name in Latin letters does not tell which part is the surname. */
function factsOf(kind: DocumentMessage['kind'], number: string, name: string | null): Partial<DocumentFacts> {
  return { ...personInNumber(kind, number), ...(name && /^[\p{Script=Han}〇·]+$/u.test(name) ? { nameZh: name } : {}) }
}

function newRecord(id: string, now: Date, { accountId = null, registryId = null }: { accountId?: string | null; registryId?: string | null }): PersonRecord {
  return { person: { id, accountId, messages: [], documents: [] }, registryId, updatedAt: now, revision: 0, outbox: [], received: [], appliedWrites: [] }
}
