import { verify, type KeyObject } from 'node:crypto'
import type Router from 'koa-router'
import * as z from 'zod'
import { APP_ID } from './keys'
import type { Ledger, Order } from './ledger'

const escaped = (text: string) => text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)

/** The page of the phone, for a demo in a browser: it says what is to be paid, and has two buttons. */
function phonePage(order: Order | null, fields: Record<string, string>): string {
  const hidden = Object.entries(fields).map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`).join('')
  const button = (does: string, words: string) => `<button id="${does}" name="does" value="${does}">${words}</button>`
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>微信支付（演示）</title>
<style>body{font:18px sans-serif;max-width:24em;margin:3em auto;padding:0 1em}button{display:block;width:100%;padding:.8em;margin:.6em 0;font:inherit}</style></head>
<body><h1>微信支付（演示）</h1><p>WeChat Pay, played. Nothing is paid here.</p>
<form method="post" action="/phone/press">${hidden}${order ? `<p>${escaped(order.description)}</p><p><strong>¥${(order.totalFen / 100).toFixed(2)}</strong></p>${button('pay', '支付 Pay')}` : '<p>该订单已过期 This order is over.</p>'}${button('cancel', '返回 Back')}</form>
</body></html>`
}

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
 * `wx.requestPayment`; a page of any origin may call it. `GET /phone` with the sheet and `return` in its address is the same for a browser.
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

  router.get('/phone', ctx => {
    const { return: back, ...rest } = ctx.query as Record<string, string>
    const parsed = sheet.safeParse(rest)
    const order = parsed.success ? ledger.payable(parsed.data.package.slice('prepay_id='.length)) : null
    ctx.type = 'html'
    ctx.body = phonePage(order, { ...rest, return: back ?? '' })
  })
  router.post('/phone/press', ctx => {
    const { return: back, ...rest } = ctx.request.body as Record<string, string>
    const parsed = sheet.safeParse(rest)
    if (parsed.success) pay(parsed.data)
    ctx.status = 303
    ctx.redirect(/^http:\/\/(?:127\.0\.0\.1|localhost)(?::\d+)?\//.test(back ?? '') ? back! : '/')
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
