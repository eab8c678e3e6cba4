import type { Institution } from '@mcb/shared/contract'
import {
  certificateNameLine, fullName, isPlainDate, type BirthRecord, type BirthRecordParent, type IdentityDocumentKind, type PersonDocument, type PlainDate,
} from '@mcb/shared/domain'
import { AppError } from '@mcb/shared/errors'
import { alpha3ToNumeric, numericToAlpha3 } from 'i18n-iso-countries'
import type { Acknowledgement, IssueAnswer, IssueRequest, PickupReport } from '../../modules/application/ports'
import type { BirthQuery } from '../../modules/birth/ports'
import type { WireAcknowledgement, WireBirth, WireBirthQuery, WireInstitution, WireIssueRequest, WireIssueResult, WireParent, WirePickup } from './wire'

/** Phase 3's words ↔ ours. The only file that knows both. */

/** 身份证件类别 CV02.01.101; the value set has no code for the last two, the bus adds H and F codes. [INF] */
const DOCUMENT_CODES: Record<IdentityDocumentKind, string> = {
  residentIdentityCard: '01',
  householdRegister: '02',
  foreignPassport: '03',
  hongKongMacauTravelPermit: '06',
  taiwanTravelPermit: '07',
  residencePermit: 'H1',
  foreignPermanentResidentCard: 'F1',
  other: '99',
}
const DOCUMENT_KINDS = new Map(Object.entries(DOCUMENT_CODES).map(([kind, code]) => [code, kind as IdentityDocumentKind]))

/** ICAO codes that are not ISO 3166: Germany, and the British kinds of nationality. */
const ICAO_TO_ISO: Record<string, string> = { D: 'DEU', GBD: 'GBR', GBN: 'GBR', GBO: 'GBR', GBP: 'GBR', GBS: 'GBR' }
const ISO_TO_ICAO: Record<string, string> = { DEU: 'D' }
/** ISO numbers Hong Kong, Macau and Taiwan apart; in 国籍 their people are Chinese, as their travel documents say. */
const CHINESE = new Set(['HKG', 'MAC', 'TWN'])
/** For states ISO has no number for (UNO, XXA, …). */
const UNKNOWN_STATE = '999'

function toNumericState(icao: string): string {
  return alpha3ToNumeric(ICAO_TO_ISO[icao] ?? icao) ?? UNKNOWN_STATE
}

function toIcaoState(numeric: string): string {
  const iso = numericToAlpha3(numeric)
  if (!iso) return 'XXX'
  return CHINESE.has(iso) ? 'CHN' : (ISO_TO_ICAO[iso] ?? iso)
}

export function toInstitution(wire: WireInstitution): Institution {
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
  }
}

export function toBirthRecord(wire: WireBirth): BirthRecord {
  return {
    id: wire.FMJLID,
    institutionCode: wire.JGDM,
    placeOfBirth: wire.CSDDLB === '1' || wire.CSDDLB === '2' ? 'institution' : 'outsideInstitution',
    newborn: {
      sex: wire.XSE_XBDM === '1' ? 'male' : 'female',
      bornAt: toInstant(wire.XSE_CSRQ),
      gestationalWeeks: Math.floor(wire.CS_YZ / 7),
      gestationalDays: wire.CS_YZ % 7,
      weightGrams: wire.CS_TZ,
      lengthCentimeters: wire.CS_SC,
      birthOrder: wire.TC,
      plurality: wire.TS,
    },
    mother: toParent(wire.MQ),
    father: wire.FQ && toParent(wire.FQ),
    certificateNumber: wire.CSYXZMBH,
  }
}

function toParent({ XM, GJ, SFZJLB, SFZJHM }: WireParent): BirthRecordParent {
  return { name: XM, nationality: toIcaoState(GJ), documentKind: DOCUMENT_KINDS.get(SFZJLB) ?? 'other', documentNumber: SFZJHM }
}

export function toWireBirthQuery({ motherDocument, institutionCode, birthDate }: BirthQuery): WireBirthQuery {
  return { MQ_SFZJLB: DOCUMENT_CODES[motherDocument.kind], MQ_SFZJHM: motherDocument.number, JGDM: institutionCode, CSRQ: compact(birthDate) }
}

export function toWireIssueRequest(request: IssueRequest): WireIssueRequest {
  const parent = (document: PersonDocument & { address: string }) => ({
    XM: fullName(document),
    GJ: toNumericState(document.nationality),
    SFZJLB: DOCUMENT_CODES[document.kind],
    SFZJHM: document.number,
    XB: document.sex === 'male' ? ('1' as const) : ('2' as const),
    CSRQ: compact(document.birthDate),
    ZJYXQ: compact(document.expiryDate),
    ZZ: document.address,
  })
  return {
    XXID: request.messageId,
    SQDH: request.applicationId,
    FMJLID: request.birthRecordId,
    XSE_XM: certificateNameLine(request.newbornName),
    MQ: parent(request.mother),
    FQ: parent(request.father),
    LXDH: request.phone,
    QF_LX: '1',
    QFJG: request.issuedBy.institutionCode,
    QF_RY: request.issuedBy.clerkId,
  }
}

/** Phase 3's reasons for not issuing, in our words; the texts are in `i18n` under `issueRefusal`. */
const ISSUE_REFUSALS: Record<string, string> = { '01': 'already_certified', '02': 'birth_unknown', '03': 'parents_differ' }

export function toIssueAnswer(wire: WireIssueResult): IssueAnswer {
  switch (wire.CLZT) {
    case '1':
      return { outcome: 'accepted', certificateNumber: wire.CSYXZMBH, issuedOn: toPlainDate(wire.QF_RQ) }
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
    LZR_GX: report.collector === 'mother' ? '1' : '2',
    LQJG: report.handedOverBy.institutionCode,
    LQ_RY: report.handedOverBy.clerkId,
  }
}

const PICKUP_REFUSALS: Record<string, string> = { '11': 'certificate_unknown', '12': 'already_collected' }

export function toAcknowledgement(wire: WireAcknowledgement): Acknowledgement {
  return wire.CLZT === '1' ? { outcome: 'accepted' } : { outcome: 'refused', reason: PICKUP_REFUSALS[wire.YYDM] ?? 'other' }
}

const compact = (date: string) => date.replaceAll('-', '')

/** A day `YYYYMMDD`. @throws upstream.unexpected when there is no such day */
function toPlainDate(digits: string): PlainDate {
  const date = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`
  if (!isPlainDate(date)) throw new AppError('upstream.unexpected', { params: { system: 'phase3' } })
  return date
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
