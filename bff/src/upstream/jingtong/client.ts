import { AppError } from '@mcb/shared/errors'
import type { JingtongIdentity } from '../../modules/session/ports'
import { createUpstreamHttp, urlUnder } from '../http'
import type { CallGuard } from '../sent'
import { authToken, toProfile } from './translate'
import { PATHS, wireToken, wireUserInfo } from './wire'

export type JingtongConfig = { url: string; clientId: string; clientSecret: string; redirectUri: string; timeoutMs: number }

const CLIENT_SECRET = /^(?:[0-9a-f]{32}|[0-9a-f]{48}|[0-9a-f]{64})$/i

/**
 * Jingtong unified identity. The code is exchanged here, never in the browser.
 * @throws Error when the client secret cannot be a key: 32, 48 or 64 hexadecimal digits are
 */
export function createJingtongClient(config: JingtongConfig, clock: () => Date, guard?: CallGuard): JingtongIdentity & { ping(): Promise<void>; close(): Promise<void> } {
  if (!CLIENT_SECRET.test(config.clientSecret)) throw new Error('the client secret of Jingtong must be 32, 48 or 64 hexadecimal digits')
  const http = createUpstreamHttp('jingtong', config.timeoutMs, guard)
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }

  return {
    authorizeUrl(state) {
      const url = urlUnder(config.url, PATHS.authorize)
      url.search = new URLSearchParams({
        client_id: config.clientId,
        redirect_uri: config.redirectUri,
        response_type: 'code',
        scope: 'user_info',
        state,
      }).toString()
      return url.toString()
    },

    async exchange(code) {
      const form = new URLSearchParams({
        client_id: config.clientId,
        client_secret: config.clientSecret,
        redirect_uri: config.redirectUri,
        grant_code: code,
        grant_type: 'authorization_code',
        auth_token: authToken(config.clientId, config.clientSecret, clock()),
        scope: 'user_info',
      })
      const token = await http.json({ name: 'token', method: 'POST', url: urlUnder(config.url, PATHS.token), headers, body: form.toString() }, wireToken)
      if (token.meta.code !== 0) throw new AppError('session.code_refused', { params: { reason: token.meta.code } })
      if (!token.data) throw unexpected(token.meta.code)
      const body = new URLSearchParams({ access_token: token.data.access_token }).toString()
      const info = await http.json({ name: 'userInfo', method: 'POST', url: urlUnder(config.url, PATHS.userInfo), headers, body }, wireUserInfo)
      if (info.meta.code !== 0 || !info.data) throw unexpected(info.meta.code)
      return toProfile(info.data, config.clientSecret)
    },
    ping: () => http.reach(urlUnder(config.url, '/')),
    close: () => http.close(),
  }
}

function unexpected(answer: number): AppError {
  return new AppError('upstream.unexpected', { params: { system: 'jingtong', answer } })
}
