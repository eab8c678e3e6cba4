import { createHash, createHmac, randomUUID } from 'node:crypto'

/** A call between the courier and us, whichever way it goes. */
export type SignedParts = { method: string; /** Path and query. */ target: string; body: string; timestamp: string; nonce: string }

/** HMAC-SHA256 over method, path, time, nonce and the very bytes of the body, as hexadecimal digits. */
export function callSignature(secret: string, { method, target, body, timestamp, nonce }: SignedParts): string {
  const bodyDigest = createHash('sha256').update(body).digest('hex')
  return createHmac('sha256', secret).update([method, target, timestamp, nonce, bodyDigest].join('\n')).digest('hex')
}

/** The headers of a call. */
export function signedHeaders(
  { clientId, secret }: { clientId: string; secret: string },
  call: { method: string; target: string; body: string },
  now: Date,
  nonce: string = randomUUID(),
): Record<string, string> {
  const timestamp = String(Math.floor(now.getTime() / 1000))
  return {
    'content-type': 'application/json',
    'x-client-id': clientId,
    'x-timestamp': timestamp,
    'x-nonce': nonce,
    'x-signature': callSignature(secret, { ...call, timestamp, nonce }),
  }
}
