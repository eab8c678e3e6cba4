import type { IssueType } from '../application/deciders'
import type { ApplicationKind } from '../application/application'
import type { MaterialCode } from '../application/materials'
import { DOCUMENT_KIND_TABLE, IDENTITY_DOCUMENT_KINDS, type IdentityDocumentKind } from '../identity/document-kinds'
import type { Settings } from '../settings/settings'

/** The rules of the exchange that nobody has confirmed. */
export type ExchangeSettings = Settings['exchange']

/** A document's code in a dictionary, and its name where the dictionary has no code for it. */
export type DocumentCode = { code: string; otherName: string }

/** In both dictionaries: another document, named beside it. */
const OTHER_DOCUMENT = '99'

/** 身份证件类别代码 CV02.01.101 (WS 364.3-2011). It has no code for residence permits and permanent residents. */
export const NATIONAL_DOCUMENT_CODES: Partial<Record<IdentityDocumentKind, string>> = {
  residentIdentityCard: '01',
  householdRegister: '02',
  foreignPassport: '03',
  hongKongMacauTravelPermit: '06',
  taiwanTravelPermit: '07',
}

/** S101-05, the certificate platform's own list, as far as it is certain; `settings.exchange.platformDocumentCodes` adds to it. */
export const CERTIFICATE_PLATFORM_DOCUMENT_CODES: Partial<Record<IdentityDocumentKind, string>> = { residentIdentityCard: '01' }

/** What the record calls a document without a code. */
const DOCUMENT_NAMES: Record<IdentityDocumentKind, string> = {
  residentIdentityCard: '居民身份证',
  foreignPassport: '护照',
  hongKongMacauTravelPermit: '港澳居民来往内地通行证',
  taiwanTravelPermit: '台湾居民来往大陆通行证',
  residencePermit: '港澳台居民居住证',
  foreignPermanentResidentCard: '外国人永久居留身份证',
  householdRegister: '居民户口簿',
  other: '',
}

type Named = { kind: IdentityDocumentKind; otherName: string }

/** A document in the words of CV02.01.101. */
export function nationalDocumentCode(document: Named): DocumentCode {
  return codeOrName(document, NATIONAL_DOCUMENT_CODES)
}

/** A document in the words of S101-05. */
export function platformDocumentCode(document: Named, { platformDocumentCodes }: ExchangeSettings): DocumentCode {
  return codeOrName(document, { ...CERTIFICATE_PLATFORM_DOCUMENT_CODES, ...platformDocumentCodes })
}

function codeOrName({ kind, otherName }: Named, codes: Partial<Record<IdentityDocumentKind, string>>): DocumentCode {
  const code = codes[kind]
  return code && code !== OTHER_DOCUMENT ? { code, otherName: '' } : { code: OTHER_DOCUMENT, otherName: otherName || DOCUMENT_NAMES[kind] }
}

/** The codes S101-05 may have in a record. */
export function platformDocumentCodesInUse(settings: ExchangeSettings): string[] {
  return [...new Set([OTHER_DOCUMENT, ...IDENTITY_DOCUMENT_KINDS.map(kind => platformDocumentCode({ kind, otherName: '' }, settings).code)])]
}

/** Whether a document has to be named, because its code says nothing. */
export const isOtherDocument = (code: string) => code === OTHER_DOCUMENT

/** Whether a document in a record is one that only those registered in a mainland household hold. */
export function isMainlandDocument({ code, otherName }: DocumentCode, settings: ExchangeSettings): boolean {
  return IDENTITY_DOCUMENT_KINDS.filter(kind => DOCUMENT_KIND_TABLE[kind].ethnicity).some(kind => {
    const mainland = platformDocumentCode({ kind, otherName: '' }, settings)
    return mainland.code === code && mainland.otherName === otherName
  })
}

/** S101-01 性别 */
export const SEX_CODES = { male: '1', female: '2' } as const

const ISSUE_TYPES: Record<ApplicationKind, readonly [inInstitution: string, outside: string]> = {
  firstIssue: ['1', '4'],
  replacement: ['2', '5'],
  reissue: ['3', '6'],
}

/** S101-06 签发类型: the kind, and whether the birth was in an institution. */
export function issueTypeCode({ kind, outside }: IssueType): string {
  return ISSUE_TYPES[kind][outside ? 1 : 0]
}

/** S101-06 read back; null for a code that is not in it. */
export function issueTypeOfCode(code: string): IssueType | null {
  for (const [kind, codes] of Object.entries(ISSUE_TYPES) as [ApplicationKind, readonly [string, string]][]) {
    if (codes.includes(code)) return { kind, outside: codes[1] === code }
  }
  return null
}

/** What the record calls a paper without a code of its own. */
const MATERIAL_NAMES: Record<MaterialCode, string> = {
  M1: '登记表',
  M2: '母亲有效身份证件',
  M3: '父亲有效身份证件',
  M4: '委托书',
  M5: '领证人有效身份证件',
  M6: '单亲声明',
  M7: '亲子鉴定证明',
  M8: '户口登记机关证明',
  M9: '住院病历复印件',
  M10: '逾期说明',
  M11: '承诺书',
  M12: '书面申请',
  M13: '原签发记录或存根复印件',
  M14: '遗失声明',
  M15: '户口簿',
  M16: '原证',
  M17: '无法入户证明',
  M18: '出生情况说明',
  M19: '监护关系证明',
  M20: '结婚证',
  M21: '死亡证明',
  M22: '下落不明证明',
  M23: '无民事行为能力证明',
  M24: '亲属关系证明',
  M99: '',
}

/** S101-15 领证人需提交的证明材料: the codes in their order, joined as the platform wants them, and the names of what has none. */
export function materialCodes(materials: readonly MaterialCode[], otherName: string, settings: ExchangeSettings): { codes: string; others: string } {
  const codeOf = (material: MaterialCode) => (material === 'M99' ? undefined : settings.materialCodes[material])
  const codes = materials.map(material => codeOf(material) ?? settings.otherMaterialCode)
  const others = materials.filter(material => !codeOf(material) || codeOf(material) === settings.otherMaterialCode).map(material => (material === 'M99' ? otherName : MATERIAL_NAMES[material]))
  return { codes: [...new Set(codes)].sort((a, b) => Number(a) - Number(b)).join(MATERIAL_SEPARATOR), others: others.filter(Boolean).join('、') }
}

/** A comma and a space, as the interface of 2018 has it. */
export const MATERIAL_SEPARATOR = ', '
