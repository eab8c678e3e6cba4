import pino from 'pino'
import { createRounds } from './rounds'

const logger = pino({ level: 'silent' })
const turn = () => new Promise(resolve => setImmediate(resolve))

describe('rounds', () => {
  beforeEach(() => void jest.useFakeTimers({ doNotFake: ['setImmediate'] }))
  afterEach(() => void jest.useRealTimers())

  it('follow each other, one at a time, also after one that failed', async () => {
    let [begun, open] = [0, 0]
    const rounds = createRounds(1000, async () => {
      begun += 1
      open += 1
      expect(open).toBe(1)
      await turn()
      open -= 1
      if (begun === 1) throw new Error('once')
    }, { event: 'test', logger })
    rounds.start()
    for (let i = 0; i < 3; i++) {
      await turn()
      await turn()
      jest.advanceTimersByTime(1000)
    }
    expect(begun).toBe(4)
    await rounds.stop()
    expect(open).toBe(0)
    jest.advanceTimersByTime(10_000)
    expect(begun).toBe(4)
  })
})
