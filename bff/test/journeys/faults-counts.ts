import { NOTICES, tellingsOf } from '@mcb/shared/domain'
import type { BillCheck } from '../../src/modules/payment/ports'
import type { OtherSide, StoreSide } from './faults-sides'
import { ALLOWED_NOTICES } from './faults-town'
import type { Way } from './faults-ways'

/** One line of the comparison: how often each side has something, and how many of them are not the same on all. */
export type Count = { what: string; sides: Record<string, number>; differences: number }

/** Everything both sides hold, one beside the other. @param ways how each family went */
export function compare(ways: readonly Way[], store: StoreSide, others: OtherSide, bills: readonly BillCheck[]): Count[] {
  const { applications, payments, notices } = store
  const { certificates, pickups, ledger, parcels, texts, wechatNotices } = others
  const families = ways.length
  const went = (...which: Way[]) => ways.filter(way => which.includes(way)).length
  const ours = applications.flatMap(application => application.certificates.map(({ number }) => number))
  const completed = applications.filter(({ status }) => status === 'completed')
  const paidHere = payments.filter(({ payment }) => payment.paidAt)
  const paidThere = ledger.orders.filter(({ paidAt }) => paidAt)
  const backHere = payments.filter(({ payment }) => payment.status === 'refunded')
  const backThere = ledger.refunds.filter(({ state }) => state === 'SUCCESS')
  const labels = applications.flatMap(({ parcel }) => parcel?.trackingNumber ?? [])
  const arrived = (codes: readonly string[]) => codes.at(-1) === '40'
  const bill = (of: (check: BillCheck) => number) => bills.reduce((sum, check) => sum + of(check), 0)
  const fen = (each: readonly { amountFen: number }[]) => each.reduce((sum, { amountFen }) => sum + amountFen, 0)
  const acceptedTexts = notices.flatMap(({ outbox }) => outbox.filter(({ type, state }) => type === 'sms' && state === 'accepted').map(({ messageId }) => messageId))
  const told = notices.map(({ applicationId, accountId, action, at }) => nameOf(applicationId, accountId, action, at.toISOString()))
  const { demanded, promised } = promises(applications)
  const mostAtOne = Math.max(0, ...countEach(wechatNotices.map(({ touser }) => touser)).values())

  return [
    count('applications', { families, begun: applications.length, completed: completed.length }, repeated(applications.map(({ id }) => id))),
    count('certificates', { families, bff: ours.length, phase3: certificates.length }, unlike(ours, certificates.map(({ number }) => number))),
    count('pickups', { families, bff: completed.length, phase3: pickups.applied.length }, unlike(ours, pickups.applied.map(({ certificateNumber }) => certificateNumber))),
    count('payments', { families: went('delivered', 'returned', 'switched'), bff: paidHere.length, wechatPay: paidThere.length }, unlike(paidHere.map(({ payment }) => payment.orderNumber), paidThere.map(({ orderNumber }) => orderNumber))),
    count('paid, fen', { bff: fen(paidHere.map(({ payment }) => payment)), wechatPay: ledger.paidFen, bill: bill(({ paidFen }) => paidFen.there) }),
    count('refunds', { families: went('switched'), bff: backHere.length, wechatPay: backThere.length }, unlike(backHere.map(({ payment }) => payment.refund!.number), backThere.map(({ refundNumber }) => refundNumber))),
    count('refunded, fen', { bff: fen(backHere.map(({ payment }) => payment.refund!)), wechatPay: ledger.refundedFen, bill: bill(({ refundedFen }) => refundedFen.there) }),
    { what: 'the bill', sides: { lines: bill(({ matched }) => matched), days: bills.length }, differences: bill(({ differences }) => differences.length) },
    { what: 'for a person', sides: { reviews: payments.flatMap(({ reviews }) => reviews).length }, differences: payments.flatMap(({ reviews }) => reviews).length },
    count('labels', { families: went('delivered', 'returned'), bff: labels.length, courier: parcels.length }, unlike(labels, parcels.map(({ waybillNo }) => waybillNo))),
    count('delivered', {
      families: went('delivered'),
      bff: applications.filter(({ parcel, status }) => status === 'completed' && parcel?.events.at(-1)?.code === 'delivered').length,
      courier: parcels.filter(({ events }) => arrived(events.map(({ opCode }) => opCode))).length,
    }),
    {
      what: 'notices', sides: { made: told.length, atLeast: demanded.size, atMost: promised.size },
      differences: repeated(told) + told.filter(each => !promised.has(each)).length + [...demanded].filter(each => !told.includes(each)).length,
    },
    count('texts', { bff: acceptedTexts.length, gateway: texts.length }, unlike(acceptedTexts, texts.map(({ id }) => id))),
    { what: 'WeChat notices', sides: { sent: wechatNotices.length, allowedEach: ALLOWED_NOTICES, mostToOne: mostAtOne }, differences: Math.max(0, mostAtOne - ALLOWED_NOTICES) },
  ]
}

/** A line for a person to read. */
export function lineOf({ what, sides, differences }: Count): string {
  return `${what.padEnd(15)} ${Object.entries(sides).map(([side, number]) => `${side} ${number}`).join(', ').padEnd(52)} difference ${differences}`
}

/** Sides that must all have the same number. */
function count(what: string, sides: Record<string, number>, others = 0): Count {
  const numbers = Object.values(sides)
  return { what, sides, differences: Math.max(others, Math.max(...numbers) - Math.min(...numbers)) }
}

const nameOf = (...parts: string[]) => parts.join(' ')

/** What has to be told for what has happened, and what may be: who did it themselves meanwhile is not asked any more. */
function promises(applications: StoreSide['applications']) {
  const demanded = new Set<string>()
  const promised = new Set<string>()
  for (const application of applications) {
    for (const entry of application.history) {
      const rule = NOTICES[entry.action]
      const asItWas = rule && 'while' in rule ? { ...application, status: rule.while } : application
      for (const { accountId, action, at } of tellingsOf(asItWas, entry)) {
        const name = nameOf(application.id, accountId, action, new Date(at).toISOString())
        promised.add(name)
        if (rule && !('while' in rule)) demanded.add(name)
      }
    }
  }
  return { demanded, promised }
}

function countEach(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

/** How many are there a second time. */
const repeated = (names: readonly string[]) => names.length - new Set(names).size

/** How many are on one side only, or on a side twice. */
function unlike(here: readonly string[], there: readonly string[]): number {
  const [left, right] = [new Set(here), new Set(there)]
  const alone = [...left].filter(name => !right.has(name)).length + [...right].filter(name => !left.has(name)).length
  return alone + repeated(here) + repeated(there)
}
