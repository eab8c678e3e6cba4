import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { ChildFailure, ROOT, run, startChild } from './child'
import { freePort, isFree } from './ports'

export type RealStore = { uri: string; stop(): Promise<void> }

/**
 * A real MongoDB-compatible engine, when there is one: the server of `MONGODB_URI`; else what the program
 * `REAL_STORE_START` brings up, else `../shared/realdb/start`. Such a program prints the address, takes its port from
 * `REALDB_PORT` (the next one is used too), and a `stop` beside it ends it. @returns null when there is none of these
 */
export function findRealStore(): (() => Promise<RealStore>) | null {
  const given = process.env.MONGODB_URI
  if (given) return async () => ({ uri: given, stop: async () => {} })
  const program = resolve(ROOT, process.env.REAL_STORE_START || '../shared/realdb/start')
  return existsSync(program) ? () => startRealStore(program) : null
}

/** @throws ChildFailure when the program fails; whatever it had started is stopped */
async function startRealStore(program: string): Promise<RealStore> {
  const environment = { REALDB_PORT: String(await twoFreePorts()), REALDB_FRESH: '1', REALDB_WIPE: '1' }
  const logFile = join(ROOT, '.cache/checks/real-engine.log')
  const stop = () => run({ name: 'stopping the real store', command: [join(dirname(program), 'stop')], logFile, environment, input: '' })
  const child = startChild({ name: 'the real store', command: [program], logFile, environment, input: '' })
  let uri: string | undefined
  child.onLine(line => (uri ??= /^mongodb(?:\+srv)?:\/\/\S+/.exec(line)?.[0]))
  const { how, failure } = await child.ended
  if (how === 'ended with exit code 0' && uri) return { uri, stop }
  await stop().catch(() => {})
  throw failure instanceof ChildFailure ? failure : new Error(how)
}

async function twoFreePorts(): Promise<number> {
  for (;;) {
    const port = await freePort()
    if (await isFree(port + 1)) return port
  }
}
