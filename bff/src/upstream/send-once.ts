import type { Dispatcher } from 'undici'
import type { Sent } from './sent'

export type OneCall = { method: 'GET' | 'POST'; url: URL; headers?: Record<string, string>; body?: string }

/**
 * One call over a pool of connections, and what became of it; never throws. Written on undici's dispatcher itself: a stream, an
 * abort signal and their listeners, made for every call, cost more than the call (decision 0015).
 * @param timeoutMs over the whole call, also while it waits for a connection
 */
export function sendOnce(dispatcher: Dispatcher, { method, url, headers, body }: OneCall, timeoutMs: number): Promise<Sent> {
  return new Promise(resolve => {
    dispatcher.dispatch({ origin: url.origin, path: url.pathname + url.search, method, headers, body }, new Answer(resolve, timeoutMs))
  })
}

/** An answer as it comes in: undici calls these, in this order. */
class Answer implements Dispatcher.DispatchHandler {
  private readonly timer: NodeJS.Timeout
  private readonly chunks: Buffer[] = []
  private controller: Dispatcher.DispatchController | undefined
  private status = 0
  private over = false

  constructor(private readonly resolve: (sent: Sent) => void, timeoutMs: number) {
    this.timer = setTimeout(() => this.giveUp(), timeoutMs).unref()
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller
    // its turn came when nobody waited any more: it must not be sent
    if (this.over) controller.abort(new DeadlineError())
  }

  onResponseStart(_controller: unknown, status: number): void {
    // what is below 200 is a word before the answer
    if (status >= 200) this.status = status
  }

  onResponseData(_controller: unknown, chunk: Buffer): void {
    this.chunks.push(chunk)
  }

  onResponseEnd(): void {
    this.end({ kind: 'answer', status: this.status, text: textOf(this.chunks) })
  }

  onResponseError(_controller: unknown, cause: Error): void {
    this.end({ kind: this.status > 0 || GARBLED.has(cause.name) ? 'broken' : 'unreachable', cause })
  }

  private giveUp(): void {
    const cause = new DeadlineError()
    this.end({ kind: 'timeout', cause })
    this.controller?.abort(cause)
  }

  private end(sent: Sent): void {
    if (this.over) return
    this.over = true
    clearTimeout(this.timer)
    this.resolve(sent)
  }
}

class DeadlineError extends Error {
  override name = 'DeadlineError'
}

/** Somebody answers there, but no HTTP, or without end. */
const GARBLED = new Set(['HTTPParserError', 'HeadersOverflowError', 'ResponseExceededMaxSizeError'])

/** As `Response.text()` reads: UTF-8 without its mark. */
const UTF8 = new TextDecoder()

function textOf(chunks: readonly Buffer[]): string {
  return UTF8.decode(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks))
}
