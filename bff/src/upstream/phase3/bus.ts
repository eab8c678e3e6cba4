import { randomUUID } from 'node:crypto'
import { AppError } from '@mcb/shared/errors'
import type * as z from 'zod'
import { createUpstreamHttp, urlUnder } from '../http'
import { bodySignature, busSignature } from './signature'
import { envelope } from './wire'

export type BusConfig = { url: string; appId: string; secret: string; timeoutMs: number }

/** A signed POST to the health service bus, and the data of its answer. */
export function createBus(config: BusConfig, clock: () => Date) {
  const http = createUpstreamHttp('phase3', config.timeoutMs)

  return {
    /** @throws upstream.* also when the bus refuses, or answers with nothing */
    async demand<T>(path: string, request: object, data: z.ZodType<T>): Promise<T> {
      const url = urlUnder(config.url, path)
      const body = JSON.stringify(request)
      const headers = signedHeaders(config, { method: 'POST', target: url.pathname + url.search, body }, clock())
      const answer = await http.json({ method: 'POST', url, headers, body }, envelope(data))
      if (answer.code !== '0' || answer.data === null) throw new AppError('upstream.unexpected', { params: { system: 'phase3', answer: answer.code } })
      return answer.data
    },
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
