import type { PickupView } from '@mcb/shared/contract'
import { beijingDate, bookableSlot, changeableUntil, slotEnd, storageOf, type Application, type Settings } from '@mcb/shared/domain'
import { AppError } from '@mcb/shared/errors'
import type { ApplicationWrites, Write } from '../application/writes'
import { fingerprintOf, wasApplied, withWrite } from '../saving'
import type { Account } from '../session/ports'
import { toActor } from '../session/service'
import type { AppointmentRecord, AppointmentRepository } from './ports'
import { toPickupView } from './view'

/** Tries against others who choose the same slot at the same moment; each one that fails has filled a place. */
const TRIES = 120

export type PickupService = ReturnType<typeof createPickupService>

/** When parents come for a certificate. */
export function createPickupService(deps: { appointments: AppointmentRepository; writes: ApplicationWrites; settings: Settings; clock: () => Date; chance?: () => number }) {
  const { appointments, writes, settings, clock, chance = Math.random } = deps

  /** The application, if this account may choose a time for it now. */
  async function ready(id: string, account: Account): Promise<Application> {
    const { application } = await writes.find(id, toActor(account))
    writes.demand('choosePickupTime', application, toActor(account))
    return application
  }

  /** Changes the appointment by what `next` says of it, in one write. @throws pickup.busy */
  async function change(application: Application, write: Write, next: (record: AppointmentRecord) => Promise<AppointmentRecord['slot']>): Promise<void> {
    const fingerprint = fingerprintOf(write.account.id, write.idempotencyKey, { id: application.id, ...(write.request as object) })
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const found = await appointments.get(application.id)
      const record = found ?? noAppointment(application, clock())
      if (wasApplied(record, fingerprint)) return
      if (record.slot && isFixed(record.slot.start)) throw new AppError('pickup.too_late')
      const slot = await next(record)
      if (!found && !(await appointments.insert({ ...record, slot: null }))) continue
      const changed = { ...record, slot, updatedAt: clock(), appliedWrites: withWrite(record.appliedWrites, fingerprint) }
      if ((await appointments.save(changed)) === 'saved') return
    }
    throw new AppError('pickup.busy')
  }

  /** From shortly before a slot until it is over nothing can be changed; who missed it chooses again. */
  function isFixed(start: Date): boolean {
    const now = clock()
    const begin = start.toISOString()
    return now > changeableUntil(begin, settings) && now < new Date(slotEnd(begin, settings))
  }

  /** A place of a slot that nobody has now, by chance, so that a crowd does not want the same one. @throws pickup.slot_full */
  async function freePlace(institutionCode: string, start: Date, capacity: number): Promise<number> {
    const taken = new Set((await appointments.between(institutionCode, start, new Date(start.getTime() + 1))).map(({ slot }) => slot?.place))
    const free = Array.from({ length: capacity }, (_, place) => place).filter(place => !taken.has(place))
    const place = free[Math.floor(chance() * free.length)]
    if (place === undefined) throw new AppError('pickup.slot_full')
    return place
  }

  async function view(application: Application): Promise<PickupView> {
    return toPickupView(application, await appointments.get(application.id), appointments, clock(), settings)
  }

  return {
    async get(id: string, account: Account): Promise<PickupView> {
      return view((await writes.find(id, toActor(account))).application)
    },

    /** Takes a place of a slot, and with the same write gives back the one before. The same slot again changes nothing. */
    async choose(id: string, start: string, write: Write): Promise<PickupView> {
      const application = await ready(id, write.account)
      const institutionCode = application.institutionCode ?? ''
      await change(application, write, async ({ slot }) => {
        const wanted = new Date(start)
        if (slot?.start.getTime() === wanted.getTime()) return slot
        const now = clock()
        const stored = storageOf(application, { today: beijingDate(now), settings })?.state === 'stored'
        const bookable = bookableSlot(start, institutionCode, now, stored, settings)
        if (!bookable) throw new AppError('pickup.slot_closed')
        return { start: wanted, place: await freePlace(institutionCode, wanted, bookable.capacity) }
      })
      return view(application)
    },

    async cancel(id: string, write: Write): Promise<PickupView> {
      const application = await ready(id, write.account)
      await change(application, write, async () => null)
      return view(application)
    },

    /** The certificate is in somebody's hands: its place is free for others. */
    async release(id: string): Promise<void> {
      for (let attempt = 0; attempt < TRIES; attempt++) {
        const record = await appointments.get(id)
        if (!record?.slot || record.slot.start <= clock()) return
        if ((await appointments.save({ ...record, slot: null, updatedAt: clock() })) === 'saved') return
      }
    },
  }
}

function noAppointment({ id, institutionCode }: Application, at: Date): AppointmentRecord {
  return { applicationId: id, institutionCode: institutionCode ?? '', slot: null, updatedAt: at, revision: 0, appliedWrites: [] }
}
