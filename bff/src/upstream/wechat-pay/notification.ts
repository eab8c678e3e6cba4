import * as z from 'zod'
import type { KeyObject } from 'node:crypto'
import type { Delivery, DeliveryNonces, DeliveryRefusal, NotificationReading } from '../../modules/payment/ports'
import { openResource, wireResource } from './resource'
import { toPaid, toRefundFromNews } from './translate'
import { distrust, signatureOf, WINDOW_SECONDS } from './verify'
import { wireRefundNews, wireTrade } from './wire'

/** Theirs are one or two thousand bytes. */
const LARGEST_DELIVERY = 64 * 1024

const wireNotification = z.object({
  id: z.string().min(1).max(64),
  create_time: z.iso.datetime({ offset: true }),
  event_type: z.string().max(64),
  resource: wireResource,
})
type WireNotification = z.infer<typeof wireNotification>

type Reader = {
  findKey: (serial: string) => Promise<KeyObject | null>
  apiKey: Buffer
  appId: string
  merchantId: string
  nonces: DeliveryNonces
  clock: () => Date
}

/**
 * What a delivery says, in this order: small enough, signed by WeChat just now and never seen before, sealed for us, of our
 * merchant and app. Only then is a word of it believed.
 */
export async function readNotification(delivery: Delivery, reader: Reader): Promise<NotificationReading> {
  const now = reader.clock()
  if (delivery.body.length > LARGEST_DELIVERY) return refuse('tooLarge')
  const problem = await distrust(delivery, reader.findKey, now)
  if (problem) return refuse(problem)
  if (!(await isFirst(delivery, reader.nonces, now))) return refuse('replayed')

  const notification = wireNotification.safeParse(toJson(delivery.body))
  if (!notification.success) return refuse('unreadable')
  const opened = openResource(reader.apiKey, notification.data.resource)
  if (!opened) return refuse('sealBroken')
  return read(notification.data, toJson(opened), reader)
}

const refuse = (reason: DeliveryRefusal): NotificationReading => ({ outcome: 'refused', reason })

/** Only who has WeChat's key may use a nonce up; it is kept until its timestamp is too old by itself. */
async function isFirst(delivery: Delivery, nonces: DeliveryNonces, now: Date): Promise<boolean> {
  const { serial, nonce, timestamp } = signatureOf(delivery)!
  const until = Math.max(timestamp, Math.floor(now.getTime() / 1000)) + WINDOW_SECONDS + 1
  return nonces.use(`wechatPay ${serial} ${nonce}`, new Date(until * 1000))
}

function read({ id, create_time, event_type }: WireNotification, content: unknown, { appId, merchantId }: Reader): NotificationReading {
  if (event_type === 'TRANSACTION.SUCCESS') {
    const trade = wireTrade.safeParse(content)
    if (!trade.success || trade.data.trade_state !== 'SUCCESS') return refuse('unreadable')
    const { appid, mchid, out_trade_no } = trade.data
    if (appid !== appId || mchid !== merchantId) return refuse('notOurs')
    const event = attempt(() => toPaid(trade.data))
    return event ? { outcome: 'news', id, orderNumber: out_trade_no, event } : refuse('unreadable')
  }
  if (event_type.startsWith('REFUND.')) {
    const refund = wireRefundNews.safeParse(content)
    if (!refund.success || event_type !== `REFUND.${refund.data.refund_status}`) return refuse('unreadable')
    if (refund.data.mchid !== merchantId) return refuse('notOurs')
    return { outcome: 'news', id, orderNumber: refund.data.out_trade_no, event: toRefundFromNews(refund.data, create_time) }
  }
  return { outcome: 'nothing', id }
}

function attempt<T>(work: () => T): T | null {
  try {
    return work()
  } catch {
    return null
  }
}

const toJson = (bytes: Buffer): unknown => attempt(() => JSON.parse(bytes.toString()))
