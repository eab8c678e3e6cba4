import * as z from 'zod'

/**
 * Phase 3 (妇幼三期) on the health service bus, as it speaks: names after the national exchange record D301, codes of the
 * national value sets, times in Beijing as `YYYYMMDDHHMM`. Nothing of this leaves this folder.
 */

/** The bus's envelope; `0` is success, anything else a refusal with its code. */
export function envelope<T>(data: z.ZodType<T>): z.ZodType<{ code: string; msg: string; data: T | null }> {
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

/** 分娩信息: one record a newborn */
export const wireBirth = z.object({
  FMJLID: z.string(),
  JGDM: z.string(),
  /** 出生(分娩)地点类别: 1 医院 2 妇幼保健院 3 家庭 9 其他 */
  CSDDLB: z.enum(['1', '2', '3', '9']),
  /** 性别, GB/T 2261.1: 1 男 2 女 */
  XSE_XBDM: z.enum(['1', '2']),
  XSE_CSRQ: z.string().regex(/^\d{12}$/),
  /** 出生孕周, in days */
  CS_YZ: z.number().int(),
  /** grams */
  CS_TZ: z.number().int(),
  /** centimeters */
  CS_SC: z.number(),
  /** 胎次 within this delivery, and 胎数 */
  TC: z.number().int(),
  TS: z.number().int(),
  MQ: wireParent,
  FQ: wireParent.nullable(),
  CSYXZMBH: z.string().nullable(),
})
export type WireBirth = z.infer<typeof wireBirth>

/** 查询条件 */
export type WireBirthQuery = { MQ_SFZJLB: string; MQ_SFZJHM: string; JGDM: string; CSRQ: string }

type WireCertificateParent = WireParent & { XB: '1' | '2'; CSRQ: string; ZJYXQ: string; ZZ: string }

/** 签发申请 */
export type WireIssueRequest = {
  XXID: string
  SQDH: string
  FMJLID: string
  XSE_XM: string
  MQ: WireCertificateParent
  FQ: WireCertificateParent
  LXDH: string
  /** 签发类型: 1 机构内首次 */
  QF_LX: '1'
  QFJG: string
  QF_RY: string
}

/** 签发结果: `1` issued, `2` refused, `0` in progress */
export const wireIssueResult = z.discriminatedUnion('CLZT', [
  z.object({ CLZT: z.literal('1'), CSYXZMBH: z.string().regex(/^[A-Z]\d{9}$/), QF_RQ: z.string().regex(/^\d{8}$/) }),
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
  /** 领证人与新生儿关系 S101-11: 1 母亲 2 父亲 */
  LZR_GX: '1' | '2'
  LQJG: string
  LQ_RY: string
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
  bedside: '/hsb/mch/fmxx/bedside',
  birth: '/hsb/mch/fmxx/get',
  issue: '/hsb/mch/csyxzm/issue',
  pickup: '/hsb/mch/csyxzm/pickup',
  ping: '/hsb/ping',
} as const

/** The bus's "no such record". */
export const NOT_FOUND = 'E404'
