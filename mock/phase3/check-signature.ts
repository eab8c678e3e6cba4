import type Router from 'koa-router'
import { bodySignature, busSignature } from '../../bff/src/upstream/phase3/signature'
import { CREDENTIALS } from '../credentials'

const WINDOW_SECONDS = 300

/** Lets only calls through that the known application has signed, just now and once. Otherwise HTTP 401 and the reason. */
export function checkSignature(clock: () => Date): Router.IMiddleware {
  /** With the second they were used in. */
  const nonces = new Map<string, number>()

  return async (ctx, next) => {
    const timestamp = ctx.get('x-tif-timestamp')
    const nonce = ctx.get('x-tif-nonce')
    const parts = { method: ctx.method, target: ctx.url, body: ctx.request.rawBody ?? '', timestamp, nonce }
    const now = Math.floor(clock().getTime() / 1000)
    for (const [old, second] of nonces) if (second < now - WINDOW_SECONDS) nonces.delete(old)

    const reason =
      ctx.get('x-tif-paasid') !== CREDENTIALS.PHASE3_APP_ID ? 'unknown application'
      : !/^\d+$/.test(timestamp) || Math.abs(now - Number(timestamp)) > WINDOW_SECONDS ? 'not of this time'
      : nonce.length < 8 ? 'no nonce'
      : ctx.get('x-tif-signature') !== busSignature(CREDENTIALS.PHASE3_SECRET, parts) ? 'bus signature'
      : ctx.get('x-body-signature') !== bodySignature(CREDENTIALS.PHASE3_SECRET, parts) ? 'body signature'
      : nonces.has(nonce) ? 'nonce used before'
      : null
    if (reason) {
      ctx.status = 401
      ctx.body = { code: 'E401', msg: reason, data: null }
      return
    }
    // until its timestamp is too old by itself, which may lie ahead of now
    nonces.set(nonce, Math.max(now, Number(timestamp)))
    await next()
  }
}
