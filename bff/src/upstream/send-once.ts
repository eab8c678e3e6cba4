import type { Dispatcher } from 'undici'
import type { Sent } from './sent'

export type OneCall = { method: 'GET' | 'POST'; url: URL; headers?: Record<string, string>; body?: string }

/** As `Response.text()` reads: UTF-8 without its mark. */
const UTF8 = new TextDecoder()

/**
 * One call over a pool of connections, and what became of it; never throws. Written on undici's dispatcher itself: a stream, an
 * abort signal and their listeners, made for every call, cost more than the call (decision 0015).
 * @param timeoutMs over the whole call, also while it waits for a connection
 */
export function sendOnce(dispatcher: Dispatcher, { method, url, headers, body }: OneCall, timeoutMs: number): Promise<Sent> {
  return new Promise(resolve => {
    const chunks: Buffer[] = []
    let status = 0
    let call: Dispatcher.DispatchController | undefined
    let over = false

    const end = (sent: Sent) => {
      if (over) return
      over = true
      clearTimeout(timer)
      resolve(sent)
    }
    const timer = setTimeout(() => {
      const cause = new DeadlineError()
      end({ kind: 'timeout', cause })
      call?.abort(cause)
    }, timeoutMs).unref()

    dispatcher.dispatch({ origin: url.origin, path: url.pathname + url.search, method, headers, body }, {
      onRequestStart(controller) {
        call = controller
        // its turn came when nobody waited any more
        if (over) controller.abort(new DeadlineError())
      },
      onResponseStart(_controller, statusCode) {
        // what is below 200 is a word before the answer
        if (statusCode >= 200) status = statusCode
      },
      onResponseData: (_controller, chunk) => void chunks.push(chunk),
      onResponseEnd: () => end({ kind: 'answer', status, text: textOf(chunks) }),
      onResponseError: (_controller, cause) => end({ kind: kindOf(cause, status > 0), cause }),
    })
  })
}

class DeadlineError extends Error {
  override name = 'DeadlineError'
}

const textOf = (chunks: readonly Buffer[]) => UTF8.decode(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks))

/** Somebody answers there, but no HTTP, or without end. */
const GARBLED = new Set(['HTTPParserError', 'HeadersOverflowError', 'ResponseExceededMaxSizeError'])

function kindOf(cause: Error, answerHadBegun: boolean): 'unreachable' | 'broken' {
  return answerHadBegun || GARBLED.has(cause.name) ? 'broken' : 'unreachable'
}
