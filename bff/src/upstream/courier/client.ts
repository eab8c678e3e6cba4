import type { TrackingCode, TrackingEvent } from '@mcb/shared/domain'
import { AppError } from '@mcb/shared/errors'
import type * as z from 'zod'
import type { Courier, CourierOrder } from '../../modules/courier/ports'
import { createUpstreamHttp, urlUnder } from '../http'
import { unguarded, type CallGuard } from '../sent'
import { signedHeaders } from './signature'
import { ORDER_PATH, TRACK_PATH, wireOrderAnswer, wireTracks, type WireEvent, type WireOrder } from './wire'

export type CourierConfig = { url: string; clientId: string; secret: string; timeoutMs: number }

/** The courier's interface, in our words. @param pushUrl where it tells us of parcels */
export function createCourierClient(config: CourierConfig, pushUrl: string, clock: () => Date, guard: CallGuard = unguarded): Courier & { ping(): Promise<void>; close(): Promise<void> } {
  const http = createUpstreamHttp('courier', config.timeoutMs, guard)

  async function call<T>(name: string, path: string, request: object, schema: z.ZodType<T>): Promise<T> {
    const url = urlUnder(config.url, path)
    const body = JSON.stringify(request)
    const headers = signedHeaders(config, { method: 'POST', target: url.pathname, body }, clock())
    return http.json({ name, method: 'POST', url, headers, body }, schema)
  }

  return {
    async order(order) {
      const { code, waybillNo } = await call('order', ORDER_PATH, toWire(order, pushUrl), wireOrderAnswer)
      if (code === '0' && waybillNo) return { outcome: 'accepted', trackingNumber: waybillNo }
      if (code === '0') throw new AppError('upstream.unexpected', { params: { system: 'courier' } })
      return { outcome: 'refused', reason: REFUSALS[code] ?? 'other' }
    },
    async track(trackingNumber) {
      const { events } = await call('track', TRACK_PATH, { waybillNo: trackingNumber }, wireTracks)
      const ours = events.filter(event => event.waybillNo === trackingNumber).map(toEvent).filter(event => event !== null)
      return ours.filter(event => !isOfTomorrow(event, clock()))
    },
    ping: () => http.reach(urlUnder(config.url, '/')),
    close: () => http.close(),
  }
}

/** How far the clocks of two systems may be apart. */
export const WINDOW_SECONDS = 300

/** An event that has not happened yet: it would win against everything until then. */
export function isOfTomorrow({ at }: TrackingEvent, now: Date): boolean {
  return Date.parse(at) > now.getTime() + WINDOW_SECONDS * 1000
}

/** The courier's reasons, in our words. */
const REFUSALS: Record<string, string> = { E301: 'not_served' }

const PAY_MODES = { online: '1', onDelivery: '2' } as const

function toWire({ orderNumber, sender, receiver, payment }: CourierOrder, pushUrl: string): WireOrder {
  const { province, city, district } = receiver.divisions
  return {
    logisticsOrderNo: orderNumber,
    sender: { name: sender.name, mobile: sender.phone, address: sender.address },
    receiver: { name: receiver.name, mobile: receiver.phone, prov: province, city, county: district, address: receiver.address },
    payMode: PAY_MODES[payment],
    pushUrl,
  }
}

const CODES: Record<string, TrackingCode> = { '10': 'taken', '20': 'inTransit', '30': 'outForDelivery', '40': 'delivered', '50': 'notDelivered', '60': 'returning', '70': 'returned', '80': 'lost' }

/** Their event in our words; null for a code we do not know, or a moment there is none of. */
export function toEvent({ eventId, opCode, opTime, opOrg }: WireEvent): TrackingEvent | null {
  const code = CODES[opCode]
  const time = Date.parse(opTime.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6+08:00'))
  return code && !Number.isNaN(time) ? { id: eventId, code, at: new Date(time).toISOString(), place: opOrg } : null
}
