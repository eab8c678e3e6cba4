import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { settingsSchema } from '@mcb/shared/domain'
import { CREDENTIALS } from '../../../mock/credentials'
import { startJingtongMock } from '../../../mock/jingtong/server'
import { startPhase3Mock } from '../../../mock/phase3/server'
import { startWechatMock } from '../../../mock/wechat/server'
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
 * @param rules as in `RULES_FILE`
 */
export async function startTestApp({ rules = RULES, clock = () => new Date() }: { rules?: object; clock?: () => Date } = {}) {
  const store = await startTestStore()
  const phase3 = await startPhase3Mock({ port: 0, today: REFERENCE_DAY })
  const wechat = await startWechatMock({ port: 0 })
  const jingtong = await startJingtongMock({ port: 0, today: REFERENCE_DAY })

  const environment = readConfig({
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    MONGODB_URI: store.uri,
    DOCUMENT_KEY: randomBytes(32).toString('base64'),
    SEALING_KEY: randomBytes(32).toString('base64'),
    PHASE3_URL: phase3.url,
    PHASE3_TIMEOUT_MS: '1500',
    WECHAT_URL: wechat.url,
    WECHAT_TIMEOUT_MS: '1500',
    JINGTONG_URL: jingtong.url,
    JINGTONG_TIMEOUT_MS: '1500',
    JINGTONG_REDIRECT_URI: 'http://127.0.0.1:8080/',
    RECOGNITION_WORKERS: '1',
    ...CREDENTIALS,
  })
  const config = { ...environment, settings: settingsSchema.parse(rules) }
  const deps = await createDeps(config, createLogger('silent'), clock)
  const server = createServer(createApp(deps).callback())
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  deps.outbox.start()
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const call = createTestClient(url)
  return {
    url,
    deps,
    phase3,
    wechat,
    jingtong,
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
      await Promise.all([phase3.stop(), wechat.stop(), jingtong.stop(), store.stop()])
    },
  }
}
