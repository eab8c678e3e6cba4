import { setTimeout as pause } from 'node:timers/promises'
import type Router from 'koa-router'
import * as z from 'zod'

/** Troubles of the work itself: the mock asks for them. The others happen around any work. */
const DECIDED_BY_THE_MOCK = ['pending', 'oldNumber'] as const
const isAround = ({ kind }: Fault) => !(DECIDED_BY_THE_MOCK as readonly string[]).includes(kind)

const faultOf = (operations: readonly string[]) => z.strictObject({
  /** Absent: every operation of this mock. */
  operation: z.enum(operations).optional(),
  kind: z.enum(['slow', 'error', 'wrongBody', 'down', 'hang', 'dropAnswer', 'duplicate', 'outOfOrder', ...DECIDED_BY_THE_MOCK]),
  /** How slow. */
  milliseconds: z.number().int().min(0).max(600_000).default(3000),
  /** Of an error. */
  status: z.number().int().min(400).max(599).default(503),
  /** For the next so many calls; absent: until cleared. */
  times: z.number().int().min(1).optional(),
  /** How likely a call is struck. */
  chance: z.number().min(0).max(1).default(1),
  /** The work is done before the trouble comes: for slow, error, wrongBody and hang. */
  afterWork: z.boolean().default(false),
})
type Fault = z.infer<ReturnType<typeof faultOf>>

export type Context = Router.RouterContext

/** What a call does when nothing goes wrong: reads the context, changes the mock's state, sets the answer. */
export type Work = (ctx: Context) => void | Promise<void>

/** How long a held call waits to be overtaken. */
const HELD_MS = 2000

/** The troubles of one mock, switched on and off over HTTP. @param operations the names a fault can be set for @param random in [0, 1) */
export function createFaults(operations: readonly string[], random: () => number = Math.random) {
  const faultSchema = faultOf(operations)
  let faults: Fault[] = []
  /** By operation, what lets a held call go on. */
  const held = new Map<string, () => void>()

  /** The oldest fault for this call, counted as used. */
  function take(operation: string, wanted: (fault: Fault) => boolean): Fault | undefined {
    const fault = faults.find(one => (one.operation ?? operation) === operation && wanted(one) && random() < one.chance)
    if (fault?.times !== undefined && --fault.times === 0) faults = faults.filter(one => one !== fault)
    return fault
  }

  async function untilOvertaken(operation: string): Promise<void> {
    let letGo = () => {}
    const overtaken = new Promise<void>(resolve => (letGo = resolve))
    held.set(operation, letGo)
    await Promise.race([overtaken, pause(HELD_MS, undefined, { ref: false })])
    if (held.get(operation) === letGo) held.delete(operation)
  }

  async function suffer(fault: Fault | undefined, ctx: Context, work: Work, operation: string): Promise<void> {
    switch (fault?.kind) {
      case 'slow':
        if (!fault.afterWork) await pause(fault.milliseconds, undefined, { ref: false })
        await work(ctx)
        if (fault.afterWork) await pause(fault.milliseconds, undefined, { ref: false })
        return
      case 'error':
        if (fault.afterWork) await work(ctx)
        ctx.status = fault.status
        ctx.body = 'the mock was told to fail'
        return
      case 'wrongBody':
        if (fault.afterWork) await work(ctx)
        ctx.status = 200
        ctx.type = 'html'
        ctx.body = '<html><body>系统维护中</body></html>'
        return
      case 'down':
        return reset(ctx)
      case 'dropAnswer':
        await work(ctx)
        return reset(ctx)
      case 'hang':
        if (fault.afterWork) await work(ctx)
        return untilTheCallerLeaves(ctx)
      case 'duplicate': {
        await work(ctx)
        const { status, body } = ctx
        await work(ctx)
        Object.assign(ctx, { status, body })
        return
      }
      case 'outOfOrder':
        if (!held.has(operation)) await untilOvertaken(operation)
        return work(ctx)
      default:
        return work(ctx)
    }
  }

  return {
    /** The work of an operation, with whatever trouble is switched on for it. */
    around(operation: string, work: Work): Router.IMiddleware {
      return async ctx => {
        const fault = take(operation, isAround)
        const earlier = held.get(operation)
        await suffer(fault, ctx, work, operation)
        if (!earlier) return
        ctx.res.once('close', earlier)
      }
    },
    /** Whether such a trouble is switched on for this call. `pending`: taken in, decided later; `oldNumber`: answered with the number before. */
    strikes: (kind: (typeof DECIDED_BY_THE_MOCK)[number], operation: string) => take(operation, one => one.kind === kind) !== undefined,
    clear,
    /** `GET`, `POST` and `DELETE /control/faults`. */
    mount(router: Router): void {
      router.get('/control/faults', ctx => void (ctx.body = faults))
      router.post('/control/faults', ctx => {
        const parsed = faultSchema.safeParse(ctx.request.body)
        ctx.status = parsed.success ? 201 : 400
        ctx.body = parsed.success ? parsed.data : z.prettifyError(parsed.error)
        if (parsed.success) faults.push(parsed.data)
      })
      router.delete('/control/faults', ctx => {
        clear()
        ctx.status = 204
      })
    },
  }

  function clear(): void {
    faults = []
    for (const letGo of held.values()) letGo()
    held.clear()
  }
}

/** Cuts the connection so that the caller sees it broken, not closed. */
function reset(ctx: Context): void {
  ctx.respond = false
  ctx.req.socket.resetAndDestroy()
}

async function untilTheCallerLeaves(ctx: Context): Promise<void> {
  ctx.respond = false
  if (!ctx.req.socket.destroyed) await new Promise<void>(resolve => ctx.req.socket.once('close', () => resolve()))
}
