import { CERTIFICATE_NUMBER } from '../certificate/certificate-number'
import { isPlainDate } from '../dates/plain-date'
import { ETHNICITIES } from '../identity/ethnicities'
import { isOtherDocument, issueTypeOfCode, MATERIAL_SEPARATOR, platformDocumentCodesInUse, SEX_CODES, type ExchangeSettings } from './dictionaries'

/** The layouts of D301 there are: as cities sent it in 2018, and the new one of the tender (§1.2.3). */
export const RECORD_VERSIONS = ['v2018', 'vNext'] as const
export type RecordVersion = (typeof RECORD_VERSIONS)[number]

/** What can be wrong with a field by D301 itself. */
export const FIELD_PROBLEMS = ['required', 'too_long', 'format', 'not_in_dictionary', 'not_in_layout'] as const
export type FieldProblemCode = (typeof FIELD_PROBLEMS)[number]

/** What is wrong with a value that is not empty; null when nothing is. */
type Format = (value: string, settings: ExchangeSettings) => FieldProblemCode | null

const text =
  (limit: number): Format =>
  (value, { hanCharacterLength }) => {
    if (/\p{Cc}/u.test(value)) return 'format'
    const length = [...value].reduce((sum, character) => sum + (character > 'ÿ' ? hanCharacterLength : 1), 0)
    return length > limit ? 'too_long' : null
  }
const shape =
  (pattern: RegExp): Format =>
  value =>
    pattern.test(value) ? null : 'format'
const oneOf =
  (codes: (settings: ExchangeSettings) => Iterable<string>): Format =>
  (value, settings) =>
    [...codes(settings)].includes(value) ? null : 'not_in_dictionary'
const dayOf = (value: string) => `${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6, 8)}`
/** `YYYYMMDD`, and hours, minutes and seconds as far as they are asked for. */
const moment =
  (clock: '' | 'HHMM' | 'HHMMSS'): Format =>
  value =>
    new RegExp(`^\\d{8}${['(?:[01]\\d|2[0-3])', '[0-5]\\d', '[0-5]\\d'].slice(0, clock.length / 2).join('')}$`).test(value) && isPlainDate(dayOf(value)) ? null : 'format'
const materials: Format = (value, settings) => {
  if (value.length > 30) return 'too_long'
  const known = [...Object.values(settings.materialCodes), settings.otherMaterialCode]
  return value.split(MATERIAL_SEPARATOR).every(code => known.includes(code)) ? null : 'not_in_dictionary'
}
const document = oneOf(platformDocumentCodesInUse)
const sixDigits = shape(/^\d{6}$/)
const country = shape(/^\d{3}$/)
const ethnicity = oneOf(() => ETHNICITIES.keys())

/**
 * D301 出生医学证明签发: every field of 2018 with its type and length, in the order of the table. Every value is text, as it
 * is sent; an empty one says nothing. A..n and AN..n count by `settings.exchange.hanCharacterLength`.
 */
export const FIELDS_2018 = {
  SJXT_ID: text(80),
  XSE_BM: text(80),
  CSYXZMBH: shape(CERTIFICATE_NUMBER),
  XSE_XM: text(50),
  XSE_XBDM: oneOf(() => Object.values(SEX_CODES)),
  XSE_CSRQ: moment('HHMM'),
  CS_YZ: shape(/^\d{2,3}$/),
  CS_TZ: shape(/^\d{3,4}$/),
  CS_SC: shape(/^\d{2}\.\d$/),
  CSDZ_S: text(70),
  CSDZ_SD: text(70),
  CSDZ_XQ: text(70),
  CSD_QHDM: sixDigits,
  YLJGMC: text(100),
  JSRYXM: text(50),
  MQ_XM: text(50),
  MQ_CSRQ: moment(''),
  MQ_NL: shape(/^\d{2}$/),
  MQ_GJ: country,
  MQ_MZ: ethnicity,
  MQ_HJ: text(70),
  MQ_HJSJDM: shape(/^\d{2}$/),
  MQ_ZZ: text(200),
  MQ_ZZXZQHDM: sixDigits,
  MQ_SFZJLX: document,
  MQ_QTSFZJLBMC: text(50),
  MQ_SFZJHM: text(18),
  FQ_XM: text(50),
  FQ_CSRQ: moment(''),
  FQ_NL: shape(/^\d{2}$/),
  FQ_GJ: country,
  FQ_MZ: ethnicity,
  FQ_ZZ: text(200),
  FQ_ZZXZQHDM: sixDigits,
  FQ_SFZJLX: document,
  FQ_QTSFZJLBMC: text(50),
  FQ_SFZJHM: text(18),
  LZR_XM: text(50),
  LZR_YXSEGX: oneOf(({ recipientCodes }) => Object.values(recipientCodes)),
  LZR_SFZJLB: document,
  LZR_QTSFZJLBMC: text(50),
  LZR_SFZJHM: text(18),
  QFJG_MC: text(100),
  QFJG_QHDM: sixDigits,
  QFJG_ZZJGDM: text(50),
  QFJG_LBDM: shape(/^[A-Z\d]{4}$/),
  QF_RY: text(50),
  QF_LX: value => (issueTypeOfCode(value) ? null : 'not_in_dictionary'),
  YZ_BH: text(10),
  YZ_JHQK: oneOf(({ handedBackCodes }) => Object.values(handedBackCodes)),
  HFYY: oneOf(({ replacementReasonCodes }) => Object.values(replacementReasonCodes)),
  QTHFYY: text(100),
  BFYY: oneOf(({ reissueReasonCodes }) => Object.values(reissueReasonCodes)),
  QTBFYY: text(100),
  QF_RQ: moment(''),
  QF_BZ: text(200),
  SHRY: text(50),
  LZRXTJDZMCL: materials,
  QTZMCL: text(500),
  SJXRSJ: moment('HHMMSS'),
} as const satisfies Record<string, Format>

/**
 * What the new layout has besides: the father's household (§1.2.3.8) and 人口编码 (§1.1.3.1). The names are ours until the
 * interface is published.
 */
export const FIELDS_ADDED = {
  FQ_HJ: text(70),
  FQ_HJSJDM: shape(/^\d{2}$/),
  RKBM: text(80),
} as const satisfies Record<string, Format>

export type Field2018 = keyof typeof FIELDS_2018
export type AddedField = keyof typeof FIELDS_ADDED
export type RecordField = Field2018 | AddedField
export const RECORD_FIELDS = [...Object.keys(FIELDS_2018), ...Object.keys(FIELDS_ADDED)] as RecordField[]

/** A record as it is sent. The added fields are there in the new layout only. */
export type NationalRecord = Readonly<Record<Field2018, string> & Partial<Record<AddedField, string>>>

/** The formats of a layout. */
export function formatsOf(version: RecordVersion): Partial<Record<RecordField, Format>> {
  return version === 'v2018' ? FIELDS_2018 : { ...FIELDS_2018, ...FIELDS_ADDED }
}

/** What people write into a name's place to say that there is nobody. */
const NO_NAME = ['', '/', '-', '—', '无', '未提供', '不详']

/** Whether a record names a parent: a sign in the name's place is no name. */
export const namesParent = (record: NationalRecord, parent: 'MQ' | 'FQ') => !NO_NAME.includes(record[`${parent}_XM`].trim())

type Requirement = (record: NationalRecord, version: RecordVersion, settings: ExchangeSettings) => boolean

const always: Requirement = () => true
const kindIs =
  (kind: string): Requirement =>
  record =>
    issueTypeOfCode(record.QF_LX)?.kind === kind
const unnamedDocument =
  (field: RecordField): Requirement =>
  record =>
    isOtherDocument(record[field] ?? '')
/** The new layout wants a parent who is named to be described in full, and at least one parent. */
const named =
  (parent: 'MQ' | 'FQ'): Requirement =>
  (record, version) =>
    version === 'vNext' && namesParent(record, parent)

/**
 * The fields that must not be empty, and when. Measures, original number, address, household and the texts of "other" are
 * not here: a clause of the tender says when those are needed, see `CLAUSES`.
 */
export const REQUIRED: Partial<Record<RecordField, Requirement>> = {
  SJXT_ID: always,
  CSYXZMBH: always,
  XSE_XM: always,
  XSE_XBDM: always,
  XSE_CSRQ: always,
  CSDZ_S: always,
  CSDZ_SD: always,
  CSDZ_XQ: always,
  CSD_QHDM: always,
  YLJGMC: always,
  JSRYXM: always,
  MQ_XM: (record, version) => version === 'vNext' && !namesParent(record, 'FQ'),
  MQ_CSRQ: named('MQ'),
  MQ_NL: named('MQ'),
  MQ_GJ: named('MQ'),
  MQ_MZ: named('MQ'),
  MQ_SFZJLX: named('MQ'),
  MQ_SFZJHM: named('MQ'),
  MQ_QTSFZJLBMC: unnamedDocument('MQ_SFZJLX'),
  FQ_CSRQ: named('FQ'),
  FQ_NL: named('FQ'),
  FQ_GJ: named('FQ'),
  FQ_MZ: named('FQ'),
  FQ_SFZJLX: named('FQ'),
  FQ_SFZJHM: named('FQ'),
  FQ_QTSFZJLBMC: unnamedDocument('FQ_SFZJLX'),
  LZR_XM: always,
  LZR_YXSEGX: always,
  LZR_SFZJLB: always,
  LZR_QTSFZJLBMC: unnamedDocument('LZR_SFZJLB'),
  LZR_SFZJHM: always,
  QFJG_MC: always,
  QFJG_QHDM: always,
  QFJG_ZZJGDM: always,
  QF_RY: always,
  QF_LX: always,
  YZ_JHQK: kindIs('replacement'),
  HFYY: kindIs('replacement'),
  BFYY: kindIs('reissue'),
  QF_RQ: always,
  SJXRSJ: always,
}
