import { createServer, type Server } from 'node:http'
import type { Logger } from '../logging'
import type { Metrics } from './metrics'

/** Serves `/metrics` on a port of its own, which nobody outside the house is to reach. */
export async function serveMetrics({ registry }: Metrics, { host, port }: { host: string; port: number }, logger: Logger): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') return void response.writeHead(404).end()
    registry.metrics().then(
      text => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      (error: unknown) => {
        logger.warn({ event: 'metrics.failed', err: error })
        response.writeHead(503).end()
      },
    )
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve))
  return server
}
