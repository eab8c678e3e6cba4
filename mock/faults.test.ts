import { bodyParser } from '@koa/bodyparser'
import Koa from 'koa'
import Router from 'koa-router'
import { createFaults } from './faults'
import { listen, type RunningMock } from './listen'

// A mock with one operation that counts how often it worked, and another one.
let mock: RunningMock
let worked: string[]
/** What chance says next; 0 strikes whenever it can. */
let dice: number[]

beforeEach(async () => {
  worked = []
  dice = []
  const faults = createFaults(['count', 'other'], () => dice.shift() ?? 0)
  const router = new Router()
  router.get('/count', faults.around('count', ctx => {
    worked.push(String(ctx.query.caller))
    ctx.body = { worked: worked.length }
  }))
  router.get('/other', faults.around('other', ctx => void (ctx.body = 'other')))
  faults.mount(router)
  const app = new Koa()
  app.use(bodyParser())
  app.use(router.routes())
  mock = await listen(app, 0)
})
afterEach(() => mock.stop())

const count = (caller = 'a', signal?: AbortSignal) => fetch(`${mock.url}/count?caller=${caller}`, { signal })
const other = () => fetch(`${mock.url}/other`)
const faults = (method: string, body?: object) => fetch(`${mock.url}/control/faults`, { method, headers: { 'content-type': 'application/json' }, body: body && JSON.stringify(body) })

/** Returns once the mock has worked so often. */
async function untilWorked(times: number): Promise<void> {
  while (worked.length < times) await new Promise(resolve => setImmediate(resolve))
}

describe('fault switches', () => {
  it('strike the operation they name, as often as they say', async () => {
    await faults('POST', { operation: 'count', kind: 'error', status: 500, times: 2 })
    expect((await other()).status).toBe(200)
    expect([(await count()).status, (await count()).status, (await count()).status]).toEqual([500, 500, 200])
    expect(worked).toHaveLength(1)
  })

  it('strike as often as chance has it', async () => {
    await faults('POST', { kind: 'error', status: 500, chance: 0.2 })
    dice = [0.19, 0.2, 0.99, 0]
    expect([(await count()).status, (await count()).status, (await other()).status, (await other()).status]).toEqual([500, 200, 200, 500])
  })

  it('strike every operation until they are cleared, when they name none', async () => {
    await faults('POST', { kind: 'error' })
    expect([(await count()).status, (await other()).status]).toEqual([503, 503])
    expect(await (await faults('GET')).json()).toMatchObject([{ kind: 'error', status: 503 }])
    await faults('DELETE')
    expect([(await count()).status, (await other()).status]).toEqual([200, 200])
  })

  it('are refused when they make no sense', async () => {
    for (const wrong of [{ kind: 'explode' }, { kind: 'slow', operation: 'nothing' }, { kind: 'slow', times: 0 }, { kind: 'slow', seconds: 3 }]) expect((await faults('POST', wrong)).status).toBe(400)
    expect((await count()).status).toBe(200)
  })

  it('slow takes its time', async () => {
    await faults('POST', { kind: 'slow', milliseconds: 150 })
    const begun = performance.now()
    expect(await (await count()).json()).toEqual({ worked: 1 })
    expect(performance.now() - begun).toBeGreaterThanOrEqual(145)
  })

  test.each([
    [false, 0],
    [true, 1],
  ])('an error and a wrong body come with the work done: %s', async (afterWork, times) => {
    await faults('POST', { kind: 'wrongBody', times: 1, afterWork })
    await faults('POST', { kind: 'error', times: 1, afterWork })
    const wrong = await count()
    expect(wrong.status).toBe(200)
    await expect(wrong.json()).rejects.toThrow()
    expect(worked).toHaveLength(times)
    expect((await count()).status).toBe(503)
    expect(worked).toHaveLength(2 * times)
  })

  it('down breaks the connection before the work, dropAnswer after it', async () => {
    await faults('POST', { kind: 'down', times: 1 })
    await expect(count()).rejects.toThrow()
    expect(worked).toHaveLength(0)
    await faults('POST', { kind: 'dropAnswer', times: 1 })
    await expect(count()).rejects.toThrow()
    expect(worked).toHaveLength(1)
  })

  it('hang never answers, with the work done where that is wanted', async () => {
    await faults('POST', { kind: 'hang', afterWork: true, times: 1 })
    const leave = new AbortController()
    const hanging = count('a', leave.signal)
    await untilWorked(1)
    leave.abort()
    await expect(hanging).rejects.toThrow('aborted')
    expect(await (await count()).json()).toEqual({ worked: 2 })
  })

  it('a mock with calls that hang can be stopped', async () => {
    await faults('POST', { kind: 'hang', afterWork: true })
    const broken = expect(count()).rejects.toThrow()
    await untilWorked(1)
    await mock.stop()
    await broken
  })

  it('duplicate works twice and answers what it answered first', async () => {
    await faults('POST', { kind: 'duplicate', times: 1 })
    expect(await (await count()).json()).toEqual({ worked: 1 })
    expect(worked).toHaveLength(2)
  })

  it('outOfOrder lets the next call of the same operation overtake', async () => {
    await faults('POST', { operation: 'count', kind: 'outOfOrder', times: 1 })
    const answers: string[] = []
    const first = count('first').then(() => answers.push('first'))
    while (((await (await faults('GET')).json()) as unknown[]).length) await other()
    const second = count('second').then(() => answers.push('second'))
    await Promise.all([first, second])
    expect(worked).toEqual(['second', 'first'])
    expect(answers).toEqual(['second', 'first'])
  })

  it('a call that nobody overtakes goes on by itself', async () => {
    await faults('POST', { operation: 'count', kind: 'outOfOrder', times: 1 })
    const begun = performance.now()
    await count('alone')
    expect(performance.now() - begun).toBeGreaterThanOrEqual(1950)
    expect(worked).toEqual(['alone'])
  })
})
