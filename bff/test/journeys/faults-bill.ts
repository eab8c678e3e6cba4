import type { Connection } from 'mongoose'
import { beijingDate, plusDays, type PlainDate } from '@mcb/shared/domain'
import { startWechatPayMock } from '../../../mock/wechat-pay/server'
import type { Vault } from '../../src/crypto/vault/vault'
import { createLogger } from '../../src/logging'
import { createBillChecks } from '../../src/modules/payment/bills'
import type { BillCheck } from '../../src/modules/payment/ports'
import { createBillCheckRepository, createPaymentRepository } from '../../src/storage/payments'
import { createNonceRepository } from '../../src/storage/persons'
import { createWechatPayClient } from '../../src/upstream/wechat-pay/client'

const NOON_MS = 12 * 3_600_000

/**
 * The bills of the days from one to another, compared as on the day after the last, by what the service compares them with: WeChat Pay,
 * played, goes on from what it had written down. Nobody else may write there meanwhile.
 */
export async function compareBills(connection: Connection, vault: Vault, upstreamData: string, from: PlainDate, to: PlainDate): Promise<BillCheck[]> {
  const noon = new Date(Date.parse(`${plusDays(to, 1)}T00:00:00+08:00`) + NOON_MS)
  const clock = () => noon
  const mock = await startWechatPayMock({ port: 0, dataDirectory: upstreamData, notifications: 'hold', clock })
  const gateway = createWechatPayClient(
    { ...mock.credentials(), url: mock.url, timeoutMs: 10_000, fetchCertificates: false, notifyUrl: `${mock.url}/nobody` },
    { nonces: createNonceRepository(connection), clock },
  )
  try {
    const bills = createBillChecks({ payments: createPaymentRepository(connection, vault), checks: createBillCheckRepository(connection), gateway, clock, logger: createLogger('silent') })
    const checks: BillCheck[] = []
    for (let day = from; day <= to; day = plusDays(day, 1)) {
      const check = await bills.compare(day)
      if (!check) throw new Error(`there is no bill of ${day}`)
      checks.push(check)
    }
    return checks
  } finally {
    await gateway.close()
    await mock.stop()
  }
}

/** Today, as a bill has it. */
export const billDay = () => beijingDate(new Date())
