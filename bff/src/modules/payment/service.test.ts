import { DEFAULT_SETTINGS, type Application } from '@mcb/shared/domain'
import { fakeLimiter } from '../../../test/fakes'
import { aCounter, COURIER, fakePayments, ID, logger, PICKUP } from '../../../test/payment-fakes'
import { createPaymentService } from './service'

describe('paying the postage', () => {
  it('is one order for two taps, and tells the application once that it is paid', async () => {
    const counter = aCounter()
    const [first] = await Promise.all([counter.service.pay(ID, counter.mother), counter.service.pay(ID, counter.mother).catch(() => null)])
    expect(first.sheet).not.toBeNull()
    expect([...counter.orders.keys()]).toEqual([`${ID}P1`])
    counter.paysOnThePhone(`${ID}P1`)
    const news = counter.paid(`${ID}P1`)
    for (let times = 0; times < 3; times++) expect(await counter.service.receive(`${ID}P1`, news)).toBe(true)
    expect(counter.note()).toMatchObject({ status: 'paid', amountFen: 1800 })
    expect(counter.history().filter(action => action === 'recordPaid')).toHaveLength(1)
  })

  it('that nobody tells us of is found by looking', async () => {
    const counter = aCounter()
    await counter.service.pay(ID, counter.mother)
    counter.paysOnThePhone(`${ID}P1`)
    await counter.later()
    expect(counter.note()).toMatchObject({ status: 'paid' })
  })

  it('is asked for again under the same number when nobody knows whether the order was taken', async () => {
    const counter = aCounter()
    counter.trouble.order = 1
    await expect(counter.service.pay(ID, counter.mother)).rejects.toMatchObject({ code: 'payment.timeout' })
    expect((await counter.service.pay(ID, counter.mother)).sheet).not.toBeNull()
    expect(counter.orders.size).toBe(1)
  })

  it('never stands open on two phones', async () => {
    const counter = aCounter()
    await counter.service.pay(ID, counter.mother)
    await counter.service.pay(ID, counter.father)
    expect([...counter.orders.values()].map(({ state, payer }) => [state, payer.slice(0, 3)])).toEqual([['closed', 'o-a'], ['open', 'o-b']])
  })

  it('that the other phone has made is not made again', async () => {
    const counter = aCounter()
    await counter.service.pay(ID, counter.mother)
    counter.paysOnThePhone(`${ID}P1`)
    expect(await counter.service.pay(ID, counter.father)).toMatchObject({ sheet: null, application: { payment: { status: 'paid' } } })
    expect(counter.orders.size).toBe(1)
  })

  it('runs out by itself, and begins anew under another number', async () => {
    const counter = aCounter()
    await counter.service.pay(ID, counter.mother)
    await counter.later()
    expect(counter.note()).toMatchObject({ status: 'closed' })
    expect((await counter.service.pay(ID, counter.mother)).sheet).not.toBeNull()
    expect(counter.all().map(({ orderNumber, status }) => [orderNumber, status])).toEqual([[`${ID}P1`, 'closed'], [`${ID}P2`, 'asked']])
  })

  it('is nothing for somebody WeChat does not know', async () => {
    const counter = aCounter()
    const service = createPaymentService({
      payments: fakePayments().repository, writes: {} as never, gateway: counter.gateway, payers: { wechatIdOf: async () => null }, tries: fakeLimiter(1), demoPhone: null, words: { description: '' },
      settings: DEFAULT_SETTINGS, clock: counter.clock, wakeOutbox: () => undefined, logger,
    })
    await expect(service.pay(ID, counter.mother)).rejects.toMatchObject({ code: 'payment.payer_unknown' })
  })

  it.each<[string, (application: Application) => void, string]>([
    ['collected at the counter', next => { next.answers.collection = PICKUP }, 'collectionChanged'],
    ['paid to the courier', next => { next.answers.collection = { ...COURIER, payment: 'onDelivery' } }, 'collectionChanged'],
    ['withdrawn', next => { next.status = 'withdrawn' }, 'nothingToSend'],
    ['rejected', next => { next.status = 'rejected' }, 'nothingToSend'],
  ])('goes back once when it is %s, though nobody hears of the change and the refund is asked for three times', async (_what, edit, reason) => {
    const counter = aCounter()
    await counter.service.pay(ID, counter.mother)
    counter.paysOnThePhone(`${ID}P1`)
    await counter.service.check(ID, counter.mother)
    counter.trouble.refund = 2
    await counter.change(edit)
    expect(counter.note()).toMatchObject({ status: 'refunding' })
    await counter.later()
    expect(counter.all()).toEqual([expect.objectContaining({ status: 'refunded', refund: expect.objectContaining({ number: `${ID}P1R1`, reason }) })])
    expect([...counter.orders.get(`${ID}P1`)!.refunds]).toEqual([`${ID}P1R1`])
    expect(counter.note()).toMatchObject({ status: 'refunded' })
  })

  it('that was open when it was given up is closed, and goes back if somebody was faster', async () => {
    const counter = aCounter()
    await counter.service.pay(ID, counter.mother)
    await counter.change(next => { next.answers.collection = PICKUP })
    expect(counter.note()).toMatchObject({ status: 'closed' })
    counter.paysOnThePhone(`${ID}P1`)
    await counter.later()
    expect(counter.note()).toMatchObject({ status: 'refunded' })
    // whoever wants the courier again pays again
    await counter.change(next => { next.answers.collection = COURIER })
    expect((await counter.service.pay(ID, counter.mother)).sheet).not.toBeNull()
    expect([...counter.orders.keys()]).toEqual([`${ID}P1`, `${ID}P2`])
  })

  it('stays when the parcel has left, whatever becomes of it', async () => {
    const counter = aCounter()
    await counter.service.pay(ID, counter.mother)
    counter.paysOnThePhone(`${ID}P1`)
    await counter.service.check(ID, counter.mother)
    await counter.change(next => {
      next.parcel = { orderNumber: `${ID}C1`, trackingNumber: 'EA1CN', refusal: null, by: '', at: counter.clock().toISOString(), events: [] }
      next.status = 'readyForPickup'
      next.answers.collection = PICKUP
    })
    await counter.later()
    expect(counter.note()).toMatchObject({ status: 'paid' })
    expect(counter.lookedAfter()).toEqual([])
    expect(counter.orders.get(`${ID}P1`)!.refunds.size).toBe(0)
  })

  it('is asked of WeChat as often as a page that waits would, and then there is a wait', async () => {
    const counter = aCounter()
    for (let tries = 0; tries < 20; tries++) await counter.service.check(ID, counter.mother)
    await expect(counter.service.check(ID, counter.mother)).rejects.toMatchObject({ code: 'request.rate_limited' })
    expect(await counter.service.check(ID, counter.father)).toMatchObject({ id: ID })
  })

  it('of somebody else’s amount is nobody’s payment', async () => {
    const counter = aCounter()
    await counter.service.pay(ID, counter.mother)
    await counter.service.receive(`${ID}P1`, { ...counter.paid(`${ID}P1`), amountFen: 1 })
    expect(counter.note()).toMatchObject({ status: 'asked' })
    expect(await counter.service.receive('SOMEBODY-ELSES', counter.paid(`${ID}P1`))).toBe(false)
  })
})
