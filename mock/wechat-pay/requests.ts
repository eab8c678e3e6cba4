import * as z from 'zod'
import { APP_ID, MERCHANT_ID } from './keys'

/** What WeChat Pay accepts, as strictly as it would. */

const orderNumber = z.string().regex(/^[0-9A-Za-z_\-|*]{6,32}$/)
const refundNumber = z.string().regex(/^[0-9A-Za-z_\-|*@]{1,64}$/)
const fen = z.number().int().min(1).max(100_000_000_00)
const currency = z.literal('CNY').default('CNY')

/** https without a query; in a demo the merchant may be on this machine. */
const notifyUrl = z.string().max(255).refine(text => {
  const url = URL.canParse(text) ? new URL(text) : null
  return url !== null && url.search === '' && (url.protocol === 'https:' || ['127.0.0.1', 'localhost'].includes(url.hostname))
})

export const orderRequest = z.strictObject({
  appid: z.literal(APP_ID),
  mchid: z.literal(MERCHANT_ID),
  description: z.string().min(1).max(127),
  out_trade_no: orderNumber,
  time_expire: z.iso.datetime({ offset: true }),
  attach: z.string().max(128).optional(),
  notify_url: notifyUrl,
  amount: z.strictObject({ total: fen, currency }),
  payer: z.strictObject({ openid: z.string().min(1).max(128) }),
})

export const closeRequest = z.strictObject({ mchid: z.literal(MERCHANT_ID) })

export const refundRequest = z.strictObject({
  out_trade_no: orderNumber.optional(),
  transaction_id: z.string().max(32).optional(),
  out_refund_no: refundNumber,
  reason: z.string().min(1).max(80).optional(),
  notify_url: notifyUrl,
  amount: z.strictObject({ refund: fen, total: fen, currency: z.literal('CNY') }),
})

export const billQuery = z.object({
  bill_date: z.iso.date(),
  bill_type: z.enum(['ALL', 'SUCCESS', 'REFUND']).default('ALL'),
  tar_type: z.literal('GZIP').optional(),
})
