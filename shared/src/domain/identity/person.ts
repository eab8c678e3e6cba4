import { plusDays, type PlainDate } from '../dates/plain-date'
import type { FieldProblem } from '../problems'
import type { Settings } from '../settings/settings'
import { normalizeDocumentNumber, type IdentityDocumentKind, type Sex } from './document-kinds'
import { personDocumentProblems, significantNumber, type PersonDocument } from './identity-document'

/** Who said it. At the same instant the later in this list is believed. */
export const DOCUMENT_SOURCES = ['parent', 'phase3', 'jingtong'] as const
export type DocumentSource = (typeof DOCUMENT_SOURCES)[number]

/** What a document says of itself and its holder. Null and empty: nobody has said. */
export type DocumentFacts = Pick<PersonDocument, 'otherName' | 'nameZh' | 'surname' | 'givenNames' | 'nationality' | 'ethnicity'> & {
  sex: Sex | null
  birthDate: PlainDate | null
  /** Null also for one that does not expire. */
  expiryDate: PlainDate | null
}

/** One source's word about one document. A fact that is not there is one the source does not know. */
export type DocumentMessage = {
  kind: IdentityDocumentKind
  number: string
  facts: Partial<DocumentFacts>
  /** When it was true at its source; an instant, ISO 8601. */
  observedAt: string
  source: DocumentSource
}

/** One issue of a document, as all messages together have it. */
export type HeldDocument = DocumentFacts & {
  kind: IdentityDocumentKind
  number: string
  /** Of the newest message about it. */
  observedAt: string
  source: DocumentSource
  /** The place in `documents` of the one that took its place; null while it is current. */
  supersededBy: number | null
}

/**
 * Somebody and their identity documents (tender 1.1.1.3.1). `messages` is everything that was ever said, `documents`
 * what follows from it: the same messages make the same documents, in whatever order they came.
 */
export type Person = { id: string; accountId: string | null; messages: DocumentMessage[]; documents: HeldDocument[] }

const UNKNOWN: DocumentFacts = {
  otherName: '', nameZh: '', surname: '', givenNames: '', nationality: '', ethnicity: '', sex: null, birthDate: null, expiryDate: null,
}

/**
 * The person after one more message. The newest message decides each fact; an older one that comes late changes nothing that a
 * newer one has said, and is kept. A new number of the same kind, or a later expiry date, is a renewal: the document before
 * stays, superseded. Never two current documents of one kind, but for kind `other` and passports of different nationality.
 */
export function mergeDocument(person: Person, incoming: DocumentMessage): Person {
  const message = canonical(incoming)
  const text = JSON.stringify(message)
  // the same word twice is one word
  if (person.messages.some(known => JSON.stringify(known) === text)) return person
  const messages = [...person.messages, message].sort(byTime)
  return { ...person, messages, documents: documentsOf(messages) }
}

/** The documents that no other has superseded. */
export function currentDocuments({ documents }: Person): HeldDocument[] {
  return documents.filter(document => document.supersededBy === null)
}

/** Whether the source said exactly this the last time it spoke of a document of this kind: nothing new. */
export function isRepetition(person: Person, incoming: DocumentMessage): boolean {
  const { observedAt: _then, ...said } = canonical(incoming)
  const last = person.messages.filter(({ kind, source }) => kind === said.kind && source === said.source).at(-1)
  if (!last) return false
  const { observedAt: _before, ...lastSaid } = last
  return JSON.stringify(lastSaid) === JSON.stringify(said)
}

/** Whether a current document reads as the message says already. */
export function isCurrent(person: Person, incoming: DocumentMessage): boolean {
  const { kind, number, facts } = canonical(incoming)
  const said = Object.entries(facts) as [keyof DocumentFacts, unknown][]
  return currentDocuments(person).some(document => document.kind === kind && document.number === number && said.every(([name, value]) => document[name] === value))
}

export const EXPIRY_STATES = ['none', 'later', 'soon', 'expired'] as const
export type ExpiryState = (typeof EXPIRY_STATES)[number]

/** Whether it is time to renew a document. */
export function expiryState({ expiryDate }: Pick<DocumentFacts, 'expiryDate'>, today: PlainDate, settings: Settings): ExpiryState {
  if (!expiryDate) return 'none'
  if (expiryDate < today) return 'expired'
  return expiryDate <= plusDays(today, settings.identity.warnBeforeExpiryDays) ? 'soon' : 'later'
}

/** A document as its holder writes it down; photos are asked for when a certificate is applied for. */
export type WrittenDocument = Omit<PersonDocument, 'photoId' | 'backPhotoId'>

/** The problems of a document its holder writes down. */
export function heldDocumentProblems(document: WrittenDocument, today: PlainDate, settings: Settings): FieldProblem[] {
  const problems = personDocumentProblems({ ...document, photoId: null, backPhotoId: null }, today, settings)
  return problems.filter(({ path }) => path !== 'photoId' && path !== 'backPhotoId')
}

/** One spelling for each message, so that equal ones are the same text. */
function canonical({ kind, number, facts, observedAt, source }: DocumentMessage): DocumentMessage {
  const names = (Object.keys(UNKNOWN) as (keyof DocumentFacts)[]).filter(name => facts[name] !== undefined)
  return {
    kind,
    number: normalizeDocumentNumber(number),
    facts: Object.fromEntries(names.map(name => [name, facts[name]])),
    observedAt: new Date(Date.parse(observedAt)).toISOString(),
    source,
  }
}

function byTime(a: DocumentMessage, b: DocumentMessage): number {
  if (a.observedAt !== b.observedAt) return a.observedAt < b.observedAt ? -1 : 1
  if (a.source !== b.source) return DOCUMENT_SOURCES.indexOf(a.source) - DOCUMENT_SOURCES.indexOf(b.source)
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1
}

/** All that was said under one number, oldest first, and the issues of the document it makes. */
type Booklet = { kind: IdentityDocumentKind; number: string; messages: DocumentMessage[]; issues: HeldDocument[] }

function documentsOf(messages: readonly DocumentMessage[]): HeldDocument[] {
  const booklets = inBooklets(messages)
  const slots = [...new Set(booklets.map(booklet => slotOf(booklet, booklets)))]
  const documents: HeldDocument[] = []
  for (const slot of slots) {
    const rivals = booklets.filter(booklet => slotOf(booklet, booklets) === slot)
    const inOrder = [...rivals].sort((a, b) => compare(heldSince(a, rivals), heldSince(b, rivals)) || compare(lastExpiry(a), lastExpiry(b)) || compare(a.number, b.number))
    const issues = inOrder.flatMap(booklet => booklet.issues)
    const first = documents.length
    issues.forEach((issue, index) => documents.push({ ...issue, supersededBy: index + 1 < issues.length ? first + index + 1 : null }))
  }
  return documents
}

function inBooklets(messages: readonly DocumentMessage[]): Booklet[] {
  const booklets: Booklet[] = []
  for (const message of messages) {
    const number = significantNumber(message.kind, message.number)
    let booklet = booklets.find(known => known.kind === message.kind && known.number === number)
    if (!booklet) booklets.push((booklet = { kind: message.kind, number, messages: [], issues: [] }))
    booklet.messages.push(message)
    const { facts, ...about } = message
    const before = booklet.issues.at(-1)
    const renewed = before?.expiryDate && facts.expiryDate && facts.expiryDate > before.expiryDate
    const after = { ...UNKNOWN, ...before, ...facts, ...about, supersededBy: null }
    if (before && !renewed) booklet.issues.pop()
    booklet.issues.push(after)
  }
  return booklets
}

/** Of the documents in one slot one is current: a kind, or the passports of one state. */
function slotOf({ kind, number, issues }: Booklet, all: readonly Booklet[]): string {
  if (kind === 'other') return `other ${number}`
  if (kind !== 'foreignPassport') return kind
  return `foreignPassport ${stateOf(issues) || latestState(all)}`
}

const stateOf = (issues: readonly HeldDocument[]) => issues.at(-1)?.nationality ?? ''

/** A passport whose state nobody has named is taken for one of the state whose passport was spoken of last. */
function latestState(all: readonly Booklet[]): string {
  const named = all.filter(({ kind, issues }) => kind === 'foreignPassport' && stateOf(issues))
  return named.length ? stateOf(named.reduce((a, b) => (byTime(a.messages.at(-1)!, b.messages.at(-1)!) < 0 ? b : a)).issues) : ''
}

/**
 * Since when a document is the one in use: since it was first heard of, or since its holder went back to it. A register
 * that corrects an old document does not make it current again.
 */
function heldSince({ messages, number }: Booklet, rivals: readonly Booklet[]): string {
  const parents = rivals
    .flatMap(rival => rival.messages.map(message => ({ message, number: rival.number })))
    .filter(({ message }) => message.source === 'parent')
    .sort((a, b) => byTime(a.message, b.message))
  const chosen = parents.filter((each, index) => each.number === number && parents[index - 1]?.number !== number).at(-1)
  const first = messages[0]!.observedAt
  return chosen && chosen.message.observedAt > first ? chosen.message.observedAt : first
}

const lastExpiry = ({ issues }: Booklet) => issues.at(-1)?.expiryDate ?? ''

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
