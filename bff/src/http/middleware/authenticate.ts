import { AppError } from '@mcb/shared/errors'
import type { Middleware } from 'koa'
import type { SessionService } from '../../modules/session/service'

/** Finds the caller behind the bearer token. No token: no caller. A token that is no longer good is an error. */
export function setUpAuthentication(sessions: SessionService): Middleware {
  return async function authenticate(ctx, next) {
    const header = ctx.get('Authorization')
    const token = /^Bearer ([A-Za-z0-9._-]{20,200})$/.exec(header)?.[1]
    if (header && !token) throw new AppError('session.expired')
    ctx.state.caller = token ? await sessions.callerOf(token) : null
    await next()
  }
}
