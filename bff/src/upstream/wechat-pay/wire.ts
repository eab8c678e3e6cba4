import * as z from 'zod'

/** WeChat Pay's APIv3, as it speaks (https://pay.weixin.qq.com/doc/v3). Nothing of this leaves this folder. */

const time = z.iso.datetime({ offset: true })
const text = z.string().min(1).max(128)
const fen = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER)

/** What every refusal looks like. */
export const wireError = z.object({ code: z.string().regex(/^[A-Z_]{1,64}$/) })

export const wirePrepay = z.object({ prepay_id: text })

/** 204, without a body. */
export const wireNothing = z.null()

/** Loose: what it says besides is read when it has been paid. */
export const wireTrade = z.looseObject({
  appid: text,
  mchid: text,
  out_trade_no: text,
  trade_state: z.enum(['SUCCESS', 'REFUND', 'NOTPAY', 'CLOSED', 'REVOKED', 'USERPAYING', 'PAYERROR', 'ACCEPT']),
})
export type WireTrade = z.infer<typeof wireTrade>

/** What a trade says besides when it has been paid. */
export const wirePaid = z.object({
  transaction_id: text,
  success_time: time,
  payer: z.object({ openid: text }),
  amount: z.object({ total: fen, currency: z.literal('CNY') }),
})

const refundStates = z.enum(['SUCCESS', 'CLOSED', 'PROCESSING', 'ABNORMAL'])
const refundNumbers = { out_trade_no: text, out_refund_no: text, success_time: time.optional() }

export const wireRefund = z.object({
  ...refundNumbers,
  status: refundStates,
  create_time: time,
  amount: z.object({ total: fen, refund: fen, currency: z.literal('CNY') }),
})
export type WireRefund = z.infer<typeof wireRefund>

/** As a notification tells it: with the merchant, without a currency. */
export const wireRefundNews = z.object({
  ...refundNumbers,
  mchid: text,
  refund_status: refundStates,
  amount: z.object({ total: fen, refund: fen, currency: z.literal('CNY').optional() }),
})
export type WireRefundNews = z.infer<typeof wireRefundNews>

export const wireBillAnswer = z.object({
  download_url: z.url(),
  hash_type: z.literal('SHA1'),
  hash_value: z.string().regex(/^[0-9a-fA-F]{40}$/),
})

/** The codes that mean something to us; any other is for somebody to look at. */
export const CODES = {
  alreadyPaid: ['ORDERPAID', 'ORDER_PAID'],
  closed: ['ORDER_CLOSED', 'ORDERCLOSED'],
  unknownOrder: ['ORDER_NOT_EXIST', 'ORDERNOTEXIST'],
  unknownRefund: ['RESOURCE_NOT_EXISTS'],
  numberTaken: ['OUT_TRADE_NO_USED'],
  payerUnknown: ['OPENID_MISMATCH'],
  payerLimited: ['ACCOUNT_ERROR', 'ACCOUNTERROR', 'RULE_LIMIT', 'RULELIMIT', 'TRADE_ERROR'],
  balanceShort: ['NOT_ENOUGH', 'NOTENOUGH'],
  payerAccount: ['USER_ACCOUNT_ABNORMAL'],
  noBill: ['NO_STATEMENT_EXIST'],
  billLater: ['STATEMENT_CREATING'],
} as const satisfies Record<string, readonly string[]>

/** Whether a code of theirs is one of ours. */
export function means(code: string | null, ...kinds: (keyof typeof CODES)[]): boolean {
  return code !== null && kinds.some(kind => (CODES[kind] as readonly string[]).includes(code))
}
