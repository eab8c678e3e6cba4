import { randomUUID } from 'node:crypto'
import { AppError } from '@mcb/shared/errors'
import { createUpstreamHttp, urlUnder } from '../http'
import type { CallGuard } from '../sent'
import { bodySignature, busSignature } from './signature'
import { nameOfPath, NOT_FOUND, type Envelope } from './wire'

export type BusConfig = { url: string; appId: string; secret: string; timeoutMs: number }

/** A signed POST to the health service bus, and the data of its answer: an envelope with a code. */
export function createBus(config: BusConfig, clock: () => Date, guard?: CallGuard) {
  const http = createUpstreamHttp('phase3', config.timeoutMs, guard)
  const urls = new Map<string, URL>()

  function urlOf(path: string): URL {
    let url = urls.get(path)
    if (!url) urls.set(path, (url = urlUnder(config.url, path)))
    return url
  }

  /** Null when there is no such thing, or nothing is said of it. @param answers made once: a schema compiles itself at its first use @throws upstream.* also when the bus refuses */
  async function ask<T>(path: string, request: object, answers: Envelope<T>): Promise<T | null> {
    const url = urlOf(path)
    const body = JSON.stringify(request)
    const headers = signedHeaders(config, { method: 'POST', target: url.pathname + url.search, body }, clock())
    const answer = await http.json({ name: nameOfPath(path), method: 'POST', url, headers, body }, answers)
    if (answer.code === NOT_FOUND) return null
    if (answer.code !== '0') throw new AppError('upstream.unexpected', { params: { system: 'phase3', answer: answer.code } })
    return answer.data
  }

  return {
    ask,
    /** As `ask`, where an empty answer makes no sense. @throws upstream.* also for one */
    async demand<T>(path: string, request: object, answers: Envelope<T>): Promise<T> {
      const answer = await ask(path, request, answers)
      if (answer === null) throw new AppError('upstream.unexpected', { params: { system: 'phase3' } })
      return answer
    },
    /** Whether anything answers there. @throws upstream.* when nothing does */
    reach: (path: string) => http.reach(urlUnder(config.url, path)),
    close: () => http.close(),
  }
}

/** The headers of a call between phase 3 and us, whichever way it goes. */
export function signedHeaders(
  { appId, secret }: Pick<BusConfig, 'appId' | 'secret'>,
  call: { method: string; target: string; body: string },
  now: Date,
  nonce: string = randomUUID(),
): Record<string, string> {
  const parts = { ...call, timestamp: String(Math.floor(now.getTime() / 1000)), nonce }
  return {
    'content-type': 'application/json',
    'x-tif-paasid': appId,
    'x-tif-timestamp': parts.timestamp,
    'x-tif-nonce': nonce,
    'x-tif-signature': busSignature(secret, parts),
    'x-body-signature': bodySignature(secret, parts),
  }
}
