import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type Koa from 'koa'

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
