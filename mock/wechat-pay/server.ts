import Router from 'koa-router'
import { createFaults } from '../faults'
import { serve, type RunningMock } from '../listen'
import { forgetfulJournal, openJournal } from '../phase3/journal'
import { createAnswerSigner } from './answers'
import { createBills } from './bills'
import { mountControls } from './controls'
import { openKeys, type MerchantCredentials, type PlatformKind } from './keys'
import { createLedger, type LedgerEntry } from './ledger'
import { mountMerchantApi, OPERATIONS, type Switches } from './merchant-api'
import { checkMerchant } from './merchant-calls'
import { createNotifications, type NotificationMode } from './notifications'
import { mountPhone } from './phone'

export type WechatPayMockOptions = {
  /** 0 takes a free one. */
  port: number
  /** Where keys and journal are; without it nothing survives the mock. */
  dataDirectory?: string
  clock?: () => Date
  /** How it shows who it is, when it starts for the first time. */
  platform?: PlatformKind
  /** `hold`: tells the merchant only on command. */
  notifications?: NotificationMode
  /** How much faster than the real one it tries again. */
  pace?: number
}

export type RunningWechatPay = RunningMock & {
  /** What the merchant is given: its own keys, and those of WeChat Pay that are good now. */
  credentials(): MerchantCredentials
}

/** Plays WeChat Pay's APIv3 and the phone: checks, signs, seals, keeps the money, and misbehaves when it is told to. */
export async function startWechatPayMock(options: WechatPayMockOptions): Promise<RunningWechatPay> {
  const { port, dataDirectory, clock = () => new Date(), platform = 'publicKey', notifications: mode = 'send', pace = 1 } = options
  const keys = await openKeys({ directory: dataDirectory, kind: platform, clock })
  const journal = dataDirectory ? openJournal<LedgerEntry>(dataDirectory, 'wechat-pay.jsonl') : forgetfulJournal<LedgerEntry>()
  const ledger = createLedger(journal, clock)
  const notifications = createNotifications({ ledger, keys, clock, mode, pace })
  const bills = createBills(ledger, clock)
  const answers = createAnswerSigner(keys, clock)
  const faults = createFaults(OPERATIONS)
  const switches: Switches = { refusals: [], payBeforeAnswer: false, holdRefunds: false }
  const signed = [answers.middleware, checkMerchant({ merchantKey: keys.merchantKey, merchantSerial: () => keys.merchantSerial, clock })]

  function reset(): void {
    ledger.reset()
    notifications.reset()
    bills.reset()
    answers.clear()
    faults.clear()
    Object.assign(switches, { refusals: [], payBeforeAnswer: false, holdRefunds: false })
  }

  const router = new Router()
  router.get('/', ctx => void (ctx.body = 'ok'))
  mountMerchantApi(router, { ledger, keys, notifications, bills, switches, faults, clock, signed })
  mountPhone(router, { ledger, merchantKey: keys.merchantKey, paid: orderNumber => notifications.paid(ledger.order(orderNumber)!) })
  mountControls(router, { ledger, keys, notifications, bills, answers, switches, reset })
  faults.mount(router)

  return { ...await serve(router, port, [{ close: () => notifications.stop() }, journal]), credentials: keys.credentials }
}
