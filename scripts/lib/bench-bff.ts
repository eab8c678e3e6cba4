import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { createApplication, findBirths, getApplication, listApplications, listCases, listInstitutions, listNotices, signInStaff, signInWithWechat } from '@mcb/shared/contract'
import { beijingDate, plusDays } from '@mcb/shared/domain'
import { PATHS } from '../../bff/src/upstream/phase3/wire'
import { createTestClient } from '../../bff/test/support/api-client'
import { startChild, tsx } from './child'
import { DEMO_PASSWORD, DEMO_STAFF } from './demo-staff'
import { closedLoop, openLoop, wrongOf, type Call, type LoadResult } from './load'
import { percentile } from './percentiles'
import { freePort } from './ports'
import { startStack, type Stack } from './stack'

/** A server that runs for months is not measured while its code is still being compiled. */
const WARM_UP_SECONDS = 8

const HELP = `./scripts/bench bff [--people N] [--seconds S] [--rounds R] [--poll-seconds P] [--upstream-ms M]

Starts the service and signs N people in (3000). Then, after ${WARM_UP_SECONDS} s to warm up, each R times (3) for S seconds (5), turn and turn about:
  a search for births through the BFF, and the same answer through a bare node:http + undici proxy, over 100 connections;
then parents and clerks mixed over 100 connections, and at last all N people, each looking every ten seconds, for P seconds (60).
The upstream of both proxies is one that answers after M ms (0): at 0 the measure is of the processor alone.`

const CONNECTIONS = 100
/** How often one person may search before they have to wait. */
const SEARCHES_EACH = 30
const POLL_EVERY_SECONDS = 10

type Person = { token: string; applicationId: string }

/** `./scripts/bench bff`: see HELP. */
export async function benchBff(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { people: { type: 'string', default: '3000' }, seconds: { type: 'string', default: '5' }, rounds: { type: 'string', default: '3' }, 'poll-seconds': { type: 'string', default: '60' }, 'upstream-ms': { type: 'string', default: '0' }, help: { type: 'boolean' } },
  })
  if (values.help) return console.log(HELP)
  const [people, seconds, rounds, pollSeconds] = [Number(values.people), Number(values.seconds), Number(values.rounds), Number(values['poll-seconds'])]
  const directory = await mkdtemp(path.join(tmpdir(), 'mcb-bench-'))
  const [metricsPort, phase3Port] = [await freePort(), await freePort()]
  const helper = async (name: string, ...to: string[]) => {
    const child = startChild({ name, command: tsx(`scripts/lib/${name}.ts`, ...to), logFile: path.join(directory, `${name}.log`) })
    return { child, url: `http://127.0.0.1:${String((await child.firstJson()).port)}` }
  }
  const upstream = await helper('bench-bff-upstream', `http://127.0.0.1:${phase3Port}`, values['upstream-ms'])
  const bare = await helper('bench-bff-bare', upstream.url)
  let stack: Stack | undefined
  try {
    stack = await startStack({
      directory, referenceDay: beijingDate(new Date()), ports: { phase3: phase3Port }, staff: DEMO_STAFF,
      environment: { NODE_ENV: 'production', LOG_LEVEL: 'warn', METRICS_PORT: String(metricsPort), PHASE3_URL: upstream.url, WECHAT_PAY_DEMO_PHONE: '' },
    })
    const call = createTestClient(stack.web)
    const crowd = await signInAll(stack.web, people)
    console.log(`${crowd.length} people signed in, each with a draft; load of the machine ${loadavg()[0]!.toFixed(1)}`)
    const { institutions } = await call(listInstitutions, {})
    const { accessToken: clerk } = await call(signInStaff, { body: { username: DEMO_STAFF[0]!.username, password: DEMO_PASSWORD } })
    await measureProxy(stack.web, bare.url, metricsPort, crowd, institutions[0]!.code, { seconds, rounds, upstreamMs: Number(values['upstream-ms']) })
    await measureMixed(stack.web, metricsPort, crowd, clerk, { seconds: seconds * rounds })
    await measurePolling(stack.web, metricsPort, crowd, pollSeconds)
  } finally {
    await stack?.stop()
    await bare.child.stop()
    await upstream.child.stop()
    await rm(directory, { recursive: true, force: true })
  }
}

async function signInAll(web: string, count: number): Promise<Person[]> {
  const call = createTestClient(web)
  const crowd: Person[] = []
  const one = async () => {
    while (crowd.length < count) {
      const place = crowd.push({ token: '', applicationId: '' }) - 1
      const { accessToken } = await call(signInWithWechat, { body: { code: `mock-crowd${place}` } })
      const { id } = await call(createApplication, { body: { kind: 'firstIssue' } }, { token: accessToken })
      crowd[place] = { token: accessToken, applicationId: id }
    }
  }
  await Promise.all(Array.from({ length: 20 }, one))
  return crowd
}

const JSON_BODY = { 'content-type': 'application/json' }
const as = (token: string) => ({ authorization: `Bearer ${token}`, accept: 'application/json' })
const turns = <T>(all: readonly T[]) => {
  let turn = 0
  return () => all[turn++ % all.length]!
}

/** A read that goes through to phase 3, beside the same through next to nothing. */
async function measureProxy(web: string, bare: string, metricsPort: number, crowd: readonly Person[], institutionCode: string, { seconds, rounds, upstreamMs }: { seconds: number; rounds: number; upstreamMs: number }) {
  const body = JSON.stringify({ motherDocument: { kind: 'foreignPassport', number: 'YB1234567' }, institutionCode, birthDate: plusDays(beijingDate(new Date()), -6) })
  const searches = crowd.flatMap(person => Array.from({ length: SEARCHES_EACH }, () => person))
  let used = 0
  const search = (): Call => ({ method: 'POST', path: `/api${findBirths.path}`, headers: { ...as((searches[used++] ?? searches[0]!).token), ...JSON_BODY }, body })
  const pass = (): Call => ({ method: 'POST', path: PATHS.births, headers: JSON_BODY, body })
  const bareCpu = async () => ((await (await fetch(`${bare}/cpu`)).json()) as { seconds: number }).seconds
  const bffCpu = async () => metric(metricsPort, 'process_cpu_seconds_total')
  const through = { bff: [] as Round[], bare: [] as Round[] }
  for (let round = 0; round <= rounds; round++) {
    for (const [name, origin, next, cpu] of [['bff', web, search, bffCpu], ['bare', bare, pass, bareCpu]] as const) {
      const before = await cpu()
      const load = await closedLoop(origin, { connections: CONNECTIONS, seconds: round === 0 ? WARM_UP_SECONDS : seconds }, next)
      if (round > 0) through[name].push({ load, cpuSeconds: (await cpu()) - before })
    }
  }
  const [bff, least] = [summary(through.bff), summary(through.bare)]
  if (used > searches.length) console.log(`(${used - searches.length} searches were over what people may; sign more people in)`)
  console.log(`search for births, upstream after ${upstreamMs} ms, ${CONNECTIONS} connections, ${rounds} × ${seconds} s each, turn and turn about:`)
  for (const [name, one] of [['BFF', bff], ['bare proxy', least]] as const)
    console.log(`  ${name.padEnd(11)}${Math.round(one.perSecond)} requests/s (${Math.round(one.perCpuSecond)} a second of processor), median ${one.median.toFixed(1)} ms, p95 ${one.p95.toFixed(1)} ms, wrong: ${one.wrong}`)
  console.log(`  BFF ÷ bare: ${(bff.perSecond / least.perSecond).toFixed(2)} of the requests/s (${(bff.perCpuSecond / least.perCpuSecond).toFixed(2)} a second of processor); added: median ${(bff.median - least.median).toFixed(1)} ms, p95 ${(bff.p95 - least.p95).toFixed(1)} ms`)
}

type Round = { load: LoadResult; cpuSeconds: number }

function summary(rounds: readonly Round[]) {
  const times = rounds.flatMap(({ load }) => load.times)
  const perSecond = percentile(rounds.map(({ load }) => load.perSecond), 0.5)
  const perCpuSecond = percentile(rounds.map(({ load, cpuSeconds }) => load.times.length / cpuSeconds), 0.5)
  return { perSecond, perCpuSecond, median: percentile(times, 0.5), p95: percentile(times, 0.95), wrong: [...new Set(rounds.map(({ load }) => wrongOf(load)))].join('; ') }
}

/** Parents and clerks at what they do most: of ten calls four look at an application, two at the list, one at the inbox, one begins an application, two are a clerk's queue. */
async function measureMixed(web: string, metricsPort: number, crowd: readonly Person[], clerk: string, { seconds }: { seconds: number }) {
  const person = turns(crowd)
  let key = 0
  const kinds: (() => Call)[] = [
    ...Array.from({ length: 4 }, () => () => { const { token, applicationId } = person(); return get(addressOf(applicationId), token) }),
    ...Array.from({ length: 2 }, () => () => get(`/api${listApplications.path}`, person().token)),
    () => get(`/api${listNotices.path}`, person().token),
    () => ({ method: 'POST', path: `/api${createApplication.path}`, headers: { ...as(person().token), ...JSON_BODY, 'idempotency-key': `bench-${String(++key).padStart(16, '0')}` }, body: '{"kind":"firstIssue"}' }),
    ...Array.from({ length: 2 }, () => () => get(`/api${listCases.path}`, clerk)),
  ]
  const kind = turns(kinds)
  await closedLoop(web, { connections: CONNECTIONS, seconds: WARM_UP_SECONDS }, () => kind()())
  const before = await metric(metricsPort, 'process_cpu_seconds_total')
  const load = await closedLoop(web, { connections: CONNECTIONS, seconds }, () => kind()())
  const cpu = (await metric(metricsPort, 'process_cpu_seconds_total')) - before
  console.log(`parents and clerks mixed, ${CONNECTIONS} connections, ${seconds} s: ${Math.round(load.perSecond)} requests/s (${Math.round(load.times.length / cpu)} a second of processor), median ${percentile(load.times, 0.5).toFixed(1)} ms, p95 ${percentile(load.times, 0.95).toFixed(1)} ms, wrong: ${wrongOf(load)}`)
}

const addressOf = (applicationId: string) => `/api${getApplication.path.replace('{id}', applicationId)}`
const get = (path: string, token: string): Call => ({ method: 'GET', path, headers: as(token) })

/** Everybody looks at their application every ten seconds; does the memory stay where it was? */
async function measurePolling(web: string, metricsPort: number, crowd: readonly Person[], seconds: number) {
  const person = turns(crowd)
  const memory: number[] = []
  const load = await openLoop(
    web,
    { perSecond: crowd.length / POLL_EVERY_SECONDS, seconds, connections: CONNECTIONS },
    () => { const { token, applicationId } = person(); return get(addressOf(applicationId), token) },
    async () => void memory.push((await metric(metricsPort, 'process_resident_memory_bytes')) / 1e6),
  )
  const quarter = Math.max(1, Math.floor(memory.length / 4))
  const mean = (some: readonly number[]) => some.reduce((sum, each) => sum + each, 0) / some.length
  console.log(`${crowd.length} people looking every ${POLL_EVERY_SECONDS} s for ${seconds} s: ${Math.round(load.perSecond)} requests/s, median ${percentile(load.times, 0.5).toFixed(1)} ms, p95 ${percentile(load.times, 0.95).toFixed(1)} ms, wrong: ${wrongOf(load)}`)
  console.log(`  memory of the BFF: ${mean(memory.slice(0, quarter)).toFixed(0)} MB in the first quarter, ${mean(memory.slice(-quarter)).toFixed(0)} MB in the last, at most ${Math.max(...memory).toFixed(0)} MB`)
}

/** One value of the BFF's measures. */
async function metric(port: number, name: string): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  const line = text.split('\n').find(each => each.startsWith(`${name} `))
  if (!line) throw new Error(`no measure ${name}`)
  return Number(line.slice(name.length + 1))
}
