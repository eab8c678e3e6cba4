import type { IncomingMessage } from 'node:http'
import { parse } from '@hapi/bourne'
import { AppError } from '@mcb/shared/errors'
import type { Context, Middleware } from 'koa'
import rawBody from 'raw-body'

const WITH_BODY = new Set(['POST', 'PUT', 'PATCH'])
const JSON_TYPE = /^application\/json\s*(?:;|$)/i
/** A text in UTF-8, without the mark it may begin with. */
const UTF8 = new TextDecoder()

/**
 * Reads JSON of at most so many bytes into `ctx.request.body`, as it was sent into `ctx.request.rawBody`; a body of another type
 * is left alone. An object or an array, and no key that would reach for a prototype.
 * @throws request.malformed, request.too_large, request.media_type for a compressed one: nobody who calls us sends any
 */
export function setUpJsonBody(limitBytes: number): Middleware {
  return async function jsonBody(ctx, next) {
    if (WITH_BODY.has(ctx.method)) await readJson(ctx, limitBytes)
    return next()
  }
}

async function readJson(ctx: Context, limitBytes: number): Promise<void> {
  const request = ctx.request as typeof ctx.request & { body?: unknown; rawBody?: string }
  request.body = {}
  if (!JSON_TYPE.test(ctx.get('Content-Type'))) return
  if ((ctx.req.headers['content-encoding'] ?? 'identity') !== 'identity') throw new AppError('request.media_type')
  request.rawBody = await readText(ctx.req, limitBytes)
  request.body = parseJson(request.rawBody)
}

async function readText(request: IncomingMessage, limit: number): Promise<string> {
  try {
    return UTF8.decode(await rawBody(request, { limit, length: request.headers['content-length'] }))
  } catch (cause) {
    throw new AppError((cause as { type?: string }).type === 'entity.too.large' ? 'request.too_large' : 'request.malformed', { cause })
  }
}

function parseJson(text: string): unknown {
  if (!text) return {}
  try {
    if (/^[ \t\n\r]*[[{]/.test(text)) return parse(text)
  } catch (cause) {
    throw new AppError('request.malformed', { cause })
  }
  throw new AppError('request.malformed')
}
