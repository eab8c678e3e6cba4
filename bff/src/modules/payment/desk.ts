import type { BillCheckView, BillDifferenceView, PaymentReviewView } from '@mcb/shared/contract'
import { factsKept, type PlainDate } from '@mcb/shared/domain'
import { AppError } from '@mcb/shared/errors'
import type { Logger } from '../../logging'
import type { ApplicationRepository } from '../application/ports'
import { scopeOf } from '../review/scope'
import { saveChanges } from '../saving'
import type { Account } from '../session/ports'
import type { BillCheckRepository, DifferenceKey, PaymentRecord, PaymentRepository, Resolution } from './ports'

const LISTED_AT_MOST = 200
const DAYS_SHOWN = 31

export type MoneyDesk = ReturnType<typeof createMoneyDesk>

/** What people decide about money: what of a payment cannot be, and what a bill says otherwise. Each is closed with a word of what came of it. */
export function createMoneyDesk(deps: {
  payments: Pick<PaymentRepository, 'get' | 'save' | 'toReview'>
  applications: Pick<ApplicationRepository, 'get'>
  checks: Pick<BillCheckRepository, 'latest' | 'resolve'>
  clock: () => Date
  logger: Logger
}) {
  const { payments, applications, checks, clock, logger } = deps

  const resolution = (account: Account, note: string): Resolution => ({ by: account.displayName ?? account.id, at: clock().toISOString(), note })

  /** Whether a payment is this account's business: that of its district, or of the whole city. */
  async function concerns({ applicationId }: PaymentRecord, account: Account): Promise<boolean> {
    const { districtCode } = scopeOf(account)
    return districtCode === undefined || (await applications.get(applicationId))?.application.districtCode === districtCode
  }

  async function listReviews(account: Account): Promise<PaymentReviewView[]> {
    const records = await payments.toReview(LISTED_AT_MOST)
    const theirs = await Promise.all(records.map(record => concerns(record, account)))
    return records
      .filter((_, i) => theirs[i])
      .flatMap(toReviews)
      .sort((a, b) => (a.at < b.at ? -1 : 1))
  }

  async function listDays(): Promise<BillCheckView[]> {
    const days = await checks.latest(DAYS_SHOWN)
    return days.map(({ differences, ...day }) => ({ ...day, differences: differences.map(({ resolved = null, ...each }) => ({ ...each, resolved }) as BillDifferenceView) }))
  }

  return {
    listReviews,
    listDays,

    /** @throws resource.not_found for one that is not there, or of another district */
    async resolveReview(paymentId: string, place: number, note: string, account: Account): Promise<PaymentReviewView[]> {
      const record = await payments.get(paymentId)
      if (!record?.reviews[place] || !(await concerns(record, account))) throw new AppError('resource.not_found')
      const resolved = resolution(account, note)
      await saveChanges(
        payments,
        paymentId,
        next => {
          const review = next.reviews[place]
          if (!review || review.resolved) return false
          review.resolved = resolved
          return true
        },
        'store.unavailable',
      )
      logger.info({ event: 'payment.review_resolved', orderNumber: record.payment.orderNumber, place, accountId: account.id })
      return listReviews(account)
    },

    /** @throws resource.not_found when the bill of that day has no such difference */
    async resolveDifference(day: PlainDate, key: DifferenceKey, note: string, account: Account): Promise<BillCheckView[]> {
      if (!(await checks.resolve(day, key, resolution(account, note)))) throw new AppError('resource.not_found')
      logger.info({ event: 'payment.difference_resolved', day, orderNumber: key.orderNumber, accountId: account.id })
      return listDays()
    },
  }
}

/** What of a payment nobody has looked at yet. */
function toReviews({ id, applicationId, payment, reviews }: PaymentRecord): PaymentReviewView[] {
  return reviews.flatMap(({ at, event, differences, there = null, resolved }, place) =>
    resolved ? [] : [{ paymentId: id, place, applicationId, orderNumber: payment.orderNumber, status: payment.status, at, event, differences, here: factsKept(payment, event), there }],
  )
}
