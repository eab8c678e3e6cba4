import type Router from 'koa-router'
import * as z from 'zod'
import type { Context } from '../faults'
import type { Keys } from './keys'
import { changeContent, type Mischief } from './mischiefs'
import { signatureHeaders } from './sealing'

/** What may be wrong with the signature of an answer, */
export const SIGNATURE_MISCHIEFS = ['unsigned', 'wrongSignature', 'strangersSignature', 'wrongSerial', 'oldTimestamp', 'alteredBody', 'probe'] as const
/** and with its content, truly signed. */
export const CONTENT_MISCHIEFS = ['otherOrder', 'otherMerchant', 'otherApp', 'otherCurrency', 'otherAmount'] as const satisfies readonly Mischief[]
type AnswerMischief = (typeof SIGNATURE_MISCHIEFS)[number] | (typeof CONTENT_MISCHIEFS)[number]

export const answerMischief = z.strictObject({ mischief: z.enum([...SIGNATURE_MISCHIEFS, ...CONTENT_MISCHIEFS]), times: z.number().int().min(1).default(1) })

/** An answer of WeChat Pay's own, which it signs: what stands in front of it does not. */
export function answer(ctx: Context, status: number, body: object | null): void {
  ctx.status = status
  ctx.body = body
  ctx.state.ours = { status, body: ctx.body as unknown }
}

/** A refusal, in the shape all of them have. */
export function refuse(ctx: Context, status: number, code: string, message: string): void {
  answer(ctx, status, { code, message })
}

const FIVE_MINUTES_AND_A_BIT = 301_000

/** Signs every answer of ours, with the key the merchant asks for or the newest one, unless it is told to misbehave. */
export function createAnswerSigner(keys: Keys, clock: () => Date) {
  let mischiefs: { mischief: AnswerMischief; times: number }[] = []

  function nextMischief(): AnswerMischief | null {
    const [first] = mischiefs
    if (!first) return null
    if (--first.times === 0) mischiefs = mischiefs.slice(1)
    return first.mischief
  }

  const middleware: Router.IMiddleware = async (ctx, next) => {
    await next()
    const ours = ctx.state.ours as { status: number; body: unknown } | undefined
    if (!ours || ctx.respond === false || ctx.status !== ours.status || ctx.body !== ours.body) return
    const mischief = nextMischief()
    const content = CONTENT_MISCHIEFS.find(one => one === mischief)
    const body = content && ctx.body ? changeContent(ctx.body as Record<string, unknown>, content) : ctx.body
    const text = body ? JSON.stringify(body) : ''
    const key = keys.platform.find(({ serial }) => serial === ctx.get('wechatpay-serial')) ?? keys.platform.at(-1)!
    const headers = signatureHeaders(
      text,
      mischief === 'strangersSignature' ? { ...key, privateKey: keys.strangerKey() } : key,
      new Date(clock().getTime() - (mischief === 'oldTimestamp' ? FIVE_MINUTES_AND_A_BIT : 0)),
    )
    if (mischief === 'wrongSignature') headers['Wechatpay-Signature'] = Buffer.alloc(256, 7).toString('base64')
    if (mischief === 'probe') headers['Wechatpay-Signature'] = `WECHATPAY/SIGNTEST/${headers['Wechatpay-Signature']}`
    if (mischief === 'wrongSerial') headers['Wechatpay-Serial'] = 'F'.repeat(40)
    if (mischief !== 'unsigned') ctx.set(headers)
    if (!text) return
    ctx.body = mischief === 'alteredBody' ? `${text} ` : text
    ctx.type = 'application/json'
  }

  return {
    middleware,
    misbehave: (order: { mischief: AnswerMischief; times: number }) => void mischiefs.push(order),
    clear: () => void (mischiefs = []),
  }
}
