import { beijingDate, plusDays, reconcile, type PlainDate } from '@mcb/shared/domain'
import { AppError } from '@mcb/shared/errors'
import type { Logger } from '../../logging'
import { createRounds } from '../../rounds'
import type { BillCheck, BillCheckRepository, PaymentGateway, PaymentRepository } from './ports'

const LOOK_EVERY_MS = 30 * 60_000
/** How far back a day that was missed is still compared. */
const DAYS_BACK = 14
const DAY_MS = 24 * 60 * 60_000

/** Compares WeChat's bill of every day with our payments, line by line, and keeps what is unlike. */
export function createBillChecks(deps: {
  payments: Pick<PaymentRepository, 'listForBill'>
  checks: Pick<BillCheckRepository, 'latest' | 'save'>
  gateway: Pick<PaymentGateway, 'bill'>
  clock: () => Date
  logger: Logger
}) {
  const { payments, checks, gateway, clock, logger } = deps

  /** Compares one day. @returns null while there is no bill of it yet */
  async function compare(day: PlainDate): Promise<BillCheck | null> {
    const bill = await gateway.bill(day)
    if (bill.outcome === 'notYet') return null
    const lines = bill.outcome === 'ready' ? bill.lines : []
    const from = new Date(`${day}T00:00:00+08:00`)
    const ours = await payments.listForBill(from, new Date(from.getTime() + DAY_MS), lines.map(({ orderNumber }) => orderNumber))
    const check = { ...reconcile(ours.map(({ payment }) => payment), lines, day), day, at: clock().toISOString() }
    await checks.save(check)
    logger[check.differences.length ? 'error' : 'info']({ event: 'payment.bill_compared', day, matched: check.matched, differences: check.differences.length })
    return check
  }

  /** Every day that has not been compared, oldest first; up to yesterday, whose bill is there from ten in the morning. */
  async function sweep(): Promise<void> {
    const today = beijingDate(clock())
    const done = new Set((await checks.latest(DAYS_BACK)).map(({ day }) => day))
    const days = Array.from({ length: DAYS_BACK }, (_, i) => plusDays(today, i - DAYS_BACK)).filter(day => !done.has(day))
    for (const day of days) {
      try {
        await compare(day)
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        // the next look tries again
        logger.warn({ event: 'payment.bill_failed', day, code: error.code })
      }
    }
  }

  return {
    compare,
    sweep,
    ...createRounds(LOOK_EVERY_MS, sweep, { event: 'payment.bills_failed', logger }),
  }
}
