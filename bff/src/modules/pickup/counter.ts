import type { CounterView, HandedOver } from '@mcb/shared/contract'
import { beijingDate, canView, plusDays, type ApplicationStatus, type PickupPaper, type Recipient, type Settings } from '@mcb/shared/domain'
import { AppError } from '@mcb/shared/errors'
import { digest } from '../../crypto/tokens'
import type { RateLimiter } from '../../ports'
import type { ApplicationRepository } from '../application/ports'
import type { ApplicationWrites, Write } from '../application/writes'
import { toCounterParcels } from '../courier/view'
import { scopeOf } from '../review/scope'
import type { Account } from '../session/ports'
import { toActor } from '../session/service'
import type { PickupCodes } from './codes'
import { handOver } from './hand-over'
import type { AppointmentRepository } from './ports'
import { toHandedOver, toWaitingPickup } from './view'

/** Of one counter, at most so many at a time; more would not be a queue but an archive. */
const SHOWN = 300
/** How far a counter's clock may be from ours. */
const CLOCKS_DIFFER_MS = 2 * 60_000

export type CounterService = ReturnType<typeof createCounterService>
/** What a clerk says of a hand-over. */
export type Taken = { code: string; collector: Recipient; seen: readonly PickupPaper[]; at: string }

/** The counter of an institution, today. */
export function createCounterService(deps: {
  applications: ApplicationRepository
  appointments: AppointmentRepository
  writes: ApplicationWrites
  codes: PickupCodes
  scans: RateLimiter
  release: (id: string) => Promise<void>
  settings: Settings
  clock: () => Date
}) {
  const { applications, appointments, writes, codes, scans, settings, clock } = deps

  /** The digest of a code that this application showed at that time. @throws visit_code.invalid */
  function genuine(id: string, { code, at }: Taken): string {
    const read = codes.read(code)
    const when = new Date(at)
    const now = clock()
    const isOld = now.getTime() - when.getTime() > settings.pickup.offlineMinutes * 60_000
    const isAhead = when.getTime() - now.getTime() > CLOCKS_DIFFER_MS
    if (!read || isOld || isAhead || read.reference !== codes.referenceOf(id, beijingDate(read.expiresAt))) throw new AppError('visit_code.invalid')
    if (when.getTime() > read.expiresAt.getTime() + CLOCKS_DIFFER_MS) throw new AppError('visit_code.invalid')
    return digest(read.code)
  }

  /** The code stands for the clerk's scan; each is good for one hand-over, also for one that was taken back. */
  async function scan(id: string, code: string, account: Account): Promise<void> {
    const { application, usedCodes = [] } = await writes.find(id, toActor(account))
    if (application.status !== 'readyForPickup') return
    if (usedCodes.includes(code)) throw new AppError('visit_code.invalid')
    await writes.touch(id, toActor(account), (next, at) => {
      next.application.scan = { purpose: 'pickup', by: account.id, at: at.toISOString() }
    })
  }

  return {
    async today(account: Account): Promise<CounterView> {
      const scope = scopeOf(account)
      const now = clock()
      const day = beijingDate(now)
      const begin = new Date(`${day}T00:00:00+08:00`)
      const open = (status: ApplicationStatus) => applications.listCases(scope, 'open', { status, limit: SHOWN })
      const [ready, toSend, cameBack, sent, done, appointed] = await Promise.all([
        open('readyForPickup'),
        open('readyForCourier'),
        open('returnedToSender'),
        applications.listLeft(scope, 'parcel', begin, SHOWN),
        applications.listLeft(scope, 'handOver', begin, SHOWN),
        appointments.between(scope.institutionCode ?? '', begin, new Date(`${plusDays(day, 1)}T00:00:00+08:00`)),
      ])
      const times = new Map(appointed.map(({ applicationId, slot }) => [applicationId, slot?.start ?? null]))
      const waiting = ready.map(record => toWaitingPickup(record, codes.referenceOf(record.application.id, day), times.get(record.application.id) ?? null, day, settings))
      return {
        day,
        now: now.toISOString(),
        publicKey: codes.publicKey,
        waiting: [...waiting.filter(each => each.appointment).sort((a, b) => (a.appointment! < b.appointment! ? -1 : 1)), ...waiting.filter(each => !each.appointment)],
        parcels: toCounterParcels([...toSend, ...cameBack, ...sent]),
        handedOver: done.map(record => toHandedOver(record, account, now, settings)),
      }
    },

    /**
     * Records what has happened at the counter, now or while there was no network.
     * @throws visit_code.invalid for a code that is not of this application, was used, or had ended
     */
    async take(id: string, taken: Taken, write: Write): Promise<HandedOver> {
      const { account } = write
      const wait = await scans.consume(account.id)
      if (wait > 0) throw new AppError('request.rate_limited', { params: { retryAfterSeconds: wait } })
      const found = await writes.find(id, toActor(account))
      if (!canView(found.application, toActor(account))) throw new AppError('resource.not_found')
      const code = genuine(id, taken)
      await scan(id, code, account)
      const record = await writes.perform(id, 'handOver', { ...write, version: null }, (next, now) => {
        if (next.usedCodes?.includes(code)) throw new AppError('visit_code.invalid')
        const at = new Date(Math.min(Date.parse(taken.at), now.getTime()))
        handOver(next, { by: account.id, collector: taken.collector, seen: taken.seen, at, code }, now, settings)
      })
      await deps.release(id)
      return toHandedOver(record, account, clock(), settings)
    },
  }
}
