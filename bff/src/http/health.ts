import type Router from 'koa-router'
import type { Circuits } from '../upstream/circuit/circuits'

/** Something we depend on, and how to ask whether it is there. */
export type Probe = { name: string; /** Without it no request can be answered. */ vital: boolean; check: () => Promise<void> }

/**
 * `/health/live`: the process answers. `/health/ready`: what is vital answers. `/health`: everything, one line each,
 * and every circuit that is not closed. Derived from the list of probes, so that a new upstream cannot be forgotten.
 */
export function mountHealth(router: Router, probes: readonly Probe[], circuits: Pick<Circuits, 'states'>): void {
  const ask = async ({ name, vital, check }: Probe) => {
    const started = performance.now()
    const up = await check().then(() => true, () => false)
    return { name, vital, up, ms: Math.round(performance.now() - started) }
  }
  router.get('/health/live', ctx => {
    ctx.body = { status: 'up' }
  })
  router.get('/health/ready', async ctx => {
    const states = await Promise.all(probes.filter(probe => probe.vital).map(ask))
    const up = states.every(state => state.up)
    ctx.status = up ? 200 : 503
    ctx.body = { status: up ? 'up' : 'down' }
  })
  router.get('/health', async ctx => {
    const states = await Promise.all(probes.map(ask))
    const vitalUp = states.every(state => state.up || !state.vital)
    const open = circuits.states().filter(({ state }) => state !== 'closed')
    ctx.status = vitalUp ? 200 : 503
    ctx.body = { status: !vitalUp ? 'down' : states.every(state => state.up) && !open.length ? 'up' : 'degraded', parts: states, circuits: open }
  })
}
