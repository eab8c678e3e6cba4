import { EXCHANGE_INTERFACES } from '@mcb/shared/contract'
import { APPLICATION_ACTIONS } from '@mcb/shared/domain'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Circuits, CircuitName } from '../upstream/circuit/circuits'
import type { CallGuard, Sent } from '../upstream/sent'

/** What waits in an outbox for one interface. */
export type Backlog = { interfaceName: string; state: 'asked' | 'parked'; depth: number; /** When the oldest was asked for. */ oldest: Date }

export type Metrics = ReturnType<typeof createMetrics>

const CIRCUIT_VALUES: Record<CircuitName, number> = { closed: 0, halfOpen: 1, open: 2 }
const OUTCOMES = ['accepted', 'refused', 'parked'] as const
const SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 8, 15]

/** What Prometheus may ask, each interface by its name; never an id, never a person. Alert rules over it: `bff/ops/alerts.yml`. */
export function createMetrics() {
  const registry = new Registry()
  const registers = [registry]
  const calls = new Counter({ name: 'mcb_upstream_calls_total', help: 'Calls to outside systems by what became of them', labelNames: ['interface', 'outcome'], registers })
  const seconds = new Histogram({ name: 'mcb_upstream_call_seconds', help: 'How long calls that were sent took', labelNames: ['interface'], buckets: SECONDS, registers })
  const answered = new Counter({ name: 'mcb_outbox_answered_total', help: 'Messages of the outboxes that came to an answer', labelNames: ['interface', 'outcome'], registers })
  const postponed = new Counter({ name: 'mcb_outbox_postponed_total', help: 'Tries that failed and come again, by problem', labelNames: ['interface', 'problem'], registers })
  const actions = new Counter({ name: 'mcb_application_actions_total', help: 'What was done to applications', labelNames: ['action'], registers })
  // a series that begins at 1 has not increased, as Prometheus sees it: all that alerts ask for begin at 0
  for (const action of APPLICATION_ACTIONS) actions.inc({ action }, 0)
  for (const name of EXCHANGE_INTERFACES) for (const outcome of OUTCOMES) answered.inc({ interface: name, outcome }, 0)

  return {
    registry,
    /** Measures each call; around the circuit, so that calls it refuses count as such. */
    measure: (inner: CallGuard): CallGuard => async (interfaceName, send) => {
      const sent = await inner(interfaceName, async () => {
        const stop = seconds.startTimer({ interface: interfaceName })
        try {
          return await send()
        } finally {
          stop()
        }
      })
      calls.inc({ interface: interfaceName, outcome: outcomeOf(sent) })
      return sent
    },
    answered: (interfaceName: string, outcome: (typeof OUTCOMES)[number]) => answered.inc({ interface: interfaceName, outcome }),
    postponed: (interfaceName: string, problem: string) => postponed.inc({ interface: interfaceName, problem }),
    done: (action: string) => actions.inc({ action }),
    /** What is looked up when somebody asks. */
    watch({ circuits, backlog, clock }: { circuits: Circuits; backlog: () => Promise<Backlog[]>; clock: () => Date }): void {
      new Gauge({
        name: 'mcb_circuit_state', help: '0 closed, 1 trying, 2 open', labelNames: ['interface'], registers,
        collect() {
          for (const { interfaceName, state } of circuits.states()) this.set({ interface: interfaceName }, CIRCUIT_VALUES[state])
        },
      })
      const gauge = (name: string, help: string, valueOf: (each: Backlog) => number) =>
        new Gauge({
          name, help, labelNames: ['interface', 'state'], registers,
          async collect() {
            const waiting = await backlog()
            this.reset()
            for (const each of waiting) this.set({ interface: each.interfaceName, state: each.state }, valueOf(each))
          },
        })
      gauge('mcb_outbox_depth', 'Messages without an answer', ({ depth }) => depth)
      gauge('mcb_outbox_oldest_seconds', 'Age of the oldest message without an answer', ({ oldest }) => (clock().getTime() - oldest.getTime()) / 1000)
    },
    /** Memory, processor, event loop. */
    watchProcess: () => collectDefaultMetrics({ register: registry }),
  }
}

function outcomeOf(sent: Sent): string {
  if (sent.kind !== 'answer') return sent.kind
  return sent.status >= 500 ? 'serverError' : sent.status >= 400 ? 'clientError' : 'ok'
}
