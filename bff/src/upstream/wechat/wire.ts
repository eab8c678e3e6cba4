import * as z from 'zod'

/** `GET /sns/jscode2session`: always HTTP 200; an error has `errcode`. */
export const wireCodeSession = z.object({
  openid: z.string().min(1).optional(),
  errcode: z.number().int().optional(),
})

/** `POST /cgi-bin/stable_token` */
export const wireAccessToken = z.object({ access_token: z.string().min(1).optional(), expires_in: z.number().int().optional(), errcode: z.number().int().optional() })

/** No token now: they are busy, or we have asked too often. */
export const TOKEN_LATER: readonly number[] = [-1, 45009, 45011]

/** `POST /cgi-bin/message/subscribe/send` */
export const wireSendResult = z.object({ errcode: z.number().int() })

/** What an answer to a subscription message means: the token is not good (any more), the reader has not allowed it or has used it up, we do not know the reader, come again. */
export const NOTICE_ERRORS = { badToken: [40001, 40014, 42001] as readonly number[], notAllowed: 43101, unreachable: [40003] as readonly number[], busy: -1 } as const

/** https://developers.weixin.qq.com: the error codes of code2Session that mean something to a parent. */
export const WECHAT_ERRORS = { badCode: 40029, usedCode: 40163, riskyUser: 40226, tooOften: 45011, busy: -1 } as const
