import { aClock } from '../../../test/fakes'
import { createPulse } from './pulse'

const SECOND = 1000

function aPulse() {
  const clock = aClock()
  const there = { asked: 0, answers: true }
  const pulse = createPulse({
    clock,
    ask: async () => {
      there.asked++
      if (!there.answers) throw new Error('down')
    },
  })
  const isUp = () => pulse.check().then(() => true, () => false)
  return { pulse, clock, there, isUp }
}

describe('how WeChat Pay is', () => {
  it('is known from the calls there are, without a question', async () => {
    const { pulse, clock, there, isUp } = aPulse()
    pulse.believed()
    clock.advance(5 * 60 * SECOND - 1)
    expect([await isUp(), there.asked]).toEqual([true, 0])
    clock.advance(1)
    expect([await isUp(), there.asked]).toEqual([true, 1])
  })

  it('is asked at most once a minute, whoever wants to know', async () => {
    const { clock, there, isUp } = aPulse()
    there.answers = false
    expect(await Promise.all([isUp(), isUp(), isUp()])).toEqual([false, false, false])
    there.answers = true
    clock.advance(59 * SECOND)
    expect([await isUp(), there.asked]).toEqual([false, 1])
    clock.advance(SECOND)
    expect([await isUp(), there.asked]).toEqual([true, 2])
  })

  it('is doubted from the first call that fails, and believed from the next that does not', async () => {
    const { pulse, there, isUp } = aPulse()
    pulse.believed()
    pulse.doubted()
    there.answers = false
    expect(await isUp()).toBe(false)
    pulse.believed()
    expect([await isUp(), there.asked]).toEqual([true, 1])
  })
})
