import { AppError } from '@mcb/shared/errors'
import { Agent } from 'undici'
import type * as z from 'zod'
import { unguarded, type CallGuard, type Sent } from './sent'
import { sendOnce, type OneCall } from './send-once'

/** Answers larger than this are not what we asked for. Bytes. */
const LARGEST_ANSWER = 4 * 1024 * 1024

/** The name is the interface, for circuit and measures: `issue` of phase 3. */
export type UpstreamCall = OneCall & { name: string }

/**
 * HTTP to one outside system: a pool of connections, one deadline over the whole call, no redirects, a limit to the
 * answer. Whatever goes wrong becomes `upstream.timeout`, `upstream.unavailable` or `upstream.unexpected`; the name of the
 * system is the only thing an error tells.
 */
export function createUpstreamHttp(system: string, timeoutMs: number, guard: CallGuard = unguarded) {
  // a connection that is not there in half the time is not coming, and is told apart from an answer that is late
  const connect = { timeout: Math.ceil(timeoutMs / 2) }
  // undici's own deadlines are off: ours is over the whole call, and a second clock beside it costs every call
  const agent = new Agent({ connections: 32, connect, bodyTimeout: 0, headersTimeout: 0, maxResponseSize: LARGEST_ANSWER })
  const send = (call: OneCall): Promise<Sent> => sendOnce(agent, call, timeoutMs)

  /** The answer, whatever its status below 500. @throws upstream.unavailable, upstream.timeout */
  function answered(sent: Sent): { status: number; text: string } {
    switch (sent.kind) {
      case 'answer':
        if (sent.status >= 500) throw new AppError('upstream.unavailable', { params: { system, status: sent.status } })
        return sent
      case 'circuitOpen':
        throw new AppError('upstream.unavailable', { params: { system, retryAfterSeconds: Math.ceil(sent.retryAfterMs / 1000) } })
      case 'timeout':
        throw new AppError('upstream.timeout', { params: { system }, cause: sent.cause })
      default:
        throw new AppError('upstream.unavailable', { params: { system }, cause: sent.cause })
    }
  }

  return {
    /** The answer's JSON, in the shape of the schema. A status of 500 or more counts as "not there". */
    async json<T>({ name, ...call }: UpstreamCall, schema: z.ZodType<T>): Promise<T> {
      const { status, text } = answered(await guard(`${system}.${name}`, () => send(call)))
      if (status !== 200) throw new AppError('upstream.unexpected', { params: { system, status } })
      const parsed = schema.safeParse(parseJson(text))
      if (!parsed.success) throw new AppError('upstream.unexpected', { params: { system }, cause: parsed.error })
      return parsed.data
    },
    /** Whether the system answers at all; asked past any circuit, so that it tells how things are. */
    async reach(url: URL): Promise<void> {
      answered(await send({ method: 'GET', url }))
    },
    close: () => agent.close(),
  }
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
