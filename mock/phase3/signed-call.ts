import { randomUUID } from 'node:crypto'
import { bodySignature, busSignature } from '../../bff/src/upstream/phase3/signature'
import { PATHS } from '../../bff/src/upstream/phase3/wire'
import { CREDENTIALS } from '../credentials'

export type CallOptions = { at?: Date; nonce?: string; appId?: string; busSecret?: string; bodySecret?: string; signal?: AbortSignal; signedBody?: string }

/** A call as the bus wants it; the options are for calls it must not want. */
export async function signedCall(url: string, operation: keyof typeof PATHS, body: object, options: CallOptions = {}): Promise<Response> {
  const text = JSON.stringify(body)
  const timestamp = String(Math.floor((options.at ?? new Date()).getTime() / 1000))
  const nonce = options.nonce ?? randomUUID()
  const parts = { method: 'POST', target: PATHS[operation], body: options.signedBody ?? text, timestamp, nonce }
  return fetch(url + PATHS[operation], {
    method: 'POST',
    signal: options.signal,
    headers: {
      'content-type': 'application/json',
      'x-tif-paasid': options.appId ?? CREDENTIALS.PHASE3_APP_ID,
      'x-tif-timestamp': timestamp,
      'x-tif-nonce': nonce,
      'x-tif-signature': busSignature(options.busSecret ?? CREDENTIALS.PHASE3_SECRET, parts),
      'x-body-signature': bodySignature(options.bodySecret ?? CREDENTIALS.PHASE3_SECRET, parts),
    },
    body: text,
  })
}
