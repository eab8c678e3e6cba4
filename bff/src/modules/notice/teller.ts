import { afterQuietHours, tellingsOf, type Settings } from '@mcb/shared/domain'
import { digest } from '../../crypto/tokens'
import type { Logger } from '../../logging'
import { createRounds } from '../../rounds'
import { asked } from '../../outbox/sender'
import type { ApplicationRecord } from '../application/ports'
import type { ApplicationWrites } from '../application/writes'
import type { NoticeRecord, NoticeRepository } from './ports'

const LOOK_EVERY_MS = 1000
const AT_ONCE = 50

/** Finds applications with something in their history that nobody was told of. */
export interface UntoldApplications {
  get(id: string): Promise<ApplicationRecord | null>
  dueForTelling(limit: number): Promise<string[]>
}

/**
 * Makes notices of what stands in the history of applications. The history was saved together with what it tells of, and a
 * notice's id follows from its place in it: who dies in between makes the same notice again, which is there already.
 */
export function createTeller(deps: {
  applications: UntoldApplications
  notices: Pick<NoticeRepository, 'insert'>
  writes: Pick<ApplicationWrites, 'settle'>
  wakeSender: (id: string) => void
  settings: Settings
  clock: () => Date
  logger: Logger
}) {
  const { applications, notices, writes, settings, clock, logger } = deps

  async function tell(id: string): Promise<void> {
    const record = await applications.get(id)
    if (!record) return
    const { application, told = 0 } = record
    const upTo = application.history.length
    for (let place = told; place < upTo; place++) {
      for (const telling of tellingsOf(application, application.history[place]!)) {
        const notice = newNotice(application.id, place, telling, clock(), settings)
        await notices.insert(notice)
        deps.wakeSender(notice.id)
      }
    }
    await writes.settle(id, next => {
      if ((next.told ?? 0) >= upTo) return false
      next.told = upTo
      return true
    })
  }

  async function look(): Promise<void> {
    for (const id of await applications.dueForTelling(AT_ONCE)) await tell(id)
  }

  return {
    look,
    ...createRounds(LOOK_EVERY_MS, look, { event: 'notices.look_failed', logger }),
  }
}

function newNotice(applicationId: string, place: number, telling: ReturnType<typeof tellingsOf>[number], now: Date, settings: Settings): NoticeRecord {
  const id = Buffer.from(digest(`${applicationId} ${place} ${telling.accountId}`), 'base64url').toString('hex').slice(0, 24)
  const hours = { from: settings.notices.quietFromHour, to: settings.notices.quietToHour }
  return {
    id,
    accountId: telling.accountId,
    applicationId,
    action: telling.action,
    at: new Date(telling.at),
    read: false,
    sms: telling.sms,
    updatedAt: now,
    revision: 0,
    outbox: [{ ...asked(`${id}-wechat`, now), nextAttemptAt: afterQuietHours(now, hours), type: 'wechat' }],
  }
}
