import { beijingDate, plusDays, type PlainDate } from '../dates/plain-date'
import type { Settings } from '../settings/settings'
import { openingsOn } from './opening-hours'

/** A time to come for the certificate: instants with Beijing's offset, and how many people it has room for. */
export type PickupSlot = { start: string; end: string; capacity: number }

const MINUTE_MS = 60_000
/** Days to look ahead for the next open one; longer than any holiday. */
const FURTHEST_DAYS = 60

/** The slots of a counter on a day, earliest first. Each lies wholly in the opening hours. */
export function slotsOn(date: PlainDate, institutionCode: string, settings: Settings): PickupSlot[] {
  const { slotMinutes, capacity, institutions } = settings.pickup
  const room = institutions[institutionCode]?.capacity ?? capacity
  if (room === 0) return []
  return openingsOn(date, institutionCode, settings).flatMap(({ from, to }) => {
    const [first, last] = [minutesOf(from), minutesOf(to)]
    const count = Math.floor((last - first) / slotMinutes)
    return Array.from({ length: count }, (_, i) => ({
      start: instantOf(date, first + i * slotMinutes),
      end: instantOf(date, first + (i + 1) * slotMinutes),
      capacity: room,
    }))
  })
}

/**
 * The slots that can be booked now, day by day, without the days that have none.
 * @param stored the certificate has been put away, and is fetched before somebody comes for it
 */
export function bookableSlots(institutionCode: string, now: Date, stored: boolean, settings: Settings): { date: PlainDate; slots: PickupSlot[] }[] {
  const { bookableDays, bookBeforeMinutes, fetchDays } = settings.pickup
  const today = beijingDate(now)
  const from = stored ? afterWorkingDays(today, fetchDays, institutionCode, settings) : today
  const earliest = now.getTime() + bookBeforeMinutes * MINUTE_MS
  return Array.from({ length: bookableDays + 1 }, (_, i) => plusDays(today > from ? today : from, i))
    .map(date => ({ date, slots: slotsOn(date, institutionCode, settings).filter(({ start }) => Date.parse(start) >= earliest) }))
    .filter(({ slots }) => slots.length > 0)
}

/** The slot that begins at an instant, if it can be booked now. */
export function bookableSlot(start: string, institutionCode: string, now: Date, stored: boolean, settings: Settings): PickupSlot | null {
  const at = Date.parse(start)
  const slots = bookableSlots(institutionCode, now, stored, settings).flatMap(day => day.slots)
  return slots.find(slot => Date.parse(slot.start) === at) ?? null
}

/** The last instant at which a booked slot can be changed or given back. */
export function changeableUntil(start: string, { pickup }: Settings): Date {
  return new Date(Date.parse(start) - pickup.changeBeforeMinutes * MINUTE_MS)
}

/** The end of the slot that begins at an instant. */
export function slotEnd(start: string, { pickup }: Settings): string {
  const end = new Date(Date.parse(start) + pickup.slotMinutes * MINUTE_MS)
  return instantOf(beijingDate(end), minutesOf(new Date(end.getTime() + BEIJING_OFFSET_MS).toISOString().slice(11, 16)))
}

/** The first day on which the counter has been open this many days after a day. */
function afterWorkingDays(date: PlainDate, days: number, institutionCode: string, settings: Settings): PlainDate {
  let [at, open] = [date, 0]
  for (let i = 0; i < FURTHEST_DAYS && open < days; i++) {
    at = plusDays(at, 1)
    if (openingsOn(at, institutionCode, settings).length > 0) open += 1
  }
  return at
}

const BEIJING_OFFSET_MS = 8 * 60 * MINUTE_MS
const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const two = (n: number) => String(n).padStart(2, '0')
const instantOf = (date: PlainDate, minutes: number) => `${date}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:00+08:00`
