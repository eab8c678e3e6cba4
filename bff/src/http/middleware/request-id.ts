import { randomUUID } from 'node:crypto'
import type { Middleware } from 'koa'
import type { Logger } from '../../logging'

/** Names the request, and logs one line when it is over: the route's pattern, never its values. */
export function setUpRequestLog(logger: Logger): Middleware {
  return async function requestLog(ctx, next) {
    const started = performance.now()
    ctx.state.requestId = randomUUID()
    ctx.set('X-Request-Id', ctx.state.requestId)
    await next()
    logger.info({
      event: 'request',
      requestId: ctx.state.requestId,
      method: ctx.method,
      route: ctx.state.operationId ?? 'none',
      status: ctx.status,
      ms: Math.round(performance.now() - started),
    })
  }
}
