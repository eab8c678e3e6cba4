import * as z from 'zod'
import {
  WIRE_ISSUE_TYPES, WIRE_PARTS, WIRE_RELATIONS, type WireAddress, type WireBirthCorrection, type WireBirthQuery, type WireCertificateQuery,
  type WireIssueRequest, type WireMotherQuery, type WirePickup, type WireToldBirth,
} from '../../bff/src/upstream/phase3/wire'

/** What phase 3 accepts, as strictly as it would. Lengths are D301's, but for free words, which D301 cuts at a hundred. */

const day = z.string().regex(/^\d{8}$/)
const minute = z.string().regex(/^\d{12}$/)
const text = z.string().min(1)
const documentKind = z.enum(['01', '02', '03', '06', '07', 'H1', 'F1', '99'])
const numeric = z.string().regex(/^\d{3}$/)
const weight = z.number().int().min(300).max(9999)
const length = z.number().min(25).max(70)

const mother = { MQ_SFZJLB: text, MQ_SFZJHM: text }
export const motherQuery: z.ZodType<WireMotherQuery> = z.strictObject(mother)
export const birthQuery: z.ZodType<WireBirthQuery> = z.strictObject({ ...mother, JGDM: text, CSRQ: day })
export const bedsideQuery = z.strictObject({ TM: text })
export const birthKey = z.strictObject({ FMJLID: text })
export const certificateQuery: z.ZodType<WireCertificateQuery> = z.strictObject({ CSYXZMBH: text.max(20), CSRQ: day })

const address: z.ZodType<WireAddress> = z.strictObject({
  GJ: numeric,
  S: text.max(70).nullable(),
  SD: text.max(70).nullable(),
  XQ: text.max(70).nullable(),
  XZ: text.max(70).nullable(),
  QHDM: z.string().regex(/^\d{6}$/).nullable(),
  XZDM: z.string().regex(/^\d{9}$/).nullable(),
  XXDZ: text.max(200),
})

const certificateParent = z.strictObject({
  XM: text.max(50),
  GJ: numeric,
  SFZJLB: documentKind,
  SFZJHM: text.max(18),
  XB: z.enum(['1', '2']),
  CSRQ: day,
  MZ: z.string().regex(/^\d{2}$/).nullable(),
  QTSFZJLBMC: text.max(50).nullable(),
  ZJYXQ: day.nullable(),
  ZZ: address,
  HJ: address.nullable(),
})

const toldBirth: z.ZodType<WireToldBirth> = z.strictObject({
  JGDM: z.string(),
  JGMC: text.max(100),
  CSDDLB: z.enum(['1', '2', '3', '9']),
  CSDZ_S: z.string().max(70),
  CSDZ_SD: z.string().max(70),
  CSDZ_XQ: z.string().max(70),
  CSD_QHDM: z.string().regex(/^(?:\d{6})?$/),
  JSRYXM: text.max(50).nullable(),
  XSE_XBDM: z.enum(['1', '2']),
  XSE_CSRQ: minute,
  CS_YZ: z.number().int().nullable(),
  CS_TZ: weight.nullable(),
  CS_SC: length.nullable(),
  TC: z.number().int().min(1),
  TS: z.number().int().min(1),
})

export const issueRequest: z.ZodType<WireIssueRequest> = z.strictObject({
  XXID: text.max(64),
  SQDH: text,
  FMJLID: text.nullable(),
  FMXX: toldBirth.nullable(),
  XSE_XM: text.max(50),
  MQ: certificateParent.nullable(),
  FQ: certificateParent.nullable(),
  LXDH: text,
  LZR_XM: text.max(50),
  LZR_YXSEGX: z.enum(WIRE_RELATIONS),
  LZR_SFZJLB: documentKind,
  LZR_QTSFZJLBMC: text.max(50).nullable(),
  LZR_SFZJHM: text.max(18),
  QF_LX: z.enum(WIRE_ISSUE_TYPES),
  YZ_BH: text.max(20).nullable(),
  YZ_JHQK: z.enum(WIRE_PARTS).nullable(),
  HFYY: z.enum(['1', '2', '3', '9']).nullable(),
  QTHFYY: text.max(300).nullable(),
  BFYY: z.enum(['1', '2', '9']).nullable(),
  QTBFYY: text.max(300).nullable(),
  QF_BZ: text.max(300).nullable(),
  DY_ZFY: z.enum(WIRE_PARTS),
  QFJG: text,
  QF_RY: text,
})

export const pickup: z.ZodType<WirePickup> = z.strictObject({
  XXID: text.max(64),
  SQDH: text,
  CSYXZMBH: z.string().regex(/^[A-Z]\d{9}$/),
  LQSJ: z.string().regex(/^\d{14}$/),
  LZR_YXSEGX: z.enum(WIRE_RELATIONS),
  LQJG: text,
  LQ_RY: text,
})

export const correction: z.ZodType<WireBirthCorrection> = z.strictObject({
  XXID: text.max(64),
  FMJLID: text,
  GZXX: z
    .strictObject({
      XSE_XBDM: z.enum(['1', '2']),
      XSE_CSRQ: minute,
      CS_TZ: weight,
      CS_SC: length,
      CS_YZ_Z: z.number().int().min(20).max(45),
      CS_YZ_T: z.number().int().min(0).max(6),
      MQ_XM: text.max(50),
      MQ_SFZJHM: text.max(18),
      FQ_XM: text.max(50),
      FQ_SFZJHM: text.max(18),
    })
    .partial()
    .refine(changes => Object.keys(changes).length > 0),
  GZJG: text,
  GZ_RY: text,
})

export const institutionName = z.strictObject({ name: text.max(100) })
