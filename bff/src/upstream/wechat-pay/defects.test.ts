/**
 * What is wrong in wechatpay-node-v3 2.2.1, and what we do instead: a test each for D1 to D16 of the review. WeChat Pay
 * is played here by a few lines with a key of their own; mock/wechat-pay plays it in full.
 */
import { constants, createCipheriv, generateKeyPairSync, sign, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import http, { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { inspect } from 'node:util'
import WechatPay from 'wechatpay-node-v3'
import { createWechatPayClient, type WechatPayConfig } from './client'
import { openResource } from './resource'
import { SignedCalls } from './signed-calls'

const NOW = new Date('2026-11-20T10:00:00+08:00')
const API_KEY = 'k'.repeat(32)
const merchant = generateKeyPairSync('rsa', { modulusLength: 2048 })
const platform = generateKeyPairSync('rsa', { modulusLength: 2048 })
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 })
const SERIAL = 'PUB_KEY_ID_011900000001'
const ORDER = { orderNumber: 'MCB-0001', amountFen: 1800, payer: 'o-secret-openid', description: 'secret description', expiresAt: '2026-11-20T10:30:00+08:00' }

const pemOf = (key: typeof platform) => key.publicKey.export({ type: 'spki', format: 'pem' }).toString()
const config = (url: string, overrides: Partial<WechatPayConfig> = {}): WechatPayConfig => ({
  url, timeoutMs: 2000, appId: 'wx-app', merchantId: '1900000001', merchantSerial: 'M1', apiKey: API_KEY, fetchCertificates: false, notifyUrl: 'https://example.org/n',
  merchantKey: merchant.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), platformKeys: [{ serial: SERIAL, pem: pemOf(platform) }], ...overrides,
})
const tools = () => ({ nonces: { use: async () => true }, clock: () => NOW })

function signed(body: string, { key = platform, serial = SERIAL, at = NOW } = {}): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  return {
    'wechatpay-timestamp': timestamp, 'wechatpay-nonce': 'n0nce', 'wechatpay-serial': serial,
    'wechatpay-signature': sign('RSA-SHA256', Buffer.from(`${timestamp}\nn0nce\n${body}\n`), key.privateKey).toString('base64'),
  }
}
function sealed(text: string, associatedData = '') {
  const nonce = 'abcdefghijkl'
  const cipher = createCipheriv('aes-256-gcm', API_KEY, nonce)
  cipher.setAAD(Buffer.from(associatedData))
  return { nonce, bytes: Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]), associated_data: associatedData }
}

const clients: { close(): Promise<void> }[] = []
function clientTo(url: string, overrides: Partial<WechatPayConfig> = {}) {
  const client = createWechatPayClient(config(url, overrides), tools())
  clients.push(client)
  return client
}
let server: Server | undefined
let requests: { line: string; headers: IncomingMessage['headers'] }[] = []
async function serve(listener: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  server = createServer((request, response) => {
    requests.push({ line: `${request.method} ${request.url}`, headers: request.headers })
    request.resume()
    listener(request, response)
  })
  await new Promise<void>(resolve => server!.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
afterEach(async () => {
  server?.closeAllConnections()
  server?.close()
  requests = []
  await Promise.all(clients.splice(0).map(client => client.close()))
})
const answering = (body: string, headers = signed(body)) => serve((_, response) => response.writeHead(200, headers).end(body))
const PREPAY = '{"prepay_id":"wx1"}'

test('D1: nothing sealed is opened with a bit changed anywhere, another tag or other associated data', () => {
  const { bytes, ...rest } = sealed('{"trade_state":"NOTPAY!"}', 'transaction')
  const open = (ciphertext: Buffer, associated_data: string | null = 'transaction') => openResource(Buffer.from(API_KEY), { ...rest, ciphertext: ciphertext.toString('base64'), associated_data })
  expect(open(bytes)?.toString()).toBe('{"trade_state":"NOTPAY!"}')
  for (let i = 0; i < bytes.length; i++) {
    const altered = Buffer.from(bytes)
    altered[i]! ^= 1
    expect(open(altered)).toBeNull()
  }
  expect(open(Buffer.concat([bytes.subarray(0, -16), Buffer.alloc(16)]))).toBeNull()
  for (const cut of [0, 1, 15, 16, bytes.length - 1]) expect(open(bytes.subarray(0, cut))).toBeNull()
  for (const other of ['', 'refund', null]) expect(open(bytes, other)).toBeNull()
  for (const nonce of ['', 'short', 'x'.repeat(16)]) expect(openResource(Buffer.from(API_KEY), { ...rest, nonce, ciphertext: bytes.toString('base64') })).toBeNull()
})

test('D2: associated data that is null or left out is none, and no error', () => {
  const { bytes, nonce } = sealed('{}')
  for (const associated_data of [null, undefined, '']) expect(openResource(Buffer.from(API_KEY), { nonce, ciphertext: bytes.toString('base64'), associated_data })?.toString()).toBe('{}')
})

test('D3: an answer that WeChat has not signed is not used', async () => {
  expect(await clientTo(await answering(PREPAY)).order(ORDER)).toMatchObject({ type: 'asked', prepayId: 'wx1' })
  for (const headers of [{}, signed(PREPAY, { key: stranger }), signed('{"prepay_id":"wx2"}')]) {
    server?.close()
    await expect(clientTo(await answering(PREPAY, headers)).order(ORDER)).rejects.toMatchObject({ code: 'payment.untrusted' })
  }
})

test('D4: the signature is over the bytes as they came, not over JSON written again', async () => {
  const body = '{ "b" : 1.0, "prepay_id":"wx\\u0031" , "a": 1e2 }\n'
  expect(await clientTo(await answering(body)).order(ORDER)).toMatchObject({ prepayId: 'wx1' })
})

test.each([[-301, false], [-300, true], [0, true], [300, true], [301, false]])('D5: a signature %i seconds from now is good: %p', async (offset, good) => {
  const answer = clientTo(await answering(PREPAY, signed(PREPAY, { at: new Date(NOW.getTime() + offset * 1000) }))).order(ORDER)
  if (good) expect(await answer).toMatchObject({ type: 'asked' })
  else await expect(answer).rejects.toMatchObject({ code: 'payment.untrusted', details: { params: { reason: 'stale' } } })
})

test('D6: fifty forged deliveries with serials nobody knows ask for certificates once', async () => {
  const client = clientTo(await serve((_, response) => response.writeHead(403).end('{}')), { fetchCertificates: true })
  const delivery = (i: number) => ({ headers: signed('{}', { key: stranger, serial: i.toString(16).toUpperCase().padStart(40, '7') }), body: Buffer.from('{}') })
  const readings = await Promise.all(Array.from({ length: 50 }, (_, i) => client.readNotification(delivery(i))))
  expect(new Set(readings.map(reading => JSON.stringify(reading)))).toEqual(new Set(['{"outcome":"refused","reason":"unknownSerial"}']))
  expect(requests.map(({ line }) => line)).toEqual(['GET /v3/certificates'])
})

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', ''])('D7: a serial of %j is an unknown one', async serial => {
  const client = clientTo('http://127.0.0.1:1', { fetchCertificates: true })
  expect(await client.readNotification({ headers: signed('{}', { serial }), body: Buffer.from('{}') })).toEqual({ outcome: 'refused', reason: 'unknownSerial' })
})

describe('what is signed', () => {
  const sent: { url: string; params?: object; headers: Record<string, string> }[] = []
  const recorder = {
    get: async (url: string, headers: object) => (sent.push({ url, headers: headers as Record<string, string> }), { status: 200 }),
    post: async (url: string, params: object, headers: object) => (sent.push({ url, params, headers: headers as Record<string, string> }), { status: 200 }),
    upload: async () => ({ status: 200 }),
  }
  const calls = new SignedCalls(config('http://127.0.0.1:1'), () => NOW, recorder)
  beforeEach(() => void (sent.length = 0))
  const fieldsOf = (header: string) => Object.fromEntries([...header.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value])) as Record<string, string>
  const isSignedOver = (lines: string[], signature: string) => verify('RSA-SHA256', Buffer.from(lines.map(line => `${line}\n`).join('')), { key: merchant.publicKey, padding: constants.RSA_PKCS1_PADDING }, Buffer.from(signature, 'base64'))

  test('D8: a body that is empty has its empty line, and no call is made that the package would sign without', async () => {
    await calls.query({ out_trade_no: 'MCB-0001' })
    const { nonce_str, timestamp, signature } = fieldsOf(sent[0]!.headers.Authorization!)
    expect(isSignedOver(['GET', '/v3/pay/transactions/out-trade-no/MCB-0001?mchid=1900000001', timestamp!, nonce_str!, ''], signature!)).toBe(true)
    expect(() => (calls as unknown as { buildAuthorization(method: string, url: string): string }).buildAuthorization('DELETE', 'https://api.mch.weixin.qq.com/v3/x')).toThrow('needs a body')
  })

  test('D9: nonces are not guessed from Math.random, neither of calls nor of what the phone gets', async () => {
    const random = jest.spyOn(Math, 'random')
    for (let i = 0; i < 20; i++) await calls.close('MCB-0001')
    const nonces = [...sent.map(({ headers }) => fieldsOf(headers.Authorization!).nonce_str!), ...Array.from({ length: 20 }, () => calls.paySheet('wx1').nonceStr)]
    expect(random).not.toHaveBeenCalled()
    expect(new Set(nonces).size).toBe(40)
    for (const nonce of nonces) expect(nonce).toMatch(/^[0-9A-F]{32}$/)
    random.mockRestore()
  })

  test('and what the phone gets is signed over the app, the time, the nonce and the id to pay by', () => {
    const { timeStamp, nonceStr, package: prepaid, signType, paySign } = calls.paySheet('wx1')
    expect([timeStamp, prepaid, signType]).toEqual(['1795140000', 'prepay_id=wx1', 'RSA'])
    expect(isSignedOver(['wx-app', timeStamp, nonceStr, prepaid], paySign)).toBe(true)
  })
})

describe('D10: no call waits for ever, or goes where it is sent', () => {
  test.each<[string, (response: ServerResponse) => void]>([
    ['nothing comes', () => undefined],
    ['it drips', response => { const drip = setInterval(() => response.write(' '), 20); response.once('close', () => clearInterval(drip)) }],
  ])('%s', async (_what, listener) => {
    const client = clientTo(await serve((_, response) => listener(response)), { timeoutMs: 200 })
    await expect(client.order(ORDER)).rejects.toMatchObject({ code: 'payment.timeout' })
  })

  test('it is sent elsewhere', async () => {
    const client = clientTo(await serve((request, response) => response.writeHead(307, { location: '/elsewhere', ...signed('') }).end()))
    await expect(client.order(ORDER)).rejects.toMatchObject({ code: 'payment.unexpected', details: { params: { status: 307 } } })
    expect(requests.map(({ line }) => line)).toEqual(['POST /v3/pay/transactions/jsapi'])
  })

  test('it never stops', async () => {
    const client = clientTo(await serve((_, response) => { const more = () => { while (response.write('x'.repeat(65_536))); response.once('drain', more) }; more() }))
    await expect(client.order(ORDER)).rejects.toMatchObject({ code: 'payment.unavailable' })
  })
})

test('D11: a connection that is refused is an error, never an answer', async () => {
  const url = await serve(() => undefined)
  await new Promise(resolve => server!.close(resolve))
  for (const ask of [() => clientTo(url).order(ORDER), () => clientTo(url).query('MCB-0001'), () => clientTo(url).closeOrder('MCB-0001')]) {
    await expect(ask()).rejects.toMatchObject({ code: 'payment.unavailable' })
  }
})

test('D12: what one merchant believes, another in the same process does not', async () => {
  const url = await answering(PREPAY)
  const [ours, theirs] = [clientTo(url), clientTo(url, { platformKeys: [{ serial: SERIAL, pem: pemOf(stranger) }] })]
  expect(await ours.order(ORDER)).toMatchObject({ type: 'asked' })
  await expect(theirs.order(ORDER)).rejects.toMatchObject({ code: 'payment.untrusted', details: { params: { reason: 'forged' } } })
  expect((WechatPay as unknown as { certificates: object }).certificates).toEqual({})
})

test('D13: every call goes to the address of the settings, also below a path', async () => {
  const body = '{"code":"ORDER_NOT_EXIST"}'
  const url = await serve((_, response) => response.writeHead(404, signed(body)).end(body))
  expect(await clientTo(`${url}/gateway/`).query('MCB-0001')).toBe('unknown')
  expect(requests[0]!.line).toBe('GET /gateway/v3/pay/transactions/out-trade-no/MCB-0001?mchid=1900000001')
})

test('D14: what the package brings along for HTTP does nothing: every call is our own', async () => {
  const used = [jest.spyOn(http, 'request'), jest.spyOn(https, 'request')].map(spy => spy.mockImplementation(() => { throw new Error('used') }))
  const client = clientTo(await serve((_, response) => response.writeHead(404, signed('{"code":"RESOURCE_NOT_EXISTS"}')).end('{"code":"RESOURCE_NOT_EXISTS"}')))
  const refund = { orderNumber: 'MCB-0001', refundNumber: 'MCB-0001R1', amountFen: 1, paidFen: 1, reason: 'x' }
  await Promise.allSettled([client.order(ORDER), client.query('MCB-0001'), client.closeOrder('MCB-0001'), client.refund(refund), client.queryRefund(refund), client.bill('2026-11-19' as never)])
  expect(requests.map(({ line }) => line).sort()).toEqual([
    'GET /v3/bill/tradebill?bill_date=2026-11-19&bill_type=ALL',
    'GET /v3/pay/transactions/out-trade-no/MCB-0001?mchid=1900000001',
    'GET /v3/refund/domestic/refunds/MCB-0001R1',
    'POST /v3/pay/transactions/jsapi',
    'POST /v3/pay/transactions/out-trade-no/MCB-0001/close',
    'POST /v3/refund/domestic/refunds',
  ])
  for (const spy of used) expect(spy).not.toHaveBeenCalled()
  // the package by itself would have gone that way
  const { appId: appid, merchantId: mchid, merchantKey } = config('')
  await new WechatPay({ appid, mchid, serial_no: 'M1', publicKey: Buffer.from('x'), privateKey: Buffer.from(merchantKey) }).query({ out_trade_no: 'MCB-0001' }).catch(() => undefined)
  expect(used.some(spy => spy.mock.calls.length > 0)).toBe(true)
  for (const spy of used) spy.mockRestore()
})

test.each<[string, (response: ServerResponse) => void]>([
  ['breaks off', response => response.destroy()],
  ['is no JSON', response => response.writeHead(200, signed('{')).end('{')],
  ['repeats what was sent', response => response.writeHead(400, signed(JSON.stringify({ code: 'PARAM_ERROR', message: ORDER.payer }))).end(JSON.stringify({ code: 'PARAM_ERROR', message: ORDER.payer }))],
  ['has another shape', response => response.writeHead(200, signed(JSON.stringify({ prepay_id: [ORDER.payer] }))).end(JSON.stringify({ prepay_id: [ORDER.payer] }))],
])('D15: when an answer %s, the error says nothing of what was sent', async (_what, listener) => {
  const client = clientTo(await serve((_, response) => listener(response)))
  const error = await client.order(ORDER).then(() => null, (reason: unknown) => reason)
  const everything = inspect(error, { depth: 20, showHidden: true })
  expect(everything).toContain('payment.')
  for (const secret of [ORDER.payer, ORDER.description, API_KEY, 'WECHATPAY2', 'PRIVATE KEY']) expect(everything).not.toContain(secret)
})

test('D16: the version that was reviewed is the one that is installed, by its hash', () => {
  const read = (file: string) => JSON.parse(readFileSync(path.join(__dirname, '../../../..', file), 'utf8')) as never
  const { dependencies } = read('bff/package.json') as { dependencies: Record<string, string> }
  const { packages } = read('package-lock.json') as { packages: Record<string, { version: string; integrity: string }> }
  expect(dependencies['wechatpay-node-v3']).toBe('2.2.1')
  expect(packages['node_modules/wechatpay-node-v3']).toMatchObject({ version: '2.2.1', integrity: 'sha512-z+n8Mrzn0UNoLJPBRrY8ZG6yo9xxNihlGvwvAbV8Nlnm4tTap2UjwIikGkhryC8gOmwrlvJfSUd+x1cK3ks1hA==' })
})
