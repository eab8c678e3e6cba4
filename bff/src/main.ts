import { createServer } from 'node:http'
import { createApp } from './app'
import { createDeps } from './composition'
import { ConfigError, readConfig } from './config'
import { createLogger } from './logging'
import { serveMetrics } from './metrics/server'

/** Longest time a request that has begun may still take when we stop. */
const GRACE_MS = 10_000

async function main(): Promise<void> {
  const config = readConfig()
  const logger = createLogger(config.log.level)
  const deps = await createDeps(config, logger)
  const server = createServer(createApp(deps).callback())
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(config.server.port, config.server.host, resolve)
  })
  const metrics = config.metrics && (await serveMetrics(deps.metrics, config.metrics, logger))
  if (metrics) deps.metrics.watchProcess()
  deps.outbox.start()
  deps.sweeps.start()
  const address = server.address()
  logger.info({ event: 'listening', port: typeof address === 'object' ? address?.port : config.server.port })
  void deps.reader.warm().then(
    () => logger.info({ event: 'reader.warm' }),
    (error: unknown) => logger.error({ event: 'reader.cold', err: error }),
  )

  let stopping = false
  const stop = async (reason: string) => {
    if (stopping) return
    stopping = true
    logger.info({ event: 'stopping', reason })
    const closed = new Promise(resolve => server.close(resolve))
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), GRACE_MS).unref()
    await closed
    metrics?.close()
    metrics?.closeAllConnections()
    await deps.close()
    logger.info({ event: 'stopped' })
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop('SIGTERM'))
  process.on('SIGINT', () => void stop('SIGINT'))
  if (config.server.exitWithParent) process.stdin.resume().on('close', () => void stop('parent is gone'))
}

main().catch((error: unknown) => {
  const sentence = error instanceof ConfigError ? error.message : `could not start: ${error instanceof Error ? error.name : 'unknown'}`
  process.stderr.write(`${sentence}\n`)
  if (!(error instanceof ConfigError)) createLogger('error').error({ event: 'start_failed', err: error })
  process.exit(1)
})
