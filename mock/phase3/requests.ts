import * as z from 'zod'
import type { WireBirthQuery, WireIssueRequest, WirePickup } from '../../bff/src/upstream/phase3/wire'

/** What phase 3 accepts, as strictly as it would. */

const day = z.string().regex(/^\d{8}$/)
const text = z.string().min(1)

export const birthQuery: z.ZodType<WireBirthQuery> = z.strictObject({ MQ_SFZJLB: text, MQ_SFZJHM: text, JGDM: text, CSRQ: day })
export const bedsideQuery = z.strictObject({ TM: text })
export const birthKey = z.strictObject({ FMJLID: text })

const certificateParent = z.strictObject({
  XM: text.max(50),
  GJ: z.string().regex(/^\d{3}$/),
  SFZJLB: z.enum(['01', '02', '03', '06', '07', 'H1', 'F1', '99']),
  SFZJHM: text.max(18),
  XB: z.enum(['1', '2']),
  CSRQ: day,
  ZJYXQ: day,
  ZZ: text.max(200),
})

export const issueRequest: z.ZodType<WireIssueRequest> = z.strictObject({
  XXID: text.max(64),
  SQDH: text,
  FMJLID: text,
  XSE_XM: text.max(50),
  MQ: certificateParent,
  FQ: certificateParent,
  LXDH: text,
  QF_LX: z.literal('1'),
  QFJG: text,
  QF_RY: text,
})

export const pickup: z.ZodType<WirePickup> = z.strictObject({
  XXID: text.max(64),
  SQDH: text,
  CSYXZMBH: z.string().regex(/^[A-Z]\d{9}$/),
  LQSJ: z.string().regex(/^\d{14}$/),
  LZR_GX: z.enum(['1', '2']),
  LQJG: text,
  LQ_RY: text,
})
