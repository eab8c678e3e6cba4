import { beijingDate, normalizeDocumentNumber } from '@mcb/shared/domain'
import type { WireAcknowledgement, WireBirth, WireBirthQuery, WireIssueRequest, WireIssueResult, WireParent, WirePickup } from '../../bff/src/upstream/phase3/wire'
import type { SeededBirth } from '../people/delivery'
import { certificateNumber, seedBirths } from '../people/seed-births'
import type { Journal } from './journal'

/** One line of the journal: a message that came, and what it was answered the first time. */
export type Entry =
  | { type: 'issue'; messageId: string; at: string; birthId: string; answer: WireIssueResult }
  | { type: 'pickup'; messageId: string; at: string; certificateNumber: string; collectedAt: string; answer: WireAcknowledgement }
  /** A pickup that had come before. */
  | { type: 'pickupAgain'; messageId: string; at: string }

const REFUSALS = { alreadyCertified: '01', birthUnknown: '02', parentsDiffer: '03', certificateUnknown: '11', alreadyCollected: '12' } as const

/**
 * Births and certificates, as phase 3 keeps them. All it does is told to the journal before it is told to anybody.
 * @param today YYYY-MM-DD, the births are counted back from it
 */
export function createRegistry(today: string, journal: Journal<Entry>, clock: () => Date) {
  let state = replay(today, journal.entries)

  function record(entry: Entry): void {
    journal.append(entry)
    apply(state, entry)
  }

  function refusalToIssue(request: WireIssueRequest): string | null {
    const birth = state.births.get(request.FMJLID)?.wire
    if (!birth) return REFUSALS.birthUnknown
    if (birth.CSYXZMBH !== null) return REFUSALS.alreadyCertified
    return contradicts(birth.MQ, request.MQ) || (birth.FQ !== null && contradicts(birth.FQ, request.FQ)) ? REFUSALS.parentsDiffer : null
  }

  function refusalOfPickup({ CSYXZMBH }: WirePickup): string | null {
    if (!state.knownCertificates.has(CSYXZMBH)) return REFUSALS.certificateUnknown
    return state.collected.has(CSYXZMBH) ? REFUSALS.alreadyCollected : null
  }

  return {
    findBirths: ({ MQ_SFZJLB, MQ_SFZJHM, JGDM, CSRQ }: WireBirthQuery): WireBirth[] =>
      wires(state).filter(
        ({ MQ, ...birth }) =>
          MQ.SFZJLB === MQ_SFZJLB &&
          normalizeDocumentNumber(MQ.SFZJHM) === normalizeDocumentNumber(MQ_SFZJHM) &&
          birth.JGDM === JGDM &&
          birth.XSE_CSRQ.startsWith(CSRQ),
      ),
    /** A card is used up when all its newborns have their certificates. */
    findByBedsideCode(code: string): WireBirth[] {
      const behind = [...state.births.values()].filter(birth => birth.bedsideCode === code.trim().toUpperCase()).map(birth => birth.wire)
      return behind.some(birth => birth.CSYXZMBH === null) ? behind : []
    },
    getBirth: (id: string): WireBirth | null => state.births.get(id)?.wire ?? null,
    /** What this message was answered, if it came before. */
    earlierAnswerToIssue: (messageId: string): WireIssueResult | undefined => state.issueAnswers.get(messageId),
    issue(request: WireIssueRequest): WireIssueResult {
      const earlier = state.issueAnswers.get(request.XXID)
      if (earlier) return earlier
      const refusal = refusalToIssue(request)
      const now = clock()
      const answer: WireIssueResult = refusal
        ? { CLZT: '2', YYDM: refusal }
        : { CLZT: '1', CSYXZMBH: certificateNumber(state.lastSerial + 1), QF_RQ: beijingDate(now).replaceAll('-', '') }
      record({ type: 'issue', messageId: request.XXID, at: now.toISOString(), birthId: request.FMJLID, answer })
      return answer
    },
    reportPickup(request: WirePickup): WireAcknowledgement {
      const at = clock().toISOString()
      const earlier = state.pickupAnswers.get(request.XXID)
      if (earlier) {
        record({ type: 'pickupAgain', messageId: request.XXID, at })
        return earlier
      }
      const refusal = refusalOfPickup(request)
      const answer: WireAcknowledgement = refusal ? { CLZT: '2', YYDM: refusal } : { CLZT: '1' }
      record({ type: 'pickup', messageId: request.XXID, at, certificateNumber: request.CSYXZMBH, collectedAt: request.LQSJ, answer })
      return answer
    },
    pickups: () => ({ received: state.received, applied: [...state.collected].map(([certificateNumber, pickup]) => ({ certificateNumber, ...pickup })) }),
    certificates: () => [...state.issued].map(([number, issue]) => ({ number, ...issue })),
    reset(): void {
      journal.empty()
      state = replay(today, [])
    },
  }
}

type State = {
  births: Map<string, SeededBirth>
  knownCertificates: Set<string>
  /** Of certificate numbers, in use or not. */
  lastSerial: number
  issueAnswers: Map<string, WireIssueResult>
  pickupAnswers: Map<string, WireAcknowledgement>
  issued: Map<string, { birthId: string; messageId: string }>
  received: { messageId: string; at: string }[]
  collected: Map<string, { messageId: string; collectedAt: string }>
}

const wires = ({ births }: State) => [...births.values()].map(birth => birth.wire)

function replay(today: string, entries: readonly Entry[]): State {
  const births = new Map(seedBirths(today).map(birth => [birth.wire.FMJLID, birth]))
  const numbers = [...births.values()].flatMap(({ wire }) => wire.CSYXZMBH ?? [])
  const state: State = {
    births,
    knownCertificates: new Set(numbers),
    lastSerial: Math.max(0, ...numbers.map(serialOf)),
    issueAnswers: new Map(),
    pickupAnswers: new Map(),
    issued: new Map(),
    received: [],
    collected: new Map(),
  }
  for (const entry of entries) apply(state, entry)
  return state
}

function apply(state: State, entry: Entry): void {
  if (entry.type === 'issue') return applyIssue(state, entry)
  state.received.push({ messageId: entry.messageId, at: entry.at })
  if (entry.type === 'pickupAgain') return
  state.pickupAnswers.set(entry.messageId, entry.answer)
  if (entry.answer.CLZT === '1') state.collected.set(entry.certificateNumber, { messageId: entry.messageId, collectedAt: entry.collectedAt })
}

function applyIssue(state: State, { messageId, birthId, answer }: Extract<Entry, { type: 'issue' }>): void {
  state.issueAnswers.set(messageId, answer)
  if (answer.CLZT !== '1') return
  const birth = state.births.get(birthId)
  if (birth) birth.wire.CSYXZMBH = answer.CSYXZMBH
  state.issued.set(answer.CSYXZMBH, { birthId, messageId })
  state.knownCertificates.add(answer.CSYXZMBH)
  state.lastSerial = Math.max(state.lastSerial, serialOf(answer.CSYXZMBH))
}

const serialOf = (number: string) => Number(number.slice(3))

/** Names are written in many ways; kind and number of the document are what must agree. */
function contradicts(recorded: WireParent, applied: WireParent): boolean {
  return recorded.SFZJLB !== applied.SFZJLB || normalizeDocumentNumber(recorded.SFZJHM) !== normalizeDocumentNumber(applied.SFZJHM)
}
