import { latestEvent, moveOf, withNews, type Application, type ApplicationAction } from '@mcb/shared/domain'
import { AppError } from '@mcb/shared/errors'
import type { Logger } from '../../logging'
import { createRounds } from '../../rounds'
import { recordReceipt } from '../../outbox/entry'
import type { ApplicationRecord, ApplicationRepository } from '../application/ports'
import type { ApplicationWrites } from '../application/writes'
import type { Courier, CourierNews } from './ports'

const LOOK_EVERY_MS = 10 * 60_000
/** A parcel nobody has said anything of for so long is asked for. */
const SILENT_FOR_MS = 6 * 60 * 60_000
const AT_ONCE = 200

/**
 * Where parcels are. The courier tells us; what it tells late, twice or in another order comes to the same, since the events are kept by
 * their time and the last of them decides. Who is silent is asked.
 */
export function createCourierService(deps: {
  applications: Pick<ApplicationRepository, 'findByTrackingNumber' | 'onTheWay'>
  writes: Pick<ApplicationWrites, 'settle'>
  courier: Pick<Courier, 'track'>
  wakeOutbox: (id: string) => void
  clock: () => Date
  logger: Logger
}) {
  const { applications, writes, courier, wakeOutbox, clock, logger } = deps

  /** Takes news in. @returns false when no parcel travels under this number, or not yet */
  async function receive({ trackingNumber, events }: CourierNews): Promise<boolean> {
    const found = await applications.findByTrackingNumber(trackingNumber)
    if (!found) return false
    await writes.settle(found.application.id, (record, at, move) => {
      const { parcel } = record.application
      const merged = parcel?.trackingNumber === trackingNumber ? withNews(parcel.events, events) : null
      if (!parcel || !merged) return false
      parcel.events = merged
      follow(record.application, at, move)
      return true
    })
    return true
  }

  /** One that was brought days ago counts as received, and one nobody speaks of is asked for. */
  async function sweep(): Promise<void> {
    for (const { application } of await applications.onTheWay(AT_ONCE)) {
      const { id, parcel } = application
      if (!parcel?.trackingNumber) continue
      if (clock().getTime() - Date.parse(latestEvent(parcel)?.at ?? parcel.at ?? '') > SILENT_FOR_MS) await ask(parcel.trackingNumber)
      await writes.settle(id, closeIfReceived)
      wakeOutbox(id)
    }
  }

  async function ask(trackingNumber: string): Promise<void> {
    try {
      const events = await courier.track(trackingNumber)
      if (events.length) await receive({ trackingNumber, events })
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      logger.warn({ event: 'courier.track_failed', code: error.code })
    }
  }

  return {
    receive,
    sweep,
    ...createRounds(LOOK_EVERY_MS, sweep, { event: 'courier.sweep_failed', logger }),
  }
}

/** Moves the application where the courier's last word leads; a parcel found again may have come further than that. */
function follow(application: Application, at: Date, move: (action: ApplicationAction) => boolean): void {
  for (let action = moveOf(application.status, application.parcel!); action && move(action); action = moveOf(application.status, application.parcel!)) {
    if (action === 'recordTaken') application.parcel!.at = at.toISOString()
  }
}

function closeIfReceived(record: ApplicationRecord, at: Date, move: (action: ApplicationAction) => boolean): boolean {
  if (!move('recordReceived')) return false
  recordReceipt(record, at)
  return true
}
