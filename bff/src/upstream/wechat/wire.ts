import * as z from 'zod'

/** `GET /sns/jscode2session`: always HTTP 200; an error has `errcode`. */
export const wireCodeSession = z.object({
  openid: z.string().min(1).optional(),
  errcode: z.number().int().optional(),
})

/** https://developers.weixin.qq.com: the error codes of code2Session that mean something to a parent. */
export const WECHAT_ERRORS = { badCode: 40029, usedCode: 40163, riskyUser: 40226, tooOften: 45011, busy: -1 } as const
