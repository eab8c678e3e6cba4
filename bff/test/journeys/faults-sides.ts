import type { Connection } from 'mongoose'
import type { Application, HistoryEntry, Payment } from '@mcb/shared/domain'
import type { Vault } from '../../src/crypto/vault/vault'
import type { Sendable } from '../../src/outbox/sender'
import { createSealer } from '../../src/storage/sealed-documents'
import type { TroubledTown } from './faults-town'

type Stored = { _id: unknown; outbox: (Sendable & { type?: string })[] }
type Notice = Stored & { applicationId: string; accountId: string; action: HistoryEntry['action']; at: Date }

/** What the store holds, past all code that reads it but the vault. */
export async function readStore(connection: Connection, vault: Vault) {
  const all = async <T>(collection: string) => Promise.all((await connection.db!.collection(collection).find({}).toArray()).map(createSealer(vault, collection).open)) as unknown as Promise<T[]>
  const [applications, payments, notices, persons] = await Promise.all([
    all<Stored & { application: Omit<Application, 'id'>; told?: number }>('applications'),
    all<Stored & { payment: Payment; applicationId: string; untold: boolean; reviews: unknown[] }>('payments'),
    all<Notice>('notices'),
    all<Stored>('persons'),
  ])
  const waiting = [...applications, ...payments, ...notices, ...persons].flatMap(({ outbox = [] }) => outbox).filter(({ state }) => state === 'asked' || state === 'parked')
  return {
    applications: applications.map(({ _id, application, told = 0 }) => ({ ...application, id: String(_id), told })),
    payments,
    notices,
    waiting: waiting.map(({ messageId, state, attempts, lastProblem }) => ({ messageId, state, attempts, lastProblem })),
    /** What has happened and has not been taken further. */
    unfinished: [
      ...applications.filter(({ application, told = 0 }) => told < application.history.length).map(({ _id }) => `untold history of ${String(_id)}`),
      ...payments.filter(({ payment, untold }) => untold || ['created', 'asked', 'refunding'].includes(payment.status)).map(({ payment }) => `payment ${payment.orderNumber} is ${payment.status}`),
    ],
  }
}
export type StoreSide = Awaited<ReturnType<typeof readStore>>

/** What the other systems hold. */
export async function readOthers({ control }: TroubledTown) {
  return {
    certificates: await control<{ number: string; messageId: string }[]>('phase3', 'control/certificates'),
    pickups: await control<{ received: { messageId: string }[]; applied: { messageId: string; certificateNumber: string }[] }>('phase3', 'control/pickups'),
    ledger: await control<{
      orders: { orderNumber: string; totalFen: number; state: string; paidAt: string | null; asked: number }[]
      refunds: { refundNumber: string; orderNumber: string; amountFen: number; state: string }[]
      paidFen: number
      refundedFen: number
    }>('pay', 'control/ledger'),
    parcels: await control<{ order: { logisticsOrderNo: string }; waybillNo: string; asked: number; events: { opCode: string }[] }[]>('courier', 'control/parcels'),
    texts: await control<{ id: string }[]>('sms', 'control/messages'),
    wechatNotices: await control<{ touser: string }[]>('wechat', 'control/notices'),
  }
}
export type OtherSide = Awaited<ReturnType<typeof readOthers>>
