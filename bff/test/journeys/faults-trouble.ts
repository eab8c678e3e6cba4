import { setTimeout as pause } from 'node:timers/promises'
import type { Chance } from '../../../mock/specimens/chance'
import type { Part } from '../../../scripts/lib/stack'
import type { System, TroubledTown } from './faults-town'

const SYSTEMS: readonly System[] = ['phase3', 'wechat', 'pay', 'courier', 'sms']
/** Of a hundred calls, whatever they are. */
const FAILING = 0.2
const KINDS = [{ kind: 'error', status: 500 }, { kind: 'error', status: 500, afterWork: true }, { kind: 'hang' }, { kind: 'dropAnswer' }] as const
/** The troubles are asked one after the other whether they strike; together they do in so many cases. */
const chanceOfEach = 1 - (1 - FAILING) ** (1 / KINDS.length)
const HEALTHY_SECONDS = 10
const BETWEEN_KILLS_MS = [400, 2500] as const

export type Trouble = { kills: Record<Part, number>; /** Seconds in which calls failed. */ failedFor: () => number; /** Rejects when a process does not come back. */ broken: Promise<never>; over(): Promise<void> }

/**
 * From now on processes are killed, in turn and at moments only chance knows, and started again; and the played systems fail one call
 * in five for `faultSeconds`, are well for a moment, and fail again. `over` heals everything; it throws what went wrong meanwhile.
 */
export function makeTrouble({ stack, control }: TroubledTown, chance: Chance, faultSeconds: number): Trouble {
  const kills: Record<Part, number> = { bff: 0, store: 0, upstreams: 0 }
  const end = new AbortController()
  let failing = false
  let failedMs = 0

  const rest = (milliseconds: number) => pause(milliseconds, undefined, { signal: end.signal }).catch(() => undefined)
  const heal = () => Promise.all(SYSTEMS.map(system => control(system, 'control/faults', undefined, 'DELETE')))
  const spoil = () => Promise.all(SYSTEMS.flatMap(system => KINDS.map(fault => control(system, 'control/faults', { ...fault, chance: chanceOfEach }))))

  async function killing(): Promise<void> {
    while (!end.signal.aborted) {
      for (const part of shuffled(['bff', 'store', 'upstreams'] as const, chance)) {
        await rest(chance.between(...BETWEEN_KILLS_MS))
        if (end.signal.aborted) return
        await stack.kill(part)
        await stack.restart(part)
        kills[part] += 1
        // a new process knows of no faults
        if (part === 'upstreams' && failing) await spoil()
      }
    }
  }

  async function failingCalls(): Promise<void> {
    while (!end.signal.aborted) {
      const began = performance.now()
      failing = true
      await spoil()
      await rest(faultSeconds * 1000)
      failing = false
      failedMs += performance.now() - began
      await heal()
      await rest(HEALTHY_SECONDS * 1000)
    }
  }

  const both = Promise.all([killing(), failingCalls()])
  const broken = new Promise<never>((_, reject) => both.catch((error: Error) => {
    end.abort()
    reject(error)
  }))
  broken.catch(() => undefined)
  return {
    kills,
    broken,
    failedFor: () => Math.round(failedMs / 1000),
    async over() {
      end.abort()
      await both
      await heal()
    },
  }
}

function shuffled<T>(items: readonly T[], chance: Chance): T[] {
  return items.map(item => ({ item, at: chance.next() })).sort((a, b) => a.at - b.at).map(({ item }) => item)
}
