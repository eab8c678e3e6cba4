/** What a process says when it dies. */
class Death extends Error {
  constructor() {
    super('the process has died')
    this.name = 'Death'
  }
}

/**
 * A process that dies at a point. Before and after each call that goes out of it (to the store, to another system) there is a
 * point; at the one that is named it dies, and from then on nothing it does has any effect.
 * @param dieAt counted from one; Infinity for a process that lives
 */
export function aProcess(dieAt: number) {
  let points = 0
  let dead = false
  const point = () => {
    points += 1
    if (points === dieAt) dead = true
    if (dead) throw new Death()
  }
  const around = <Args extends unknown[], Answer>(call: (...args: Args) => Promise<Answer>) => async (...args: Args): Promise<Answer> => {
    point()
    const answer = await call(...args)
    point()
    return answer
  }
  return {
    around,
    /** The same object, with a point before and after each of its calls. */
    within<T extends object>(outside: T): T {
      return new Proxy(outside, {
        get(target, name) {
          const value: unknown = Reflect.get(target, name)
          return typeof value === 'function' ? around(value.bind(target) as (...args: unknown[]) => Promise<unknown>) : value
        },
      })
    },
    hasDied: () => dead,
    points: () => points,
  }
}
