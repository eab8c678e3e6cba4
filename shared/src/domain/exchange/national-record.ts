import { addressLine, isChineseAddress, type Address } from '../address/address'
import type { HandedBackParts, ReissueReason, ReplacementReason } from '../application/application'
import type { IssueType } from '../application/deciders'
import type { MaterialCode } from '../application/materials'
import type { BirthRecord } from '../birth/birth-record'
import { ageOn, beijingDate, type PlainDate } from '../dates/plain-date'
import { fullName, type PersonDocument } from '../identity/identity-document'
import { regionOf } from '../identity/wording'
import { issueTypeCode, materialCodes, platformDocumentCode, SEX_CODES, type ExchangeSettings } from './dictionaries'
import type { AddedField, Field2018, NationalRecord, RecordVersion } from './fields'

/** A parent who stands on the certificate. */
export type RecordParent = {
  document: PersonDocument
  /** ISO 3166-1 number of the nationality, three digits; for Hong Kong, Macau and Taiwan `settings.exchange.regionCodes` decides. */
  countryNumber: string
  address: Address | null
  /** Null for those without a household in mainland China. */
  household: Address | null
}

/** An institution as phase 3 names it on the case, and as the platform's dictionary does; null where that does not know it. */
export type NamedInstitution = { name: string; dictionaryName: string | null }

export type IssuingInstitution = NamedInstitution & {
  districtCode: string
  organizationCode: string
  /** WS 218-2002; empty when nobody knows it. */
  categoryCode: string
}

/** Who received the certificate, in the words of S101-11. */
export type RecordRecipient = { relation: keyof ExchangeSettings['recipientCodes']; document: PersonDocument }

/** Everything the national record is made of, for one certificate of one newborn. */
export type NationalRecordInput = {
  /** From an application, or typed in by staff at the counter (手工). */
  channel: 'application' | 'manual'
  /** Our own key of this certificate, the same whenever the record is sent again. */
  key: string
  issueType: IssueType
  certificate: { number: string; issuedOn: PlainDate; populationCode: string | null }
  newbornName: string
  birth: BirthRecord
  /** Null: outside an institution. */
  birthInstitution: NamedInstitution | null
  /** Null: not named on the certificate. */
  mother: RecordParent | null
  father: RecordParent | null
  recipient: RecordRecipient
  issuer: IssuingInstitution
  staff: { issuedBy: string; checkedBy: string }
  /** Replacement and reissue only. */
  originalNumber: string
  handedBack: HandedBackParts | null
  replacement: { reason: ReplacementReason; note: string } | null
  reissue: { reason: ReissueReason; note: string } | null
  materials: { codes: readonly MaterialCode[]; otherName: string }
  remark: string
  /** When the record is written, ISO 8601. */
  writtenAt: string
}

/** What the record says in place of an institution or attendant there was not. */
const NOBODY = '/'

/**
 * The national record of a certificate (D301 出生医学证明签发) in a layout. It says what the input says: whether the platform
 * will take it is `nationalRecordProblems`' to find.
 */
export function buildNationalRecord(version: RecordVersion, input: NationalRecordInput, settings: ExchangeSettings): NationalRecord {
  const { certificate, birth, birthInstitution, issuer, recipient, replacement, reissue } = input
  const { newborn, birthPlace } = birth
  const bornOn = beijingDate(new Date(newborn.bornAt))
  const mother = parentBlock(input.mother, bornOn, settings)
  const father = parentBlock(input.father, bornOn, settings)
  const recipientDocument = platformDocumentCode(recipient.document, settings)
  const papers = materialCodes(input.materials.codes, input.materials.otherName, settings)
  const record: Record<Field2018, string> = {
    SJXT_ID: settings.cityCode + input.key,
    XSE_BM: birth.id,
    CSYXZMBH: certificate.number,
    XSE_XM: input.newbornName,
    XSE_XBDM: SEX_CODES[newborn.sex],
    XSE_CSRQ: beijingDigits(newborn.bornAt).slice(0, 12),
    CS_YZ: newborn.gestationalWeeks === null ? '' : String(newborn.gestationalWeeks * 7 + (newborn.gestationalDays ?? 0)),
    CS_TZ: newborn.weightGrams === null ? '' : String(newborn.weightGrams),
    CS_SC: newborn.lengthCentimeters === null ? '' : newborn.lengthCentimeters.toFixed(1),
    CSDZ_S: birthPlace.province,
    CSDZ_SD: birthPlace.city,
    CSDZ_XQ: birthPlace.district,
    CSD_QHDM: birthPlace.districtCode,
    YLJGMC: birthInstitution?.name ?? NOBODY,
    JSRYXM: birth.attendant || NOBODY,
    MQ_XM: mother.name,
    MQ_CSRQ: mother.birthDate,
    MQ_NL: mother.age,
    MQ_GJ: mother.country,
    MQ_MZ: mother.ethnicity,
    MQ_HJ: mother.household,
    MQ_HJSJDM: mother.householdProvince,
    MQ_ZZ: mother.address,
    MQ_ZZXZQHDM: mother.district,
    MQ_SFZJLX: mother.document,
    MQ_QTSFZJLBMC: mother.documentName,
    MQ_SFZJHM: mother.number,
    FQ_XM: father.name,
    FQ_CSRQ: father.birthDate,
    FQ_NL: father.age,
    FQ_GJ: father.country,
    FQ_MZ: father.ethnicity,
    FQ_ZZ: father.address,
    FQ_ZZXZQHDM: father.district,
    FQ_SFZJLX: father.document,
    FQ_QTSFZJLBMC: father.documentName,
    FQ_SFZJHM: father.number,
    LZR_XM: fullName(recipient.document),
    LZR_YXSEGX: settings.recipientCodes[recipient.relation],
    LZR_SFZJLB: recipientDocument.code,
    LZR_QTSFZJLBMC: recipientDocument.otherName,
    LZR_SFZJHM: recipient.document.number,
    QFJG_MC: issuer.name,
    QFJG_QHDM: issuer.districtCode,
    QFJG_ZZJGDM: issuer.organizationCode,
    QFJG_LBDM: issuer.categoryCode,
    QF_RY: input.staff.issuedBy,
    QF_LX: issueTypeCode(input.issueType),
    YZ_BH: input.originalNumber,
    YZ_JHQK: input.handedBack ? settings.handedBackCodes[input.handedBack] : '',
    HFYY: replacement ? settings.replacementReasonCodes[replacement.reason] : '',
    QTHFYY: replacement?.reason === 'other' ? replacement.note : '',
    BFYY: reissue ? settings.reissueReasonCodes[reissue.reason] : '',
    QTBFYY: reissue?.reason === 'other' ? reissue.note : '',
    QF_RQ: compact(certificate.issuedOn),
    QF_BZ: input.remark,
    SHRY: input.staff.checkedBy,
    LZRXTJDZMCL: papers.codes,
    QTZMCL: papers.others,
    SJXRSJ: beijingDigits(input.writtenAt),
  }
  if (version === 'v2018') return record
  const added: Record<AddedField, string> = { FQ_HJ: father.household, FQ_HJSJDM: father.householdProvince, RKBM: certificate.populationCode ?? '' }
  return { ...record, ...added }
}

/** What the record says of a parent; nothing at all of one who is not named. */
function parentBlock(parent: RecordParent | null, childBornOn: PlainDate, settings: ExchangeSettings) {
  if (!parent) return NOTHING
  const { document, address, household } = parent
  const region = regionOf(document)
  const { code, otherName } = platformDocumentCode(document, settings)
  return {
    name: fullName(document),
    birthDate: compact(document.birthDate),
    age: String(ageOn(document.birthDate, childBornOn)),
    country: region ? settings.regionCodes[region] : parent.countryNumber,
    ethnicity: document.ethnicity || settings.ethnicityNotProvided,
    household: household && isChineseAddress(household) ? household.names.province : '',
    householdProvince: household && isChineseAddress(household) ? household.provinceCode : '',
    address: address ? addressLine(address) : '',
    district: address ? (isChineseAddress(address) ? address.districtCode : settings.abroadDistrictCode) : '',
    document: code,
    documentName: otherName,
    number: document.number,
  }
}

const NOTHING = {
  name: '', birthDate: '', age: '', country: '', ethnicity: '', household: '', householdProvince: '', address: '', district: '', document: '', documentName: '', number: '',
}

const compact = (date: PlainDate) => date.replaceAll('-', '')

/** An instant as `YYYYMMDDHHMMSS` in Beijing. */
const beijingDigits = (instant: string) => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 14)
