import type Router from 'koa-router'
import type { PaymentEvent } from '@mcb/shared/domain'
import type { Logger } from '../../logging'
import type { PaymentGateway } from '../../modules/payment/ports'

/** Where WeChat Pay calls us. */
export const WECHAT_PAY_INBOX_PATH = '/upstream/wechat-pay/notifications'

const LARGEST = 128 * 1024

/**
 * Takes WeChat Pay's notifications: the very bytes, before anything has read them. 204 only once what they say has been saved; anything else
 * makes WeChat come again, so what is not believed gets 401 and no reason, and an order we do not know 404 and an alert.
 * Mount it before the body parser.
 */
export function mountWechatPayInbox(
  router: Router,
  { gateway, receive, logger }: { gateway: Pick<PaymentGateway, 'readNotification'>; receive(orderNumber: string, event: PaymentEvent): Promise<boolean>; logger: Logger },
): void {
  router.post(WECHAT_PAY_INBOX_PATH, async ctx => {
    ctx.state.operationId = 'wechatPayInbox'
    const refuse = (status: number, code: string) => {
      ctx.status = status
      ctx.body = { code, message: code }
    }
    const body = await readBytes(ctx.req)
    if (!body) return refuse(413, 'TOO_LARGE')
    const reading = await gateway.readNotification({ headers: ctx.req.headers, body })
    if (reading.outcome === 'refused') {
      logger.warn({ event: 'payment.notification_refused', reason: reading.reason })
      return refuse(401, 'SIGN_ERROR')
    }
    if (reading.outcome === 'news' && !(await receive(reading.orderNumber, reading.event))) {
      logger.error({ event: 'payment.unknown_order', notification: reading.id })
      return refuse(404, 'ORDER_NOT_EXIST')
    }
    ctx.status = 204
  })
}

/** The bytes of a request; null when they are too many. */
async function readBytes(request: AsyncIterable<Buffer>): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    length += chunk.length
    if (length > LARGEST) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
