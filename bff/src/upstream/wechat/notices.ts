import { AppError } from '@mcb/shared/errors'
import type { WechatNoticeSender } from '../../modules/notice/ports'
import { createUpstreamHttp, urlUnder } from '../http'
import type { CallGuard } from '../sent'
import { createAccessToken } from './access-token'
import type { WechatConfig } from './client'
import { NOTICE_ERRORS, TOKEN_LATER, wireAccessToken, wireSendResult } from './wire'

/** WeChat takes no more in a field of the kind `thing`. */
const THING_AT_MOST = 20

/** Subscription messages (订阅消息). The template has three fields: what it is about, what has happened, when. [assumed] */
export function createWechatNotices(config: WechatConfig & { noticeTemplate: string }, clock: () => Date, guard?: CallGuard): WechatNoticeSender {
  const http = createUpstreamHttp('wechat', config.timeoutMs, guard)
  const token = createAccessToken({
    clock,
    async ask(byForce) {
      const body = JSON.stringify({ grant_type: 'client_credential', appid: config.appId, secret: config.appSecret, force_refresh: byForce })
      const answer = await http.json({ name: 'accessToken', method: 'POST', url: urlUnder(config.url, '/cgi-bin/stable_token'), headers: JSON_BODY, body }, wireAccessToken)
      if (answer.errcode && TOKEN_LATER.includes(answer.errcode)) throw unavailable()
      if (!answer.access_token) throw unexpected(answer.errcode)
      return { value: answer.access_token, lastsSeconds: answer.expires_in ?? 0 }
    },
  })

  async function post(message: object, accessToken: string): Promise<number> {
    const url = urlUnder(config.url, '/cgi-bin/message/subscribe/send')
    url.searchParams.set('access_token', accessToken)
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
      const first = await token.get()
      let errcode = await post(message, first)
      // somebody else may have asked for another by force; nothing was sent
      if (NOTICE_ERRORS.badToken.includes(errcode)) errcode = await post(message, await token.insteadOf(first))
      if (errcode === 0) return { outcome: 'accepted' }
      if (errcode === NOTICE_ERRORS.notAllowed) return { outcome: 'refused', reason: 'not_allowed' }
      if (NOTICE_ERRORS.unreachable.includes(errcode)) return { outcome: 'refused', reason: 'no_address' }
      if (errcode === NOTICE_ERRORS.busy) throw unavailable()
      throw unexpected(errcode)
    },
  }
}

const JSON_BODY = { 'content-type': 'application/json' }
const unavailable = () => new AppError('upstream.unavailable', { params: { system: 'wechat' } })
const unexpected = (answer: number | undefined) => new AppError('upstream.unexpected', { params: { system: 'wechat', ...(answer === undefined ? {} : { answer }) } })
const fit = (text: string) => [...text].slice(0, THING_AT_MOST).join('')

/** 2026-11-20 10:00 */
function beijingMinute(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}
