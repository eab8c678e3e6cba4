import type Router from 'koa-router'
import * as z from 'zod'
import type { Context, createFaults, Work } from '../faults'
import { answer, refuse } from './answers'
import type { createBills } from './bills'
import { MERCHANT_ID, type Keys } from './keys'
import type { Ledger, Order } from './ledger'
import { toRefundAnswer, toTrade, type Notifications } from './notifications'
import { billQuery, closeRequest, orderRequest, refundRequest } from './requests'
import { sealFor } from './sealing'

export const OPERATIONS = ['order', 'query', 'close', 'refund', 'queryRefund', 'bill', 'download', 'certificates'] as const
export type Operation = (typeof OPERATIONS)[number]

export const refusalOrder = z.strictObject({
  operation: z.enum(OPERATIONS),
  status: z.number().int().min(400).max(599),
  code: z.string().regex(/^[A-Z_]+$/),
  times: z.number().int().min(1).default(1),
})

/** What is switched on for calls to come. */
export type Switches = {
  refusals: z.infer<typeof refusalOrder>[]
  /** The next order is paid, and told of, before it is answered. */
  payBeforeAnswer: boolean
  /** Refunds stay in progress until somebody says how they end. */
  holdRefunds: boolean
}

/** What the merchant may ask for: https://pay.weixin.qq.com/doc/v3 */
export function mountMerchantApi(router: Router, { ledger, keys, notifications, bills, switches, faults, clock, signed }: {
  ledger: Ledger
  keys: Keys
  notifications: Notifications
  bills: ReturnType<typeof createBills>
  switches: Switches
  faults: Pick<ReturnType<typeof createFaults>, 'around'>
  clock: () => Date
  /** Signs what goes out, and checks the signature of what comes in. */
  signed: Router.IMiddleware[]
}): void {
  const mount = (method: 'get' | 'post', path: string, operation: Operation, work: Work) =>
    router[method](path, ...signed, faults.around(operation, ctx => (refusesNow(ctx, operation) ? undefined : work(ctx))))

  function refusesNow(ctx: Context, operation: Operation): boolean {
    const refusal = switches.refusals.find(one => one.operation === operation)
    if (!refusal) return false
    if (--refusal.times === 0) switches.refusals.splice(switches.refusals.indexOf(refusal), 1)
    refuse(ctx, refusal.status, refusal.code, 'as it was told to')
    return true
  }

  mount('post', '/v3/pay/transactions/jsapi', 'order', reading(orderRequest, async (ctx, body) => {
    const facts = {
      orderNumber: body.out_trade_no, description: body.description, expiresAt: body.time_expire, notifyUrl: body.notify_url, totalFen: body.amount.total, payer: body.payer.openid,
    }
    const known = ledger.order(facts.orderNumber)
    if (known?.paidAt) return refuse(ctx, 400, 'ORDERPAID', '该订单已支付')
    if (known?.state === 'CLOSED') return refuse(ctx, 400, 'ORDER_CLOSED', '该订单已关闭')
    if (known && Object.entries(facts).some(([key, value]) => known[key as keyof Order] !== value)) return refuse(ctx, 403, 'OUT_TRADE_NO_USED', '商户订单号重复')
    if (Date.parse(facts.expiresAt) < clock().getTime() + 60_000) return refuse(ctx, 400, 'PARAM_ERROR', 'time_expire')
    const prepayId = ledger.take(facts)
    if (switches.payBeforeAnswer) {
      switches.payBeforeAnswer = false
      ledger.pay(facts.orderNumber)
      notifications.paid(ledger.order(facts.orderNumber)!)
      await notifications.flush()
    }
    answer(ctx, 200, { prepay_id: prepayId })
  }))

  const show = (ctx: Context, order: Order | undefined) => {
    if (ctx.query.mchid !== MERCHANT_ID) return refuse(ctx, 400, 'PARAM_ERROR', 'mchid')
    if (order) answer(ctx, 200, toTrade(order))
    else refuse(ctx, 404, 'ORDER_NOT_EXIST', '订单不存在')
  }
  mount('get', '/v3/pay/transactions/out-trade-no/:number', 'query', ctx => show(ctx, ledger.order(ctx.params.number!)))
  mount('get', '/v3/pay/transactions/id/:id', 'query', ctx => show(ctx, ledger.orderOfTransaction(ctx.params.id!)))

  mount('post', '/v3/pay/transactions/out-trade-no/:number/close', 'close', reading(closeRequest, ctx => {
    const order = ledger.order(ctx.params.number!)
    if (!order) return refuse(ctx, 404, 'ORDER_NOT_EXIST', '订单不存在')
    if (order.paidAt) return refuse(ctx, 400, 'ORDERPAID', '该订单已支付')
    if (order.state === 'NOTPAY') ledger.close(order.orderNumber)
    answer(ctx, 204, null)
  }))

  mount('post', '/v3/refund/domestic/refunds', 'refund', reading(refundRequest, (ctx, body) => {
    const order = body.out_trade_no ? ledger.order(body.out_trade_no) : ledger.orderOfTransaction(body.transaction_id ?? '')
    if (!order) return refuse(ctx, 404, 'RESOURCE_NOT_EXISTS', '订单不存在')
    const known = ledger.refund(body.out_refund_no)
    if (known) {
      const isSame = known.orderNumber === order.orderNumber && known.amountFen === body.amount.refund && order.totalFen === body.amount.total
      return isSame ? answer(ctx, 200, toRefundAnswer(known, order)) : refuse(ctx, 400, 'INVALID_REQUEST', '退款单号已使用')
    }
    if (!order.paidAt || order.totalFen !== body.amount.total) return refuse(ctx, 400, 'INVALID_REQUEST', '订单状态或金额不符')
    if (ledger.refundedFen(order.orderNumber) + body.amount.refund > order.totalFen) return refuse(ctx, 400, 'INVALID_REQUEST', '退款金额大于可退金额')
    const refund = ledger.takeRefund({
      refundNumber: body.out_refund_no, orderNumber: order.orderNumber, amountFen: body.amount.refund, reason: body.reason ?? '', notifyUrl: body.notify_url,
    })
    // taken, not done: that is told later
    answer(ctx, 200, toRefundAnswer({ ...refund }, order))
    if (switches.holdRefunds) return
    ledger.settle(refund.refundNumber, 'SUCCESS')
    notifications.settled(ledger.refund(refund.refundNumber)!, order)
  }))

  mount('get', '/v3/refund/domestic/refunds/:number', 'queryRefund', ctx => {
    const refund = ledger.refund(ctx.params.number!)
    if (refund) answer(ctx, 200, toRefundAnswer(refund, ledger.order(refund.orderNumber)!))
    else refuse(ctx, 404, 'RESOURCE_NOT_EXISTS', '退款单不存在')
  })

  mount('get', '/v3/bill/tradebill', 'bill', ctx => {
    const query = billQuery.safeParse(ctx.query)
    if (!query.success) return refuse(ctx, 400, 'PARAM_ERROR', 'bill_date')
    const bill = bills.ask(query.data.bill_date, query.data.bill_type, `http://${ctx.host}`)
    if (typeof bill === 'string') refuse(ctx, 400, bill, '账单不存在')
    else answer(ctx, 200, bill)
  })

  mount('get', '/v3/billdownload/file', 'download', ctx => {
    const file = bills.file(String(ctx.query.token))
    if (file === null) return refuse(ctx, 400, 'INVALID_REQUEST', 'token')
    // the only answer that is not signed
    ctx.body = file
    ctx.type = 'text/plain'
  })

  mount('get', '/v3/certificates', 'certificates', ctx => {
    const certificates = keys.platform.filter(({ kind }) => kind === 'certificate')
    if (certificates.length === 0) return refuse(ctx, 403, 'NO_AUTH', '商户使用微信支付公钥')
    answer(ctx, 200, { data: certificates.map(({ serial, pem }) => ({ serial_no: serial, encrypt_certificate: sealFor(keys.apiKey, pem, 'certificate') })) })
  })
}

/** Work with the body in the shape of the schema; anything else is refused with the name of the field. */
function reading<T>(schema: z.ZodType<T>, work: (ctx: Context, body: T) => void | Promise<void>): Work {
  return ctx => {
    const parsed = schema.safeParse(ctx.request.body)
    if (parsed.success) return work(ctx, parsed.data)
    refuse(ctx, 400, 'PARAM_ERROR', parsed.error.issues.map(issue => issue.path.join('.')).join(', '))
  }
}
