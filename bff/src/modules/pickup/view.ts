import type { HandedOver, PickupView, WaitingPickup } from '@mcb/shared/contract'
import {
  beijingDate, bookableSlots, changeableUntil, documentOf, fullName, papersToBring, papersToSee, possibleRecipients, refusalOf, slotEnd, storageOf,
  type Application, type PlainDate, type Settings,
} from '@mcb/shared/domain'
import type { ApplicationRecord } from '../application/ports'
import { motherName, newbornNames } from '../application/view'
import type { Account } from '../session/ports'
import { toActor } from '../session/service'
import type { AppointmentRecord, AppointmentRepository } from './ports'

/** What parents see of the pickup: their time, the times there are, who may come and with what. */
export async function toPickupView(
  application: Application, own: AppointmentRecord | null, appointments: Pick<AppointmentRepository, 'between'>, now: Date, settings: Settings,
): Promise<PickupView> {
  const { status, answers, institutionCode } = application
  if (status !== 'readyForPickup') return { ready: false, appointment: null, days: [], collectors: [], storage: null }
  const today = beijingDate(now)
  const storage = storageOf(application, { today, settings })
  const days = bookableSlots(institutionCode ?? '', now, storage?.state === 'stored', settings)
  const taken = await takenBy(application.id, institutionCode ?? '', days, appointments)
  const start = own?.slot?.start.toISOString()
  return {
    ready: true,
    appointment: start ? { start, end: slotEnd(start, settings), changeableUntil: changeableUntil(start, settings).toISOString(), over: new Date(slotEnd(start, settings)) <= now } : null,
    days: days.map(({ date, slots }) => ({
      date,
      slots: slots.map(slot => ({ start: slot.start, end: slot.end, free: Math.max(0, slot.capacity - (taken.get(Date.parse(slot.start)) ?? 0)) })),
    })),
    collectors: possibleRecipients(answers).map(person => ({
      person,
      chosen: answers.collection?.recipient === person,
      bring: papersToBring(answers, person, today),
    })),
    storage,
  }
}

/** How many places of each slot others have, by the instant it begins. */
async function takenBy(
  exceptApplication: string, institutionCode: string, days: { slots: { start: string; end: string }[] }[], appointments: Pick<AppointmentRepository, 'between'>,
): Promise<Map<number, number>> {
  const slots = days.flatMap(day => day.slots)
  const [first, last] = [slots[0], slots.at(-1)]
  const counts = new Map<number, number>()
  if (!first || !last) return counts
  for (const { applicationId, slot } of await appointments.between(institutionCode, new Date(first.start), new Date(last.end))) {
    if (slot && applicationId !== exceptApplication) counts.set(slot.start.getTime(), (counts.get(slot.start.getTime()) ?? 0) + 1)
  }
  return counts
}

/** A certificate at the counter, with everybody who may collect it. */
export function toWaitingPickup({ application }: ApplicationRecord, reference: string, appointment: Date | null, today: PlainDate, settings: Settings): WaitingPickup {
  const { id, kind, answers, certificates } = application
  return {
    id,
    kind,
    reference,
    newbornNames: newbornNames(answers),
    motherName: motherName(answers),
    certificateNumbers: certificates.map(({ number }) => number),
    appointment: appointment?.toISOString() ?? null,
    storage: storageOf(application, { today, settings })?.state ?? 'atCounter',
    collectors: possibleRecipients(answers).flatMap(person => {
      const document = documentOf(answers, person)
      if (!document) return []
      return [{
        person,
        chosen: answers.collection?.recipient === person,
        name: fullName(document),
        documentKind: document.kind,
        documentOtherName: document.otherName,
        documentNumber: document.number,
        see: papersToSee(answers, person),
      }]
    }),
  }
}

/** A hand-over, and whether this account can take it back. */
export function toHandedOver({ application }: ApplicationRecord, account: Account, now: Date, settings: Settings): HandedOver {
  const { id, version, answers, handOver } = application
  const undoable = refusalOf('undoHandOver', application, toActor(account), { now, settings }) === null
  return {
    id,
    version,
    newbornNames: newbornNames(answers),
    at: handOver?.at ?? now.toISOString(),
    collector: handOver?.collector ?? 'mother',
    undoableUntil: (undoable && handOver?.undoableUntil) || null,
  }
}
