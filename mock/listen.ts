import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { bodyParser } from '@koa/bodyparser'
import Koa from 'koa'
import type Router from 'koa-router'

/** A mock that runs. */
export type RunningMock = { url: string; port: number; stop(): Promise<void> }

/** Serves an app on loopback; port 0 takes a free one. `stop` also leaves the calls that hang. */
export async function listen(app: Koa, port: number): Promise<RunningMock> {
  app.silent = true
  const server = createServer(app.callback())
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve))
  const taken = (server.address() as AddressInfo).port
  return {
    url: `http://127.0.0.1:${taken}`,
    port: taken,
    stop: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Serves the routes of a mock that takes JSON or forms; `stop` also closes what the mock has open, its journal for one. */
export async function serve(router: Router, port: number, open: readonly { close(): void }[] = []): Promise<RunningMock> {
  const app = new Koa()
  app.use(bodyParser({ enableTypes: ['json', 'form'] }))
  app.use(router.routes())
  const running = await listen(app, port)
  return {
    ...running,
    async stop() {
      await running.stop()
      for (const each of open) each.close()
    },
  }
}
