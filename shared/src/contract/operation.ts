import type * as z from 'zod'
import type { Role } from '../domain/access/actor'
import type { ErrorCode } from '../errors/catalogue'

/**
 * One operation of the API: the single source for the Koa route (`mount`), the typed call of the mini-program
 * (`api.ts`) and OpenAPI (`scripts/openapi.ts`).
 */
export type Operation<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> = {
  id: string
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** With `{name}` for each of `params`. */
  path: string
  summary: string
  /** Who may call; `public` needs no session. What the caller may see is decided per record, in the domain. */
  access: 'public' | readonly Role[]
  params?: Params
  query?: Query
  /** A JSON body, or a multipart form whose `file` part is the photo and whose other parts are this schema. */
  body?: Body
  upload?: true
  /** Writes carry an `Idempotency-Key` header: the same key and body again gets the same result, done once. */
  idempotent?: true
  /** How long anybody may keep the answer, the same for everybody; without it nobody may. */
  cacheSeconds?: number
  /** `null`: no body (204). `'bytes'`: a file. */
  response: Response | null | 'bytes'
  /** Errors beyond the ones every operation may answer with. */
  errors: readonly ErrorCode[]
}

/** Checks the shape and keeps the precise types. */
export function operation<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  definition: Operation<P, Q, B, R>,
): Operation<P, Q, B, R> {
  return definition
}

/** What a caller sends. */
export type Input<O> =
  O extends Operation<infer P, infer Q, infer B, z.ZodType>
    ? (z.ZodType extends P ? object : { params: z.input<P> }) &
        (z.ZodType extends Q ? object : { query: z.input<Q> }) &
        (z.ZodType extends B ? object : { body: z.input<B> })
    : never

/** What comes back. */
export type Output<O> = O extends Operation<z.ZodType, z.ZodType, z.ZodType, infer R> ? (z.ZodType extends R ? void : z.output<R>) : never
