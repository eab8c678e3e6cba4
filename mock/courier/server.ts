import Router from 'koa-router'
import * as z from 'zod'
import { callSignature, signedHeaders } from '../../bff/src/upstream/courier/signature'
import { ORDER_PATH, TRACK_PATH, wireEvent, wireOrder, type WireEvent, type WireOrder } from '../../bff/src/upstream/courier/wire'
import { CREDENTIALS } from '../credentials'
import { createFaults } from '../faults'
import { serve, type RunningMock } from '../listen'
import { forgetfulJournal, openJournal } from '../phase3/journal'

const OPERATIONS = ['order', 'track', 'ping'] as const
const WINDOW_SECONDS = 300

/** One line of the journal. */
export type CourierEntry = { type: 'order'; order: WireOrder; waybillNo: string } | { type: 'orderAgain'; orderNumber: string } | { type: 'event'; event: WireEvent }

type Parcel = { order: WireOrder; waybillNo: string; asked: number; events: WireEvent[] }

const eventsOrder = z.strictObject({
  waybillNo: z.string(),
  /** What happens to the parcel, in the order in which it does; each a minute after the one before unless `at` says when. */
  codes: z.array(z.union([wireEvent.shape.opCode, z.strictObject({ code: wireEvent.shape.opCode, at: z.iso.datetime({ offset: true }) })])).min(1).max(20),
  /** `now` tells of each as it comes, `reversed` of the last first, `hold` of none: they are only there to be asked for. */
  push: z.enum(['now', 'reversed', 'hold']).default('now'),
  times: z.number().int().min(1).max(10).default(1),
  /** Another pair of hands signs. */
  forged: z.boolean().default(false),
})

/**
 * Plays a courier: takes orders under our numbers and gives each a label, knows where every parcel has been, and tells of it on command:
 * late, twice, the last first, or not at all.
 */
export async function startCourierMock({ port, dataDirectory, clock = () => new Date() }: { port: number; dataDirectory?: string; clock?: () => Date }): Promise<RunningMock> {
  const journal = dataDirectory ? openJournal<CourierEntry>(dataDirectory, 'courier.jsonl') : forgetfulJournal<CourierEntry>()
  const parcels = new Map<string, Parcel>()
  const faults = createFaults(OPERATIONS)
  for (const entry of journal.entries) apply(entry)

  function record(entry: CourierEntry): void {
    journal.append(entry)
    apply(entry)
  }

  function apply(entry: CourierEntry): void {
    if (entry.type === 'order') parcels.set(entry.order.logisticsOrderNo, { order: entry.order, waybillNo: entry.waybillNo, asked: 1, events: [] })
    else if (entry.type === 'orderAgain') parcels.get(entry.orderNumber)!.asked += 1
    else byLabel(entry.event.waybillNo)!.events.push(entry.event)
  }

  function byLabel(waybillNo: string): Parcel | undefined {
    return [...parcels.values()].find(parcel => parcel.waybillNo === waybillNo)
  }

  function order(body: unknown): object {
    const parsed = wireOrder.safeParse(body)
    if (!parsed.success) return { code: 'E400', waybillNo: null }
    const { logisticsOrderNo, receiver } = parsed.data
    // 不通邮: an address nobody goes to, so that a refusal can be seen
    if (receiver.address.includes('不通邮')) return { code: 'E301', waybillNo: null }
    const before = parcels.get(logisticsOrderNo)
    if (before) record({ type: 'orderAgain', orderNumber: logisticsOrderNo })
    else record({ type: 'order', order: parsed.data, waybillNo: `EA${String(100_000_001 + parcels.size)}CN` })
    return { code: '0', waybillNo: parcels.get(logisticsOrderNo)!.waybillNo }
  }

  function happen({ order: { logisticsOrderNo }, waybillNo, events: before }: Parcel, codes: z.infer<typeof eventsOrder>['codes']): WireEvent[] {
    const latest = Math.max(clock().getTime(), ...before.map(({ opTime }) => Date.parse(isoOf(opTime)) + 60_000))
    return codes.map((each, i) => {
      const [opCode, at] = typeof each === 'string' ? [each, new Date(latest + i * 60_000)] : [each.code, new Date(each.at)]
      const event = { eventId: `${logisticsOrderNo}-${before.length + i + 1}`, waybillNo, opCode, opTime: beijingDigits(at), opOrg: '北京市朝阳区营业部' }
      record({ type: 'event', event })
      return event
    })
  }

  const router = new Router()
  router.get('/', faults.around('ping', ctx => void (ctx.body = 'ok')))
  const signed = checkSignature(clock)
  router.post(ORDER_PATH, signed, faults.around('order', ctx => void (ctx.body = order(ctx.request.body))))
  router.post(TRACK_PATH, signed, faults.around('track', ctx => {
    const parcel = byLabel(String((ctx.request.body as { waybillNo?: unknown }).waybillNo))
    ctx.body = parcel ? { code: '0', events: parcel.events } : { code: 'E404', events: [] }
  }))
  router.get('/control/parcels', ctx => void (ctx.body = [...parcels.values()]))
  router.post('/control/events', async ctx => {
    const command = eventsOrder.safeParse(ctx.request.body)
    const parcel = command.success && byLabel(command.data.waybillNo)
    if (!command.success || !parcel) {
      ctx.status = command.success ? 404 : 400
      ctx.body = command.success ? 'no such parcel' : z.prettifyError(command.error)
      return
    }
    const { codes, push, times, forged } = command.data
    // happens before anybody may come and ask
    const events = happen(parcel, codes)
    if (push === 'hold') return void (ctx.body = [])
    const sent = push === 'reversed' ? [...events].reverse() : events
    const statuses = []
    for (const event of sent) for (let time = 0; time < times; time++) statuses.push(await tell(parcel.order.pushUrl, event, clock(), forged))
    ctx.body = statuses
  })
  router.post('/control/events/again', async ctx => {
    const parcel = byLabel(String((ctx.request.body as { waybillNo?: unknown }).waybillNo)) ?? ctx.throw(404)
    const statuses = []
    for (const event of parcel.events) statuses.push(await tell(parcel.order.pushUrl, event, clock(), false))
    ctx.body = statuses
  })
  router.post('/control/reset', ctx => {
    journal.empty()
    parcels.clear()
    faults.clear()
    ctx.status = 204
  })
  faults.mount(router)

  return serve(router, port, [journal])
}

/** One signed call; every one has a signature of its own, also the second one of an event. @returns the status, null when nobody answers */
async function tell(pushUrl: string, event: WireEvent, now: Date, forged: boolean): Promise<number | null> {
  const body = JSON.stringify({ events: [event] })
  const secret = forged ? 'not-the-secret-we-share' : CREDENTIALS.COURIER_SECRET
  const headers = signedHeaders({ clientId: CREDENTIALS.COURIER_CLIENT_ID, secret }, { method: 'POST', target: new URL(pushUrl).pathname, body }, now)
  try {
    return (await fetch(pushUrl, { method: 'POST', headers, body })).status
  } catch {
    return null
  }
}

/** Lets only calls through that our client has signed, just now. */
function checkSignature(clock: () => Date): Router.IMiddleware {
  return async (ctx, next) => {
    const [timestamp, nonce] = [ctx.get('x-timestamp'), ctx.get('x-nonce')]
    const expected = callSignature(CREDENTIALS.COURIER_SECRET, { method: ctx.method, target: ctx.url, body: ctx.request.rawBody ?? '', timestamp, nonce })
    const good =
      ctx.get('x-client-id') === CREDENTIALS.COURIER_CLIENT_ID && Math.abs(clock().getTime() / 1000 - Number(timestamp)) <= WINDOW_SECONDS && ctx.get('x-signature') === expected
    if (good) return next()
    ctx.status = 401
    ctx.body = { code: 'E401', waybillNo: null }
  }
}

const beijingDigits = (date: Date) => new Date(date.getTime() + 8 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 14)
const isoOf = (digits: string) => digits.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6+08:00')
