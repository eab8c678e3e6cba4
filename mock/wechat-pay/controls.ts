import type Router from 'koa-router'
import * as z from 'zod'
import type { Context } from '../faults'
import { answerMischief, type createAnswerSigner } from './answers'
import { billMischief, type createBills } from './bills'
import type { Keys } from './keys'
import type { Ledger } from './ledger'
import { refusalOrder, type Switches } from './merchant-api'
import { MISCHIEFS } from './mischiefs'
import type { Notifications } from './notifications'

const sending = z.strictObject({ mischief: z.enum(MISCHIEFS).nullable().default(null), times: z.number().int().min(1).max(50).default(1), parallel: z.boolean().default(false) })
const notificationMode = z.strictObject({ mode: z.enum(['send', 'hold']) })
const refundMode = z.strictObject({ hold: z.boolean() })
const refundEnd = z.strictObject({ result: z.enum(['SUCCESS', 'CLOSED', 'ABNORMAL']) })
const rotation = z.strictObject({ to: z.enum(['publicKey', 'certificate']) })

/** The hand behind the scenes: `/control/…`. The README has a line on each. */
export function mountControls(router: Router, { ledger, keys, notifications, bills, answers, switches, reset }: {
  ledger: Ledger
  keys: Keys
  notifications: Notifications
  bills: Pick<ReturnType<typeof createBills>, 'misbehave'>
  answers: Pick<ReturnType<typeof createAnswerSigner>, 'misbehave'>
  switches: Switches
  reset: () => void
}): void {
  const order = <T>(path: string, schema: z.ZodType<T>, work: (ctx: Context, order: T) => unknown) =>
    router.post(`/control/${path}`, async ctx => {
      const parsed = schema.safeParse(ctx.request.body ?? {})
      if (!parsed.success) {
        ctx.status = 400
        ctx.body = z.prettifyError(parsed.error)
        return
      }
      const result = await work(ctx, parsed.data)
      if (result === undefined) ctx.status = 204
      else ctx.body = result
    })
  const nothing = z.looseObject({})

  router.get('/control/ledger', ctx => void (ctx.body = ledger.summary()))
  router.get('/control/notifications', ctx => void (ctx.body = notifications.list()))
  router.get('/control/credentials', ctx => void (ctx.body = keys.credentials()))

  order('notifications/mode', notificationMode, (_, { mode }) => notifications.setMode(mode))
  order('notifications/flush', nothing, () => notifications.flush())
  order('notifications/:id/send', sending, async (ctx, how) => (await notifications.send(ctx.params.id!, how)) ?? ctx.throw(404))
  order('pay-before-answer', nothing, () => void (switches.payBeforeAnswer = true))
  order('answers', answerMischief, (_, how) => answers.misbehave(how))
  order('refusals', refusalOrder, (_, refusal) => void switches.refusals.push(refusal))
  order('refunds', refundMode, (_, { hold }) => void (switches.holdRefunds = hold))
  order('refunds/:number', refundEnd, (ctx, { result }) => {
    const refund = ledger.refund(ctx.params.number!) ?? ctx.throw(404)
    ledger.settle(refund.refundNumber, result)
    notifications.settled(refund, ledger.order(refund.orderNumber)!)
  })
  order('bill', billMischief, (_, mischief) => bills.misbehave(mischief))
  order('rotate', rotation, async (_, { to }) => ({ serial: await keys.rotate(to) }))
  order('reset', nothing, reset)
}
