import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { settingsSchema } from '@mcb/shared/domain'
import { CREDENTIALS } from '../../../mock/credentials'
import { startCourierMock } from '../../../mock/courier/server'
import { startJingtongMock } from '../../../mock/jingtong/server'
import { startPhase3Mock } from '../../../mock/phase3/server'
import { startSmsMock } from '../../../mock/sms/server'
import { startWechatMock } from '../../../mock/wechat/server'
import { startWechatPayMock } from '../../../mock/wechat-pay/server'
import { wechatPaySettings } from '../../../mock/wechat-pay/settings'
import { createApp } from '../../src/app'
import { createDeps } from '../../src/composition'
import { readConfig } from '../../src/config'
import { createLogger } from '../../src/logging'
import { createTestClient } from './api-client'
import { aMemberOfStaff } from './people'
import { REFERENCE_DAY } from './reference-day'
import { startTestStore } from './test-store'

export type TestApp = Awaited<ReturnType<typeof startTestApp>>

/** A hand-over is told to phase 3 at once, unless a test is about taking it back. */
const RULES = { pickup: { undoMinutes: 0 } }

/**
 * The whole BFF in this process, on random ports, with real mocks and a store of its own (or the one of MONGODB_URI).
 * @param environment more settings, over the usual ones
 * @param rules as in `RULES_FILE`
 */
export async function startTestApp({ environment = {}, rules = RULES }: { environment?: Record<string, string>; rules?: object } = {}) {
  /** How far everybody's clock is ahead, in milliseconds. */
  const time = { ahead: 0 }
  const clock = () => new Date(Date.now() + time.ahead)
  const store = await startTestStore()
  const phase3 = await startPhase3Mock({ port: 0, today: REFERENCE_DAY, clock })
  const wechat = await startWechatMock({ port: 0, clock })
  const sms = await startSmsMock({ port: 0 })
  const jingtong = await startJingtongMock({ port: 0, today: REFERENCE_DAY, clock })
  const pay = await startWechatPayMock({ port: 0, notifications: 'hold', clock })
  const courier = await startCourierMock({ port: 0, clock })
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const read = readConfig({
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    MONGODB_URI: store.uri,
    VAULT_MASTER_KEYS: `m1:${randomBytes(32).toString('base64')}`,
    SEALING_KEY: randomBytes(32).toString('base64'),
    PHASE3_URL: phase3.url,
    PHASE3_TIMEOUT_MS: '1500',
    WECHAT_URL: wechat.url,
    WECHAT_TIMEOUT_MS: '1500',
    SMS_URL: sms.url,
    JINGTONG_URL: jingtong.url,
    JINGTONG_TIMEOUT_MS: '1500',
    JINGTONG_REDIRECT_URI: 'http://127.0.0.1:8080/',
    PUBLIC_URL: url,
    ...wechatPaySettings(pay.credentials(), pay.url),
    WECHAT_PAY_TIMEOUT_MS: '1500',
    COURIER_URL: courier.url,
    COURIER_TIMEOUT_MS: '1500',
    RECOGNITION_WORKERS: '1',
    ...CREDENTIALS,
    ...environment,
  })
  const config = { ...read, settings: settingsSchema.parse(rules) }
  const deps = await createDeps(config, createLogger('silent'), clock)
  server.on('request', createApp(deps).callback())
  deps.outbox.start()

  const call = createTestClient(url)
  return {
    url,
    time,
    deps,
    phase3,
    wechat,
    jingtong,
    sms,
    storeDirectory: store.directory,
    pay,
    courier,
    call,
    /** A new clerk of an institution. */
    clerk: (institutionCode: string) => aMemberOfStaff({ call, deps }, { institutionCode }),
    async stop(): Promise<void> {
      await new Promise(resolve => {
        server.close(resolve)
        server.closeAllConnections()
      })
      await deps.connection.dropDatabase()
      await deps.close()
      await Promise.all([phase3.stop(), wechat.stop(), jingtong.stop(), pay.stop(), courier.stop(), sms.stop(), store.stop()])
    },
  }
}
