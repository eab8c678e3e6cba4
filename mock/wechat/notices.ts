import type Router from 'koa-router'
import * as z from 'zod'
import type { createFaults } from '../faults'
import type { Journal } from '../phase3/journal'
import { createTokens } from './tokens'

const field = z.object({ value: z.string().min(1).max(20) })
const message = z.object({
  touser: z.string().min(1), template_id: z.string().min(1), page: z.string(), lang: z.enum(['zh_CN', 'en_US']),
  data: z.object({ thing1: field, thing2: field, time3: z.object({ value: z.string().regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/) }) }),
})
const leave = z.strictObject({ openid: z.string().min(1), template: z.string().min(1), times: z.number().int().min(0) })

/** One line of the journal. */
export type NoticeDeskEntry = { type: 'allowed'; leave: z.infer<typeof leave> } | { type: 'sent'; message: z.infer<typeof message> }

const keyOf = (openid: string, template: string) => `${openid} ${template}`

/** Subscription messages: a token, one message for each time somebody has allowed one, every answer HTTP 200. */
export function createNoticeDesk(journal: Journal<NoticeDeskEntry>, clock: () => Date) {
  const tokens = createTokens(clock)
  let allowed = new Map<string, number>()
  let sent: z.infer<typeof message>[] = []
  for (const entry of journal.entries) apply(entry)

  function record(entry: NoticeDeskEntry): void {
    journal.append(entry)
    apply(entry)
  }

  function apply(entry: NoticeDeskEntry): void {
    if (entry.type === 'allowed') return void allowed.set(keyOf(entry.leave.openid, entry.leave.template), entry.leave.times)
    const key = keyOf(entry.message.touser, entry.message.template_id)
    allowed.set(key, (allowed.get(key) ?? 0) - 1)
    sent.push(entry.message)
  }

  function send(given: unknown, body: unknown): object {
    const refusal = tokens.refusalOf(String(given))
    if (refusal) return refusal
    const parsed = message.safeParse(body)
    if (!parsed.success) return { errcode: 47003, errmsg: 'argument invalid' }
    if (!allowed.get(keyOf(parsed.data.touser, parsed.data.template_id))) return { errcode: 43101, errmsg: 'user refuse to accept the msg' }
    record({ type: 'sent', message: parsed.data })
    return { errcode: 0, errmsg: 'ok' }
  }

  return {
    mount(router: Router, faults: ReturnType<typeof createFaults>): void {
      router.post('/cgi-bin/stable_token', faults.around('accessToken', ctx => void (ctx.body = tokens.answer(ctx.request.body))))
      router.post('/cgi-bin/message/subscribe/send', faults.around('notice', ctx => void (ctx.body = send(ctx.query.access_token, ctx.request.body))))
      router.get('/control/notices', ctx => void (ctx.body = sent))
      /** Somebody allows so many messages. */
      router.post('/control/notices/allow', ctx => {
        const parsed = leave.safeParse(ctx.request.body)
        ctx.status = parsed.success ? 204 : 400
        if (parsed.success) record({ type: 'allowed', leave: parsed.data })
      })
      /** Tokens are worth nothing from now on, as after somebody else has asked for one. */
      router.post('/control/notices/forget-tokens', ctx => {
        tokens.forget()
        ctx.status = 204
      })
    },
    reset(): void {
      journal.empty()
      tokens.reset()
      allowed = new Map()
      sent = []
    },
  }
}
