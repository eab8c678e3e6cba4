import type Router from 'koa-router'
import * as z from 'zod'
import { CHANGES_INBOX_PATH, wireChange } from '../../bff/src/upstream/phase3/changes'
import { push } from './push'

const pushOrder = z.strictObject({
  /** Address of the BFF. */
  target: z.url(),
  changes: z.array(wireChange).min(1),
  faults: z.strictObject({ duplicate: z.boolean().default(false), outOfOrder: z.boolean().default(false) }).prefault({}),
})

/** `POST /control/changes/push`: what was changed elsewhere of certificates and newborns, told to the BFF on command. */
export function mountChangesDesk(router: Router, clock: () => Date): void {
  router.post('/control/changes/push', async ctx => {
    const order = pushOrder.safeParse(ctx.request.body)
    if (!order.success) {
      ctx.status = 400
      ctx.body = z.prettifyError(order.error)
      return
    }
    const { target, changes, faults: { duplicate, outOfOrder } } = order.data
    const sent = (outOfOrder ? [...changes].reverse() : changes).flatMap(change => (duplicate ? [change, change] : [change]))
    const answers = []
    for (const change of sent) answers.push({ messageId: change.XXID, status: await push(target, CHANGES_INBOX_PATH, change, clock()) })
    ctx.body = answers
  })
}
