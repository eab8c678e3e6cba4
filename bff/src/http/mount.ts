import multer from '@koa/multer'
import { LIMITS, type Operation, type Output } from '@mcb/shared/contract'
import type { FieldProblem } from '@mcb/shared/domain'
import { AppError, fieldProblems } from '@mcb/shared/errors'
import type { Context } from 'koa'
import type Router from 'koa-router'
import type * as z from 'zod'
import type { Account } from '../modules/session/ports'
import type { AppContext } from './context'

/** What a handler is given. All of it has been checked. */
export type Call<O> = {
  params: O extends Operation<infer P> ? z.output<P> : never
  query: O extends Operation<z.ZodType, infer Q> ? z.output<Q> : never
  body: O extends Operation<z.ZodType, z.ZodType, infer B> ? z.output<B> : never
  file: Buffer | null
  /** Present on operations that are `idempotent`. */
  idempotencyKey: string
  /** The caller; on public operations only when they have a session. */
  account: Account
  sessionId: string
  clientAddress: string
}

type Bytes = { type: string; bytes: Buffer }
/** Operations without a schema for their answer send nothing, or bytes. */
type Answer<O> = Output<O> extends infer R ? (void extends R ? void | Bytes : R) : never
type AnyOperation = Operation<z.ZodType, z.ZodType, z.ZodType, z.ZodType>

const JSON_TYPE = 'application/json; charset=utf-8'
const KEY = /^[A-Za-z0-9_-]{16,64}$/

const upload = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: LIMITS.photoBytes, files: 1, fields: 5, fieldSize: 1000, parts: 8 },
}).single('file')

/**
 * Makes the route of an operation: who may call, what comes in (every problem at once), the handler, what goes out (only
 * the fields of the contract).
 */
export function mount<O extends AnyOperation>(router: Router, operation: O, handle: (call: Call<O>) => Promise<Answer<O>>): void {
  async function handleOperation(context: Context): Promise<void> {
    const ctx = context as AppContext
    ctx.state.operationId = operation.id
    ctx.state.operation = operation
    ctx.set('Cache-Control', 'no-store')
    allow(operation, ctx)
    if (operation.upload) await receiveUpload(ctx)
    const call = readCall(operation, ctx) as Call<O>
    const answer = await handle(call)
    if (operation.response === null) ctx.status = 204
    else if (operation.response === 'bytes') sendBytes(ctx, answer as Bytes)
    else sendJson(ctx, operation.response.parse(answer))
    // only now: an error is nothing to keep
    if (operation.cacheSeconds) ctx.set('Cache-Control', `public, max-age=${operation.cacheSeconds}`)
  }
  const path = operation.path.replace(/\{(\w+)\}/g, ':$1')
  const method = operation.method.toLowerCase() as 'get' | 'post' | 'put' | 'delete'
  router[method](path, handleOperation as unknown as Parameters<typeof router.get>[1])
}

function allow({ access }: AnyOperation, { state: { caller } }: AppContext): void {
  if (access === 'public') return
  if (!caller) throw new AppError('session.required')
  if (!access.includes(caller.account.role)) throw new AppError('access.denied')
}

async function receiveUpload(ctx: AppContext): Promise<void> {
  if (!ctx.is('multipart/form-data')) throw new AppError('request.media_type')
  try {
    await upload(ctx as Parameters<typeof upload>[0], async () => undefined)
  } catch (error) {
    if (error instanceof Error && error.name === 'MulterError')
      throw new AppError((error as { code?: string }).code === 'LIMIT_FILE_SIZE' ? 'request.too_large' : 'request.malformed', { cause: error })
    throw new AppError('request.malformed', { cause: error })
  }
}

function readCall(operation: AnyOperation, ctx: AppContext): Call<AnyOperation> {
  const problems: FieldProblem[] = []
  const read = (schema: z.ZodType, value: unknown): unknown => {
    const parsed = schema.safeParse(value)
    if (parsed.success) return parsed.data
    problems.push(...fieldProblems(parsed.error, value))
    return undefined
  }
  const params = operation.params?.safeParse(ctx.params)
  // an id that cannot be one is an address that does not exist
  if (params && !params.success) throw new AppError('resource.not_found')
  const query = operation.query && read(operation.query, { ...ctx.query })
  const request = ctx.request as AppContext['request'] & { body?: unknown; file?: { buffer: Buffer } }
  const file = operation.upload ? (request.file?.buffer ?? null) : null
  if (operation.body && !operation.upload && !ctx.is('json')) throw new AppError('request.media_type')
  const body = operation.body && read(operation.body, operation.upload ? { ...(request.body as object) } : request.body)
  if (operation.upload && !file) problems.push({ path: 'file', code: 'required' })
  const idempotencyKey = ctx.get('Idempotency-Key')
  if (operation.idempotent && !KEY.test(idempotencyKey)) throw new AppError('request.idempotency_key_required')
  if (problems.length) throw new AppError('request.invalid', { fields: problems })
  return {
    params: params?.data as never,
    query: query as never,
    body: body as never,
    file,
    idempotencyKey,
    account: ctx.state.caller?.account as Account,
    sessionId: ctx.state.caller?.sessionId ?? '',
    clientAddress: ctx.ip,
  }
}

function sendJson(ctx: AppContext, answer: unknown): void {
  ctx.state.answer = answer
  ctx.set('Content-Type', JSON_TYPE)
  ctx.body = JSON.stringify(answer)
}

function sendBytes(ctx: AppContext, { type, bytes }: Bytes): void {
  ctx.type = type
  ctx.set('Content-Disposition', 'inline')
  ctx.body = bytes
}
