import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CREDENTIALS } from '../../mock/credentials'
import type { MerchantCredentials } from '../../mock/wechat-pay/keys'
import { wechatPaySettings } from '../../mock/wechat-pay/settings'
import { run, startChild, tsx, type Child, type ChildFailure, type Command } from './child'
import { freePort } from './ports'
import { chooseStore } from './store'

/** The processes of the service, in the order they start. `upstreams` is phase 3, WeChat, Jingtong, WeChat Pay and the courier together. */
const PARTS = ['store', 'upstreams', 'bff'] as const
export type Part = (typeof PARTS)[number]

export type Ports = { web: number; store: number; phase3: number; wechat: number; jingtong: number; pay: number; courier: number; sms: number; container: number }
/** AES keys of the BFF, base64. */
export type Keys = { /** Of photos from before there was a vault. */ document?: string; sealing: string; /** `VAULT_MASTER_KEYS` */ master: string }

export type StackOptions = {
  /** Data and logs of every part; made when missing. */
  directory: string
  /** The mocks' today, YYYY-MM-DD: births are seeded in the 90 days before. */
  referenceDay: string
  /** Where the H5 build is; without it only the API answers. */
  h5Directory?: string
  ports?: Partial<Ports>
  keys?: Keys
  /** A MongoDB-wire server that runs already; otherwise one is started. */
  mongodbUri?: string
  /** Accounts to be there; those that are there already stay as they are. */
  staff?: readonly StaffAccount[]
  /** Rules to set otherwise, as in `RULES_FILE`. */
  rules?: object
  /** More settings for the BFF, over the ones made here. */
  environment?: Record<string, string>
  onUnexpectedEnd?: (failure: ChildFailure) => void
}

export type Stack = Awaited<ReturnType<typeof startStack>>

/** Keys for a demo or a test. */
export function newKeys(): Keys {
  return { sealing: randomBytes(32).toString('base64'), master: `demo:${randomBytes(32).toString('base64')}` }
}

/**
 * Starts store, upstreams and BFF on loopback and returns when the BFF is ready. Free ports where none are given.
 * When a part does not start, the others are stopped. @throws ChildFailure
 */
export async function startStack(options: StackOptions) {
  const ports: Ports = {
    web: options.ports?.web ?? (await freePort()),
    store: options.ports?.store ?? (await freePort()),
    phase3: options.ports?.phase3 ?? (await freePort()),
    wechat: options.ports?.wechat ?? (await freePort()),
    jingtong: options.ports?.jingtong ?? (await freePort()),
    pay: options.ports?.pay ?? (await freePort()),
    courier: options.ports?.courier ?? (await freePort()),
    sms: options.ports?.sms ?? (await freePort()),
    container: options.ports?.container ?? (await freePort()),
  }
  const at = (port: number) => `http://127.0.0.1:${port}`
  const upstreams = { phase3: at(ports.phase3), wechat: at(ports.wechat), jingtong: at(ports.jingtong), pay: at(ports.pay), courier: at(ports.courier), sms: at(ports.sms), container: `${at(ports.container)}/container/` }
  const web = at(ports.web)
  const store = chooseStore({ mongodbUri: options.mongodbUri, port: ports.store, directory: join(options.directory, 'store') })
  const keys = options.keys ?? newKeys()
  const environment: Record<string, string> = {
    HOST: '127.0.0.1',
    PORT: String(ports.web),
    EXIT_WITH_PARENT: '1',
    MONGODB_URI: store.uri,
    ...(keys.document && { DOCUMENT_KEY: keys.document }),
    VAULT_MASTER_KEYS: keys.master,
    SEALING_KEY: keys.sealing,
    PHASE3_URL: upstreams.phase3,
    WECHAT_URL: upstreams.wechat,
    JINGTONG_URL: upstreams.jingtong,
    SMS_URL: upstreams.sms,
    JINGTONG_REDIRECT_URI: `${web}/`,
    COURIER_URL: upstreams.courier,
    PUBLIC_URL: web,
    H5_DIRECTORY: options.h5Directory ?? '',
    ...CREDENTIALS,
    ...(options.rules && { RULES_FILE: keepRules(options.directory, options.rules) }),
    ...options.environment,
  }

  const log = (name: string) => join(options.directory, 'logs', `${name}.log`)
  const commands: Record<Part, Command | null> = {
    store: store.command && { name: 'the store', command: store.command, logFile: log('store') },
    upstreams: {
      name: 'the mock upstreams',
      command: tsx(
        'mock/run.ts', '--phase3-port', String(ports.phase3), '--wechat-port', String(ports.wechat), '--jingtong-port', String(ports.jingtong),
        '--pay-port', String(ports.pay), '--courier-port', String(ports.courier), '--sms-port', String(ports.sms),
        ...(options.h5Directory ? ['--container-port', String(ports.container), '--app', web] : []),
        '--data', join(options.directory, 'upstreams'), '--today', options.referenceDay, '--with-parent',
      ),
      logFile: log('upstreams'),
    },
    bff: { name: 'the BFF', command: tsx('bff/src/main.ts'), logFile: log('bff'), environment },
  }
  const isReady: Record<Part, (child: Child) => Promise<unknown>> = {
    store: child => child.ready(store.answers),
    upstreams: async child => {
      await child.firstJson()
      // its keys are made when it starts for the first time
      const credentials = (await (await fetch(`${upstreams.pay}/control/credentials`)).json()) as MerchantCredentials
      Object.assign(environment, wechatPaySettings(credentials, upstreams.pay), options.environment)
    },
    bff: child => child.ready(() => answersOk(`${web}/health/ready`)),
  }
  const children: Partial<Record<Part, Child>> = {}

  async function start(part: Part): Promise<void> {
    const command = commands[part]
    if (!command) return
    const child = startChild(command)
    children[part] = child
    if (options.onUnexpectedEnd) child.onUnexpectedEnd(options.onUnexpectedEnd)
    await isReady[part](child)
  }

  async function stop(): Promise<void> {
    for (const part of [...PARTS].reverse()) await children[part]?.stop()
  }

  async function seedStaff(): Promise<void> {
    if (!options.staff) return
    const input = JSON.stringify(options.staff)
    await run({ name: 'seeding the staff', command: tsx('bff/src/seed-staff.ts'), logFile: log('seed-staff'), environment, input })
  }

  const together = async (...works: Promise<void>[]) => {
    const failed = (await Promise.allSettled(works)).find(outcome => outcome.status === 'rejected')
    if (failed) throw failed.reason
  }
  try {
    await together(start('store'), start('upstreams'))
    await together(start('bff'), seedStaff())
  } catch (error) {
    await stop()
    throw error
  }

  return {
    web,
    upstreams,
    ports,
    mongodbUri: store.uri,
    /** As in `VAULT_MASTER_KEYS`. */
    masterKeys: keys.master,
    storeKind: store.kind,
    stop,
    /** `kill -9`; returns when the process is gone. */
    async kill(part: Part): Promise<void> {
      await children[part]?.kill()
    },
    /** Starts a part that was killed, on the same port and data; returns when it is ready. */
    restart: start,
  }
}

function keepRules(directory: string, rules: object): string {
  const file = join(directory, 'rules.json')
  mkdirSync(directory, { recursive: true })
  writeFileSync(file, JSON.stringify(rules))
  return file
}

export type StaffAccount = {
  username: string
  password: string
  role: 'clerk' | 'districtManager' | 'cityManager'
  displayName: string
  institutionCode?: string
  districtCode?: string
}

async function answersOk(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok
  } catch {
    return false
  }
}
