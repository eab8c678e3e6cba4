import { significantNumber, type BirthRecord } from '@mcb/shared/domain'
import type { Acknowledgement, BirthCorrectionRequest, CertificateAuthority } from '../src/modules/application/ports'
import type { BirthCheckRecord, BirthCheckRepository } from '../src/modules/birth-check/ports'
import type { BirthRegister } from '../src/modules/birth/ports'
import type { IdentityAnswer, IdentityRegister, IdentityReport, PersonRecord, PersonRepository } from '../src/modules/identity/ports'

/** Ports of the records kept in memory, with the same promises as the store: copies go out, saves compare revisions. */

let ids = 0xa000
const newId = () => (++ids).toString(16).padStart(24, '0')

type Outboxed = { outbox: { state: string; nextAttemptAt: Date }[] }
const isDue = ({ outbox }: Outboxed, now: Date) => outbox.some(entry => entry.state === 'asked' && entry.nextAttemptAt <= now)

export function fakePersons() {
  const records = new Map<string, PersonRecord>()
  const all = () => [...records.values()]
  const copy = (record: PersonRecord | undefined) => (record ? structuredClone(record) : null)
  const clashes = (a: PersonRecord, b: PersonRecord) => (a.person.accountId ? a.person.accountId === b.person.accountId : !b.person.accountId && a.registryId === b.registryId)
  const repository: PersonRepository = {
    newId,
    async insert(record) {
      if (all().some(other => clashes(record, other))) return false
      records.set(record.person.id, structuredClone(record))
      return true
    },
    get: async id => copy(records.get(id)),
    findByAccount: async accountId => copy(all().find(({ person }) => person.accountId === accountId)),
    findByRegistryId: async registryId => all().filter(record => record.registryId === registryId).map(record => structuredClone(record)),
    findUnclaimed: async (kind, number) =>
      copy(all().find(({ person }) => !person.accountId && person.documents.some(document => document.kind === kind && significantNumber(kind, document.number) === significantNumber(kind, number)))),
    async save(record) {
      const { id } = record.person
      if (records.get(id)?.revision !== record.revision) return 'stale'
      records.set(id, structuredClone({ ...record, revision: record.revision + 1 }))
      return 'saved'
    },
    dueForSending: async now => all().filter(record => isDue(record, now)).map(({ person }) => person.id),
  }
  return { repository, records, all }
}

/** Phase 3's register of persons, answering from a list; what it was told is kept. */
export function fakeIdentityRegister(...answers: (IdentityAnswer | Error)[]) {
  const told: IdentityReport[] = []
  const register: IdentityRegister = {
    async report(report) {
      told.push(structuredClone(report))
      const answer = answers.shift() ?? { outcome: 'accepted', registryId: 'P-1' }
      if (answer instanceof Error) throw answer
      return answer
    },
  }
  return { register, told }
}

export function fakeBirthChecks() {
  const records = new Map<string, BirthCheckRecord>()
  const all = () => [...records.values()]
  const find = (test: (record: BirthCheckRecord) => boolean) => {
    const found = all().find(test)
    return found ? structuredClone(found) : null
  }
  const isAbout = (ids: readonly string[]) => ({ check }: BirthCheckRecord) => check.records.some(({ id }) => ids.includes(id))
  const repository: BirthCheckRepository = {
    newId,
    async insert(record) {
      if (all().some(isAbout(record.check.records.map(({ id }) => id)))) return false
      records.set(record.check.id, structuredClone(record))
      return true
    },
    get: async id => find(({ check }) => check.id === id),
    findByBirths: async ids => find(isAbout(ids)),
    findByInvitation: async digest => find(({ invitation }) => invitation?.digest === digest),
    listOfParent: async accountId => all().filter(({ check }) => Object.values(check.parents).includes(accountId)).map(record => structuredClone(record)),
    listDisputed: async (institutionCode, status) =>
      all().filter(({ check }) => check.disputedAt && check.institutionCode === institutionCode && check.status === status).map(record => structuredClone(record)),
    async save(record) {
      const { id } = record.check
      if (records.get(id)?.revision !== record.revision) return 'stale'
      records.set(id, structuredClone({ ...record, revision: record.revision + 1 }))
      return 'saved'
    },
    dueForSending: async now => all().filter(record => isDue(record, now)).map(({ check }) => check.id),
  }
  return { repository, records }
}

/** Bedside cards with the births behind them. */
export function fakeBedsideCards(cards: Record<string, BirthRecord[]>): Pick<BirthRegister, 'findBirthsByBedsideCode'> {
  return { findBirthsByBedsideCode: async code => structuredClone(cards[code] ?? []) }
}

/** Phase 3 taking in corrections, answering from a list; what it was asked is kept. */
export function fakeCorrections(...answers: (Acknowledgement | Error)[]) {
  const asked: BirthCorrectionRequest[] = []
  const authority: Pick<CertificateAuthority, 'correctBirth'> = {
    async correctBirth(request) {
      asked.push(structuredClone(request))
      const answer = answers.shift() ?? { outcome: 'accepted' }
      if (answer instanceof Error) throw answer
      return answer
    },
  }
  return { authority, asked }
}

/** Looks once, as after a start, and lets everything that began come to its end. */
export async function lookOnce(sender: { start(): void; stop(): Promise<void> }): Promise<void> {
  sender.start()
  for (let turn = 0; turn < 5; turn++) await new Promise(resolve => setImmediate(resolve))
  await sender.stop()
}
