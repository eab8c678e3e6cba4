import { CREDENTIALS } from '../credentials'
import type { RunningMock } from '../listen'
import { startWechatMock } from './server'

let mock: RunningMock
let ahead = 0
beforeEach(async () => {
  ahead = 0
  mock = await startWechatMock({ port: 0, clock: () => new Date(Date.now() + ahead) })
})
afterEach(() => mock.stop())

async function exchange(code: string, overrides: Record<string, string> = {}): Promise<{ openid?: string; errcode?: number }> {
  const query = { appid: CREDENTIALS.WECHAT_APP_ID, secret: CREDENTIALS.WECHAT_APP_SECRET, js_code: code, grant_type: 'authorization_code', ...overrides }
  const response = await fetch(`${mock.url}/sns/jscode2session?${new URLSearchParams(query)}`)
  expect(response.status).toBe(200)
  return (await response.json()) as { openid?: string; errcode?: number }
}

describe('mock WeChat', () => {
  it('knows a person again by the part before the full stop', async () => {
    const { openid } = await exchange('mock-anna.1')
    expect(openid).toMatch(/^o[\w-]{27}$/)
    expect((await exchange('mock-anna.2')).openid).toBe(openid)
    expect((await exchange('mock-anna')).openid).toBe(openid)
    expect((await exchange('mock-anne')).openid).not.toBe(openid)
  })

  it('takes a code once', async () => {
    await exchange('mock-anna')
    expect(await exchange('mock-anna')).toMatchObject({ errcode: 40163 })
  })

  test.each([
    ['an invented code', 'guess', {}, 40029],
    ['a code for nobody', 'mock-', {}, 40029],
    ['a busy system', 'busy', {}, -1],
    ['a person who tries too often', 'frequent', {}, 45011],
    ['a person at risk', 'risky', {}, 40226],
    ['another app', 'mock-anna', { appid: 'wx1' }, 40013],
    ['a wrong secret', 'mock-anna', { secret: 'guess' }, 40125],
  ])('%s: %s', async (_, code, overrides, errcode) => {
    expect((await exchange(code, overrides)).errcode).toBe(errcode)
    expect((await exchange('mock-anna')).openid).toBeDefined()
  })
})

describe('its access token', () => {
  const MINUTE = 60_000
  const post = async (path: string, body: object) => (await (await fetch(mock.url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).json()) as Record<string, unknown>
  const ask = (more: object = {}) =>
    post('/cgi-bin/stable_token', { grant_type: 'client_credential', appid: CREDENTIALS.WECHAT_APP_ID, secret: CREDENTIALS.WECHAT_APP_SECRET, ...more })
  const message = { touser: 'o1', template_id: 'T', page: 'p', lang: 'zh_CN', data: { thing1: { value: 'a' }, thing2: { value: 'b' }, time3: { value: '2026-11-20 10:00' } } }
  /** 43101: the token is good, and nobody has allowed the message. */
  const use = async (token: unknown) => (await post(`/cgi-bin/message/subscribe/send?access_token=${String(token)}`, message)).errcode

  it('is the same for everybody while it lasts', async () => {
    const first = await ask()
    ahead = 100 * MINUTE
    expect(await ask()).toMatchObject({ access_token: first.access_token, expires_in: expect.any(Number) })
    expect(Number((await ask()).expires_in)).toBeLessThanOrEqual(1200)
    expect(await use(first.access_token)).toBe(43101)
  })

  it('gives way to the next in its last five minutes, when both are good, and is refused after its end', async () => {
    const { access_token: first } = await ask()
    ahead = 116 * MINUTE
    const { access_token: second } = await ask()
    expect(second).not.toBe(first)
    expect([await use(first), await use(second)]).toEqual([43101, 43101])
    ahead = 121 * MINUTE
    expect([await use(first), await use(second), await use('guess')]).toEqual([42001, 43101, 40001])
  })

  it('by force is another, and the one before is worth nothing; twenty times a day', async () => {
    const { access_token: first } = await ask()
    const { access_token: second } = await ask({ force_refresh: true })
    expect([await use(first), await use(second)]).toEqual([40001, 43101])
    for (let times = 2; times <= 20; times++) await ask({ force_refresh: true })
    expect(await ask({ force_refresh: true })).toMatchObject({ errcode: 45009 })
  })

  test.each([
    ['another app', { appid: 'wx1' }, 40013],
    ['a wrong secret', { secret: 'guess' }, 40125],
  ])('is not for %s', async (_name, more, errcode) => expect(await ask(more)).toMatchObject({ errcode }))
})
