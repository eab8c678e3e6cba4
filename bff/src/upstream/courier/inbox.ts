import type Router from 'koa-router'
import { sameDigest } from '../../crypto/tokens'
import type { CourierNews } from '../../modules/courier/ports'
import type { NonceRepository } from '../../modules/identity/ports'
import { isOfTomorrow, toEvent, WINDOW_SECONDS, type CourierConfig } from './client'
import { callSignature } from './signature'
import { COURIER_INBOX_PATH, wirePush } from './wire'

/**
 * Takes the courier's news. The call must be signed with the secret we share, just now and once; any other gets 401 and no reason. What
 * no parcel of ours travels under gets 404: it may come before its label has been saved, and then it comes again.
 */
export function mountCourierInbox(
  router: Router,
  { config, nonces, receive, clock }: { config: Pick<CourierConfig, 'clientId' | 'secret'>; nonces: NonceRepository; receive(news: CourierNews): Promise<boolean>; clock: () => Date },
): void {
  router.post(COURIER_INBOX_PATH, async ctx => {
    ctx.state.operationId = 'courierInbox'
    const answer = (status: number, code: string) => {
      ctx.status = status
      ctx.body = { code }
    }
    const seconds = Math.floor(clock().getTime() / 1000)
    const [timestamp, nonce] = [ctx.get('x-timestamp'), ctx.get('x-nonce')]
    const parts = { method: 'POST', target: ctx.path, body: ctx.request.rawBody ?? '', timestamp, nonce }
    const signed =
      ctx.get('x-client-id') === config.clientId &&
      /^\d{1,12}$/.test(timestamp) &&
      Math.abs(seconds - Number(timestamp)) <= WINDOW_SECONDS &&
      /^[\w-]{8,64}$/.test(nonce) &&
      sameDigest(ctx.get('x-signature'), callSignature(config.secret, parts))
    // the nonce last: only somebody who knows the secret may use one up
    if (!signed || !(await nonces.use(`courier ${nonce}`, new Date((Math.max(seconds, Number(timestamp)) + WINDOW_SECONDS + 1) * 1000)))) return answer(401, 'E401')
    const news = readNews(ctx.request.body, clock())
    if (!news) return answer(400, 'E400')
    const known = await Promise.all(news.map(receive))
    return known.every(Boolean) ? answer(200, '0') : answer(404, 'E404')
  })
}

/**
 * The news by parcel; null when they are none. An event of a kind we do not know is left out, one of tomorrow makes no news of
 * all of them.
 */
function readNews(body: unknown, now: Date): CourierNews[] | null {
  const parsed = wirePush.safeParse(body)
  if (!parsed.success) return null
  const byNumber = new Map<string, CourierNews>()
  for (const wire of parsed.data.events) {
    const event = toEvent(wire)
    if (!event) continue
    if (isOfTomorrow(event, now)) return null
    const news = byNumber.get(wire.waybillNo) ?? { trackingNumber: wire.waybillNo, events: [] }
    byNumber.set(wire.waybillNo, { ...news, events: [...news.events, event] })
  }
  return [...byNumber.values()]
}
