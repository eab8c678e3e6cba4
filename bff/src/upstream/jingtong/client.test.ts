import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createJingtongClient } from './client'
import { PATHS } from './wire'

const SECRET = '000102030405060708090a0b0c0d0e0f'
let server: Server | undefined
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

/** A platform that gives these answers to the token and to the user's data, and keeps the forms it was sent. */
async function aPlatform(token: unknown, userInfo: unknown = {}) {
  const forms: Record<string, URLSearchParams> = {}
  server = createServer(async (request, response) => {
    forms[request.url!] = new URLSearchParams(await textOf(request))
    response.end(JSON.stringify(request.url === PATHS.token ? token : userInfo))
  })
  await new Promise<void>(resolve => server!.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { forms, exchange: () => aClient({ url }).exchange('code-1') }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}

const aClient = (more: object = {}) =>
  createJingtongClient(
    { url: 'https://identity.example', clientId: '100', clientSecret: SECRET, redirectUri: 'https://mcb.example/?a=1', timeoutMs: 2000, ...more },
    () => new Date('2026-11-20T10:00:00+08:00'),
  )
const ok = { code: 0, message: '成功' }
const refused = { code: 50001, message: 'grant_code 无效' }

test('the reader is sent to Jingtong with the state, and comes back to us', () => {
  const url = new URL(aClient().authorizeUrl('state of & this device'))
  expect(url.origin + url.pathname).toBe('https://identity.example/renzheng/open/login/goUserLogin')
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: '100', redirect_uri: 'https://mcb.example/?a=1', response_type: 'code', scope: 'user_info', state: 'state of & this device',
  })
})

test('a code becomes a person; the token is asked with everything the platform compares', async () => {
  const platform = await aPlatform({ meta: ok, data: { access_token: 't-1' } }, { meta: ok, data: { uniqueId: 'u-1', certLevel: 'L2' } })
  expect(await platform.exchange()).toEqual({ subject: 'u-1', name: null, document: null, level: 2 })
  expect(Object.fromEntries(platform.forms[PATHS.token]!)).toMatchObject({
    client_id: '100', client_secret: SECRET, redirect_uri: 'https://mcb.example/?a=1', grant_code: 'code-1', grant_type: 'authorization_code',
    auth_token: expect.stringMatching(/^(?:[0-9a-f]{32})+$/),
  })
  expect(Object.fromEntries(platform.forms[PATHS.userInfo]!)).toEqual({ access_token: 't-1' })
})

test.each([
  ['refuses the code', { meta: refused }, {}, 'session.code_refused'],
  ['refuses the code with something for data', { meta: refused, data: {} }, {}, 'session.code_refused'],
  ['gives no token', { meta: ok, data: {} }, {}, 'upstream.unexpected'],
  ['refuses its own token', { meta: ok, data: { access_token: 't' } }, { meta: refused, data: '' }, 'upstream.unexpected'],
  ['does not say who it is', { meta: ok, data: { access_token: 't' } }, { meta: ok, data: { certName: 'X' } }, 'upstream.unexpected'],
  ['speaks of other things', { ok: true }, {}, 'upstream.unexpected'],
])('a platform that %s', async (_what, token, userInfo, code) => {
  const platform = await aPlatform(token, userInfo)
  await expect(platform.exchange()).rejects.toMatchObject({ code })
})

test.each([['a word of thirty-two characters!!!'], [''], [SECRET.slice(1)]])('the secret %j cannot be a key, and that is said at the start', clientSecret => {
  expect(() => aClient({ clientSecret })).toThrow('hexadecimal')
})
