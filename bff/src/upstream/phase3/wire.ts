import * as z from 'zod'

/**
 * Phase 3 (妇幼三期) on the health service bus, as it speaks: names after the national exchange record D301, codes of the
 * national value sets, times in Beijing as `YYYYMMDDHHMM`. Nothing of this leaves this folder.
 */

export type Envelope<T> = z.ZodType<{ code: string; msg: string; data: T | null }>

/** The bus's envelope; `0` is success, anything else a refusal with its code. */
export function envelope<T>(data: z.ZodType<T>): Envelope<T> {
  return z.object({ code: z.string(), msg: z.string(), data: data.nullable() })
}

/** 机构 */
export const wireInstitution = z.object({
  JGDM: z.string(),
  JGMC: z.string(),
  JGYWMC: z.string(),
  /** 行政区划代码 (GB/T 2260) */
  XZQHDM: z.string(),
  DZ: z.string(),
  YWDZ: z.string(),
  DH: z.string(),
  /** 窗口办公时间 */
  BGSJ: z.string(),
  YWBGSJ: z.string(),
  /** 助产技术服务: 1 births happen here, 0 none do */
  ZCJS: z.enum(['0', '1']),
  /** 可办理的签发类型, codes of S101-06 */
  QFLX: z.array(z.string()),
})
export type WireInstitution = z.infer<typeof wireInstitution>

const wireParent = z.object({
  XM: z.string(),
  /** 国籍, ISO 3166-1 numeric */
  GJ: z.string().regex(/^\d{3}$/),
  /** 证件类别, CV02.01.101 and the bus's own additions */
  SFZJLB: z.string(),
  SFZJHM: z.string(),
})
export type WireParent = z.infer<typeof wireParent>

/** What is known of a birth apart from its parents. */
const birthFacts = {
  /** Where it happened, or who issues for it when it happened outside an institution. */
  JGDM: z.string(),
  /** 医疗机构名称 as it was written down then; `/` outside an institution */
  JGMC: z.string(),
  /** 出生(分娩)地点类别 CV02.01.102: 1 医院 2 妇幼保健院 3 家庭 9 其他 */
  CSDDLB: z.enum(['1', '2', '3', '9']),
  /** 出生地点 省 · 市 · 县(区) by name, and the last one's code (GB/T 2260) */
  CSDZ_S: z.string(),
  CSDZ_SD: z.string(),
  CSDZ_XQ: z.string(),
  CSD_QHDM: z.string(),
  /** 接生人员; `/` when there was none */
  JSRYXM: z.string().nullable(),
  /** 性别, GB/T 2261.1: 1 男 2 女 */
  XSE_XBDM: z.enum(['1', '2']),
  XSE_CSRQ: z.string().regex(/^\d{12}$/),
  /** 出生孕周, in days; this and the next two are not measured outside an institution */
  CS_YZ: z.number().int().nullable(),
  /** grams */
  CS_TZ: z.number().int().nullable(),
  /** centimeters */
  CS_SC: z.number().nullable(),
  /** 胎次 within this delivery, and 胎数 */
  TC: z.number().int(),
  TS: z.number().int(),
}

/** 分娩信息: one record a newborn */
export const wireBirth = z.object({
  FMJLID: z.string(),
  ...birthFacts,
  /** Null where the certificate names none. */
  MQ: wireParent.nullable(),
  FQ: wireParent.nullable(),
  /** The certificate in force. */
  CSYXZMBH: z.string().nullable(),
})
export type WireBirth = z.infer<typeof wireBirth>

/** 查询条件 */
export type WireMotherQuery = { MQ_SFZJLB: string; MQ_SFZJHM: string }
export type WireBirthQuery = WireMotherQuery & { JGDM: string; CSRQ: string }
export type WireCertificateQuery = { CSYXZMBH: string; CSRQ: string }

/** 出生医学证明: an issued one, with the birth as it says; the birth names the certificate that is in force now. */
export const wireCertificate = z.object({
  CSYXZMBH: z.string(),
  /** 签发日期; null where the archive does not say */
  QF_RQ: z.string().regex(/^\d{8}$/).nullable(),
  XSE_XM: z.string(),
  FMXX: wireBirth,
})
export type WireCertificate = z.infer<typeof wireCertificate>

/** 住址 or 户籍地址, in the parts it is made of; abroad only `GJ` and `XXDZ` say something. */
export type WireAddress = {
  /** 国家, ISO 3166-1 numeric */
  GJ: string
  /** 省 · 市 · 县(区) · 乡(镇、街道) */
  S: string | null
  SD: string | null
  XQ: string | null
  XZ: string | null
  /** 行政区划代码 of the 县(区) (GB/T 2260), and of the 乡 when it is known (GB/T 10114, nine digits) */
  QHDM: string | null
  XZDM: string | null
  /** 详细地址: what is left, to the door */
  XXDZ: string
}

/** A parent as the certificate is to name them. */
export type WireCertificateParent = WireParent & {
  XB: '1' | '2'
  CSRQ: string
  /** 民族, GB/T 3304; null where the document names none */
  MZ: string | null
  /** 其他证件类型名称 */
  QTSFZJLBMC: string | null
  /** 证件有效期; null when it does not end */
  ZJYXQ: string | null
  /** 住址 */
  ZZ: WireAddress
  /** 户籍地址 */
  HJ: WireAddress | null
}

/** A birth phase 3 has no record of, as the parents or an old certificate tell it. */
export type WireToldBirth = Omit<WireBirth, 'FMJLID' | 'MQ' | 'FQ' | 'CSYXZMBH'>

/** 签发类型 S101-06: 机构内 1 首次 2 换发 3 补发, 机构外 4 首次 5 换发 6 补发 */
export const WIRE_ISSUE_TYPES = ['1', '2', '3', '4', '5', '6'] as const
export type WireIssueType = (typeof WIRE_ISSUE_TYPES)[number]

/** 领证人与新生儿关系 S101-11: 1 母亲 2 父亲 3 (外)祖父母 9 其他 */
export const WIRE_RELATIONS = ['1', '2', '3', '9'] as const
export type WireRelation = (typeof WIRE_RELATIONS)[number]

/** 正副页: 1 正页 2 正页和副页 */
export const WIRE_PARTS = ['1', '2'] as const
export type WireParts = (typeof WIRE_PARTS)[number]

/** 签发申请 */
export type WireIssueRequest = {
  XXID: string
  SQDH: string
  /** Either the record, or the birth itself. */
  FMJLID: string | null
  FMXX: WireToldBirth | null
  XSE_XM: string
  /** Null: not named. */
  MQ: WireCertificateParent | null
  FQ: WireCertificateParent | null
  LXDH: string
  /** 领证人 */
  LZR_XM: string
  LZR_YXSEGX: WireRelation
  LZR_SFZJLB: string
  LZR_QTSFZJLBMC: string | null
  LZR_SFZJHM: string
  QF_LX: WireIssueType
  /** 原出生医学证明编号; this and the next six only for 换发 and 补发 */
  YZ_BH: string | null
  /** 原证正副页交回情况 S101-13, 换发 */
  YZ_JHQK: WireParts | null
  /** 换发原因类别 S101-09, and 其他换发原因 */
  HFYY: string | null
  QTHFYY: string | null
  /** 补发原因类别 S101-10, and 其他补发原因 */
  BFYY: string | null
  QTBFYY: string | null
  /** 签发备注: what was said besides the reason */
  QF_BZ: string | null
  /** 打印正副页: which parts are printed */
  DY_ZFY: WireParts
  QFJG: string
  QF_RY: string
}

/** 签发结果: `1` issued, `2` refused, `0` in progress */
export const wireIssueResult = z.discriminatedUnion('CLZT', [
  z.object({
    CLZT: z.literal('1'),
    CSYXZMBH: z.string().regex(/^[A-Z]\d{9}$/),
    QF_RQ: z.string().regex(/^\d{8}$/),
    /** 人口编码; null until somebody assigns one */
    RKBM: z.string().nullable(),
  }),
  z.object({ CLZT: z.literal('2'), YYDM: z.string() }),
  z.object({ CLZT: z.literal('0') }),
])
export type WireIssueResult = z.infer<typeof wireIssueResult>

/** 领取状态 */
export type WirePickup = {
  XXID: string
  SQDH: string
  CSYXZMBH: string
  /** YYYYMMDDHHMMSS, Beijing */
  LQSJ: string
  LZR_YXSEGX: WireRelation
  LQJG: string
  LQ_RY: string
}

/** 分娩信息更正: what is not there stays as it is */
export type WireBirthCorrection = {
  XXID: string
  FMJLID: string
  GZXX: {
    XSE_XBDM?: '1' | '2'
    XSE_CSRQ?: string
    CS_TZ?: number
    CS_SC?: number
    /** 孕周: whole weeks, and the days beyond them, which are corrected one without the other */
    CS_YZ_Z?: number
    CS_YZ_T?: number
    MQ_XM?: string
    MQ_SFZJHM?: string
    FQ_XM?: string
    FQ_SFZJHM?: string
  }
  GZJG: string
  GZ_RY: string
}

export const wireAcknowledgement = z.discriminatedUnion('CLZT', [
  z.object({ CLZT: z.literal('1') }),
  z.object({ CLZT: z.literal('2'), YYDM: z.string() }),
])
export type WireAcknowledgement = z.infer<typeof wireAcknowledgement>

/** Where each thing is asked for. */
export const PATHS = {
  institutions: '/hsb/mch/jgzd/list',
  births: '/hsb/mch/fmxx/query',
  birthsOfMother: '/hsb/mch/fmxx/mother',
  bedside: '/hsb/mch/fmxx/bedside',
  birth: '/hsb/mch/fmxx/get',
  correction: '/hsb/mch/fmxx/correct',
  certificate: '/hsb/mch/csyxzm/query',
  issue: '/hsb/mch/csyxzm/issue',
  pickup: '/hsb/mch/csyxzm/pickup',
  ping: '/hsb/ping',
} as const

/** Persons and their documents, see `identity.ts`. */
export const IDENTITY_PATH = '/hsb/mch/ryzj/report'

const NAMES = new Map<string, string>(Object.entries({ ...PATHS, identity: IDENTITY_PATH }).map(([name, path]) => [path, name]))

/** What an interface is called in measures and logs. @throws Error for a path nobody has named */
export function nameOfPath(path: string): string {
  const name = NAMES.get(path)
  if (!name) throw new Error('an interface of phase 3 without a name')
  return name
}

/** The bus's "no such record". */
export const NOT_FOUND = 'E404'
