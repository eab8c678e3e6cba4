import type {
  WireAcknowledgement, WireBirth, WireBirthCorrection, WireInstitution, WireIssueResult, WireIssueType, WireParent,
} from '../../bff/src/upstream/phase3/wire'
import { INSTITUTIONS } from '../people/institutions'
import { seedBirths } from '../people/seed-births'
import { seedCertificates, type SeededCertificate } from '../people/seed-certificates'

type Changes = WireBirthCorrection['GZXX']

/** What an issue message did: enough to do it again after a restart. */
export type Issue = {
  messageId: string
  answer: WireIssueResult
  type: WireIssueType
  birthId: string
  /** A birth phase 3 had no record of. */
  created: WireBirth | null
  original: string | null
  issuer: string
  newbornName: string
  mother: WireParent | null
  father: WireParent | null
}

/** One line of the journal: a message that came, and what it was answered the first time. */
export type Entry =
  | ({ type: 'issue'; at: string } & { issue: Issue })
  | { type: 'pickup'; messageId: string; at: string; certificateNumber: string; collectedAt: string; answer: WireAcknowledgement }
  /** A pickup or a correction that had come before. */
  | { type: 'pickupAgain' | 'correctionAgain'; messageId: string; at: string }
  | { type: 'correction'; messageId: string; at: string; birthId: string; changes: Changes; answer: WireAcknowledgement }
  | { type: 'rename'; at: string; institutionCode: string; name: string }
  /** A newborn whose record was written after the mock had begun. */
  | { type: 'birth'; birth: WireBirth }

export type KeptBirth = { wire: WireBirth; bedsideCode: string | null }
/** `supersededBy` is the number that came after it, by replacement or reissue. */
export type KeptCertificate = SeededCertificate & { supersededBy: string | null }

type Arrival = { messageId: string; at: string }

export type State = {
  institutions: Map<string, WireInstitution>
  births: Map<string, KeptBirth>
  certificates: Map<string, KeptCertificate>
  /** Of the numbers on the paper in use. */
  lastSerial: number
  /** By birth: a newborn keeps its code when the certificate is issued anew. */
  populationCodes: Map<string, string>
  issues: Map<string, Issue>
  pickupAnswers: Map<string, WireAcknowledgement>
  pickups: Arrival[]
  collected: Map<string, { messageId: string; collectedAt: string }>
  correctionAnswers: Map<string, WireAcknowledgement>
  corrections: Arrival[]
  corrected: { messageId: string; birthId: string; changes: Changes }[]
}

/** What phase 3 knows after everything that is in the journal. @param today YYYY-MM-DD */
export function replay(today: string, entries: readonly Entry[]): State {
  const recent = seedBirths(today)
  const { certificates, births } = seedCertificates(today, recent)
  const state: State = {
    institutions: new Map(INSTITUTIONS.map(({ wire }) => [wire.JGDM, wire])),
    births: new Map([...recent, ...births].map(({ wire, bedsideCode }) => [wire.FMJLID, { wire, bedsideCode }])),
    certificates: new Map(certificates.map(certificate => [certificate.number, { ...certificate, supersededBy: null }])),
    lastSerial: Math.max(0, ...certificates.map(({ number }) => serialOf(number))),
    populationCodes: new Map(),
    issues: new Map(),
    pickupAnswers: new Map(),
    pickups: [],
    collected: new Map(),
    correctionAnswers: new Map(),
    corrections: [],
    corrected: [],
  }
  for (const entry of entries) apply(state, entry)
  return state
}

export function apply(state: State, entry: Entry): void {
  switch (entry.type) {
    case 'issue':
      return applyIssue(state, entry.issue)
    case 'pickup':
      state.pickups.push({ messageId: entry.messageId, at: entry.at })
      state.pickupAnswers.set(entry.messageId, entry.answer)
      if (entry.answer.CLZT === '1') state.collected.set(entry.certificateNumber, { messageId: entry.messageId, collectedAt: entry.collectedAt })
      return
    case 'pickupAgain':
      state.pickups.push({ messageId: entry.messageId, at: entry.at })
      return
    case 'correctionAgain':
      state.corrections.push({ messageId: entry.messageId, at: entry.at })
      return
    case 'correction':
      return applyCorrection(state, entry)
    case 'birth':
      state.births.set(entry.birth.FMJLID, { wire: entry.birth, bedsideCode: null })
      return
    case 'rename': {
      const before = state.institutions.get(entry.institutionCode)
      if (before) state.institutions.set(entry.institutionCode, { ...before, JGMC: entry.name })
      return
    }
  }
}

function applyIssue(state: State, issue: Issue): void {
  const { answer, birthId, created, original } = issue
  state.issues.set(issue.messageId, issue)
  if (answer.CLZT !== '1') return
  if (created) state.births.set(birthId, { wire: created, bedsideCode: null })
  const birth = state.births.get(birthId)
  if (birth) birth.wire = { ...birth.wire, CSYXZMBH: answer.CSYXZMBH }
  const { newbornName, issuer, mother, father } = issue
  const certificate = { number: answer.CSYXZMBH, issuedOn: answer.QF_RQ, newbornName, birthId, issuer, mother, father, supersededBy: null }
  state.certificates.set(certificate.number, certificate)
  if (original !== null) {
    // one there was only on paper is entered now
    const before = state.certificates.get(original) ?? { ...certificate, number: original, issuedOn: null }
    state.certificates.set(original, { ...before, supersededBy: certificate.number })
  }
  state.lastSerial = Math.max(state.lastSerial, serialOf(answer.CSYXZMBH))
  if (answer.RKBM) state.populationCodes.set(birthId, answer.RKBM)
}

function applyCorrection(state: State, { messageId, at, birthId, changes, answer }: Extract<Entry, { type: 'correction' }>): void {
  state.corrections.push({ messageId, at })
  state.correctionAnswers.set(messageId, answer)
  if (answer.CLZT !== '1') return
  state.corrected.push({ messageId, birthId, changes })
  const birth = state.births.get(birthId)
  if (birth) birth.wire = corrected(birth.wire, changes)
}

function corrected(wire: WireBirth, { CS_YZ_Z, CS_YZ_T, MQ_XM, MQ_SFZJHM, FQ_XM, FQ_SFZJHM, ...newborn }: Changes): WireBirth {
  const [weeks, days] = [CS_YZ_Z ?? Math.floor((wire.CS_YZ ?? 0) / 7), CS_YZ_T ?? (wire.CS_YZ ?? 0) % 7]
  const parent = (before: WireParent | null, XM = before?.XM, SFZJHM = before?.SFZJHM) => before && { ...before, XM: XM!, SFZJHM: SFZJHM! }
  return {
    ...wire,
    ...newborn,
    CS_YZ: CS_YZ_Z === undefined && CS_YZ_T === undefined ? wire.CS_YZ : weeks * 7 + days,
    MQ: parent(wire.MQ, MQ_XM, MQ_SFZJHM),
    FQ: parent(wire.FQ, FQ_XM, FQ_SFZJHM),
  }
}

/** The serial of a number with the letter in use; 0 for any other, which the mock does not go on from. */
const serialOf = (number: string) => (/^Z11\d{7}$/.test(number) ? Number(number.slice(3)) : 0)
