import type { ApplicationAction, ApplicationStatus } from '../application/status'

/** What can happen to a parcel, in the order in which it usually does. */
export const TRACKING_CODES = ['taken', 'inTransit', 'outForDelivery', 'delivered', 'notDelivered', 'returning', 'returned', 'lost'] as const
export type TrackingCode = (typeof TRACKING_CODES)[number]

/** One word of the courier about a parcel. */
export type TrackingEvent = { /** The courier's own: told again it is the same. */ id: string; code: TrackingCode; at: string; place: string }

/** A certificate on its way through a courier's hands, from the moment a label is asked for. */
export type Parcel = {
  /** Our number of the order; asked again, the courier answers with the same label. */
  orderNumber: string
  /** What the label says; null until the courier has answered. */
  trackingNumber: string | null
  /** Why the courier does not take it; a label may be asked for again. */
  refusal: string | null
  by: string
  /** When it left the counter. */
  at: string | null
  /** In the order of their time, whatever order they came in. */
  events: TrackingEvent[]
}

const rank = ({ code }: TrackingEvent) => TRACKING_CODES.indexOf(code)
const byTime = (a: TrackingEvent, b: TrackingEvent) => Date.parse(a.at) - Date.parse(b.at) || rank(a) - rank(b)

/** The events with those that are new, each once, in the order of their time. @returns null when none is new */
export function withNews(known: readonly TrackingEvent[], news: readonly TrackingEvent[]): TrackingEvent[] | null {
  const ids = new Set(known.map(({ id }) => id))
  const fresh = news.filter(({ id }, i) => !ids.has(id) && news.findIndex(other => other.id === id) === i)
  return fresh.length ? [...known, ...fresh].sort(byTime) : null
}

/** The last thing that happened; what came late and is older does not count. */
export function latestEvent({ events }: Pick<Parcel, 'events'>): TrackingEvent | null {
  return events.at(-1) ?? null
}

/** When the courier brought it to the door, if that is the last thing that happened. ISO 8601 */
export function deliveredAt(parcel: Pick<Parcel, 'events'>): string | null {
  const latest = latestEvent(parcel)
  return latest?.code === 'delivered' ? latest.at : null
}

/** How the courier's last word moves an application on; null when it stays where it is. */
export function moveOf(status: ApplicationStatus, parcel: Pick<Parcel, 'events'>): ApplicationAction | null {
  const code = latestEvent(parcel)?.code
  if (!code) return null
  if (status === 'readyForCourier') return 'recordTaken'
  if (code === 'lost') return status === 'onTheWay' || status === 'returnedToSender' ? 'recordLost' : null
  if (code === 'returned') return status === 'onTheWay' || status === 'lost' ? 'recordReturned' : null
  return status === 'lost' ? 'recordFound' : null
}
