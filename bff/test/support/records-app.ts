import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AppError } from '@mcb/shared/errors'
import Koa from 'koa'
import Router from 'koa-router'
import { setUpErrors } from '../../src/http/middleware/errors'
import { setUpJsonBody } from '../../src/http/middleware/json-body'
import { setUpLanguage } from '../../src/http/middleware/language'
import { setUpRequestLog } from '../../src/http/middleware/request-id'
import { routesOf } from '../../src/http/routing'
import { createLogger } from '../../src/logging'
import type { Account } from '../../src/modules/session/ports'
import type { Sender } from '../../src/outbox/sender'
import { connectStore } from '../../src/storage/connect'
import { createTestClient } from './api-client'
import { startTestStore } from './test-store'

export type RecordsApp = Awaited<ReturnType<typeof startRecordsApp>>

/**
 * One module behind the real way in: routes, errors, languages and a store of its own. Sign-in is played: a token is an
 * account's id.
 */
export async function startRecordsApp(
  build: (store: Awaited<ReturnType<typeof connectStore>>) => Promise<{ api(router: Router): void; open?(router: Router): void; sender: Sender }>,
) {
  const store = await startTestStore()
  const connection = await connectStore(store.uri)
  const { api, open, sender } = await build(connection)
  const accounts = new Map<string, Account>()

  const app = new Koa()
  app.use(setUpRequestLog(createLogger('silent')))
  app.use(setUpLanguage())
  app.use(setUpErrors(createLogger('silent')))
  app.use(async function authenticate(ctx, next) {
    const token = ctx.get('Authorization').replace('Bearer ', '')
    const account = accounts.get(token)
    if (token && !account) throw new AppError('session.expired')
    ctx.state.caller = account ? { account, sessionId: '' } : null
    await next()
  })
  app.use(setUpJsonBody(200 * 1024))
  const openRouter = new Router()
  open?.(openRouter)
  app.use(routesOf(openRouter))
  const apiRouter = new Router({ prefix: '/api' })
  api(apiRouter)
  app.use(routesOf(apiRouter))

  const server = createServer(app.callback())
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  sender.start()
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    call: createTestClient(url),
    /** Somebody who is signed in. @returns their token */
    signIn(account: Account): string {
      accounts.set(account.id, account)
      return account.id
    },
    async stop(): Promise<void> {
      await new Promise(resolve => {
        server.close(resolve)
        server.closeAllConnections()
      })
      await sender.stop()
      await connection.dropDatabase()
      await connection.close()
      await store.stop()
    },
  }
}
