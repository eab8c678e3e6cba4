import { aCounter, ID, PICKUP } from '../../../test/payment-fakes'

/** Every call of the service's to the store and to WeChat, counted; one of them kills it, before or after it has taken effect. */
function killedAt(call: number, when: 'before' | 'after') {
  let calls = 0
  const faulty = <T extends object>(port: T): T =>
    new Proxy(port, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name)
        if (typeof value !== 'function' || value.constructor.name !== 'AsyncFunction') return value
        return async (...given: unknown[]) => {
          const isLast = ++calls === call
          if (isLast && when === 'before') throw new Error('killed')
          const answer: unknown = await (value as (...given: unknown[]) => Promise<unknown>).apply(target, given)
          if (isLast && when === 'after') throw new Error('killed')
          return answer
        }
      },
    })
  return { faulty, hasHappened: () => calls >= call }
}

describe('a service that is killed', () => {
  /** Paid, heard of, and given up; whatever fails is tried once more, as people and WeChat do. */
  async function livesThrough(call: number, when: 'before' | 'after') {
    const { faulty, hasHappened } = killedAt(call, when)
    const counter = aCounter({ faulty })
    const twice = async (act: () => Promise<unknown>) => void (await act().catch(act).catch(() => undefined))
    await twice(() => counter.service.pay(ID, counter.mother))
    const [orderNumber] = [...counter.orders.keys()]
    counter.paysOnThePhone(orderNumber!)
    await twice(() => counter.service.receive(orderNumber!, counter.paid(orderNumber!)))
    const heard = counter.note()?.status
    await twice(() => counter.change(next => { next.answers.collection = PICKUP }))
    await counter.later()
    return { hasHappened: hasHappened(), heard, counter, orderNumber: orderNumber! }
  }

  it.each(['before', 'after'] as const)('at any call, just %s it took effect, leaves both sides equal in the end', async when => {
    let calls = 0
    for (let call = 1; ; call++) {
      const { hasHappened, heard, counter, orderNumber } = await livesThrough(call, when)
      if (!hasHappened) break
      calls = call
      const there = [...counter.orders.values()].map(({ state, refunds }) => [state, refunds.size])
      expect([call, heard, there, counter.note()?.status, counter.all().map(({ status }) => status)]).toEqual([call, 'paid', [['paid', 1]], 'refunded', ['refunded']])
      expect([...counter.orders.get(orderNumber)!.refunds]).toEqual([`${orderNumber}R1`])
      expect(counter.history().filter(action => action === 'recordPaid')).toHaveLength(1)
    }
    expect(calls).toBeGreaterThan(40)
  }, 60_000)
})
