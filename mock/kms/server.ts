import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import Router from 'koa-router'
import * as z from 'zod'
import { CREDENTIALS } from '../credentials'
import { createFaults, type Context } from '../faults'
import { serve, type RunningMock } from '../listen'

const wrapping = z.strictObject({ keyId: z.string().min(1), purpose: z.string(), secret: z.base64() })
const unwrapping = z.strictObject({ keyId: z.string().min(1), purpose: z.string(), wrapped: z.base64() })

/**
 * Plays a key service: it wraps and unwraps keys of others under master keys that never leave it, and counts how often it was asked. @param root what its
 * master keys are made of: another service with the same one has the same keys
 */
export async function startKmsMock({ port, root = randomBytes(32) }: { port: number; root?: Buffer }): Promise<RunningMock & { asked: { wrap: number; unwrap: number } }> {
  const faults = createFaults(['wrap', 'unwrap'])
  const asked = { wrap: 0, unwrap: 0 }
  const disabled = new Set<string>()
  const keyOf = (id: string) => Buffer.from(hkdfSync('sha256', root, '', id, 32))

  /** What was asked for, if it may be. */
  function allowed<T extends { keyId: string }>(ctx: Context, schema: z.ZodType<T>): T | null {
    const parsed = schema.safeParse(ctx.request.body)
    ctx.status = ctx.get('authorization') !== `Bearer ${CREDENTIALS.VAULT_KMS_SECRET}` ? 401 : !parsed.success ? 400 : disabled.has(parsed.data.keyId) ? 403 : 200
    return ctx.status === 200 ? parsed.data! : null
  }

  const router = new Router()
  router.get('/health', ctx => void (ctx.body = { status: 'up' }))
  router.post('/keys/wrap', faults.around('wrap', ctx => {
    asked.wrap++
    const question = allowed(ctx, wrapping)
    if (!question) return
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', keyOf(question.keyId), nonce).setAAD(Buffer.from(question.purpose))
    const body = Buffer.concat([cipher.update(Buffer.from(question.secret, 'base64')), cipher.final()])
    ctx.body = { keyId: question.keyId, wrapped: Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64') }
  }))
  router.post('/keys/unwrap', faults.around('unwrap', ctx => {
    asked.unwrap++
    const question = allowed(ctx, unwrapping)
    if (!question) return
    const wrapped = Buffer.from(question.wrapped, 'base64')
    const decipher = createDecipheriv('aes-256-gcm', keyOf(question.keyId), wrapped.subarray(0, 12)).setAAD(Buffer.from(question.purpose)).setAuthTag(wrapped.subarray(12, 28))
    try {
      ctx.body = { secret: Buffer.concat([decipher.update(wrapped.subarray(28)), decipher.final()]).toString('base64') }
    } catch {
      ctx.status = 422
    }
  }))
  router.post('/control/disable', ctx => {
    disabled.add(z.strictObject({ keyId: z.string() }).parse(ctx.request.body).keyId)
    ctx.status = 204
  })
  faults.mount(router)
  return { ...(await serve(router, port)), asked }
}
