import { anOrder, openMerchant, paidOrder, type Merchant } from './playing-merchant'

let merchant: Merchant
beforeAll(async () => void (merchant = await openMerchant()))
beforeEach(() => merchant.reset())
afterAll(() => merchant.close())

const order = anOrder('MCB-0001')
const fails = (kind: string, facts: object = {}) => expect.objectContaining({ code: `payment.${kind}`, details: expect.objectContaining({ params: { system: 'wechatPay', ...facts } }) })
async function asked(overrides = {}) {
  const answer = await merchant.client.order({ ...order, ...overrides })
  if (answer.type !== 'asked') throw new Error(answer.type)
  return answer.prepayId
}

describe('an order', () => {
  it('is taken, paid on the phone, and known as paid', async () => {
    const { client, onPhone } = merchant
    const prepayId = await asked()
    expect(await client.query(order.orderNumber)).toBe('unpaid')
    expect(await onPhone(client.paySheet(prepayId))).toBe('requestPayment:ok')
    expect(await client.query(order.orderNumber)).toEqual({ type: 'paid', amountFen: 1800, payer: 'o-mother', transactionId: expect.stringMatching(/^4200\d{24}$/), at: '2026-11-20T10:00:00+08:00' })
    expect(await merchant.ledger()).toMatchObject({ paidFen: 1800, refundedFen: 0 })
  })

  it('that nobody has taken is unknown', async () => expect(await merchant.client.query('MCB-9999')).toBe('unknown'))

  it('that is left on the phone stays unpaid, and can be paid later by the same id', async () => {
    const sheet = merchant.client.paySheet(await asked())
    expect(await merchant.onPhone(sheet, { does: 'cancel' })).toBe('requestPayment:fail cancel')
    expect(await merchant.client.query(order.orderNumber)).toBe('unpaid')
    expect(await merchant.onPhone(sheet)).toBe('requestPayment:ok')
    expect(await merchant.onPhone(sheet)).toBe('requestPayment:fail 该订单已过期')
    expect((await merchant.ledger()).paidFen).toBe(1800)
  })

  it('is one order however often it is asked for, and both ids pay for it once', async () => {
    const [first, second] = [await asked(), await asked()]
    expect(first).not.toBe(second)
    expect(await merchant.onPhone(merchant.client.paySheet(first))).toBe('requestPayment:ok')
    expect(await merchant.onPhone(merchant.client.paySheet(second))).toBe('requestPayment:fail 该订单已过期')
    expect((await merchant.ledger()).orders).toEqual([expect.objectContaining({ orderNumber: order.orderNumber, asked: 2, state: 'SUCCESS' })])
  })

  it('that was paid meanwhile says so when it is asked for again', async () => {
    await paidOrder(merchant, order)
    expect(await merchant.client.order(order)).toMatchObject({ type: 'paid', amountFen: 1800 })
  })

  it('cannot be paid when its time is over', async () => {
    const sheet = merchant.client.paySheet(await asked())
    merchant.clock.set('2026-11-20T10:30:00+08:00')
    expect(await merchant.onPhone(sheet)).toBe('requestPayment:fail 该订单已过期')
    // it does not close by itself
    expect(await merchant.client.query(order.orderNumber)).toBe('unpaid')
  })

  it('can be paid by an id for two hours', async () => {
    const sheet = merchant.client.paySheet(await asked({ expiresAt: '2026-11-20T18:00:00+08:00' }))
    merchant.clock.pass(2 * 3_600_000 + 1)
    expect(await merchant.onPhone(sheet)).toBe('requestPayment:fail 该订单已过期')
  })

  test.each([
    ['another app', { appId: 'wx0000000000000other' }],
    ['another order', { package: 'prepay_id=wx1' }],
    ['another time', { timeStamp: '1700000000' }],
    ['another nonce', { nonceStr: 'another' }],
    ['no signature', { paySign: '' }],
  ])('is not shown on the phone with %s', async (_what, overrides) => {
    expect(await merchant.onPhone(merchant.client.paySheet(await asked()), overrides)).toBe('requestPayment:fail 支付验证签名失败')
    expect((await merchant.ledger()).paidFen).toBe(0)
  })

  test.each([
    ['OUT_TRADE_NO_USED', 403, 'numberTaken'],
    ['OPENID_MISMATCH', 500, 'payerUnknown'],
    ['OPENID_MISMATCH', 400, 'payerUnknown'],
    ['ACCOUNT_ERROR', 403, 'payerLimited'],
    ['RULE_LIMIT', 403, 'payerLimited'],
  ])('refused with %s is a value: %s %s', async (code, status, reason) => {
    await merchant.control('refusals', { operation: 'order', status, code })
    expect(await merchant.client.order(order)).toEqual({ type: 'refused', reason, at: expect.any(String) })
  })

  it('with the same number and another content is refused', async () => {
    await asked()
    expect(await merchant.client.order({ ...order, amountFen: 1 })).toMatchObject({ type: 'refused', reason: 'numberTaken' })
  })

  test.each([
    ['NO_AUTH', 403, fails('unexpected', { answer: 'NO_AUTH' })],
    ['PARAM_ERROR', 400, fails('unexpected', { answer: 'PARAM_ERROR' })],
    ['SIGN_ERROR', 401, fails('unexpected', { answer: 'SIGN_ERROR' })],
    ['FREQUENCY_LIMITED', 429, fails('unavailable', { status: 429 })],
    ['SYSTEM_ERROR', 500, fails('unavailable', { status: 500 })],
  ])('refused with %s is nobody’s fault who pays: %s', async (code, status, error) => {
    await merchant.control('refusals', { operation: 'order', status, code })
    await expect(merchant.client.order(order)).rejects.toEqual(error)
  })

  test.each<[string, Parameters<typeof anOrder>[1]]>([
    ['a fraction of a fen', { amountFen: 18.5 }], ['nothing', { amountFen: 0 }], ['less than nothing', { amountFen: -1 }], ['a number that leads elsewhere', { orderNumber: '../../x' }],
  ])('over %s is not sent', async (_what, overrides) => {
    await expect(merchant.client.order({ ...order, ...overrides })).rejects.toThrow(RangeError)
    expect((await merchant.ledger()).orders).toEqual([])
  })
})

describe('closing an order', () => {
  it('leaves nobody able to pay it, once and again', async () => {
    const sheet = merchant.client.paySheet(await asked())
    for (let i = 0; i < 2; i++) expect(await merchant.client.closeOrder(order.orderNumber)).toMatchObject({ type: 'closed' })
    expect(await merchant.onPhone(sheet)).toBe('requestPayment:fail 该订单已过期')
    expect(await merchant.client.query(order.orderNumber)).toMatchObject({ type: 'closed' })
    expect(await merchant.client.order(order)).toMatchObject({ type: 'closed' })
  })

  it('comes too late when it is paid', async () => {
    await paidOrder(merchant, order)
    expect(await merchant.client.closeOrder(order.orderNumber)).toMatchObject({ type: 'paid', amountFen: 1800 })
  })

  it('that WeChat never had is no trouble', async () => expect(await merchant.client.closeOrder('MCB-9999')).toMatchObject({ type: 'closed' }))
})

describe('when the line is bad', () => {
  const fault = (body: object) => fetch(`${merchant.mock.url}/control/faults`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

  test.each<[string, object, unknown]>([
    ['the answer is lost', { kind: 'dropAnswer' }, fails('unavailable')],
    ['the answer never comes', { kind: 'hang', afterWork: true }, fails('timeout')],
    ['something in front fails', { kind: 'error', status: 502, afterWork: true }, fails('unavailable', { status: 502 })],
    ['something in front answers instead', { kind: 'wrongBody', afterWork: true }, fails('untrusted', { reason: 'unsigned', status: 200 })],
  ])('%s, and the order is there all the same: asking again finds it', async (_what, body, error) => {
    await fault({ operation: 'order', times: 1, ...body })
    const impatient = merchant.clientWith({ timeoutMs: 400 })
    await expect(impatient.order(order)).rejects.toEqual(error)
    await impatient.close()
    expect(await merchant.client.query(order.orderNumber)).toBe('unpaid')
    await asked()
    expect((await merchant.ledger()).orders).toHaveLength(1)
  })

  it('nothing has happened when the call did not arrive', async () => {
    await fault({ operation: 'order', kind: 'down', times: 1 })
    await expect(merchant.client.order(order)).rejects.toEqual(fails('unavailable'))
    expect(await merchant.client.query(order.orderNumber)).toBe('unknown')
  })
})
