import * as z from 'zod'
import type { MasterKeys } from '../../crypto/vault/master-keys'
import { createUpstreamHttp, urlUnder } from '../http'
import type { CallGuard } from '../sent'

/** `keyId` names the master key that wraps now. */
export type KmsConfig = { url: string; keyId: string; secret: string; timeoutMs: number }

const wireWrapped = z.object({ keyId: z.string().min(1), wrapped: z.base64() })
const wireSecret = z.object({ secret: z.base64() })

/** Master keys at a key service, over JSON and a bearer secret: they never leave it. Which service the platform has nobody has said. [assumed] */
export function createKmsClient(config: KmsConfig, guard?: CallGuard): MasterKeys & { ping(): Promise<void>; close(): Promise<void> } {
  const http = createUpstreamHttp('kms', config.timeoutMs, guard)
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${config.secret}` }
  const call = <T>(name: 'wrap' | 'unwrap', body: object, schema: z.ZodType<T>) =>
    http.json({ name, method: 'POST', url: urlUnder(config.url, `/keys/${name}`), headers, body: JSON.stringify(body) }, schema)
  return {
    currentId: () => config.keyId,
    async wrap(purpose, secret) {
      const { keyId, wrapped } = await call('wrap', { keyId: config.keyId, purpose, secret: secret.toString('base64') }, wireWrapped)
      return { masterKeyId: keyId, wrapped: Buffer.from(wrapped, 'base64') }
    },
    async unwrap(purpose, { masterKeyId, wrapped }) {
      const { secret } = await call('unwrap', { keyId: masterKeyId, purpose, wrapped: wrapped.toString('base64') }, wireSecret)
      return Buffer.from(secret, 'base64')
    },
    ping: () => http.reach(urlUnder(config.url, '/health')),
    close: http.close,
  }
}
