import { DEFAULT_SETTINGS } from '@mcb/shared/domain'
import pino from 'pino'
import type { Sent } from '../sent'
import { createCircuits } from './circuits'

const refused: Sent = { kind: 'unreachable', cause: null }
const good: Sent = { kind: 'answer', status: 200, text: '{}' }
const broken: Sent = { kind: 'answer', status: 503, text: '' }

/** Circuits on a clock that is moved by hand, and another side that answers as told. */
function setUp() {
  let now = 0
  let calls = 0
  const lines: { event: string; level: string }[] = []
  const logger = pino({ formatters: { level: level => ({ level }) } }, { write: line => void lines.push(JSON.parse(line) as (typeof lines)[number]) })
  const circuits = createCircuits({ limits: DEFAULT_SETTINGS.circuit, elapsed: () => now, logger })
  const call = (sent: Sent, { lastsMs = 1, name = 'phase3.issue' } = {}) =>
    circuits.guard(name, async () => {
      calls += 1
      now += lastsMs
      return sent
    })
  /** A call that ends when it is told to. */
  const held = (name = 'phase3.issue') => {
    let end = (_sent: Sent) => {}
    const ended = circuits.guard(name, () => { calls += 1; return new Promise<Sent>(resolve => { end = resolve }) })
    return { ended, end: (sent: Sent) => end(sent) }
  }
  const many = async (count: number, sent: Sent, options?: Parameters<typeof call>[1]) => { for (let i = 0; i < count; i++) await call(sent, options) }
  return { call, many, held, lines, calls: () => calls, pass: (ms: number) => void (now += ms), state: (name = 'phase3.issue') => circuits.states().find(each => each.interfaceName === name)?.state }
}

describe('the circuit of an interface', () => {
  it('opens on the tenth failed connection, and then nothing is sent', async () => {
    const { many, call, calls, state, lines } = setUp()
    await many(9, refused)
    expect(state()).toBe('closed')
    await call(refused)
    expect(state()).toBe('open')
    await Promise.all(Array.from({ length: 1000 }, () => call(good)))
    expect(calls()).toBe(10)
    expect(lines.filter(({ event, level }) => event === 'circuit.open' && level === 'error')).toHaveLength(1)
  })

  it('says how long it stays open', async () => {
    const { many, call, pass } = setUp()
    await many(10, refused)
    pass(9_000)
    expect(await call(good)).toEqual({ kind: 'circuitOpen', retryAfterMs: 21_000 })
  })

  it('opens on the tenth slow call in a row', async () => {
    const { many, state } = setUp()
    await many(9, good, { lastsMs: 5001 })
    expect(state()).toBe('closed')
    await many(1, good, { lastsMs: 5001 })
    expect(state()).toBe('open')
  })

  it('stays closed for calls of exactly five seconds, and for errors that come as answers', async () => {
    const { many, state } = setUp()
    await many(20, good, { lastsMs: 5000 })
    await many(100, broken)
    expect(state()).toBe('closed')
  })

  test.each<[string, Sent, number, string]>([
    ['an answer in time closes it', good, 5000, 'closed'],
    ['an error that comes as an answer closes it', broken, 1, 'closed'],
    ['a slow answer leaves it open', good, 5001, 'open'],
    ['no connection leaves it open', refused, 1, 'open'],
  ])('tries after 30 s and not before: %s', async (_what, sent, lastsMs, expected) => {
    const { many, call, pass, calls, state } = setUp()
    await many(10, refused)
    pass(29_999)
    expect((await call(good)).kind).toBe('circuitOpen')
    pass(1)
    await call(sent, { lastsMs })
    expect(calls()).toBe(11)
    expect(state()).toBe(expected)
  })

  it('sends one trial call, however many come at once', async () => {
    const { many, call, held, pass, calls } = setUp()
    await many(10, refused)
    pass(30_000)
    const trial = held()
    const others = await Promise.all(Array.from({ length: 100 }, () => call(good)))
    expect(new Set(others.map(({ kind }) => kind))).toEqual(new Set(['circuitOpen']))
    trial.end(good)
    await trial.ended
    expect(calls()).toBe(11)
    expect((await call(good)).kind).toBe('answer')
  })

  it('begins to count anew once it has closed', async () => {
    const { many, call, pass, state } = setUp()
    await many(10, refused)
    pass(30_000)
    await call(good)
    await many(9, refused)
    expect(state()).toBe('closed')
  })

  it('is not opened by calls that began before it closed', async () => {
    const { many, call, held, pass, state } = setUp()
    const old = Array.from({ length: 15 }, () => held())
    await many(10, refused)
    pass(30_000)
    const trial = held()
    old[0]!.end(refused)
    await old[0]!.ended
    expect(state()).toBe('halfOpen')
    trial.end(good)
    await trial.ended
    for (const each of old.slice(1)) each.end(refused)
    await Promise.all(old.map(({ ended }) => ended))
    expect(state()).toBe('closed')
    expect((await call(good)).kind).toBe('answer')
  })

  it('does not care about other interfaces', async () => {
    const { many, call, state } = setUp()
    await many(10, refused)
    expect((await call(good, { name: 'phase3.births' })).kind).toBe('answer')
    expect(state('phase3.births')).toBe('closed')
  })

  it('does not care about the clock on the wall', async () => {
    const { many, call, pass } = setUp()
    const wall = jest.spyOn(Date, 'now')
    try {
      await many(10, refused)
      wall.mockReturnValue(Date.UTC(2000, 0, 1))
      pass(30_000)
      expect((await call(good)).kind).toBe('answer')
    } finally {
      wall.mockRestore()
    }
  })
})
