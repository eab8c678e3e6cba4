import type { Logger } from '../../logging'
import { createRounds } from '../../rounds'
import type { PaymentRepository } from './ports'
import type { PaymentService } from './service'

const LOOK_EVERY_MS = 2000
const AT_ONCE = 20

/**
 * Looks after payments nobody tells us of: asks WeChat, closes what has run out, tells applications what they missed. Harmless when it runs
 * late, twice or on two machines.
 */
export function createPaymentWatch({ payments, service, clock, logger }: { payments: Pick<PaymentRepository, 'dueForLook'>; service: Pick<PaymentService, 'look'>; clock: () => Date; logger: Logger }) {

  /** One round. @returns how many were looked after */
  async function round(): Promise<number> {
    const ids = await payments.dueForLook(clock(), AT_ONCE)
    for (const id of ids) await service.look(id).catch(error => logger.warn({ event: 'payment.look_failed', id, err: error }))
    return ids.length
  }

  return {
    round,
    ...createRounds(LOOK_EVERY_MS, round, { event: 'payment.watch_failed', logger }),
  }
}
