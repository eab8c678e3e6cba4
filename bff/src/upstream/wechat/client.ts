import { AppError } from '@mcb/shared/errors'
import type { WechatIdentity } from '../../modules/session/ports'
import { createUpstreamHttp, urlUnder } from '../http'
import type { CallGuard } from '../sent'
import { WECHAT_ERRORS, wireCodeSession } from './wire'

export type WechatConfig = { url: string; appId: string; appSecret: string; timeoutMs: number }

/** WeChat's server API. The session key it returns is not read: nothing here needs it. */
export function createWechatClient(config: WechatConfig, guard?: CallGuard): WechatIdentity & { ping(): Promise<void>; close(): Promise<void> } {
  const http = createUpstreamHttp('wechat', config.timeoutMs, guard)
  return {
    async exchange(code) {
      const url = urlUnder(config.url, '/sns/jscode2session')
      url.search = new URLSearchParams({ appid: config.appId, secret: config.appSecret, js_code: code, grant_type: 'authorization_code' }).toString()
      const { openid, errcode } = await http.json({ name: 'codeSession', method: 'GET', url }, wireCodeSession)
      if (openid && !errcode) return { openid }
      throw refusal(errcode)
    },
    ping: () => http.reach(urlUnder(config.url, '/')),
    close: () => http.close(),
  }
}

function refusal(errcode: number | undefined): AppError {
  switch (errcode) {
    case WECHAT_ERRORS.badCode:
    case WECHAT_ERRORS.usedCode:
    case WECHAT_ERRORS.riskyUser:
      return new AppError('session.code_refused', { params: { reason: errcode } })
    case WECHAT_ERRORS.tooOften:
      return new AppError('session.throttled', { params: { retryAfterSeconds: 60 } })
    case WECHAT_ERRORS.busy:
      return new AppError('upstream.unavailable', { params: { system: 'wechat' } })
    default:
      return new AppError('upstream.unexpected', { params: { system: 'wechat', ...(errcode === undefined ? {} : { answer: errcode }) } })
  }
}
