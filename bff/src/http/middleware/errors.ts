import { createTranslator, type Language, type TextKey } from '@mcb/i18n'
import { AppError, errorRow, type Problem } from '@mcb/shared/errors'
import type { Context, Middleware } from 'koa'
import { MongoError } from 'mongodb'
import { mongo } from 'mongoose'
import type { Logger } from '../../logging'

/**
 * The one place that turns an error into a response. An unknown error becomes `internal`: the stack goes to the log,
 * the reader gets a sentence and a request id.
 */
export function setUpErrors(logger: Logger): Middleware {
  return async function errors(ctx, next) {
    try {
      await next()
      if (ctx.status === 404 && ctx.body === undefined) throw new AppError('resource.not_found')
    } catch (error) {
      const known = toAppError(error)
      if (errorRow(known.code).alert) logger.error({ event: 'error', requestId: ctx.state.requestId, code: known.code, err: known })
      respond(ctx, known)
    }
  }
}

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (isStoreTrouble(error)) return new AppError('store.unavailable', { cause: error })
  const status = (error as { status?: unknown } | null)?.status
  if (status === 413) return new AppError('request.too_large', { cause: error })
  if (status === 415) return new AppError('request.media_type', { cause: error })
  if (status === 400) return new AppError('request.malformed', { cause: error })
  return new AppError('internal', { cause: error })
}

/** The store did not answer: nothing was decided, the same request may come again. */
function isStoreTrouble(error: unknown): boolean {
  // the driver passes on what its socket says when the server dies as it writes; outside systems' troubles are ours by now
  if (error instanceof Error && ['EPIPE', 'ECONNRESET'].includes(String((error as NodeJS.ErrnoException).code))) return true
  if (!(error instanceof MongoError || error instanceof mongo.MongoError)) return false
  return /^Mongo(Network|NetworkTimeout|ServerSelection|NotConnected|PoolCleared|TopologyClosed|ServerClosed|OperationTimeout|Expired)/.test(error.name)
}

function respond(ctx: Context, error: AppError): void {
  const language: Language = ctx.state.language ?? 'zh-CN'
  const words = createTranslator(language)
  const { status, remedy } = errorRow(error.code)
  const { params, fields } = error.details
  const problem: Problem = {
    status,
    title: error.code,
    code: error.code,
    remedy,
    detail: words(`error.${error.code}`, params),
    requestId: ctx.state.requestId,
    ...(params ? { params } : {}),
    ...(fields ? { fields: fields.map(field => ({ ...field, message: words(`problem.${field.code}` as TextKey, field.params) })) } : {}),
  }
  ctx.status = status
  ctx.type = 'application/problem+json'
  ctx.set('Content-Language', language)
  if (typeof params?.retryAfterSeconds === 'number') ctx.set('Retry-After', String(params.retryAfterSeconds))
  ctx.body = JSON.stringify(problem)
}
