import { createApplication, endSession, listApplications, refreshSession, signInWithWechat, startJingtongSignIn, finishJingtongSignIn, listInstitutions } from '@mcb/shared/contract'
import { aParent } from './support/people'
import { startTestApp, type TestApp } from './support/test-app'

let app: TestApp
beforeAll(async () => { app = await startTestApp() }, 60_000)
afterAll(() => app.stop())

const problem = (code: string, more: object = {}) => expect.objectContaining({ problem: expect.objectContaining({ code, ...more }) })

describe('a session', () => {
  it('of WeChat begins with a code that is good once', async () => {
    const code = 'mock-anna.1'
    const first = await app.call(signInWithWechat, { body: { code } })
    await expect(app.call(signInWithWechat, { body: { code } })).rejects.toEqual(problem('session.code_refused'))
    const again = await app.call(signInWithWechat, { body: { code: 'mock-anna.2' } })
    expect(again.account.id).toBe(first.account.id)
  })

  test.each([
    ['nonsense', 'session.code_refused', 401],
    ['risky', 'session.code_refused', 401],
    ['frequent', 'session.throttled', 429],
    ['busy', 'upstream.unavailable', 503],
  ])('of WeChat with the code "%s" is refused as %s', async (code, expected, status) => {
    await expect(app.call(signInWithWechat, { body: { code } })).rejects.toEqual(problem(expected, { status }))
  })

  it('of Jingtong goes there and back', async () => {
    const { authorizeUrl, verifier } = await app.call(startJingtongSignIn, { body: {} })
    const page = await (await fetch(authorizeUrl)).text()
    const person = /data-person="([^"]+)"/.exec(page)?.[1]
    const state = new URL(authorizeUrl).searchParams.get('state')!
    const answer = await fetch(`${app.jingtong.url}/control/code`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ person, redirect_uri: new URL(authorizeUrl).searchParams.get('redirect_uri') }),
    })
    const { code } = (await answer.json()) as { code: string }
    const { account } = await app.call(finishJingtongSignIn, { body: { code, state, verifier } })
    expect(account).toMatchObject({ role: 'parent', displayName: expect.any(String), verifiedIdentity: { documentNumberMasked: expect.stringMatching(/^•+.{4}$/) } })
    await expect(app.call(finishJingtongSignIn, { body: { code, state, verifier } })).rejects.toEqual(problem('session.code_refused'))
  })

  it('is renewed by its refresh token and ended by signing out', async () => {
    const { accessToken, refreshToken } = await aParent(app)
    const renewed = await app.call(refreshSession, { body: { refreshToken } })
    await expect(app.call(listApplications, {}, { token: accessToken })).rejects.toEqual(problem('session.expired'))
    await app.call(endSession, {}, { token: renewed.accessToken })
    await expect(app.call(listApplications, {}, { token: renewed.accessToken })).rejects.toEqual(problem('session.expired'))
  })
})

describe('a request that cannot be understood', () => {
  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    fetch(`${app.url}${path}`, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })

  test.each<[string, () => Promise<Response>, string]>([
    ['broken JSON', () => post('/api/session/wechat', '{"code":'), 'request.malformed'],
    ['a body of another kind', () => post('/api/session/wechat', 'code=1', { 'content-type': 'text/plain' }), 'request.media_type'],
    ['a body that is too large', () => post('/api/session/wechat', JSON.stringify({ code: 'x'.repeat(300_000) })), 'request.too_large'],
    ['an array instead of a form', () => post('/api/session/wechat', '[]'), 'request.invalid'],
    ['an address that does not exist', () => fetch(`${app.url}/api/nowhere`), 'resource.not_found'],
    ['an address outside the API', () => fetch(`${app.url}/../../etc/passwd`), 'resource.not_found'],
  ])('is answered in the reader’s language: %s', async (_what, send, code) => {
    const response = await send()
    const body = (await response.json()) as { code: string; detail: string; requestId: string; status: number }
    expect(body).toMatchObject({ code, status: response.status })
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    expect(body.requestId).toBe(response.headers.get('x-request-id'))
    expect(body.detail).toMatch(/[一-龥]/)
  })

  it('because a write has no idempotency key', async () => {
    const { accessToken: token } = await aParent(app)
    await expect(app.call(createApplication, { body: { kind: 'firstIssue' } }, { token, key: 'short' })).rejects.toEqual(problem('request.idempotency_key_required'))
  })
})

describe('the house', () => {
  const get = async (path: string) => {
    const response = await fetch(`${app.url}${path}`)
    return { status: response.status, headers: response.headers, body: (await response.json()) as Record<string, unknown> }
  }

  it('says how it is, and how each upstream is', async () => {
    expect(await get('/health/live')).toMatchObject({ status: 200, body: { status: 'up' } })
    expect(await get('/health/ready')).toMatchObject({ status: 200 })
    const { body } = await get('/health')
    expect(body).toMatchObject({ status: 'up' })
    expect((body.parts as { name: string }[]).map(({ name }) => name)).toEqual(['store', 'keys', 'phase3', 'wechat', 'jingtong', 'wechatPay', 'courier'])
  })

  it('shows its contract', async () => {
    const { body } = await get('/openapi.json')
    expect(body).toMatchObject({ openapi: '3.1.0' })
  })

  it('sends the headers that keep a browser safe', async () => {
    const { headers } = await get('/health/live')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('knows the institutions', async () => {
    const { institutions } = await app.call(listInstitutions, {})
    expect(institutions.length).toBeGreaterThanOrEqual(8)
  })
})
