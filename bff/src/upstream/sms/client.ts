import * as z from 'zod'
import type { SmsSender } from '../../modules/notice/ports'
import { createUpstreamHttp, urlUnder } from '../http'
import type { CallGuard } from '../sent'

export type SmsConfig = { url: string; secret: string; timeoutMs: number }

const wireAnswer = z.object({ accepted: z.boolean(), reason: z.string().max(60).optional() })

/** Text messages through the city's gateway: JSON, a bearer secret, and an id that makes a repeated message the same one. Which gateway it is nobody has said. [assumed] */
export function createSmsSender(config: SmsConfig, guard?: CallGuard): SmsSender {
  if (!config.url) return { send: async () => ({ outcome: 'refused', reason: 'not_set_up' }) }
  const http = createUpstreamHttp('sms', config.timeoutMs, guard)
  return {
    async send({ messageId, phone, text }) {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${config.secret}` }
      const body = JSON.stringify({ id: messageId, to: phone, text })
      const { accepted, reason } = await http.json({ name: 'send', method: 'POST', url: urlUnder(config.url, '/messages'), headers, body }, wireAnswer)
      return accepted ? { outcome: 'accepted' } : { outcome: 'refused', reason: reason ?? 'other' }
    },
  }
}
