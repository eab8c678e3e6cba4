import Router from 'koa-router'
import * as z from 'zod'
import { CREDENTIALS } from '../credentials'
import { createFaults } from '../faults'
import { serve, type RunningMock } from '../listen'
import { forgetfulJournal, openJournal } from '../phase3/journal'

const message = z.strictObject({ id: z.string().min(1), to: z.string().min(5), text: z.string().min(1).max(500) })

/** Plays a gateway for text messages: a bearer secret, and a message that comes again under its id is sent once. */
export async function startSmsMock({ port, dataDirectory }: { port: number; dataDirectory?: string }): Promise<RunningMock> {
  const faults = createFaults(['send'])
  const journal = dataDirectory ? openJournal<z.infer<typeof message>>(dataDirectory, 'sms.jsonl') : forgetfulJournal<z.infer<typeof message>>()
  const sent = new Map(journal.entries.map(each => [each.id, each]))
  const router = new Router()
  router.post('/messages', faults.around('send', ctx => {
    const parsed = message.safeParse(ctx.request.body)
    if (ctx.get('authorization') !== `Bearer ${CREDENTIALS.SMS_SECRET}`) return void (ctx.status = 401)
    if (!parsed.success) return void (ctx.status = 400)
    if (!sent.has(parsed.data.id)) {
      journal.append(parsed.data)
      sent.set(parsed.data.id, parsed.data)
    }
    ctx.body = { accepted: true }
  }))
  router.get('/control/messages', ctx => void (ctx.body = [...sent.values()]))
  router.post('/control/reset', ctx => {
    journal.empty()
    sent.clear()
    faults.clear()
    ctx.status = 204
  })
  faults.mount(router)
  return serve(router, port, [journal])
}
