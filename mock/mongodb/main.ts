import { parseArgs } from 'node:util'
import { startStore } from './server'

const USAGE = 'tsx mock/mongodb/main.ts --port 27027 --data FOLDER [--ttl SECONDS] [--flush every-commit|by-system] [--with-parent]'

/** Starts the store from the command line and prints one line of JSON with its address when it is ready. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '27027' }, data: { type: 'string' }, ttl: { type: 'string' }, flush: { type: 'string', default: 'every-commit' }, 'with-parent': { type: 'boolean', default: false } },
  })
  const port = Number(values.port)
  const flush = values.flush === 'every-commit' || values.flush === 'by-system' ? values.flush : undefined
  const ttlSeconds = values.ttl === undefined ? undefined : Number(values.ttl)
  if (!values.data || flush === undefined || !Number.isInteger(port) || port < 0 || port > 65535 || (ttlSeconds !== undefined && !(ttlSeconds > 0))) throw new Error(`Usage: ${USAGE}`)
  const store = await startStore({ port, dataDirectory: values.data, flush, ...(ttlSeconds === undefined ? {} : { ttlSeconds }) })
  let isStopping = false
  const stop = (): void => {
    if (isStopping) return
    isStopping = true
    void store.stop().then(() => process.exit(0))
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  if (values['with-parent']) {
    process.stdin.on('end', stop).on('close', stop).resume()
  }
  process.stdout.write(`${JSON.stringify({ uri: store.uri })}\n`)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
