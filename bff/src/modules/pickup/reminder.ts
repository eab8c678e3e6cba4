import type { Settings } from '@mcb/shared/domain'
import type { Logger } from '../../logging'
import { createRounds } from '../../rounds'
import type { ApplicationRepository } from '../application/ports'
import type { ApplicationWrites } from '../application/writes'

const LOOK_EVERY_MS = 10 * 60_000
const DAY_MS = 24 * 60 * 60_000
const AT_ONCE = 100

/**
 * Writes into applications whose certificate nobody has fetched that their parents are reminded, before it is put away; the notice is made
 * of that entry, as of every other. The rule says when, and allows it once, so a sweep may run late, twice or on two machines.
 */
export function createCollectReminder(deps: {
  applications: Pick<ApplicationRepository, 'unremindedSince'>
  writes: Pick<ApplicationWrites, 'settle'>
  settings: Settings
  clock: () => Date
  logger: Logger
}) {
  const { applications, writes, settings, clock, logger } = deps

  /** @returns how many were reminded */
  async function sweep(): Promise<number> {
    // whole days in Beijing: one less than the rule waits for, so that the rule alone decides
    const before = new Date(clock().getTime() - (settings.pickup.remindAfterDays - 1) * DAY_MS)
    let reminded = 0
    for (const id of await applications.unremindedSince(before, AT_ONCE)) {
      await writes.settle(id, (_record, _at, move) => {
        const isDue = move('remindToCollect')
        if (isDue) reminded += 1
        return isDue
      })
    }
    if (reminded) logger.info({ event: 'pickup.reminded', count: reminded })
    return reminded
  }

  return {
    sweep,
    ...createRounds(LOOK_EVERY_MS, sweep, { event: 'pickup.reminder_failed', logger }),
  }
}
