import type { ExchangeInterface } from '@mcb/shared/contract'
import type { SupervisedOutbox } from '../modules/exchange/ports'
import type { OutboxLedger } from './ledger'
import type { Sendable, Sender } from './sender'

/** An outbox as the staff see it: what waits, what is parked, and how to send that again. */
export function superviseOutbox<R extends { outbox: Sendable[] }>(deps: {
  name: string
  interfaces: readonly ExchangeInterface[]
  /** Of a kind of message; null where an outbox has one kind. */
  interfaceOf(type: string | null): ExchangeInterface
  records: OutboxLedger<R>
  identify(record: R): { id: string; districtCode: string | null }
  /** Changes a record, again when somebody was faster; nothing when `change` says false. */
  update(id: string, change: (record: R, at: Date) => boolean): Promise<void>
  sender: Pick<Sender, 'wake'>
}): SupervisedOutbox {
  const { name, interfaces, interfaceOf, records, identify, sender } = deps
  const typeOf = (entry: Sendable) => ('type' in entry ? String(entry.type) : null)
  return {
    name,
    interfaces,
    waiting: async now => (await records.waiting(now)).map(each => ({ ...each, interfaceName: interfaceOf(each.type) })),
    async listParked(limit, districtCode) {
      const found = await records.listParked(limit, districtCode)
      return found.flatMap(record =>
        record.outbox
          .filter(({ state }) => state === 'parked')
          .map(entry => {
            const { messageId, askedAt, attempts, lastProblem } = entry
            return { outbox: name, recordId: identify(record).id, interfaceName: interfaceOf(typeOf(entry)), messageId, askedAt, attempts, lastProblem }
          }),
      )
    },
    async resend(recordId, districtCode) {
      let count = 0
      await deps.update(recordId, (record, at) => {
        const parked = record.outbox.filter(({ state }) => state === 'parked')
        count = districtCode === null || identify(record).districtCode === districtCode ? parked.length : 0
        if (!count) return false
        for (const entry of parked) Object.assign(entry, { state: 'asked', attempts: 0, nextAttemptAt: at })
        return true
      })
      if (count) sender.wake(recordId)
      return count
    },
  }
}
