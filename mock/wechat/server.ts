import { createHash } from 'node:crypto'
import Router from 'koa-router'
import { CREDENTIALS } from '../credentials'
import { createFaults } from '../faults'
import { serve, type RunningMock } from '../listen'
import { forgetfulJournal, openJournal } from '../phase3/journal'
import { createNoticeDesk, type NoticeDeskEntry } from './notices'

const OPERATIONS = ['code2session', 'ping', 'accessToken', 'notice'] as const

/** Codes that mean a trouble. https://developers.weixin.qq.com has the numbers. */
const TROUBLES: Record<string, { errcode: number; errmsg: string }> = {
  busy: { errcode: -1, errmsg: 'system error' },
  frequent: { errcode: 45011, errmsg: 'api minute-quota reach limit' },
  risky: { errcode: 40226, errmsg: 'code blocked' },
}

/**
 * Plays WeChat's server API. `mock-<person>` is a code, good once; `mock-<person>.<anything>` is another code of the same
 * person. Every answer is HTTP 200, as theirs are.
 */
export async function startWechatMock({ port, dataDirectory, clock = () => new Date() }: { port: number; dataDirectory?: string; clock?: () => Date }): Promise<RunningMock> {
  const used = new Set<string>()
  const faults = createFaults(OPERATIONS)

  function exchange(query: Record<string, unknown>): object {
    const code = String(query.js_code)
    if (query.appid !== CREDENTIALS.WECHAT_APP_ID) return { errcode: 40013, errmsg: 'invalid appid' }
    if (query.secret !== CREDENTIALS.WECHAT_APP_SECRET) return { errcode: 40125, errmsg: 'invalid appsecret' }
    if (query.grant_type !== 'authorization_code') return { errcode: 40002, errmsg: 'invalid grant_type' }
    const trouble = TROUBLES[code]
    if (trouble) return trouble
    const person = /^mock-([^.]+)/.exec(code)?.[1]
    if (!person) return { errcode: 40029, errmsg: 'invalid code' }
    if (used.has(code)) return { errcode: 40163, errmsg: 'code been used' }
    used.add(code)
    return { openid: `o${digest(`openid ${person}`).slice(0, 27)}`, session_key: digest(`session ${code}`) }
  }

  const journal = dataDirectory ? openJournal<NoticeDeskEntry>(dataDirectory, 'wechat-notices.jsonl') : forgetfulJournal<NoticeDeskEntry>()
  const desk = createNoticeDesk(journal, clock)
  const router = new Router()
  router.get('/', faults.around('ping', ctx => void (ctx.body = 'ok')))
  router.get('/sns/jscode2session', faults.around('code2session', ctx => void (ctx.body = exchange(ctx.query))))
  desk.mount(router, faults)
  router.post('/control/reset', ctx => {
    used.clear()
    desk.reset()
    faults.clear()
    ctx.status = 204
  })
  faults.mount(router)

  return serve(router, port, [journal])
}

const digest = (text: string) => createHash('sha256').update(text).digest('base64url')
