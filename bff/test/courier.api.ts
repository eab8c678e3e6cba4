import { askForLabel, confirmReceipt, createApplication, takeBack, type SessionView } from '@mcb/shared/contract'
import { problem, refusal, PICKUP, actionsOf, parcelTools } from './support/parcel'
import { aParent } from './support/people'
import { someCouple } from './support/some-couple'
import { startTestApp, type TestApp } from './support/test-app'
import { until } from './support/until'

let app: TestApp
beforeAll(async () => { app = await startTestApp() }, 60_000)
afterAll(() => app.stop())

const { lastOrder, onPhone, aParcel, trouble, sentFor } = parcelTools(() => app)

describe('a certificate by courier', () => {
  it('is paid on line before anything is sent, labelled once, and tracked to the door', async () => {
    const parcel = await aParcel('B')
    expect(await parcel.get()).toMatchObject({ postageDueFen: 1800, payment: null })
    const clerk = await parcel.clerk()
    expect((await parcel.issued(clerk)).status).toBe('readyForCourier')
    expect(await parcel.atCounter(clerk)).toMatchObject({ step: 'postage', receiver: { person: 'mother', name: 'SØRENSEN INGRID' }, trackingNumber: null })
    await expect(parcel.label(clerk)).rejects.toEqual(refusal('not_paid'))
    await expect(parcel.handToCourier(clerk, 'EA123456789CN')).rejects.toEqual(refusal('not_paid'))

    const { sheet } = await parcel.pay()
    expect(await onPhone(sheet!, 'cancel')).toBe('requestPayment:fail cancel')
    expect(await parcel.payment()).toMatchObject({ status: 'asked' })
    await parcel.paid()
    expect(await parcel.get()).toMatchObject({ postageDueFen: null, payment: { status: 'paid', amountFen: 1800 } })
    await expect(parcel.pay()).rejects.toEqual(refusal('nothing_to_pay'))

    expect(await parcel.atCounter(clerk)).toMatchObject({ step: 'label' })
    await trouble('courier', { operation: 'order', kind: 'dropAnswer' })
    const number = await parcel.label(clerk)
    expect(await parcel.atCounter(clerk)).toMatchObject({ step: 'handOver', trackingNumber: number })
    expect(await sentFor(parcel.id)).toEqual([expect.objectContaining({ asked: 2, waybillNo: number, order: expect.objectContaining({ payMode: '1', receiver: expect.objectContaining({ name: 'SØRENSEN INGRID', prov: '北京市' }) }) })])
    await expect(parcel.handToCourier(clerk, 'EA000000000CN')).rejects.toEqual(problem('request.invalid', { fields: [expect.objectContaining({ code: 'parcel.other_label' })] }))
    expect(await parcel.handToCourier(clerk, number)).toMatchObject({ status: 'onTheWay', postage: 'paid' })
    expect(await parcel.atCounter(clerk)).toMatchObject({ step: 'sent', trackingNumber: number, sentAt: expect.any(String) })

    // late, twice, the last first
    expect(await parcel.happens(number, ['10', '20', '30', '40'].map((code, i) => ({ code, at: new Date(Date.now() - (4 - i) * 60_000).toISOString() })), { push: 'reversed', times: 2 })).toEqual(Array(8).fill(200))
    const tracked = await parcel.get()
    expect(tracked).toMatchObject({ status: 'onTheWay', trackingNumber: number })
    expect(tracked.tracking.map(({ code }) => code)).toEqual(['taken', 'inTransit', 'outForDelivery', 'delivered'])
    const arrived = await app.call(confirmReceipt, { params: { id: parcel.id }, body: { version: tracked.version } }, { token: parcel.mother.accessToken })
    expect(arrived).toMatchObject({ status: 'completed', payment: { status: 'paid' } })
    expect(actionsOf(arrived).slice(-4)).toEqual(['recordPaid', 'recordLabel', 'handToCourier', 'confirmReceipt'].flatMap(action => (action === 'recordLabel' ? ['askForLabel', action] : [action])).slice(-4))
    await until(() => parcel.case(clerk), ({ pickupReport }) => pickupReport === 'accepted')
    // news of a parcel that has arrived changes nothing
    expect(await parcel.happens(number, ['80'])).toEqual([200])
    expect((await parcel.get()).status).toBe('completed')
  }, 60_000)

  it('that cannot be delivered comes back and is collected at the counter; the postage was used', async () => {
    const parcel = await aParcel('C')
    await parcel.paid()
    const clerk = await parcel.clerk()
    await parcel.issued(clerk)
    const number = await parcel.label(clerk)
    // the courier has it in hand before the clerk has said so
    expect(await parcel.happens(number, ['10'])).toEqual([200])
    expect((await parcel.get()).status).toBe('onTheWay')
    await parcel.happens(number, ['50', '60', '70'].map((code, i) => ({ code, at: new Date(Date.now() + (i + 1) * 1000).toISOString() })))
    const back = await until(parcel.get, ({ status }) => status === 'returnedToSender')
    expect(back.actions).toEqual([])
    expect(await parcel.atCounter(clerk)).toMatchObject({ step: 'takeBack' })
    const { version } = await parcel.case(clerk)
    await app.call(takeBack, { params: { id: parcel.id }, body: { version } }, { token: clerk.accessToken })
    expect(await parcel.get()).toMatchObject({ status: 'readyForPickup', payment: { status: 'paid' }, answers: { collection: PICKUP } })
    expect(await parcel.atCounter(clerk)).toBeUndefined()
    expect(await parcel.handOver(clerk)).toMatchObject({ status: 'completed', handedOver: { collector: 'mother' } })
    expect((await lastOrder(parcel.id)).refundedFen).toBe(0)
  }, 60_000)

  it('is not moved by a stranger, by an old word, or by one of tomorrow', async () => {
    const parcel = await aParcel('A', 'onDelivery')
    const clerk = await parcel.clerk()
    await parcel.issued(clerk)
    const number = await parcel.label(clerk)
    expect((await sentFor(parcel.id))[0]).toMatchObject({ order: { payMode: '2' } })
    await parcel.handToCourier(clerk, number)
    expect(await parcel.happens(number, ['80'], { forged: true })).toEqual([401])
    expect(await parcel.happens(number, [{ code: '40', at: new Date(Date.now() + 30 * 3_600_000).toISOString() }])).toEqual([400])
    expect(await parcel.happens(number, [{ code: '30', at: new Date(Date.now() - 60_000).toISOString() }])).toEqual([200])
    expect(await parcel.happens(number, [{ code: '80', at: new Date(Date.now() - 3_600_000).toISOString() }])).toEqual([200])
    expect(await parcel.get()).toMatchObject({ status: 'onTheWay', tracking: [{ code: 'lost' }, { code: 'outForDelivery' }] })

    // nobody tells us that it was lost: who is silent is asked
    await parcel.happens(number, [{ code: '80', at: new Date().toISOString() }], { push: 'hold' })
    app.time.ahead += 7 * 3_600_000
    await app.deps.courier.sweep()
    app.time.ahead -= 7 * 3_600_000
    const lost = await parcel.get()
    expect(lost).toMatchObject({ status: 'lost', actions: [] })
    const reissue = (session: SessionView, newborn = 0) => app.call(createApplication, { body: { kind: 'reissue', lost: { applicationId: parcel.id, newborn } } }, { token: session.accessToken })
    const begun = await reissue(parcel.father)
    expect(begun.answers).toMatchObject({ originalCertificate: { number: lost.certificates[0]!.number, newbornName: 'Clara Rose WHITFIELD', source: 'registry' }, reissueReason: { reason: 'lost' } })
    expect([begun.status, begun.viewer, begun.nextStep]).toEqual(['draft', 'applicant', 'consent'])
    await expect(reissue(await aParent(app))).rejects.toEqual(problem('resource.not_found'))
    await expect(reissue(parcel.mother, 1)).rejects.toEqual(problem('resource.not_found'))
    // it is found, and brought; days later it counts as received
    await parcel.happens(number, [{ code: '40', at: new Date(Date.now() + 1000).toISOString() }])
    await until(parcel.get, ({ status }) => status === 'onTheWay')
    await app.deps.courier.sweep()
    expect((await parcel.get()).status).toBe('onTheWay')
    app.time.ahead += 5 * 86_400_000
    await app.deps.courier.sweep()
    const reported = async () => ((await (await fetch(`${app.phase3.url}/control/pickups`)).json()) as { applied: { messageId: string }[] }).applied.filter(({ messageId }) => messageId.startsWith(parcel.id))
    expect(await until(reported, pickups => pickups.length > 0)).toHaveLength(1)
    app.time.ahead -= 5 * 86_400_000
    expect(await parcel.get()).toMatchObject({ status: 'completed' })
  }, 60_000)
})

describe('a label the courier refuses', () => {
  it('says so to the clerk, who asks again or writes one by hand', async () => {
    const parcel = await aParcel(someCouple(4), 'onDelivery', { detail: '不通邮村1号' })
    const clerk = await parcel.clerk()
    await parcel.issued(clerk)
    const ask = async () => app.call(askForLabel, { params: { id: parcel.id }, body: { version: (await parcel.case(clerk)).version } }, { token: clerk.accessToken })
    await ask()
    await until(() => parcel.case(clerk), view => view.parcel?.refusal === 'not_served')
    await expect(parcel.happens('EA000000001CN', ['10'])).rejects.toThrow()
    await ask()
    await until(() => parcel.case(clerk), view => view.parcel?.refusal === 'not_served')
    expect(await parcel.handToCourier(clerk, 'EB123456789CN')).toMatchObject({ status: 'onTheWay', parcel: { trackingNumber: 'EB123456789CN', refusal: null } })
    expect(await parcel.get()).toMatchObject({ trackingNumber: 'EB123456789CN' })
  }, 60_000)
})
