import type { Institution } from '@mcb/shared/contract'
import {
  fullName, type Address, type ApplicantRole, type ApplicationKind, type BirthRecord, type BirthRecordParent, type HandedBackParts,
  type IssueType, type ReissueReason, type ReplacementReason,
} from '@mcb/shared/domain'
import { AppError } from '@mcb/shared/errors'
import { toNumericState } from '../../states'
import type { Acknowledgement, BirthCorrectionRequest, IssueAnswer, IssuedParent, IssueRequest, PickupReport } from '../../modules/application/ports'
import type { BirthQuery, BirthRegister, RegisteredCertificate } from '../../modules/birth/ports'
import { compact, DOCUMENT_CODES, DOCUMENT_KINDS, toIcaoState, toPlainDate } from './codes'
import type {
  WireAcknowledgement, WireAddress, WireBirth, WireBirthCorrection, WireBirthQuery, WireCertificate, WireCertificateParent, WireCertificateQuery,
  WireInstitution, WireIssueRequest, WireIssueResult, WireIssueType, WireMotherQuery, WireParent, WireParts, WirePickup, WireRelation, WireToldBirth,
} from './wire'

/**
 * Phase 3's words ↔ ours. Only here and in `codes.ts` are both known. Where a code comes from: `[tender]` the tender says so, `[practice]` seen
 * in another city's exchange with the national platform, `[assumed]` nobody has said so yet: to be confirmed with phase 3.
 */

/** 签发类型 S101-06. [practice] */
const ISSUE_TYPES: Record<ApplicationKind, { inside: WireIssueType; outside: WireIssueType }> = {
  firstIssue: { inside: '1', outside: '4' },
  replacement: { inside: '2', outside: '5' },
  reissue: { inside: '3', outside: '6' },
}

/** 领证人与新生儿关系 S101-11, the mother first. [practice]; that the order is the national one: [tender] 1.2.3.7 */
const RELATION_CODES: Record<ApplicantRole, WireRelation> = { mother: '1', father: '2', grandparent: '3', guardian: '9', agent: '9' }

/** 原证正副页交回情况 S101-13, and what is printed. [assumed]: the two may be the other way round */
const PARTS_CODES: Record<HandedBackParts, WireParts> = { original: '1', originalAndCounterfoil: '2' }

/** 换发原因类别 S101-09: the three groups of 卫妇社发[2009]96号. [assumed]; 9 其他 [practice] */
const REPLACEMENT_REASON_CODES: Record<ReplacementReason, string> = { invalid: '1', nameNotRegistrable: '2', parentageTest: '3', other: '9' }

/** 补发原因类别 S101-10. 1 遗失 [practice], the others [assumed] */
const REISSUE_REASON_CODES: Record<ReissueReason, string> = { lost: '1', stolen: '2', other: '9' }

/** 出生(分娩)地点类别 CV02.01.102 of a birth phase 3 has no record of: nobody is asked whether it was at home. [assumed] */
const PLACE_CODES = { institution: '1', outsideInstitution: '9' } as const

/** What D301 writes where there is nothing to write. [practice] */
const NOTHING = '/'

export function toInstitution(wire: WireInstitution): Institution {
  const issues = (type: WireIssueType) => wire.QFLX.includes(type)
  return {
    code: wire.JGDM,
    name: wire.JGMC,
    nameEnglish: wire.JGYWMC,
    districtCode: wire.XZQHDM,
    address: wire.DZ,
    addressEnglish: wire.YWDZ,
    phone: wire.DH,
    counterHours: wire.BGSJ,
    counterHoursEnglish: wire.YWBGSJ,
    // phase 3 tells only the name of today; who has seen the names before adds them
    formerNames: [],
    issues: [...(issues(ISSUE_TYPES.reissue.inside) ? ['reissue' as const] : []), ...(issues(ISSUE_TYPES.firstIssue.outside) ? ['outsideInstitution' as const] : [])],
    midwifery: wire.ZCJS === '1',
  }
}

export function toBirthRecord(wire: WireBirth): BirthRecord {
  return {
    id: wire.FMJLID,
    institutionCode: wire.JGDM,
    institutionName: toText(wire.JGMC) ?? '',
    placeOfBirth: wire.CSDDLB === '1' || wire.CSDDLB === '2' ? 'institution' : 'outsideInstitution',
    birthPlace: { province: wire.CSDZ_S, city: wire.CSDZ_SD, district: wire.CSDZ_XQ, districtCode: wire.CSD_QHDM },
    attendant: toText(wire.JSRYXM),
    newborn: {
      sex: wire.XSE_XBDM === '1' ? 'male' : 'female',
      bornAt: toInstant(wire.XSE_CSRQ),
      gestationalWeeks: wire.CS_YZ === null ? null : Math.floor(wire.CS_YZ / 7),
      gestationalDays: wire.CS_YZ === null ? null : wire.CS_YZ % 7,
      weightGrams: wire.CS_TZ,
      lengthCentimeters: wire.CS_SC,
      birthOrder: wire.TC,
      plurality: wire.TS,
    },
    mother: wire.MQ ? toParent(wire.MQ) : UNNAMED,
    father: wire.FQ && toParent(wire.FQ),
    certificateNumber: wire.CSYXZMBH,
  }
}

/** A birth has a mother, though the certificate may not name her. */
const UNNAMED: BirthRecordParent = { name: '', nationality: '', documentKind: 'other', documentNumber: '' }

function toParent({ XM, GJ, SFZJLB, SFZJHM }: WireParent): BirthRecordParent {
  return { name: XM, nationality: toIcaoState(GJ), documentKind: DOCUMENT_KINDS.get(SFZJLB) ?? 'other', documentNumber: SFZJHM }
}

const toText = (text: string | null) => (text === null || text === NOTHING || text === '' ? null : text)

export function toRegisteredCertificate(wire: WireCertificate): RegisteredCertificate {
  return { number: wire.CSYXZMBH, issuedOn: wire.QF_RQ === null ? null : toPlainDate(wire.QF_RQ), newbornName: wire.XSE_XM, record: toBirthRecord(wire.FMXX) }
}

export function toWireBirthQuery({ motherDocument, institutionCode, birthDate }: BirthQuery): WireBirthQuery {
  return { ...toWireMotherQuery(motherDocument), JGDM: institutionCode, CSRQ: compact(birthDate) }
}

export function toWireMotherQuery({ kind, number }: BirthQuery['motherDocument']): WireMotherQuery {
  return { MQ_SFZJLB: DOCUMENT_CODES[kind], MQ_SFZJHM: number }
}

export function toWireCertificateQuery({ number, birthDate }: Parameters<BirthRegister['findCertificate']>[0]): WireCertificateQuery {
  return { CSYXZMBH: number, CSRQ: compact(birthDate) }
}

export function toWireIssueRequest(request: IssueRequest): WireIssueRequest {
  const { birth, recipient, original } = request
  return {
    XXID: request.messageId,
    SQDH: request.applicationId,
    FMJLID: birth.id || null,
    FMXX: birth.id ? null : toWireToldBirth(birth),
    XSE_XM: request.newbornName,
    MQ: request.mother && toWireCertificateParent(request.mother),
    FQ: request.father && toWireCertificateParent(request.father),
    LXDH: request.phone,
    LZR_XM: recipient.name,
    LZR_YXSEGX: RELATION_CODES[recipient.relation],
    LZR_SFZJLB: DOCUMENT_CODES[recipient.documentKind],
    LZR_QTSFZJLBMC: recipient.documentOtherName || null,
    LZR_SFZJHM: recipient.documentNumber,
    QF_LX: toWireIssueType(request.type),
    ...toWireOriginal(request.type.kind, original),
    DY_ZFY: PARTS_CODES[request.parts],
    QFJG: request.issuedBy.institutionCode,
    QF_RY: request.issuedBy.clerkId,
  }
}

function toWireIssueType({ kind, outside }: IssueType): WireIssueType {
  return ISSUE_TYPES[kind][outside ? 'outside' : 'inside']
}

/** `other` needs words ([tender] 1.2.3.11); words beside another reason are a remark. */
function toWireOriginal(
  kind: ApplicationKind,
  original: IssueRequest['original'],
): Pick<WireIssueRequest, 'YZ_BH' | 'YZ_JHQK' | 'HFYY' | 'QTHFYY' | 'BFYY' | 'QTBFYY' | 'QF_BZ'> {
  const none = { YZ_BH: null, YZ_JHQK: null, HFYY: null, QTHFYY: null, BFYY: null, QTBFYY: null, QF_BZ: null }
  if (kind === 'firstIssue' || !original) return none
  const { reason } = original
  const words = original.note || null
  const isOther = reason === 'other'
  const common = { ...none, YZ_BH: original.number, QF_BZ: isOther ? null : words }
  if (kind === 'reissue') return { ...common, BFYY: REISSUE_REASON_CODES[reason as ReissueReason], QTBFYY: isOther ? words : null }
  return {
    ...common,
    YZ_JHQK: original.handedBack && PARTS_CODES[original.handedBack],
    HFYY: REPLACEMENT_REASON_CODES[reason as ReplacementReason],
    QTHFYY: isOther ? words : null,
  }
}

function toWireToldBirth({ institutionCode, institutionName, placeOfBirth, birthPlace, attendant, newborn }: BirthRecord): WireToldBirth {
  return {
    JGDM: institutionCode,
    JGMC: institutionName || NOTHING,
    CSDDLB: PLACE_CODES[placeOfBirth],
    CSDZ_S: birthPlace.province,
    CSDZ_SD: birthPlace.city,
    CSDZ_XQ: birthPlace.district,
    CSD_QHDM: birthPlace.districtCode,
    JSRYXM: attendant ?? NOTHING,
    XSE_XBDM: toSexCode(newborn.sex),
    XSE_CSRQ: beijingDigits(newborn.bornAt).slice(0, 12),
    CS_YZ: newborn.gestationalWeeks === null ? null : newborn.gestationalWeeks * 7 + (newborn.gestationalDays ?? 0),
    CS_TZ: newborn.weightGrams,
    CS_SC: newborn.lengthCentimeters,
    TC: newborn.birthOrder,
    TS: newborn.plurality,
  }
}

function toWireCertificateParent(parent: IssuedParent): WireCertificateParent {
  return {
    XM: fullName(parent),
    XB: toSexCode(parent.sex),
    CSRQ: compact(parent.birthDate),
    GJ: toNumericState(parent.nationality),
    MZ: parent.ethnicity || null,
    SFZJLB: DOCUMENT_CODES[parent.kind],
    QTSFZJLBMC: parent.otherName || null,
    SFZJHM: parent.number,
    ZJYXQ: parent.expiryDate && compact(parent.expiryDate),
    ZZ: toWireAddress(parent.address),
    HJ: parent.household && toWireAddress(parent.household),
  }
}

/** [tender] 1.2.3.5: 省市县乡 and the code, not one line. */
function toWireAddress(address: Address): WireAddress {
  const GJ = toNumericState(address.country)
  if (!('names' in address)) return { GJ, S: null, SD: null, XQ: null, XZ: null, QHDM: null, XZDM: null, XXDZ: address.detail }
  const { province, city, district, street } = address.names
  return { GJ, S: province, SD: city, XQ: district, XZ: street || null, QHDM: address.districtCode, XZDM: address.streetCode, XXDZ: address.detail }
}

const toSexCode = (sex: 'male' | 'female') => (sex === 'male' ? '1' : '2')

/** Phase 3's reasons for not issuing and for not correcting, in our words; the texts are in `i18n` under `issueRefusal`. [assumed] */
const ISSUE_REFUSALS: Record<string, string> = {
  '01': 'already_certified', '02': 'birth_unknown', '03': 'parents_differ', '04': 'original_unknown', '05': 'original_not_in_force',
  '06': 'reason_incomplete', '07': 'not_entitled', '08': 'content_differs',
}

export function toIssueAnswer(wire: WireIssueResult): IssueAnswer {
  switch (wire.CLZT) {
    case '1':
      return { outcome: 'accepted', certificateNumber: wire.CSYXZMBH, issuedOn: toPlainDate(wire.QF_RQ), populationCode: wire.RKBM || null }
    case '2':
      return { outcome: 'refused', reason: ISSUE_REFUSALS[wire.YYDM] ?? 'other' }
    case '0':
      return { outcome: 'pending' }
  }
}

export function toWirePickup(report: PickupReport): WirePickup {
  return {
    XXID: report.messageId,
    SQDH: report.applicationId,
    CSYXZMBH: report.certificateNumber,
    LQSJ: beijingDigits(report.collectedAt),
    LZR_YXSEGX: RELATION_CODES[report.collector],
    LQJG: report.handedOverBy.institutionCode,
    LQ_RY: report.handedOverBy.clerkId,
  }
}

const PICKUP_REFUSALS: Record<string, string> = { '11': 'certificate_unknown', '12': 'already_collected' }

export function toWireBirthCorrection({ messageId, birthRecordId, changes, correctedBy }: BirthCorrectionRequest): WireBirthCorrection {
  const corrections = {
    XSE_XBDM: changes.sex && toSexCode(changes.sex),
    XSE_CSRQ: changes.bornAt && beijingDigits(changes.bornAt).slice(0, 12),
    CS_TZ: changes.weightGrams ?? undefined,
    CS_SC: changes.lengthCentimeters ?? undefined,
    CS_YZ_Z: changes.gestationalWeeks ?? undefined,
    CS_YZ_T: changes.gestationalDays ?? undefined,
    // an empty one is as if it were not there, as in `corrected`
    MQ_XM: changes.motherName || undefined,
    MQ_SFZJHM: changes.motherDocumentNumber || undefined,
    FQ_XM: changes.fatherName || undefined,
    FQ_SFZJHM: changes.fatherDocumentNumber || undefined,
  } as const
  const GZXX: WireBirthCorrection['GZXX'] = Object.fromEntries(Object.entries(corrections).filter(([, value]) => value !== undefined))
  return { XXID: messageId, FMJLID: birthRecordId, GZXX, GZJG: correctedBy.institutionCode, GZ_RY: correctedBy.clerkId }
}

const ACKNOWLEDGEMENT_REFUSALS = { ...ISSUE_REFUSALS, ...PICKUP_REFUSALS }

/** What phase 3 says to a pickup or a correction. */
export function toAcknowledgement(wire: WireAcknowledgement): Acknowledgement {
  return wire.CLZT === '1' ? { outcome: 'accepted' } : { outcome: 'refused', reason: ACKNOWLEDGEMENT_REFUSALS[wire.YYDM] ?? 'other' }
}

/** `YYYYMMDDHHMM` in Beijing as an instant. @throws upstream.unexpected when there is no such minute */
function toInstant(digits: string): string {
  const [hours, minutes] = [digits.slice(8, 10), digits.slice(10, 12)]
  if (hours > '23' || minutes > '59') throw new AppError('upstream.unexpected', { params: { system: 'phase3' } })
  return `${toPlainDate(digits)}T${hours}:${minutes}:00+08:00`
}

/** An instant as `YYYYMMDDHHMMSS` in Beijing. */
function beijingDigits(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 14)
}
