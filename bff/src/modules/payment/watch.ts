import type { Logger } from '../../logging'
import type { PaymentRepository } from './ports'
import type { PaymentService } from './service'

const LOOK_EVERY_MS = 2000
const AT_ONCE = 20

/**
 * Looks after payments nobody tells us of: asks WeChat, closes what has run out, tells applications what they missed. Harmless when it runs
 * late, twice or on two machines.
 */
export function createPaymentWatch({ payments, service, clock, logger }: { payments: Pick<PaymentRepository, 'dueForLook'>; service: Pick<PaymentService, 'look'>; clock: () => Date; logger: Logger }) {
  let timer: NodeJS.Timeout | null = null
  let running: Promise<unknown> = Promise.resolve()
  let stopped = true

  /** One round. @returns how many were looked after */
  async function round(): Promise<number> {
    const ids = await payments.dueForLook(clock(), AT_ONCE)
    for (const id of ids) await service.look(id).catch(error => logger.warn({ event: 'payment.look_failed', id, err: error }))
    return ids.length
  }

  function run(): void {
    running = round()
      .catch(error => logger.warn({ event: 'payment.watch_failed', err: error }))
      .finally(() => {
        if (stopped) return
        timer = setTimeout(run, LOOK_EVERY_MS)
        timer.unref()
      })
  }

  return {
    round,
    start(): void {
      stopped = false
      run()
    },
    /** Resolves when what was begun is done. */
    async stop(): Promise<void> {
      stopped = true
      if (timer) clearTimeout(timer)
      await running
    },
  }
}
