import { beijingDate } from '@mcb/shared/domain'
import type {
  WireAcknowledgement, WireBirth, WireBirthCorrection, WireBirthQuery, WireCertificate, WireCertificateParent, WireCertificateQuery, WireInstitution,
  WireIssueRequest, WireIssueResult, WireMotherQuery, WireParent, WirePickup,
} from '../../bff/src/upstream/phase3/wire'
import { certificateNumber } from '../people/seed-births'
import type { Journal } from './journal'
import { refusalOfPickup, refusalToCorrect, refusalToIssue, sameDocument } from './refusals'
import { apply, replay, type Entry, type State } from './state'

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

  const births = () => [...state.births.values()].map(({ wire }) => wire)
  const ofMother = ({ MQ_SFZJLB, MQ_SFZJHM }: WireMotherQuery) =>
    births().filter(({ MQ }) => MQ !== null && sameDocument(MQ, { SFZJLB: MQ_SFZJLB, SFZJHM: MQ_SFZJHM }))

  return {
    institutions: (): WireInstitution[] => [...state.institutions.values()],
    /** A birth that nobody had written down before. */
    write: (birth: WireBirth): void => record({ type: 'birth', birth }),
    /** @returns whether there is such an institution */
    rename(institutionCode: string, name: string): boolean {
      if (!state.institutions.has(institutionCode)) return false
      record({ type: 'rename', at: clock().toISOString(), institutionCode, name })
      return true
    },
    findBirths: ({ JGDM, CSRQ, ...mother }: WireBirthQuery): WireBirth[] => ofMother(mother).filter(birth => birth.JGDM === JGDM && birth.XSE_CSRQ.startsWith(CSRQ)),
    findBirthsOfMother: (mother: WireMotherQuery): WireBirth[] => ofMother(mother),
    /** A card is used up when all its newborns have their certificates. */
    findByBedsideCode(code: string): WireBirth[] {
      const behind = [...state.births.values()].filter(birth => birth.bedsideCode === code.trim().toUpperCase()).map(birth => birth.wire)
      return behind.some(birth => birth.CSYXZMBH === null) ? behind : []
    },
    getBirth: (id: string): WireBirth | null => state.births.get(id)?.wire ?? null,
    /** One that is no longer in force is found too: its birth names the one that is. */
    findCertificate({ CSYXZMBH, CSRQ }: WireCertificateQuery): WireCertificate | null {
      const certificate = state.certificates.get(CSYXZMBH)
      const birth = certificate && state.births.get(certificate.birthId)?.wire
      if (!birth?.XSE_CSRQ.startsWith(CSRQ)) return null
      const { number, issuedOn, newbornName, mother, father } = certificate!
      return { CSYXZMBH: number, QF_RQ: issuedOn, XSE_XM: newbornName, FMXX: { ...birth, MQ: mother, FQ: father } }
    },
    /** What this message was answered, if it came before. */
    earlierAnswerToIssue: (messageId: string): WireIssueResult | undefined => state.issues.get(messageId)?.answer,
    issue(request: WireIssueRequest): WireIssueResult {
      const earlier = state.issues.get(request.XXID)
      if (earlier) return earlier.answer
      const birth = birthOf(state, request)
      const refusal = refusalToIssue(state, request, birth)
      const now = clock()
      const birthId = birth?.FMJLID || `FM${beijingDate(now).replaceAll('-', '')}N${state.births.size + 1}`
      const answer: WireIssueResult = refusal
        ? { CLZT: '2', YYDM: refusal }
        : { CLZT: '1', CSYXZMBH: certificateNumber(state.lastSerial + 1), QF_RQ: beijingDate(now).replaceAll('-', ''), RKBM: populationCode(state, birthId) }
      const issue = {
        messageId: request.XXID, answer, type: request.QF_LX, birthId, created: birth && !birth.FMJLID ? { ...birth, FMJLID: birthId } : null, original: request.YZ_BH,
        issuer: request.QFJG, newbornName: request.XSE_XM, mother: toParent(request.MQ), father: toParent(request.FQ),
      }
      record({ type: 'issue', at: now.toISOString(), issue })
      return answer
    },
    reportPickup(request: WirePickup): WireAcknowledgement {
      const at = clock().toISOString()
      const earlier = state.pickupAnswers.get(request.XXID)
      if (earlier) {
        record({ type: 'pickupAgain', messageId: request.XXID, at })
        return earlier
      }
      const answer = acknowledge(refusalOfPickup(state, request))
      record({ type: 'pickup', messageId: request.XXID, at, certificateNumber: request.CSYXZMBH, collectedAt: request.LQSJ, answer })
      return answer
    },
    correctBirth(request: WireBirthCorrection): WireAcknowledgement {
      const at = clock().toISOString()
      const earlier = state.correctionAnswers.get(request.XXID)
      if (earlier) {
        record({ type: 'correctionAgain', messageId: request.XXID, at })
        return earlier
      }
      const answer = acknowledge(refusalToCorrect(state, request))
      record({ type: 'correction', messageId: request.XXID, at, birthId: request.FMJLID, changes: request.GZXX, answer })
      return answer
    },
    pickups: () => ({ received: state.pickups, applied: [...state.collected].map(([certificateNumber, pickup]) => ({ certificateNumber, ...pickup })) }),
    corrections: () => ({ received: state.corrections, applied: state.corrected }),
    /** What has been issued since the seed. */
    certificates: () =>
      [...state.issues.values()].flatMap(({ answer, birthId, messageId, type, original }) =>
        answer.CLZT === '1' ? [{ number: answer.CSYXZMBH, birthId, messageId, type, original }] : [],
      ),
    reset(): void {
      journal.empty()
      state = replay(today, [])
    },
  }
}

const acknowledge = (refusal: string | null): WireAcknowledgement => (refusal ? { CLZT: '2', YYDM: refusal } : { CLZT: '1' })

/** Plainly nobody's format: the rule of 人口编码 is not public. */
function populationCode({ populationCodes }: State, birthId: string): string {
  return populationCodes.get(birthId) ?? `POP-${String(populationCodes.size + 1).padStart(8, '0')}`
}

/**
 * The birth a request is about. One told in the request is the same as one on record when the certificate before is of it, or when
 * parent, day and place in the birth order are the same; otherwise it has no `FMJLID` yet.
 */
function birthOf(state: State, request: WireIssueRequest): WireBirth | null {
  const { FMJLID, FMXX, YZ_BH, MQ, FQ } = request
  if (FMJLID !== null) return state.births.get(FMJLID)?.wire ?? null
  if (!FMXX) return null
  const before = YZ_BH !== null && state.certificates.get(YZ_BH)
  const isIt = (birth: WireBirth) => {
    if (birth.XSE_CSRQ.slice(0, 8) !== FMXX.XSE_CSRQ.slice(0, 8)) return false
    if (before) return birth.FMJLID === before.birthId
    const sameParent = (recorded: WireParent | null, told: WireParent | null) => recorded !== null && told !== null && sameDocument(recorded, told)
    return birth.TC === FMXX.TC && (MQ ? sameParent(birth.MQ, MQ) : sameParent(birth.FQ, FQ))
  }
  const recorded = [...state.births.values()].find(({ wire }) => isIt(wire))?.wire
  return recorded ?? { ...FMXX, FMJLID: '', JGDM: FMXX.JGDM || request.QFJG, MQ: toParent(MQ), FQ: toParent(FQ), CSYXZMBH: null }
}

function toParent(parent: WireCertificateParent | null): WireParent | null {
  return parent && { XM: parent.XM, GJ: parent.GJ, SFZJLB: parent.SFZJLB, SFZJHM: parent.SFZJHM }
}
