import type { IncomingMessage } from 'node:http'
import { parse } from '@hapi/bourne'
import { AppError } from '@mcb/shared/errors'
import type { Context, Middleware } from 'koa'

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
  const { 'content-encoding': encoding = 'identity', 'content-length': length = '0' } = ctx.req.headers
  if (encoding !== 'identity') throw new AppError('request.media_type')
  if (Number(length) > limitBytes) throw new AppError('request.too_large')
  request.rawBody = UTF8.decode(await new Promise<Buffer>((resolve, reject) => new Reading(ctx.req, limitBytes, resolve, reject)))
  request.body = parseJson(request.rawBody)
}

/** The whole body of a request. What is over the limit is not read. */
class Reading {
  private readonly chunks: Buffer[] = []
  private received = 0
  private over = false

  constructor(
    private readonly request: IncomingMessage,
    private readonly limitBytes: number,
    private readonly resolve: (bytes: Buffer) => void,
    private readonly reject: (error: AppError) => void,
  ) {
    request
      .on('data', (chunk: Buffer) => this.take(chunk))
      .once('end', () => this.finish())
      .once('error', (cause: Error) => this.fail(new AppError('request.malformed', { cause })))
      .once('close', () => this.fail(new AppError('request.malformed')))
  }

  private take(chunk: Buffer): void {
    if (this.over) return
    this.received += chunk.length
    if (this.received > this.limitBytes) this.fail(new AppError('request.too_large'))
    else this.chunks.push(chunk)
  }

  private finish(): void {
    if (this.over) return
    this.over = true
    this.resolve(this.chunks.length === 1 ? this.chunks[0]! : Buffer.concat(this.chunks))
  }

  private fail(error: AppError): void {
    if (this.over) return
    this.over = true
    this.request.pause()
    this.reject(error)
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
