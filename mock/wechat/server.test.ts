import { CREDENTIALS } from '../credentials'
import type { RunningMock } from '../listen'
import { startWechatMock } from './server'

let mock: RunningMock
beforeEach(async () => void (mock = await startWechatMock({ port: 0 })))
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
