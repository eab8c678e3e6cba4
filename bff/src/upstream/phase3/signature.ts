import { createHmac, hash } from 'node:crypto'

/**
 * How a request to the bus is signed. The bus's own signature (`x-tif-signature`) covers neither path nor body, so a second
 * one over both goes beside it.
 */
export type SignedParts = { method: string; /** Path and query. */ target: string; body: string; timestamp: string; nonce: string }

export function busSignature(secret: string, { timestamp, nonce }: Pick<SignedParts, 'timestamp' | 'nonce'>): string {
  return hash('sha256', `${timestamp}${secret}${nonce}${timestamp}`).toUpperCase()
}

export function bodySignature(secret: string, { method, target, body, timestamp, nonce }: SignedParts): string {
  const bodyDigest = hash('sha256', body)
  return createHmac('sha256', secret).update([method, target, timestamp, nonce, bodyDigest].join('\n')).digest('hex')
}
