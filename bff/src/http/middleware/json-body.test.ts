import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { AppError } from '@mcb/shared/errors'
import Koa from 'koa'
import { setUpJsonBody } from './json-body'

const LIMIT = 100
let server: Server
let refused: (code: string) => void = () => undefined

beforeAll(async () => {
  const app = new Koa()
  app.silent = true
  app.use(async (ctx, next) => {
    try {
      await next()
    } catch (error) {
      const code = error instanceof AppError ? error.code : String(error)
      refused(code)
      ctx.body = { code }
    }
  })
  app.use(setUpJsonBody(LIMIT))
  app.use(ctx => {
    const { body, rawBody } = ctx.request as typeof ctx.request & { body?: unknown; rawBody?: string }
    ctx.body = { body: body ?? 'none', rawBody: rawBody ?? 'none' }
  })
  server = createServer(app.callback())
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const JSON_TYPE = { 'content-type': 'application/json' }
const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
async function send(body: string | Uint8Array<ArrayBuffer> | undefined, headers: Record<string, string> = JSON_TYPE, method = 'POST'): Promise<unknown> {
  return (await fetch(url(), { method, body, headers })).json()
}

test.each<[string, string, object]>([
  ['an object', '{"a":1}', { body: { a: 1 }, rawBody: '{"a":1}' }],
  ['an array', ' [1]', { body: [1], rawBody: ' [1]' }],
  ['a name in Chinese', '{"a":"陈"}', { body: { a: '陈' }, rawBody: '{"a":"陈"}' }],
  ['nothing', '', { body: {}, rawBody: '' }],
  ['a mark of its encoding', '\uFEFF{}', { body: {}, rawBody: '{}' }],
])('%s is read, and kept as it was sent', async (_what, text, expected) => expect(await send(text)).toEqual(expected))

test.each<[string, string, string]>([
  ['half an object', '{"a":', 'request.malformed'],
  ['a bare word', '"a"', 'request.malformed'],
  ['a key that reaches for a prototype', '{"a":{"__proto__":{"role":"clerk"}}}', 'request.malformed'],
  ['such a key in disguise', '{"\\u005f_proto__":1}', 'request.malformed'],
  ['a byte too much', JSON.stringify({ a: 'x'.repeat(LIMIT) }), 'request.too_large'],
])('%s is refused', async (_what, text, code) => expect(await send(text)).toEqual({ code }))

test('as many bytes as may be are read', async () => {
  const text = JSON.stringify({ a: 'x'.repeat(LIMIT - 8) })
  expect(text).toHaveLength(LIMIT)
  expect(await send(text)).toMatchObject({ rawBody: text })
})

test('what is compressed is refused', async () =>
  expect(await send(new Uint8Array(gzipSync('{}')), { ...JSON_TYPE, 'content-encoding': 'gzip' })).toEqual({ code: 'request.media_type' }))

test.each([
  ['of another type', 'a=1', { 'content-type': 'text/plain' }],
  ['whose type only begins alike', '{}', { 'content-type': 'application/jsonp' }],
])('a body %s is left alone', async (_what, text, headers) => expect(await send(text, headers)).toEqual({ body: {}, rawBody: 'none' }))

test('the type may say its encoding, and be written in capitals', async () =>
  expect(await send('{"a":1}', { 'content-type': 'Application/JSON; charset=UTF-8' })).toMatchObject({ body: { a: 1 } }))

test('a read has no body', async () => expect(await send(undefined, JSON_TYPE, 'GET')).toEqual({ body: 'none', rawBody: 'none' }))

describe('a body that comes in pieces without a length', () => {
  const pieces = (some: readonly string[]) => new Promise<unknown>((resolve, reject) => {
    const sent = request(url(), { method: 'POST', headers: { ...JSON_TYPE, 'transfer-encoding': 'chunked' } }, answer => {
      let text = ''
      answer.on('data', chunk => (text += String(chunk))).on('end', () => resolve(JSON.parse(text)))
    })
    sent.on('error', reject)
    for (const piece of some) sent.write(piece)
    sent.end()
  })

  it('is put together', async () => expect(await pieces(['{"a"', ':', '1}'])).toMatchObject({ body: { a: 1 } }))

  it('is refused once it is too large', async () => expect(await pieces(['{"a":"', 'x'.repeat(LIMIT), '"}'])).toEqual({ code: 'request.too_large' }))

  it('that breaks off is refused, and nobody waits for the rest', async () => {
    const sent = request(url(), { method: 'POST', headers: { ...JSON_TYPE, 'content-length': '50' } })
    sent.on('error', () => undefined)
    const begun = new Promise(resolve => server.once('request', resolve))
    const code = new Promise(resolve => (refused = resolve))
    sent.write('{"a"')
    await begun
    sent.destroy()
    expect(await code).toBe('request.malformed')
  })
})
