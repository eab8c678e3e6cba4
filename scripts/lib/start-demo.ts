// The demo on this machine, begun by scripts/start once Node and the packages are right: builds what changed, starts
// store, mock upstreams and BFF, seeds the staff, says what to try, and waits for Ctrl-C.
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { build, builtDirectory, needsBuild } from './build-when-changed'
import { ChildFailure, stopChildren } from './child'
import { isLoopback, takeDemoData, type DemoData } from './demo-data'
import { isFree, nextFree } from './ports'
import { stage } from './progress'
import { startStack, type Ports, type Stack } from './stack'
import { DEMO_STAFF } from './demo-staff'
import { welcome } from './welcome'

const PORTS: Record<keyof Ports, { default: number; what: string }> = {
  web: { default: 8080, what: 'the mini-program and the API' },
  store: { default: 27027, what: 'the store' },
  phase3: { default: 8091, what: 'mock phase 3 (妇幼三期)' },
  wechat: { default: 8092, what: 'mock WeChat (微信)' },
  jingtong: { default: 8093, what: 'mock Jingtong (京通)' },
  sms: { default: 8096, what: 'mock gateway for text messages' },
  pay: { default: 8094, what: 'mock WeChat Pay (微信支付)' },
  courier: { default: 8095, what: 'mock courier (快递)' },
  container: { default: 8097, what: 'mock Jingtong container (京通), with the mini-program in it' },
}
/** Something the reader can mend; said in one sentence, without a stack. */
class Plain extends Error {}

async function main(): Promise<void> {
  const settings = readSettings()
  if (!settings) return
  const data = await takeDemoData(settings.directory)
  if (!data) throw new Plain('The demo runs already, from this folder: stop that one first, with Ctrl-C where it was started.')
  if (settings.reset) await stage('Beginning anew', () => data.reset(settings.mongodbUri))
  await refuseBusyPorts(settings.ports, settings.mongodbUri)
  if (needsBuild('h5')) await stage('Building the mini-program for the browser (about a minute)', () => build('h5'))
  const stack = await startParts(settings, data.read())
  console.log(welcome(stack, data.read().referenceDay))
}

function readSettings() {
  const names = Object.keys(PORTS) as (keyof Ports)[]
  const flags = Object.fromEntries(names.map(name => [`${name}-port`, { type: 'string' as const }]))
  const { values } = parse({ ...flags, data: { type: 'string' }, reset: { type: 'boolean' }, help: { type: 'boolean' } })
  if (values.help) {
    console.log(help())
    return null
  }
  const ports = Object.fromEntries(names.map(name => [name, readPort(name, values[`${name}-port`])])) as Ports
  const mongodbUri = process.env.MONGODB_URI || undefined
  if (values.reset && mongodbUri && !isLoopback(mongodbUri)) throw new Plain('--reset drops a database, so it only works when MONGODB_URI is on this machine.')
  const directory = values.data === undefined ? undefined : resolve(String(values.data))
  return { ports, directory, reset: values.reset === true, mongodbUri }
}

function parse(options: Record<string, { type: 'string' | 'boolean' }>) {
  try {
    return parseArgs({ options })
  } catch (error) {
    throw new Plain(`${(error as Error).message} See ./scripts/start --help.`)
  }
}

const variableOf = (name: keyof Ports) => `${name.toUpperCase()}_PORT`

function readPort(name: keyof Ports, flag: unknown): number {
  const text = String(flag ?? process.env[variableOf(name)] ?? PORTS[name].default)
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Plain(`"${text}" is no port for ${PORTS[name].what}: a whole number from 1 to 65535 is.`)
  return port
}

async function refuseBusyPorts(ports: Ports, mongodbUri: string | undefined): Promise<void> {
  const wanted = (Object.keys(ports) as (keyof Ports)[]).filter(name => !(name === 'store' && mongodbUri))
  for (const name of wanted) {
    const other = wanted.find(earlier => earlier < name && ports[earlier] === ports[name])
    if (other) throw new Plain(`Port ${ports[name]} is asked for twice, for ${PORTS[other].what} and for ${PORTS[name].what}.`)
    if (await isFree(ports[name])) continue
    throw new Plain(
      `Port ${ports[name]} (${PORTS[name].what}) is taken by another program; choose another: ./scripts/start --${name}-port ${await nextFree(ports[name] + 100)}`,
    )
  }
}

async function startParts(settings: { ports: Ports; mongodbUri?: string }, data: DemoData): Promise<Stack> {
  return stage('Starting store, mock upstreams and BFF', () =>
    startStack({
      ...data,
      ports: settings.ports,
      mongodbUri: settings.mongodbUri,
      h5Directory: builtDirectory('h5'),
      staff: DEMO_STAFF,
      // so that whoever tries it sees phase 3 hear of a pickup soon
      rules: { pickup: { undoMinutes: 1 } },
      onUnexpectedEnd: failure => void leave(failure),
    }),
  )
}

function help(): string {
  const ports = Object.entries(PORTS).map(([name, port]) => `  --${`${name}-port N`.padEnd(17)} or ${variableOf(name as keyof Ports).padEnd(14)} ${port.what}, otherwise ${port.default}`)
  return [
    'Starts the whole service on this machine, with invented people, and stops it with Ctrl-C.',
    '',
    '  --reset             begins with empty data',
    '  --data FOLDER       where the data is kept, otherwise .data',
    ...ports,
    '',
    '  MONGODB_URI         a MongoDB-wire server to use; otherwise a mongod on the PATH, otherwise the one in mock/mongodb',
  ].join('\n')
}

let leaving = false

/** Stops everything and ends: 0 when asked to, 1 after a failure. */
async function leave(failure?: unknown): Promise<void> {
  if (leaving) return
  leaving = true
  if (failure instanceof Plain) console.error(failure.message)
  else if (failure instanceof ChildFailure) console.error(`\n${failure.message}\nEverything else is stopped.`)
  else if (failure) console.error(failure)
  else console.log('\nStopping …')
  await stopChildren()
  process.exit(failure ? 1 : 0)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void leave())
process.on('uncaughtException', error => void leave(error))
main().catch(leave)
