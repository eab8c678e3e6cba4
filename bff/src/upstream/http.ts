import { AppError } from '@mcb/shared/errors'
import { Agent, request, type Dispatcher } from 'undici'
import type * as z from 'zod'

/** Answers larger than this are not what we asked for. Bytes. */
const LARGEST_ANSWER = 4 * 1024 * 1024

export type UpstreamCall = {
  method: 'GET' | 'POST'
  url: URL
  headers?: Record<string, string>
  body?: string
}

/**
 * HTTP to one outside system: a pool of connections, one deadline over the whole call, no redirects, a limit to the
 * answer. Whatever goes wrong becomes `upstream.timeout`, `upstream.unavailable` or `upstream.unexpected`; the name of the
 * system is the only thing an error tells.
 */
export function createUpstreamHttp(system: string, timeoutMs: number) {
  const agent = new Agent({ connections: 32, connect: { timeout: timeoutMs }, bodyTimeout: timeoutMs, headersTimeout: timeoutMs, maxResponseSize: LARGEST_ANSWER })

  async function send({ method, url, headers, body }: UpstreamCall): Promise<{ status: number; text: string }> {
    const signal = AbortSignal.timeout(timeoutMs)
    let response: Dispatcher.ResponseData
    try {
      response = await request(url, { method, headers, body, signal, dispatcher: agent })
      return { status: response.statusCode, text: await response.body.text() }
    } catch (error) {
      throw new AppError(signal.aborted || isTimeout(error) ? 'upstream.timeout' : 'upstream.unavailable', { params: { system }, cause: error })
    }
  }

  return {
    /** The answer's JSON, in the shape of the schema. A status of 500 or more counts as "not there". */
    async json<T>(call: UpstreamCall, schema: z.ZodType<T>): Promise<T> {
      const { status, text } = await send(call)
      if (status >= 500) throw new AppError('upstream.unavailable', { params: { system, status } })
      if (status !== 200) throw new AppError('upstream.unexpected', { params: { system, status } })
      const parsed = schema.safeParse(parseJson(text))
      if (!parsed.success) throw new AppError('upstream.unexpected', { params: { system }, cause: parsed.error })
      return parsed.data
    },
    /** Whether the system answers at all. */
    async reach(url: URL): Promise<void> {
      const { status } = await send({ method: 'GET', url })
      if (status >= 500) throw new AppError('upstream.unavailable', { params: { system, status } })
    },
    close: () => agent.close(),
  }
}

const TIMEOUTS = new Set(['TimeoutError', 'HeadersTimeoutError', 'BodyTimeoutError', 'ConnectTimeoutError'])

function isTimeout(error: unknown): boolean {
  return error instanceof Error && TIMEOUTS.has(error.name)
}

/** A path under the address of a system, which may have a path of its own: a gateway puts one in front. */
export function urlUnder(base: string, path: string): URL {
  return new URL(base.replace(/\/+$/, '') + path)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
