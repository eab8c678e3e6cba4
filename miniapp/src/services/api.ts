import type { Input, Operation, Output, SessionView } from '@mcb/shared/contract'
import { refreshSession } from '@mcb/shared/contract'
import { problemSchema, type Problem } from '@mcb/shared/errors'
import * as z from 'zod'
import { ApiProblem, isApiProblem } from './api-problem'
import type { LocalFile, LocalPhoto, Signal, Transport, TransportRequest, TransportResponse } from './transport'

// A mini-program may not make code from strings, which zod does for speed unless told otherwise.
z.config({ jitless: true })

export type SessionStore = { get(): SessionView | null; set(session: SessionView): void; clear(): void }

export type ApiDeps = {
  transport: Transport
  /** Where the API is, without a slash at the end: `/api`. */
  baseUrl: string
  session: SessionStore
  /** The reader's language, for the words in a problem. */
  language(): string
  /** A random id for `Idempotency-Key`. */
  newId(): string
  /** Waits between two tries; a test passes its own. */
  wait?(milliseconds: number): Promise<void>
}

type CallOptions = {
  signal?: Signal
  /** One key for all tries of a write that goes on after it broke off; without it what is sent tells one intent from another. */
  key?: string
}
type UploadOptions = CallOptions & { onProgress?: (percent: number) => void }

/** Waits before the second, third and fourth try. */
const BACKOFF_MS = [400, 1200, 3000]
/** A gateway between us and a healthy BFF answers with these; the same request may simply be sent again. */
const TRY_AGAIN = [502, 503, 504]
const TIMEOUT_MS = 20_000
/** Reading a photo and sending one over a weak network take longer. */
const LONG_TIMEOUT_MS = 90_000

/**
 * The typed client: one `call` for every operation of the contract.
 *
 * A write carries an `Idempotency-Key` that belongs to the person's intent: every automatic try uses the same key, and
 * so does the next press of the button while nobody knows whether the earlier one arrived.
 *
 * All failures are an `ApiProblem`.
 */
export function createApi(deps: ApiDeps) {
  const wait = deps.wait ?? (ms => new Promise<void>(resolve => void setTimeout(resolve, ms)))
  const undecided = new Map<string, string>()
  let refreshing: Promise<void> | null = null

  /** Calls an operation that answers with JSON or with nothing. @throws ApiProblem */
  async function call<O extends Operation>(operation: O, input: Input<O>, options: CallOptions = {}): Promise<Output<O>> {
    const response = await send(operation, input as AnyInput, { expect: 'text', timeoutMs: timeoutOf(operation), ...options })
    return parse(operation, response)
  }

  /** Calls an operation that takes a file. @throws ApiProblem */
  async function upload<O extends Operation>(operation: O, input: Input<O>, file: LocalFile, options: UploadOptions = {}): Promise<Output<O>> {
    const { body, ...rest } = input as AnyInput
    const fields = Object.fromEntries(Object.entries(body ?? {}).map(([name, value]) => [name, String(value)]))
    const response = await send(operation, rest, {
      expect: 'text',
      timeoutMs: LONG_TIMEOUT_MS,
      signal: options.signal,
      form: { file, fields, onProgress: options.onProgress },
      key: options.key,
    })
    return parse(operation, response)
  }

  /** Fetches an operation that answers with a picture. @throws ApiProblem */
  async function photo<O extends Operation>(operation: O, input: Input<O>, options: CallOptions = {}): Promise<LocalPhoto> {
    const response = await send(operation, input as AnyInput, { expect: 'photo', timeoutMs: LONG_TIMEOUT_MS, signal: options.signal })
    if (!response.photo) throw new ApiProblem('server')
    return response.photo
  }

  async function send(operation: Operation, input: AnyInput, { key, ...how }: Pick<TransportRequest, 'expect' | 'timeoutMs' | 'signal' | 'form'> & { key?: string }) {
    const intent = operation.idempotent ? (key ? { key, settled: () => undefined } : keyFor(operation, input, how.form?.file)) : null
    const request = (): TransportRequest => ({
      method: operation.method,
      url: deps.baseUrl + addressOf(operation, input),
      headers: headersFor(operation, input, intent?.key),
      body: input.body === undefined ? undefined : JSON.stringify(input.body),
      ...how,
    })
    try {
      const response = await withFreshSession(operation, () => tryAgain(operation, request, how.signal))
      intent?.settled()
      return response
    } catch (thrown) {
      if (isApiProblem(thrown) && thrown.problem && thrown.problem.status < 500) intent?.settled()
      throw thrown
    }
  }

  /** The key of an intent whose outcome is unknown is kept until an answer comes. */
  function keyFor(operation: Operation, input: AnyInput, attached: LocalFile) {
    // two files cannot be told apart by their JSON, so an upload is always an intent of its own
    const name = attached === undefined ? `${operation.id} ${JSON.stringify(input)}` : deps.newId()
    const key = undecided.get(name) ?? deps.newId()
    undecided.set(name, key)
    return { key, settled: () => void undecided.delete(name) }
  }

  function headersFor(operation: Operation, input: AnyInput, key: string | undefined): Record<string, string> {
    const session = deps.session.get()
    return {
      accept: 'application/json',
      'accept-language': deps.language(),
      ...(input.body !== undefined && { 'content-type': 'application/json' }),
      ...(session && operation.access !== 'public' && { authorization: `Bearer ${session.accessToken}` }),
      ...(key && { 'idempotency-key': key }),
    }
  }

  /** Again, with the same key, when nobody answered or a gateway did; a plain POST without a key is sent once. */
  async function tryAgain(operation: Operation, request: () => TransportRequest, signal: Signal | undefined) {
    const repeatable = operation.method === 'GET' || operation.idempotent === true
    const waits = repeatable ? BACKOFF_MS : []
    for (let attempt = 0; ; attempt++) {
      const outcome = await once(request())
      const last = attempt >= waits.length || signal?.aborted === true
      if (outcome instanceof Object && 'status' in outcome) {
        if (outcome.status < 400) return outcome
        if (last || !TRY_AGAIN.includes(outcome.status)) throw problemOf(outcome)
      } else if (last) throw new ApiProblem('offline', null, { cause: outcome.failure })
      await wait(waits[attempt]!)
    }
  }

  async function once(request: TransportRequest): Promise<TransportResponse | { failure: unknown }> {
    try {
      return await deps.transport(request)
    } catch (failure) {
      return { failure }
    }
  }

  async function withFreshSession<T>(operation: Operation, run: () => Promise<T>): Promise<T> {
    const before = deps.session.get()
    try {
      return await run()
    } catch (thrown) {
      const code = isApiProblem(thrown) ? thrown.problem?.code : undefined
      if (operation.access === 'public' || (code !== 'session.expired' && code !== 'session.required')) throw thrown
      if (!before || code === 'session.required') {
        deps.session.clear()
        throw thrown
      }
      // another call may have brought the next pair while this one was on its way
      if (deps.session.get()?.accessToken === before.accessToken) await refreshOnce(before)
      return run()
    }
  }

  function refreshOnce(session: SessionView): Promise<void> {
    refreshing ??= call(refreshSession, { body: { refreshToken: session.refreshToken } })
      .then(next => deps.session.set(next))
      .catch(thrown => {
        if (isApiProblem(thrown) && thrown.kind === 'problem' && thrown.problem?.status === 401) deps.session.clear()
        throw thrown
      })
      .finally(() => {
        refreshing = null
      })
    return refreshing
  }

  return { call, upload, photo }
}
export type Api = ReturnType<typeof createApi>

type AnyInput = { params?: Record<string, string>; query?: Record<string, unknown>; body?: Record<string, unknown> }

function timeoutOf(operation: Operation): number {
  return operation.id === 'recognizeDocument' ? LONG_TIMEOUT_MS : TIMEOUT_MS
}

function addressOf(operation: Operation, { params, query }: AnyInput): string {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params?.[name] ?? ''))
  const pairs = Object.entries(query ?? {}).filter(([, value]) => value !== undefined)
  const search = pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`).join('&')
  return search ? `${path}?${search}` : path
}

function parse<O extends Operation>(operation: O, { text }: TransportResponse): Output<O> {
  if (operation.response === null || operation.response === 'bytes') return undefined as Output<O>
  const result = operation.response.safeParse(jsonOf(text))
  if (!result.success) throw new ApiProblem('server', null, { cause: result.error })
  return result.data as Output<O>
}

function problemOf({ text }: TransportResponse): ApiProblem {
  const result = problemSchema.safeParse(jsonOf(text))
  return result.success ? new ApiProblem('problem', result.data as Problem) : new ApiProblem('server')
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
