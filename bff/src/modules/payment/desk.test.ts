import { newPayment, plainDate } from '@mcb/shared/domain'
import { anApplication } from '@mcb/shared/testing'
import { aClock, anAccount, aRecord, fakeApplications } from '../../../test/fakes'
import { fakePayments, logger } from '../../../test/payment-fakes'
import { takeIn } from './changes'
import { createMoneyDesk } from './desk'
import type { BillCheck, PaymentRecord, Resolution } from './ports'

const [CHAOYANG, HAIDIAN] = ['1'.repeat(24), '2'.repeat(24)]
const AT = '2026-11-20T01:00:00.000Z'
const clock = aClock()
const city = anAccount({ role: 'cityManager', displayName: '市级管理员' })
const district = anAccount({ role: 'districtManager', districtCode: '110105', displayName: '区级管理员' })
const DAY: BillCheck = {
  day: plainDate('2026-11-19'), at: AT, matched: 3, paidFen: { here: 1800, there: 1800 }, refundedFen: { here: 0, there: 0 },
  differences: [{ kind: 'missingHere', of: 'payment', orderNumber: 'ORDER9', refundNumber: null, here: null, there: { amountFen: 1800, state: 'done', at: AT } }],
}

/** A payment of a district's family, of which WeChat has told that another amount was paid. */
function paidOtherwise(id: string, applicationId: string): PaymentRecord {
  const payment = newPayment({ orderNumber: `${applicationId}P1`, amountFen: 1800, payer: 'o-mother', createdAt: AT, expiresAt: AT })
  const record: PaymentRecord = { id, payment, applicationId, accountId: '', updatedAt: clock(), revision: 0, outbox: [], lookAt: null, looks: 0, untold: false, reviews: [] }
  takeIn(record, { type: 'paid', amountFen: 1700, payer: 'o-mother', transactionId: 'T9', at: AT }, clock())
  return record
}

async function aDesk() {
  const applications = fakeApplications(aRecord(anApplication({ id: CHAOYANG, districtCode: '110105' })), aRecord(anApplication({ id: HAIDIAN, districtCode: '110108' })))
  const payments = fakePayments()
  for (const record of [paidOtherwise('a'.repeat(24), CHAOYANG), paidOtherwise('b'.repeat(24), HAIDIAN)]) await payments.repository.insert(record)
  const resolutions: [string, Resolution][] = []
  const checks = {
    latest: async () => [structuredClone(DAY)],
    resolve: async (_day: string, { orderNumber }: { orderNumber: string }, resolution: Resolution) => {
      resolutions.push([orderNumber, resolution])
      return orderNumber === 'ORDER9'
    },
  }
  return { desk: createMoneyDesk({ payments: payments.repository, applications: applications.repository, checks, clock, logger }), payments, resolutions }
}

describe('payments a person has to look at', () => {
  it('say both sides: what we asked for, and what WeChat tells', async () => {
    const { desk } = await aDesk()
    expect((await desk.listReviews(city))[0]).toMatchObject({
      place: 0, event: 'paid', status: 'created', differences: ['amountFen'], here: { amountFen: 1800, number: null }, there: { amountFen: 1700, number: 'T9', at: AT },
    })
    expect(JSON.stringify(await desk.listReviews(city))).not.toContain('o-mother')
  })

  it('are those of the whole city, or of the district alone', async () => {
    const { desk } = await aDesk()
    expect((await desk.listReviews(city)).map(({ applicationId }) => applicationId).sort()).toEqual([CHAOYANG, HAIDIAN])
    expect((await desk.listReviews(district)).map(({ applicationId }) => applicationId)).toEqual([CHAOYANG])
  })

  it('leave the list with a word of what came of them, and the first word stays', async () => {
    const { desk, payments } = await aDesk()
    expect(await desk.resolveReview('a'.repeat(24), 0, 'refunded by hand', district)).toEqual([])
    await desk.resolveReview('a'.repeat(24), 0, 'another word', city)
    expect(payments.records.get('a'.repeat(24))!.reviews[0]!.resolved).toEqual({ by: '区级管理员', at: clock().toISOString(), note: 'refunded by hand' })
  })

  test.each([
    ['of another district', 'b'.repeat(24), 0],
    ['nobody has', 'c'.repeat(24), 0],
    ['with no such place', 'a'.repeat(24), 1],
  ])('that are %s cannot be closed', async (_name, id, place) => {
    const { desk, payments } = await aDesk()
    await expect(desk.resolveReview(id, place, 'x', district)).rejects.toMatchObject({ code: 'resource.not_found' })
    expect([...payments.records.values()].some(({ reviews }) => reviews.some(({ resolved }) => resolved))).toBe(false)
  })
})

describe('differences of a bill', () => {
  it('are closed with a word, which says who and when', async () => {
    const { desk, resolutions } = await aDesk()
    const { kind, of, orderNumber, refundNumber } = DAY.differences[0]!
    expect((await desk.resolveDifference(DAY.day, { kind, of, orderNumber, refundNumber }, 'another shop’s', city))[0]).toMatchObject({ matched: 3, differences: [{ resolved: null }] })
    expect(resolutions).toEqual([['ORDER9', { by: '市级管理员', at: clock().toISOString(), note: 'another shop’s' }]])
    await expect(desk.resolveDifference(DAY.day, { kind, of, orderNumber: 'ORDER8', refundNumber }, 'x', city)).rejects.toMatchObject({ code: 'resource.not_found' })
  })
})
