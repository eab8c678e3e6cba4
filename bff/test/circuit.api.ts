import { findBirths, openBedsideCode } from '@mcb/shared/contract'
import { aParent } from './support/people'
import { REFERENCE_DAY } from './support/reference-day'
import { startTestApp, type TestApp } from './support/test-app'

let app: TestApp
beforeAll(async () => { app = await startTestApp() }, 60_000)
afterAll(() => app.stop())

const health = async () => (await fetch(`${app.url}/health`)).json() as Promise<{ status: string; circuits: unknown[] }>

describe('a part of the bus that is out of order', () => {
  it('is left alone after ten failed connections: quickly refused, seen in /health and the measures, the other parts go on', async () => {
    const { accessToken: token } = await aParent(app)
    const institutionCode = (await app.deps.births.institutions())[0]!.code
    const body = { motherDocument: { kind: 'foreignPassport', number: 'YB1234567' }, institutionCode, birthDate: REFERENCE_DAY } as const
    const search = () => app.call(findBirths, { body }, { token })
    const refused = async () => search().then(() => { throw new Error('an answer') }, (error: { problem: { code: string; params: object }; headers: Headers }) => error)

    await fetch(`${app.phase3.url}/control/faults`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ operation: 'births', kind: 'down' }) })
    for (let i = 0; i < 10; i++) expect((await refused()).problem).toMatchObject({ code: 'upstream.unavailable', params: { system: 'phase3' } })
    await fetch(`${app.phase3.url}/control/faults`, { method: 'DELETE' })

    const started = performance.now()
    const { problem, headers } = await refused()
    expect(performance.now() - started).toBeLessThan(500)
    expect(problem).toMatchObject({ code: 'upstream.unavailable' })
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(20)
    expect(await health()).toMatchObject({ status: 'degraded', circuits: [{ interfaceName: 'phase3.births', state: 'open' }] })
    expect(await app.call(openBedsideCode, { body: { code: 'NOBODY-HAS-THIS-ONE' } }, { token }).catch(error => error.problem.code)).not.toBe('upstream.unavailable')
    const text = await app.deps.metrics.registry.metrics()
    expect(text).toContain('mcb_upstream_calls_total{interface="phase3.births",outcome="unreachable"} 10')
    expect(text).toContain('mcb_upstream_calls_total{interface="phase3.births",outcome="circuitOpen"} 1')
  }, 60_000)
})
