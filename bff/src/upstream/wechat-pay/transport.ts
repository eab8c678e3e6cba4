import { AppError } from '@mcb/shared/errors'
import { Agent, request, type Dispatcher } from 'undici'
import { urlUnder } from '../http'

export type Outgoing = { method: 'GET' | 'POST'; /** Path and query. */ target: string; headers: Record<string, string>; body?: string }
export type Incoming = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer }

/**
 * Bytes to WeChat Pay and back: one deadline over the whole call, no redirects, a limit to the answer. An error says
 * which system, and nothing of what was sent.
 */
export function createTransport({ url, timeoutMs, largestAnswer }: { url: string; timeoutMs: number; /** Bytes. */ largestAnswer: number }) {
  const agent = new Agent({ connections: 32, connect: { timeout: timeoutMs }, bodyTimeout: timeoutMs, headersTimeout: timeoutMs, maxResponseSize: largestAnswer })
  return {
    /** @throws payment.timeout, payment.unavailable */
    async send({ method, target, headers, body }: Outgoing): Promise<Incoming> {
      const signal = AbortSignal.timeout(timeoutMs)
      try {
        const answer: Dispatcher.ResponseData = await request(urlUnder(url, target), { method, headers: { accept: 'application/json', 'user-agent': 'mcb', ...headers }, body, signal, dispatcher: agent })
        return { status: answer.statusCode, headers: answer.headers, body: Buffer.from(await answer.body.arrayBuffer()) }
      } catch (error) {
        throw troubleOf(signal.aborted || isTimeout(error) ? 'timeout' : 'unavailable', {}, error)
      }
    },
    close: () => agent.close(),
  }
}
export type Transport = ReturnType<typeof createTransport>

function isTimeout(error: unknown): boolean {
  return error instanceof Error && /TimeoutError$/.test(error.name)
}

/** An error of the catalogue about WeChat Pay. @param facts a status, a code of theirs, or a reason: never what was sent */
export function troubleOf(kind: 'unavailable' | 'timeout' | 'unexpected' | 'untrusted', facts: Record<string, string | number> = {}, cause?: unknown): AppError {
  return new AppError(`payment.${kind}`, { params: { system: 'wechatPay', ...facts }, cause })
}
