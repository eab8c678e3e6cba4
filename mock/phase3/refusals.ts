import { normalizeDocumentNumber } from '@mcb/shared/domain'
import type { WireBirth, WireBirthCorrection, WireIssueRequest, WireIssueType, WireParent, WirePickup } from '../../bff/src/upstream/phase3/wire'
import type { KeptCertificate, State } from './state'

/** Phase 3's reasons for saying no. */
export const REFUSALS = {
  alreadyCertified: '01',
  birthUnknown: '02',
  parentsDiffer: '03',
  originalUnknown: '04',
  originalNotInForce: '05',
  reasonIncomplete: '06',
  notEntitled: '07',
  contentDiffers: '08',
  certificateUnknown: '11',
  alreadyCollected: '12',
} as const

/** 签发类型 S101-06 */
const KINDS: Record<WireIssueType, 'first' | 'replacement' | 'reissue'> = { 1: 'first', 4: 'first', 2: 'replacement', 5: 'replacement', 3: 'reissue', 6: 'reissue' }
const OUTSIDE_TYPES: readonly WireIssueType[] = ['4', '5', '6']
/** 其他 */
const OTHER = '9'

/** Certificates on paper printed before 2010 may never have been entered; every later one has been. */
const ENTERED_FROM_LETTER = 'K'
/** 卫基妇妇卫便函[2003]156号: what was born earlier has no certificate of this kind. */
const FIRST_DAY = '19960101'

/**
 * Why phase 3 does not issue, or null.
 * @param birth the record, or the birth as the request tells it; null when there is neither
 */
export function refusalToIssue(state: State, request: WireIssueRequest, birth: WireBirth | null): string | null {
  if (!birth) return REFUSALS.birthUnknown
  return KINDS[request.QF_LX] === 'first' ? refusalOfFirst(state, request, birth) : refusalOfSecond(state, request, birth)
}

function refusalOfFirst(state: State, request: WireIssueRequest, birth: WireBirth): string | null {
  if (birth.CSYXZMBH !== null) return REFUSALS.alreadyCertified
  if (!request.MQ && !request.FQ) return REFUSALS.parentsDiffer
  if (contradicts(birth.MQ, request.MQ) || contradicts(birth.FQ, request.FQ)) return REFUSALS.parentsDiffer
  if (!mayIssue(state, request, birth)) return REFUSALS.notEntitled
  // a hospital issues for the births it has seen itself
  return request.QF_LX === '1' && (request.FMJLID === null || request.QFJG !== birth.JGDM) ? REFUSALS.notEntitled : null
}

function refusalOfSecond(state: State, request: WireIssueRequest, birth: WireBirth): string | null {
  const original = request.YZ_BH === null ? undefined : state.certificates.get(request.YZ_BH)
  const kind = KINDS[request.QF_LX]
  if (request.YZ_BH === null || !(original ? original.birthId === birth.FMJLID : mayBePaper(request, birth))) return REFUSALS.originalUnknown
  if (original && original.supersededBy !== null) return REFUSALS.originalNotInForce
  if (!reasonIsComplete(request)) return REFUSALS.reasonIncomplete
  const issuer = state.institutions.get(original?.issuer ?? birth.JGDM)
  const institution = state.institutions.get(request.QFJG)
  const sameHouse = kind === 'replacement' ? institution?.JGDM === issuer?.JGDM : institution?.XZQHDM === issuer?.XZQHDM
  if (!mayIssue(state, request, birth) || !sameHouse || birth.XSE_CSRQ < FIRST_DAY) return REFUSALS.notEntitled
  return kind === 'reissue' && original && differs(original, request) ? REFUSALS.contentDiffers : null
}

function mayIssue(state: State, { QFJG, QF_LX }: WireIssueRequest, { CSDDLB }: WireBirth): boolean {
  const outside = CSDDLB === '3' || CSDDLB === '9'
  return outside === OUTSIDE_TYPES.includes(QF_LX) && (state.institutions.get(QFJG)?.QFLX.includes(QF_LX) ?? false)
}

/** Nobody has entered it: it is told with the birth, and was printed when that could happen. */
function mayBePaper({ YZ_BH, FMJLID }: WireIssueRequest, { CSYXZMBH }: WireBirth): boolean {
  return FMJLID === null && CSYXZMBH === null && !(YZ_BH! >= ENTERED_FROM_LETTER)
}

function reasonIsComplete({ QF_LX, YZ_JHQK, HFYY, QTHFYY, BFYY, QTBFYY }: WireIssueRequest): boolean {
  const [reason, words] = KINDS[QF_LX] === 'replacement' ? [HFYY, QTHFYY] : [BFYY, QTBFYY]
  return reason !== null && (reason !== OTHER || words !== null) && (KINDS[QF_LX] === 'reissue' || YZ_JHQK !== null)
}

/** A reissue repeats the certificate (卫妇社发[2009]96号): the same name, and the same parents named. Their papers may be new ones. */
function differs(original: KeptCertificate, { XSE_XM, MQ, FQ }: WireIssueRequest): boolean {
  return original.newbornName !== XSE_XM || (original.mother === null) !== (MQ === null) || (original.father === null) !== (FQ === null)
}

export function refusalOfPickup(state: State, { CSYXZMBH }: WirePickup): string | null {
  if (!state.certificates.has(CSYXZMBH)) return REFUSALS.certificateUnknown
  return state.collected.has(CSYXZMBH) ? REFUSALS.alreadyCollected : null
}

export function refusalToCorrect(state: State, { FMJLID }: WireBirthCorrection): string | null {
  const birth = state.births.get(FMJLID)
  if (!birth) return REFUSALS.birthUnknown
  return birth.wire.CSYXZMBH === null ? null : REFUSALS.alreadyCertified
}

/** Names are written in many ways; kind and number of the document are what must agree. Somebody who is not named contradicts nobody. */
function contradicts(recorded: WireParent | null, applied: WireParent | null): boolean {
  return recorded !== null && applied !== null && !sameDocument(recorded, applied)
}

/** A permit's first nine or eight characters are for life, what follows counts its issues. */
const SIGNIFICANT: Record<string, number> = { '06': 9, '07': 8 }

export function sameDocument(a: Pick<WireParent, 'SFZJLB' | 'SFZJHM'>, b: Pick<WireParent, 'SFZJLB' | 'SFZJHM'>): boolean {
  const significant = (number: string) => normalizeDocumentNumber(number).slice(0, SIGNIFICANT[a.SFZJLB])
  return a.SFZJLB === b.SFZJLB && significant(a.SFZJHM) === significant(b.SFZJHM)
}
