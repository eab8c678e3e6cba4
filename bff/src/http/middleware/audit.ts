import { AppError } from '@mcb/shared/errors'
import type { Middleware } from 'koa'
import type { AuditEvent } from '../../audit/entry'
import type { AuditTrail } from '../../audit/trail'
import type { Logger } from '../../logging'
import type { AppContext } from '../context'
import { filesOf, NOBODYS, SIGN_INS } from '../files-of'

/** A parent's page asks again every few seconds: their own look at their own file is written down once in so long. */
const OWN_LOOK_MS = 5 * 60_000
const LOOKS_REMEMBERED = 20_000

/** Writes down who did what with whose file, before they are answered: who cannot be written down is not answered. */
export function setUpAudit(trail: AuditTrail, clock: () => Date, logger: Logger): Middleware {
  const looks = new Map<string, number>()

  /** Whether the same parent has just had the same look. */
  function isRepeatedLook({ role, account, operation, files, outcome }: AuditEvent, method: string): boolean {
    if (role !== 'parent' || method !== 'GET' || outcome !== 'done') return false
    const [key, now] = [[account, operation, ...files].join(' '), clock().getTime()]
    if (now - (looks.get(key) ?? -Infinity) < OWN_LOOK_MS) return true
    if (looks.size >= LOOKS_REMEMBERED) looks.clear()
    looks.set(key, now)
    return false
  }

  function eventOf(ctx: AppContext, outcome: AuditEvent['outcome']): AuditEvent | null {
    const { operation, caller, requestId } = ctx.state
    if (!operation || NOBODYS.has(operation.id) || (!caller && !SIGN_INS.has(operation.id))) return null
    const account = caller?.account ?? null
    const files = filesOf(operation, ctx.params ?? {}, outcome === 'done' ? ctx.state.answer : null, account?.id ?? null)
    return { at: clock().toISOString(), account: account?.id ?? null, role: account?.role ?? null, institutionCode: account?.institutionCode ?? null, operation: operation.id, files, purpose: null, outcome, requestId }
  }

  return async function audit(context, next) {
    const ctx = context as AppContext
    try {
      await next()
    } catch (error) {
      const event = eventOf(ctx, error instanceof AppError ? error.code : 'failed')
      // they get a refusal either way
      if (event) await trail.record(event).catch((failure: unknown) => logger.error({ event: 'audit.failed', err: failure }))
      throw error
    }
    const event = eventOf(ctx, 'done')
    if (!event || isRepeatedLook(event, ctx.method)) return
    try {
      await trail.record(event)
    } catch (cause) {
      logger.error({ event: 'audit.failed', err: cause })
      throw new AppError('store.unavailable', { cause })
    }
  }
}
