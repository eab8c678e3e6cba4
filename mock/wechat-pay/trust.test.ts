import type { Delivery } from '../../bff/src/modules/payment/ports'
import { CONTENT_MISCHIEFS, SIGNATURE_MISCHIEFS } from './answers'
import { anOrder, aRefund, openMerchant, paidOrder, type Merchant } from './playing-merchant'

let merchant: Merchant
beforeAll(async () => void (merchant = await openMerchant()))
beforeEach(() => merchant.reset())
afterAll(() => merchant.close())

const order = anOrder('MCB-0001')
const REASONS: Record<(typeof SIGNATURE_MISCHIEFS)[number], string> = {
  unsigned: 'unsigned', wrongSignature: 'forged', strangersSignature: 'forged', wrongSerial: 'unknownSerial', oldTimestamp: 'stale', alteredBody: 'forged', probe: 'forged',
}

describe('an answer', () => {
  test.each(SIGNATURE_MISCHIEFS)('with %s is not used, whatever it says, and the next true one is', async mischief => {
    const { client, control } = merchant
    await paidOrder(merchant, order)
    await control('answers', { mischief })
    await expect(client.query(order.orderNumber)).rejects.toMatchObject({ code: 'payment.untrusted', details: { params: { reason: REASONS[mischief], status: 200 } } })
    expect(await client.query(order.orderNumber)).toMatchObject({ type: 'paid' })
  })

  test.each(CONTENT_MISCHIEFS)('truly signed, with %s, is not taken for ours', async mischief => {
    await paidOrder(merchant, order)
    await merchant.control('answers', { mischief })
    // of the amount of a payment the gateway knows nothing: stepPayment compares it
    if (mischief === 'otherAmount') expect(await merchant.client.query(order.orderNumber)).toMatchObject({ amountFen: 1 })
    else await expect(merchant.client.query(order.orderNumber)).rejects.toMatchObject({ code: 'payment.unexpected' })
  })

  test.each(['otherOrder', 'otherCurrency', 'otherAmount'])('to a refund, truly signed, with %s is not taken for ours', async mischief => {
    await paidOrder(merchant, order)
    await merchant.control('answers', { mischief })
    await expect(merchant.client.refund(aRefund(order))).rejects.toMatchObject({ code: 'payment.unexpected' })
    expect(await merchant.client.queryRefund(aRefund(order))).toMatchObject({ type: 'refundDone' })
  })

  it.each([
    ['that there is no such order', 'MCB-9999', 404],
    ['that it is paid already', 'MCB-0001', 400],
  ])('%s is not used without a signature either', async (_what, orderNumber, status) => {
    await paidOrder(merchant, order)
    await merchant.control('answers', { mischief: 'unsigned' })
    await expect(merchant.client.closeOrder(orderNumber)).rejects.toMatchObject({ code: 'payment.untrusted', details: { params: { reason: 'unsigned', status } } })
  })

  it('without a body is signed too', async () => {
    await merchant.client.order(order)
    await merchant.control('answers', { mischief: 'unsigned' })
    await expect(merchant.client.closeOrder(order.orderNumber)).rejects.toMatchObject({ code: 'payment.untrusted' })
    expect(await merchant.client.closeOrder(order.orderNumber)).toMatchObject({ type: 'closed' })
  })
})

describe('while WeChat Pay changes its key', () => {
  let moving: Merchant
  beforeAll(async () => void (moving = await openMerchant({ platform: 'certificate' })))
  afterAll(() => moving.close())
  const unknownSerial = { code: 'payment.untrusted', details: { params: { reason: 'unknownSerial', status: 404 } } }

  it('from one certificate to the next, whoever has both believes it, who may fetch finds it, and the rest refuses', async () => {
    const before = moving.configured()
    await moving.control('rotate', { to: 'certificate' })
    const [both, fetching] = [moving.clientWith(), moving.clientWith({ platformKeys: before.platformKeys, fetchCertificates: true })]
    expect(moving.configured().platformKeys).toHaveLength(2)
    expect(await both.query(order.orderNumber)).toBe('unknown')
    expect(await fetching.query(order.orderNumber)).toBe('unknown')
    await expect(moving.client.query(order.orderNumber)).rejects.toMatchObject(unknownSerial)
    await Promise.all([both.close(), fetching.close()])
  })

  it('from certificates to a public key, notifications of either are read', async () => {
    const before = moving.clientWith()
    const asked = await before.order(order)
    if (asked.type !== 'asked') throw new Error(asked.type)
    await moving.onPhone(before.paySheet(asked.prepayId))
    const [delivery] = await captured(moving, `EV-paid-${order.orderNumber}`)
    await moving.control('rotate', { to: 'publicKey' })
    const [after] = await captured(moving, `EV-paid-${order.orderNumber}`)
    const both = moving.clientWith()
    for (const each of [delivery!, after!]) expect(await both.readNotification(each)).toMatchObject({ outcome: 'news', orderNumber: order.orderNumber })
    expect(await before.readNotification(after!)).toEqual({ outcome: 'refused', reason: 'unknownSerial' })
    await Promise.all([before.close(), both.close()])
  })

  it('a merchant with a public key has no certificates to fetch, and refuses what it does not know', async () => {
    const fetching = merchant.clientWith({ fetchCertificates: true })
    await merchant.control('answers', { mischief: 'wrongSerial' })
    await expect(fetching.query(order.orderNumber)).rejects.toMatchObject(unknownSerial)
    expect(await fetching.query(order.orderNumber)).toBe('unknown')
    await fetching.close()
  })
})

/** What is delivered, as it comes in. */
async function captured({ control, deliveries }: Merchant, id: string): Promise<Delivery[]> {
  deliveries.length = 0
  await control(`notifications/${id}/send`)
  return [...deliveries]
}
