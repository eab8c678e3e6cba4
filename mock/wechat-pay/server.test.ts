import { createPrivateKey, randomBytes, sign } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { anOrder, NOW, openMerchant, paidOrder, type Merchant } from './playing-merchant'
import { startWechatPayMock } from './server'

let merchant: Merchant
beforeAll(async () => void (merchant = await openMerchant()))
beforeEach(() => merchant.reset())
afterAll(() => merchant.close())

const seconds = (offset = 0) => String(Math.floor(Date.parse(NOW) / 1000) + offset)
type Call = { method?: string; target?: string; body?: string; signedBody?: string; timestamp?: string; nonce?: string; merchantId?: string; serial?: string; signature?: string; scheme?: string }

/** A call as WeChat Pay's own documents describe it; the parts are for calls it must not take. */
async function call({ method = 'GET', target = '/v3/pay/transactions/out-trade-no/MCB-0001?mchid=1900000001', body, ...parts }: Call): Promise<{ status: number; code?: string; message?: string }> {
  const { merchantKey, merchantId, merchantSerial } = merchant.mock.credentials()
  const [timestamp, nonce] = [parts.timestamp ?? seconds(), parts.nonce ?? randomBytes(16).toString('hex')]
  const text = `${method}\n${target}\n${timestamp}\n${nonce}\n${parts.signedBody ?? body ?? ''}\n`
  const signature = parts.signature ?? sign('RSA-SHA256', Buffer.from(text), createPrivateKey(merchantKey)).toString('base64')
  const authorization = `${parts.scheme ?? 'WECHATPAY2-SHA256-RSA2048'} mchid="${parts.merchantId ?? merchantId}",nonce_str="${nonce}",timestamp="${timestamp}",serial_no="${parts.serial ?? merchantSerial}",signature="${signature}"`
  const response = await fetch(merchant.mock.url + target, { method, body, headers: { authorization, 'content-type': 'application/json' } })
  return { status: response.status, ...((await response.json()) as object) }
}

const orderBody = (overrides: object = {}) =>
  JSON.stringify({
    appid: merchant.mock.credentials().appId, mchid: '1900000001', description: 'x', out_trade_no: 'MCB-0001', time_expire: '2026-11-20T10:30:00+08:00', notify_url: 'https://example.org/n',
    amount: { total: 1800, currency: 'CNY' }, payer: { openid: 'o-mother' }, ...overrides,
  })
const order = (overrides: object = {}, more: Call = {}) => call({ method: 'POST', target: '/v3/pay/transactions/jsapi', body: orderBody(overrides), ...more })

describe('mock WeChat Pay', () => {
  it('takes what the merchant has signed', async () => {
    expect(await call({})).toMatchObject({ status: 404, code: 'ORDER_NOT_EXIST' })
    expect((await order()).status).toBe(200)
  })

  test.each<[string, Call, string]>([
    ['another merchant', { merchantId: '1900000002' }, 'unknown merchant'],
    ['another serial', { serial: 'A'.repeat(40) }, 'unknown serial'],
    ['a time long ago', { timestamp: seconds(-301) }, 'not of this time'],
    ['a time to come', { timestamp: seconds(301) }, 'not of this time'],
    ['a short nonce', { nonce: 'short' }, 'no nonce'],
    ['no signature', { signature: '' }, 'signature'],
    ['a body that was signed otherwise', { method: 'POST', target: '/v3/pay/transactions/jsapi', body: '{"a":1}', signedBody: '{"a":2}' }, 'signature'],
    ['another scheme', { scheme: 'Bearer' }, 'no authorization'],
  ])('refuses %s', async (_what, parts, message) => expect(await call(parts)).toEqual({ status: 401, code: 'SIGN_ERROR', message }))

  test.each([-300, 300])('takes a clock that is %i seconds off', async offset => expect((await call({ timestamp: seconds(offset) })).status).toBe(404))

  it('refuses the same call twice', async () => {
    const parts = { nonce: randomBytes(16).toString('hex') }
    await call(parts)
    expect(await call(parts)).toMatchObject({ status: 401, message: 'nonce used before' })
  })

  it('refuses a query in another order than it was signed', async () => {
    const { merchantKey, merchantId, merchantSerial } = merchant.mock.credentials()
    const nonce = randomBytes(16).toString('hex')
    const signature = sign('RSA-SHA256', Buffer.from(`GET\n/v3/bill/tradebill?bill_date=2026-11-19&bill_type=ALL\n${seconds()}\n${nonce}\n\n`), createPrivateKey(merchantKey)).toString('base64')
    const authorization = `WECHATPAY2-SHA256-RSA2048 mchid="${merchantId}",nonce_str="${nonce}",timestamp="${seconds()}",serial_no="${merchantSerial}",signature="${signature}"`
    expect((await fetch(`${merchant.mock.url}/v3/bill/tradebill?bill_type=ALL&bill_date=2026-11-19`, { headers: { authorization } })).status).toBe(401)
  })

  test.each<[string, object]>([
    ['a short number', { out_trade_no: '12345' }],
    ['a number with a blank', { out_trade_no: 'MCB 0001' }],
    ['a fraction', { amount: { total: 18.5, currency: 'CNY' } }],
    ['an amount in words', { amount: { total: '1800', currency: 'CNY' } }],
    ['dollars', { amount: { total: 1800, currency: 'USD' } }],
    ['no payer', { payer: undefined }],
    ['a long description', { description: 'x'.repeat(128) }],
    ['a notify address with a query', { notify_url: 'https://example.org/n?a=1' }],
    ['a notify address in the clear', { notify_url: 'http://example.org/n' }],
    ['half a minute to pay', { time_expire: '2026-11-20T10:00:59+08:00' }],
    ['another app', { appid: 'wx0' }],
    ['a field nobody knows', { sub_mchid: '1' }],
  ])('takes no order with %s', async (_what, overrides) => expect(await order(overrides)).toMatchObject({ status: 400, code: 'PARAM_ERROR' }))

  it('lets a page of any origin play the phone', async () => {
    const response = await fetch(`${merchant.mock.url}/phone/pay`, { method: 'OPTIONS', headers: { origin: 'http://localhost:1' } })
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([204, '*'])
    expect(await merchant.onPhone({} as never)).toBe('requestPayment:fail parameter error')
  })
})

it('what was acknowledged survives the mock, its keys too, and it goes on telling', async () => {
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'mcb-wechat-pay-'))
  const first = await openMerchant({ dataDirectory })
  await paidOrder(first, anOrder('MCB-0001'))
  const before = { ledger: await first.ledger(), credentials: first.mock.credentials() }
  await first.mock.stop()
  const second = await startWechatPayMock({ port: 0, dataDirectory, clock: first.clock.now, notifications: 'hold' })
  expect(second.credentials()).toEqual(before.credentials)
  expect(await (await fetch(`${second.url}/control/ledger`)).json()).toEqual(before.ledger)
  const flushed = await fetch(`${second.url}/control/notifications/flush`, { method: 'POST' })
  expect(await flushed.json()).toEqual([{ id: 'EV-paid-MCB-0001', status: 204 }])
  expect(statSync(path.join(dataDirectory, 'wechat-pay-keys.json')).mode & 0o077).toBe(0)
  await second.stop()
  await first.close().catch(() => undefined)
  rmSync(dataDirectory, { recursive: true })
})
