import { AppError } from '@mcb/shared/errors'
import type { WechatNoticeSender } from '../../modules/notice/ports'
import { createUpstreamHttp, urlUnder } from '../http'
import type { CallGuard } from '../sent'
import type { WechatConfig } from './client'
import { NOTICE_ERRORS, wireAccessToken, wireSendResult } from './wire'

/** Renewed so long before it runs out. */
const SPARE_MS = 5 * 60_000
/** WeChat takes no more in a field of the kind `thing`. */
const THING_AT_MOST = 20

/** Subscription messages (订阅消息). The template has three fields: what it is about, what has happened, when. [assumed] */
export function createWechatNotices(config: WechatConfig & { noticeTemplate: string }, clock: () => Date, guard?: CallGuard): WechatNoticeSender {
  const http = createUpstreamHttp('wechat', config.timeoutMs, guard)
  let token: { value: string; until: number } | null = null

  async function accessToken(): Promise<string> {
    const now = clock().getTime()
    if (token && now < token.until) return token.value
    const body = JSON.stringify({ grant_type: 'client_credential', appid: config.appId, secret: config.appSecret })
    const answer = await http.json({ name: 'accessToken', method: 'POST', url: urlUnder(config.url, '/cgi-bin/stable_token'), headers: JSON_BODY, body }, wireAccessToken)
    if (!answer.access_token) throw unexpected(answer.errcode)
    token = { value: answer.access_token, until: now + (answer.expires_in ?? 0) * 1000 - SPARE_MS }
    return token.value
  }

  async function post(message: object): Promise<number> {
    const url = urlUnder(config.url, '/cgi-bin/message/subscribe/send')
    url.searchParams.set('access_token', await accessToken())
    return (await http.json({ name: 'notice', method: 'POST', url, headers: JSON_BODY, body: JSON.stringify(message) }, wireSendResult)).errcode
  }

  return {
    template: config.noticeTemplate || null,
    async send({ openid, language, title, text, at, applicationId }) {
      const message = {
        touser: openid,
        template_id: config.noticeTemplate,
        page: `packages/track/pages/application/index?id=${applicationId}`,
        lang: language === 'en' ? 'en_US' : 'zh_CN',
        data: { thing1: { value: fit(title) }, thing2: { value: fit(text) }, time3: { value: beijingMinute(at) } },
      }
      let errcode = await post(message)
      if (NOTICE_ERRORS.badToken.includes(errcode)) {
        token = null
        errcode = await post(message)
      }
      if (errcode === 0) return { outcome: 'accepted' }
      if (errcode === NOTICE_ERRORS.notAllowed) return { outcome: 'refused', reason: 'not_allowed' }
      if (NOTICE_ERRORS.unreachable.includes(errcode)) return { outcome: 'refused', reason: 'no_address' }
      if (errcode === NOTICE_ERRORS.busy) throw new AppError('upstream.unavailable', { params: { system: 'wechat' } })
      throw unexpected(errcode)
    },
  }
}

const JSON_BODY = { 'content-type': 'application/json' }
const unexpected = (answer: number | undefined) => new AppError('upstream.unexpected', { params: { system: 'wechat', ...(answer === undefined ? {} : { answer }) } })
const fit = (text: string) => [...text].slice(0, THING_AT_MOST).join('')

/** 2026-11-20 10:00 */
function beijingMinute(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}
