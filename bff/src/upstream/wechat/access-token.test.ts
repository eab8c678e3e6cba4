import { setImmediate as turn } from 'node:timers/promises'
import { aClock } from '../../../test/fakes'
import { createAccessToken } from './access-token'

const MINUTE = 60_000

/** WeChat as far as tokens go: `present` is what it gives, for two hours; by force another. */
function aToken() {
  const clock = aClock()
  const asked: boolean[] = []
  const wechat = { present: 'T1', forced: 0, fails: false }
  const token = createAccessToken({
    clock,
    ask: async byForce => {
      asked.push(byForce)
      await turn()
      if (wechat.fails) throw new Error('no answer')
      if (byForce) wechat.present = `F${++wechat.forced}`
      return { value: wechat.present, lastsSeconds: 7200 }
    },
  })
  return { token, clock, asked, wechat }
}

describe('the access token', () => {
  it('is asked for once, however many want it at the same time, and kept', async () => {
    const { token, asked } = aToken()
    expect(await Promise.all(Array.from({ length: 20 }, () => token.get()))).toEqual(Array(20).fill('T1'))
    expect(await token.get()).toBe('T1')
    expect(asked).toEqual([false])
  })

  test.each([
    ['is kept until four minutes before its end', 116 * MINUTE - 1, 1],
    ['is asked for again from then on', 116 * MINUTE, 2],
  ])('%s', async (_name, later, times) => {
    const { token, clock, asked, wechat } = aToken()
    await token.get()
    wechat.present = 'T2'
    clock.advance(later)
    expect(await token.get()).toBe(`T${times}`)
    expect(asked).toHaveLength(times)
  })

  it('that was refused gives way to the one WeChat has now', async () => {
    const { token, asked, wechat } = aToken()
    await token.get()
    wechat.present = 'T2'
    expect(await Promise.all(Array.from({ length: 10 }, () => token.insteadOf('T1')))).toEqual(Array(10).fill('T2'))
    expect(asked).toEqual([false, false])
    // who was refused before the others heard of it
    expect(await token.insteadOf('T1')).toBe('T2')
    expect(asked).toHaveLength(2)
  })

  it('that was refused although WeChat gives it again is made anew by force, once for everybody', async () => {
    const { token, asked } = aToken()
    await token.get()
    expect(await Promise.all(Array.from({ length: 10 }, () => token.insteadOf('T1')))).toEqual(Array(10).fill('F1'))
    expect(asked).toEqual([false, false, true])
  })

  it('is not forced again and again: others use it too', async () => {
    const { token, clock, asked } = aToken()
    await token.get()
    const forced = await token.insteadOf('T1')
    expect(await token.insteadOf(forced)).toBe(forced)
    expect(asked.filter(Boolean)).toHaveLength(1)
    clock.advance(75 * MINUTE)
    expect(await token.insteadOf(forced)).toBe('F2')
  })

  it('that could not be had is asked for again by the next', async () => {
    const { token, wechat } = aToken()
    wechat.fails = true
    await expect(Promise.all([token.get(), token.get()])).rejects.toThrow('no answer')
    wechat.fails = false
    expect(await token.get()).toBe('T1')
  })
})
