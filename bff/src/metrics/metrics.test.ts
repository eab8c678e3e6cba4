import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { EXCHANGE_INTERFACES } from '@mcb/shared/contract'
import { APPLICATION_ACTIONS } from '@mcb/shared/domain'
import pino from 'pino'
import type { CallGuard, Sent } from '../upstream/sent'
import { createMetrics } from './metrics'
import { serveMetrics } from './server'

const pass: CallGuard = (_name, send) => send()
const valuesOf = async (metrics: ReturnType<typeof createMetrics>) => (await metrics.registry.metrics()).split('\n').filter(line => line && !line.startsWith('#'))

test.each<[string, Sent, string]>([
  ['an answer', { kind: 'answer', status: 200, text: '' }, 'ok'],
  ['an answer that blames us', { kind: 'answer', status: 401, text: '' }, 'clientError'],
  ['an answer that is an error', { kind: 'answer', status: 503, text: '' }, 'serverError'],
  ['no connection', { kind: 'unreachable', cause: null }, 'unreachable'],
  ['no answer in time', { kind: 'timeout', cause: null }, 'timeout'],
  ['half an answer', { kind: 'broken', cause: null }, 'broken'],
])('%s is counted under its kind, and its time is taken', async (_what, sent, outcome) => {
  const metrics = createMetrics()
  await metrics.measure(pass)('phase3.issue', async () => sent)
  const values = await valuesOf(metrics)
  expect(values).toContain(`mcb_upstream_calls_total{interface="phase3.issue",outcome="${outcome}"} 1`)
  expect(values).toContain('mcb_upstream_call_seconds_count{interface="phase3.issue"} 1')
})

it('counts a call that an open circuit kept back, and takes no time for it', async () => {
  const metrics = createMetrics()
  await metrics.measure(async () => ({ kind: 'circuitOpen', retryAfterMs: 1 }))('phase3.issue', async () => { throw new Error('sent') })
  const values = await valuesOf(metrics)
  expect(values).toContain('mcb_upstream_calls_total{interface="phase3.issue",outcome="circuitOpen"} 1')
  expect(values.join()).not.toContain('mcb_upstream_call_seconds_count{')
})

it('tells of circuits and of what waits, as it is when somebody asks', async () => {
  const metrics = createMetrics()
  let waiting = [{ interfaceName: 'phase3.issue', state: 'asked' as const, depth: 3, oldest: new Date('2026-11-20T10:00:00Z') }]
  metrics.watch({
    circuits: { guard: pass, states: () => [{ interfaceName: 'phase3.births', state: 'open' }] },
    backlog: async () => waiting,
    clock: () => new Date('2026-11-20T10:05:00Z'),
  })
  expect(await valuesOf(metrics)).toEqual(expect.arrayContaining([
    'mcb_circuit_state{interface="phase3.births"} 2',
    'mcb_outbox_depth{interface="phase3.issue",state="asked"} 3',
    'mcb_outbox_oldest_seconds{interface="phase3.issue",state="asked"} 300',
  ]))
  waiting = []
  expect((await valuesOf(metrics)).filter(line => /^mcb_outbox_(?:depth|oldest)/.test(line))).toEqual([])
})

it('is served on a port of its own and nowhere else', async () => {
  const server = await serveMetrics(createMetrics(), { host: '127.0.0.1', port: 0 }, pino({ level: 'silent' }))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  try {
    const answer = await fetch(`${url}/metrics`)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/plain')])
    expect((await fetch(`${url}/`)).status).toBe(404)
  } finally {
    server.close()
    server.closeAllConnections()
  }
})

describe('the alert rules', () => {
  const rules = readFileSync(path.join(__dirname, '../../ops/alerts.yml'), 'utf8')
  const named = (pattern: RegExp) => [...new Set([...rules.matchAll(pattern)].flatMap(([, names]) => names!.split('|')))]

  it('ask only for what is measured', () => {
    const metrics = createMetrics()
    metrics.watch({ circuits: { guard: pass, states: () => [] }, backlog: async () => [], clock: () => new Date() })
    const measured = metrics.registry.getMetricsAsArray().map(({ name }) => name)
    const asked = named(/\b(mcb_\w+)/g)
    expect(asked.length).toBeGreaterThan(4)
    expect(asked.filter(name => !measured.includes(name))).toEqual([])
  })

  it('see the first of everything they ask for: its series is there before', async () => {
    const values = await valuesOf(createMetrics())
    expect(values).toContain('mcb_application_actions_total{action="handOver"} 0')
    expect(values).toContain('mcb_outbox_answered_total{interface="phase3.pickup",outcome="accepted"} 0')
  })

  it('name only interfaces and actions there are', () => {
    const interfaces = named(/interface="([^"]+)"/g)
    const actions = named(/action=~?"([^"]+)"/g)
    expect([interfaces.length > 0, actions.length > 0]).toEqual([true, true])
    expect(interfaces.filter(name => !(EXCHANGE_INTERFACES as readonly string[]).includes(name))).toEqual([])
    expect(actions.filter(name => !(APPLICATION_ACTIONS as readonly string[]).includes(name))).toEqual([])
  })
})
