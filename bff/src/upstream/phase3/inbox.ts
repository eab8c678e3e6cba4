import type Router from 'koa-router'
import { sameDigest } from '../../crypto/tokens'
import type { NonceRepository } from '../../modules/identity/ports'
import type { BusConfig } from './bus'
import { bodySignature, busSignature } from './signature'

/** How far the clocks of two systems may be apart, and so how long a nonce is remembered. */
export const WINDOW_SECONDS = 300

export type InboxDeps<News> = {
  config: Pick<BusConfig, 'appId' | 'secret'>
  nonces: NonceRepository
  receive(news: News): Promise<void>
  clock: () => Date
}

/**
 * A place where phase 3 calls us. The call must be signed with the secret we share, over its path and body, just now and once;
 * any other gets 401 and no reason. A message that comes again under its id, newly signed, is answered as before.
 * @param read the body in our words; null when it is none of theirs
 */
export function mountInbox<News>(
  router: Router,
  { path, operationId, read }: { path: string; operationId: string; read(body: unknown, now: Date): News | null },
  { config, nonces, receive, clock }: InboxDeps<News>,
): void {
  router.post(path, async ctx => {
    ctx.state.operationId = operationId
    const answer = (status: number, code: string, msg: string, data: object | null = null) => {
      ctx.status = status
      ctx.body = { code, msg, data }
    }
    const now = clock()
    const seconds = Math.floor(now.getTime() / 1000)
    const [timestamp, nonce] = [ctx.get('x-tif-timestamp'), ctx.get('x-tif-nonce')]
    const parts = { method: 'POST', target: ctx.url, body: ctx.request.rawBody ?? '', timestamp, nonce }
    const signed =
      ctx.get('x-tif-paasid') === config.appId &&
      /^\d{1,12}$/.test(timestamp) &&
      Math.abs(seconds - Number(timestamp)) <= WINDOW_SECONDS &&
      /^[\w-]{8,64}$/.test(nonce) &&
      sameDigest(ctx.get('x-tif-signature'), busSignature(config.secret, parts)) &&
      sameDigest(ctx.get('x-body-signature'), bodySignature(config.secret, parts))
    // the nonce last: only somebody who knows the secret may use one up
    if (!signed || !(await nonces.use(nonce, new Date((Math.max(seconds, Number(timestamp)) + WINDOW_SECONDS + 1) * 1000)))) return answer(401, 'E401', '签名无效')
    const news = read(ctx.request.body, now)
    if (!news) return answer(400, 'E400', '报文格式不正确')
    await receive(news)
    answer(200, '0', '成功', { CLZT: '1' })
  })
}
