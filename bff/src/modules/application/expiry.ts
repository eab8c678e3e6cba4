import type { Settings } from '@mcb/shared/domain'
import type { Logger } from '../../logging'
import { createRounds } from '../../rounds'
import type { ApplicationRepository } from './ports'
import type { ApplicationWrites } from './writes'

const LOOK_EVERY_MS = 10 * 60_000
const DAY_MS = 24 * 60 * 60_000
const AT_ONCE = 100

/**
 * Gives applications back to their applicants when the missing signature does not come in time. The rule itself refuses
 * a late signature; this only moves what nobody touches any more, so it may run late, twice or on two machines.
 */
export function createExpirySweep(deps: { applications: ApplicationRepository; writes: ApplicationWrites; settings: Settings; clock: () => Date; logger: Logger }) {
  const { applications, writes, settings, clock, logger } = deps

  async function sweep(): Promise<number> {
    const before = new Date(clock().getTime() - settings.confirmation.lastsDays * DAY_MS)
    let expired = 0
    for (const id of await applications.awaitingSince(before, AT_ONCE)) {
      await writes.settle(id, (record, _at, move) => {
        if (!move('expire')) return false
        record.application.awaitingSince = null
        record.application.declarations = {}
        record.invitation = null
        expired += 1
        return true
      })
    }
    if (expired) logger.info({ event: 'confirmation.expired', count: expired })
    return expired
  }

  return {
    sweep,
    ...createRounds(LOOK_EVERY_MS, sweep, { event: 'confirmation.sweep_failed', logger }),
  }
}
