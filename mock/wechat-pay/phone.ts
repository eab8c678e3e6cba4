import { verify, type KeyObject } from 'node:crypto'
import type Router from 'koa-router'
import * as z from 'zod'
import { APP_ID } from './keys'
import type { Ledger } from './ledger'

/** What the mini-program gives to `wx.requestPayment`, with its own id, and what the person does then. */
const sheet = z.strictObject({
  appId: z.string(),
  timeStamp: z.string().regex(/^\d{10}$/),
  nonceStr: z.string().min(1).max(32),
  package: z.string().regex(/^prepay_id=./),
  signType: z.literal('RSA'),
  paySign: z.string(),
  /** Leaving without a word is a cancel. */
  does: z.enum(['pay', 'cancel']).default('pay'),
})

/**
 * `POST /phone/pay`: the phone. It looks at the merchant's signature before it shows anything, and answers in the words of
 * `wx.requestPayment`; a page of any origin may call it.
 */
export function mountPhone(router: Router, { ledger, merchantKey, paid }: { ledger: Ledger; merchantKey: KeyObject; paid: (orderNumber: string) => void }): void {
  router.use('/phone', async (ctx, next) => {
    ctx.set({ 'access-control-allow-origin': '*', 'access-control-allow-headers': 'content-type', 'access-control-allow-methods': 'POST' })
    await next()
  })
  router.options('/phone/pay', ctx => void (ctx.status = 204))
  router.post('/phone/pay', ctx => {
    const parsed = sheet.safeParse(ctx.request.body)
    ctx.body = { errMsg: `requestPayment:${parsed.success ? pay(parsed.data) : 'fail parameter error'}` }
  })

  function pay({ appId, timeStamp, nonceStr, package: prepaid, paySign, does }: z.infer<typeof sheet>): string {
    const text = `${appId}\n${timeStamp}\n${nonceStr}\n${prepaid}\n`
    if (appId !== APP_ID || !verify('RSA-SHA256', Buffer.from(text), merchantKey, Buffer.from(paySign, 'base64'))) return 'fail 支付验证签名失败'
    const order = ledger.payable(prepaid.slice('prepay_id='.length))
    if (!order) return 'fail 该订单已过期'
    if (does === 'cancel') return 'fail cancel'
    ledger.pay(order.orderNumber)
    paid(order.orderNumber)
    return 'ok'
  }
}
