import { SENDING_PROBLEMS, type ExchangeInterface, type ExchangeInterfaceView, type ParkedMessageView } from '@mcb/shared/contract'
import { AppError } from '@mcb/shared/errors'
import type { Logger } from '../../logging'
import type { Backlog } from '../../metrics/metrics'
import type { Circuits } from '../../upstream/circuit/circuits'
import { scopeOf } from '../review/scope'
import type { Account } from '../session/ports'
import type { InterfaceStopRepository, SupervisedOutbox } from './ports'

const LISTED_AT_MOST = 200

export type ExchangeService = ReturnType<typeof createExchangeService>

/** What the staff see and do of the messages to outside systems. */
export function createExchangeService(deps: {
  outboxes: readonly SupervisedOutbox[]
  stops: InterfaceStopRepository
  circuits: Pick<Circuits, 'states'>
  clock: () => Date
  logger: Logger
}) {
  const { outboxes, stops, circuits, clock, logger } = deps
  const names = [...new Set(outboxes.flatMap(({ interfaces }) => interfaces))]

  async function waiting() {
    return (await Promise.all(outboxes.map(outbox => outbox.waiting(clock())))).flat()
  }

  async function list(): Promise<ExchangeInterfaceView[]> {
    const [all, stopped] = [await waiting(), await stops.list()]
    return names.map(name => {
      const here = all.filter(({ interfaceName }) => interfaceName === name)
      const sum = (of: typeof here, value: (each: (typeof here)[number]) => number) => of.reduce((total, each) => total + value(each), 0)
      const stop = stopped.find(({ interfaceName }) => interfaceName === name)
      const oldest = here.map(each => each.oldest.toISOString()).sort()[0] ?? null
      return {
        name,
        stopped: stop ? { by: stop.by, at: stop.at.toISOString(), note: stop.note } : null,
        circuit: circuits.states().find(({ interfaceName }) => interfaceName === name)?.state ?? 'closed',
        asked: sum(here.filter(({ state }) => state === 'asked'), ({ depth }) => depth),
        parked: sum(here.filter(({ state }) => state === 'parked'), ({ depth }) => depth),
        underWay: sum(here, each => each.underWay),
        oldest,
      }
    })
  }

  async function one(name: string): Promise<ExchangeInterfaceView> {
    const found = (await list()).find(each => each.name === name)
    if (!found) throw new AppError('resource.not_found')
    return found
  }

  const districtOf = (account: Account) => scopeOf(account).districtCode ?? null

  return {
    list,

    /** What waits, for the measures: one line an interface and state. */
    async backlog(): Promise<Backlog[]> {
      const lines = new Map<string, Backlog>()
      for (const { interfaceName, state, depth, oldest } of await waiting()) {
        const key = `${interfaceName} ${state}`
        const before = lines.get(key)
        lines.set(key, { interfaceName, state, depth: depth + (before?.depth ?? 0), oldest: before && before.oldest < oldest ? before.oldest : oldest })
      }
      return [...lines.values()]
    },

    /**
     * From the answer on no message begins its way: each asks after its lease is saved. `underWay` says how many had
     * begun; their leases run out in seconds. @throws resource.not_found
     */
    async stop(name: ExchangeInterface, note: string, account: Account): Promise<ExchangeInterfaceView> {
      if (!names.includes(name)) throw new AppError('resource.not_found')
      await stops.stop({ interfaceName: name, by: account.displayName ?? account.id, at: clock(), note })
      logger.warn({ event: 'interface.stopped', interface: name, accountId: account.id })
      return one(name)
    },

    /** @throws resource.not_found */
    async resume(name: ExchangeInterface, account: Account): Promise<ExchangeInterfaceView> {
      if (!names.includes(name)) throw new AppError('resource.not_found')
      await stops.resume(name)
      logger.warn({ event: 'interface.resumed', interface: name, accountId: account.id })
      return one(name)
    },

    async listParked(account: Account): Promise<ParkedMessageView[]> {
      const found = (await Promise.all(outboxes.map(outbox => outbox.listParked(LISTED_AT_MOST, districtOf(account))))).flat()
      return found
        .sort((a, b) => a.askedAt.getTime() - b.askedAt.getTime())
        .slice(0, LISTED_AT_MOST)
        .map(({ interfaceName, askedAt, lastProblem, ...message }) => ({ ...message, interface: interfaceName, askedAt: askedAt.toISOString(), problem: SENDING_PROBLEMS.find(problem => problem === lastProblem) ?? 'other' }))
    },

    /** @returns how many messages are sent again */
    async resend(records: readonly { outbox: string; recordId: string }[], account: Account): Promise<number> {
      let resent = 0
      for (const { outbox, recordId } of records)
        resent += (await outboxes.find(({ name }) => name === outbox)?.resend(recordId, districtOf(account))) ?? 0
      logger.warn({ event: 'outbox.resent', count: resent, accountId: account.id })
      return resent
    },
  }
}
