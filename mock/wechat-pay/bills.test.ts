import { plainDate, reconcile, type Payment } from '@mcb/shared/domain'
import { anOrder, aRefund, keepPayment, openMerchant, paidOrder, type Merchant } from './playing-merchant'

let merchant: Merchant
beforeAll(async () => void (merchant = await openMerchant()))
beforeEach(() => merchant.reset())
afterAll(() => merchant.close())

const DAY = plainDate('2026-11-20')
const NEXT_MORNING = '2026-11-21T10:00:00+08:00'

/** Three payments, of which one went back; as we keep them. */
async function aDaysBusiness(): Promise<Payment[]> {
  const orders = [anOrder('MCB-0001'), anOrder('MCB-0002', { amountFen: 2600, description: '快递费，新疆, "加急"' }), anOrder('MCB-0003', { payer: 'o-father' })]
  const payments = []
  for (const order of orders) payments.push(keepPayment(order, ...(await paidOrder(merchant, order))))
  const [first, ...others] = payments as [Payment, ...Payment[]]
  const accepted = await merchant.client.refund(aRefund(orders[0]!))
  const done = await merchant.client.queryRefund(aRefund(orders[0]!))
  if (accepted.type === 'refundRefused' || done === 'unknown') throw new Error('no refund')
  // asked for and left unpaid: on no bill
  await merchant.client.order(anOrder('MCB-0004'))
  return [keepPayment(orders[0]!, { type: 'paid', amountFen: 1800, payer: 'o-mother', transactionId: first.transactionId!, at: first.paidAt! }, { type: 'refundWanted', reason: 'nothingToSend', at: '' }, accepted, done), ...others]
}
async function billOf(day = DAY) {
  const bill = await merchant.client.bill(day)
  if (bill.outcome !== 'ready') throw new Error(bill.outcome)
  return bill
}

describe('the bill of a day', () => {
  it('has every payment and refund of it, and agrees with what we keep', async () => {
    const payments = await aDaysBusiness()
    merchant.clock.set(NEXT_MORNING)
    const { lines, ofOthers } = await billOf()
    expect([lines.length, ofOthers]).toEqual([4, 0])
    expect(reconcile(payments, lines, DAY)).toEqual({ matched: 4, paidFen: { here: 6200, there: 6200 }, refundedFen: { here: 1800, there: 1800 }, differences: [] })
  })

  it.each([
    ['2026-11-20T23:59:59+08:00', 'INVALID', /payment\.unexpected/],
    ['2026-11-21T09:59:59+08:00', 'notYet', null],
    ['2026-11-21T10:00:00+08:00', 'ready', null],
    ['2027-03-01T10:00:00+08:00', 'INVALID', /payment\.unexpected/],
  ])('asked for at %s: %s', async (at, outcome, error) => {
    await aDaysBusiness()
    merchant.clock.set(at)
    if (error) await expect(merchant.client.bill(DAY)).rejects.toThrow(error)
    else expect((await merchant.client.bill(DAY)).outcome).toBe(outcome)
  })

  it('of a day when nobody paid is none', async () => {
    merchant.clock.set(NEXT_MORNING)
    expect(await merchant.client.bill(DAY)).toEqual({ outcome: 'none' })
  })

  it('ends at midnight in Beijing', async () => {
    merchant.clock.set('2026-11-20T23:59:59+08:00')
    await paidOrder(merchant, anOrder('MCB-0001', { expiresAt: '2026-11-21T12:00:00+08:00' }))
    merchant.clock.pass(1000)
    await paidOrder(merchant, anOrder('MCB-0002', { expiresAt: '2026-11-21T12:00:00+08:00' }))
    merchant.clock.set('2026-11-22T10:00:00+08:00')
    expect((await billOf()).lines.map(({ orderNumber }) => orderNumber)).toEqual(['MCB-0001'])
    expect((await billOf(plainDate('2026-11-21'))).lines.map(({ orderNumber }) => orderNumber)).toEqual(['MCB-0002'])
  })

  it('says of a refund what was so when it was made', async () => {
    await paidOrder(merchant, anOrder('MCB-0001'))
    await merchant.control('refunds', { hold: true })
    await merchant.client.refund(aRefund(anOrder('MCB-0001')))
    merchant.clock.set(NEXT_MORNING)
    await merchant.control('refunds/MCB-0001R1', { result: 'SUCCESS' })
    expect((await billOf()).lines.find(({ kind }) => kind === 'refund')).toMatchObject({ refundNumber: 'MCB-0001R1', amountFen: 1800, state: 'accepted' })
  })

  it.each([
    ['missingLine', 'MCB-0002', ['missingThere MCB-0002']],
    ['extraLine', 'MCB-0002', ['missingHere NOBODYS-ORDER']],
    ['oneFenMore', 'MCB-0003', ['amountDiffers MCB-0003']],
  ])('with a %s differs in that line and no other', async (mischief, orderNumber, expected) => {
    const payments = await aDaysBusiness()
    merchant.clock.set(NEXT_MORNING)
    await merchant.control('bill', { mischief, orderNumber })
    const { differences, matched } = reconcile(payments, (await billOf()).lines, DAY)
    expect(differences.map(each => `${each.kind} ${each.orderNumber}`)).toEqual(expected)
    expect(matched).toBe(mischief === 'extraLine' ? 4 : 3)
  })

  it.each([
    ['otherTotals', { code: 'payment.unexpected', details: { params: { bill: '订单总金额' } } }],
    ['otherMerchant', { code: 'payment.unexpected', details: { params: { bill: 'merchant' } } }],
    ['alteredFile', { code: 'payment.untrusted', details: { params: { reason: 'hash' } } }],
    ['elsewhere', { code: 'payment.unexpected', details: { params: { bill: 'address' } } }],
  ])('with %s is not believed', async (mischief, error) => {
    await aDaysBusiness()
    merchant.clock.set(NEXT_MORNING)
    await merchant.control('bill', { mischief })
    await expect(merchant.client.bill(DAY)).rejects.toMatchObject(error)
  })
})
