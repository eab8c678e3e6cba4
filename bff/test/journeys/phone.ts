import { randomUUID } from 'node:crypto'
import type { SessionView } from '@mcb/shared/contract'
import { createApi, type Api } from '../../../miniapp/src/services/api'
import { isApiProblem } from '../../../miniapp/src/services/api-problem'
import type { Transport, TransportRequest } from '../../../miniapp/src/services/transport'

/** Something has been killed; the promise resolves when it runs again. */
export type Outage = { over: Promise<void> | null }

/** A person's phone: the mini-program's own client, over a network that can lose an answer. */
export type Phone = {
  api: Api
  signIn(session: SessionView): void
  /** The next answer to arrive is lost on the way; resolves when that has happened. */
  loseNextAnswer(): Promise<void>
  /** For what carries no idempotency key: presses the button again until somebody answers. */
  pressUntilAnswered<T>(press: () => Promise<T>): Promise<T>
}

/**
 * A phone whose client, instead of waiting some seconds before it repeats a request, waits for the outage to be over: the
 * repetition and its idempotency key are the client's own.
 */
export function aPhone(site: string, outage: Outage): Phone {
  let session: SessionView | null = null
  let lost: (() => void) | null = null
  const outageOver = async () => void (await outage.over)

  const transport: Transport = async request => {
    const response = await sendWithFetch(request)
    if (!lost) return response
    lost()
    lost = null
    throw new Error('the answer was lost')
  }
  const api = createApi({
    transport,
    baseUrl: `${site}/api`,
    session: { get: () => session, set: next => void (session = next), clear: () => void (session = null) },
    language: () => 'en',
    newId: randomUUID,
    wait: outageOver,
  })

  return {
    api,
    signIn: next => void (session = next),
    loseNextAnswer: () => new Promise(resolve => void (lost = resolve)),
    async pressUntilAnswered(press) {
      for (;;) {
        try {
          return await press()
        } catch (error) {
          const unanswered = isApiProblem(error) && (error.kind !== 'problem' || error.problem!.status >= 500)
          if (!unanswered || !outage.over) throw error
          await outageOver()
        }
      }
    },
  }
}

/** Node's network for the mini-program's client. A picture that was asked for comes back as its bytes. */
export async function sendWithFetch({ method, url, headers, body, form, expect, timeoutMs }: TransportRequest) {
  const response = await fetch(url, { method, headers, body: form ? formData(form) : body, signal: AbortSignal.timeout(timeoutMs) })
  const bytes = Buffer.from(await response.arrayBuffer())
  const photo = expect === 'photo' && response.ok ? { file: bytes, preview: '' } : undefined
  return { status: response.status, text: photo ? '' : bytes.toString(), photo }
}

function formData({ file, fields }: NonNullable<TransportRequest['form']>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.append(name, value)
  data.append('file', new Blob([new Uint8Array(file as Buffer)], { type: 'image/jpeg' }), 'photo.jpg')
  return data
}
