// The checks of the repository, begun by scripts/test once Node and the packages are right. Two run at a time; the
// slow helpers (a browser, a real store) get ready beside them. The last line says N passed, N failed.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildTarget, countJestFiles, jest, skipped, tool, type Outcome } from './checks'
import { canInstallChromium, findChrome } from './chrome'
import { ChildFailure, ROOT, run, stopChildren } from './child'
import { findRealStore, type RealStore } from './real-store'

type Check = {
  name: string
  what: string
  /** Checks earlier in the table that must have passed. */
  after?: string[]
  /** Runs only when it is named. */
  long?: true
  /** What must be there before it takes one of the two places. */
  prepare?: () => Promise<unknown>
  run: () => Promise<Outcome>
}

let chromeAsked: ReturnType<typeof prepareChrome> | undefined
const chrome = () => (chromeAsked ??= prepareChrome())
let realStoreAsked: Promise<RealStore | string | null> | undefined
const realStore = () => (realStoreAsked ??= prepareRealStore())

/** Files of the browser project that take minutes together: of families, and of what comes before and after a certificate. */
const FAMILIES = ['families-of-every-document', 'other-ways-to-a-certificate']
const JOURNEYS = ['courier.browser', 'records.browser', 'pickup.browser', 'exchange.browser', 'jingtong.browser']
/** The pages of another build than the rest of the browser project. */
const HARMONY = 'test/harmony'

/** TypeScript 7 checks in a third of the time; the linter and Taro still need the programming interface of 5.9. */
const TYPE_CHECKER = 'typescript-native/bin/tsc'

// in the order they begin: what takes longest first
const CHECKS: readonly Check[] = [
  { name: 'build-h5', what: 'the mini-program for the browser', run: () => buildTarget('h5') },
  { name: 'unit', what: 'rules, services, upstream clients, translations', run: () => jest('unit') },
  { name: 'browser', what: 'the journeys in a real browser', after: ['build-h5'], prepare: chrome, run: () => runBrowserJourneys('browser', ['--testPathIgnorePatterns', ...FAMILIES, ...JOURNEYS, HARMONY]) },
  { name: 'api', what: 'the API over HTTP', run: () => jest('api', { environment: { MONGODB_URI: '' }, args: ['--testPathIgnorePatterns', 'every-family', 'journeys'] }) },
  { name: 'build-weapp', what: 'the mini-program for WeChat', run: () => buildTarget('weapp') },
  { name: 'weapp', what: 'the compiled WeChat mini-program, run', after: ['build-weapp'], run: () => jest('weapp') },
  { name: 'store', what: 'the store contract, on the embedded store', run: () => jest('store', { environment: { MONGODB_URI: '' } }) },
  { name: 'real-store', what: 'the store contract, on a real engine, all but its own kills', prepare: realStore, run: () => onRealStore('store', ['--testPathIgnorePatterns', 'killed']) },
  { name: 'types', what: 'TypeScript, all but the mini-program', run: () => tool('types', TYPE_CHECKER, '-p', 'tsconfig.json') },
  { name: 'types-miniapp', what: 'TypeScript of the mini-program', run: () => tool('types-miniapp', TYPE_CHECKER, '-p', 'miniapp/tsconfig.json') },
  { name: 'lint', what: 'ESLint, with the walls between the rooms', run: () => tool('lint', 'eslint/bin/eslint.js', '.', '--max-warnings', '0') },
  { name: 'dead-code', what: 'knip: nothing unused, nothing undeclared', run: () => tool('dead-code', 'knip/bin/knip.js') },
  { name: 'families-api', what: 'every demo family to its certificate over HTTP; runs when it is named', long: true, run: () => jest('api', { name: 'families-api', environment: { MONGODB_URI: '' }, args: ['--testPathPatterns', 'every-family'] }) },
  { name: 'families', what: 'the journeys of seven kinds of family, minutes of a browser; runs when it is named', long: true, after: ['build-h5'], prepare: chrome, run: () => runBrowserJourneys('families', ['--testPathPatterns', ...FAMILIES]) },
  { name: 'journeys', what: 'by courier and back, at the counter, in Jingtong, records put right, staff and money, in a real browser; runs when it is named', long: true, after: ['build-h5'], prepare: chrome, run: () => runBrowserJourneys('journeys', ['--testPathPatterns', ...JOURNEYS]) },
  { name: 'build-harmony', what: 'the pages for HarmonyOS, minutes; runs when it is named', long: true, run: () => buildTarget('harmony') },
  { name: 'harmony', what: 'the pages for HarmonyOS with its shell played; runs when it is named', long: true, after: ['build-harmony'], prepare: chrome, run: () => runBrowserJourneys('harmony', ['--testPathPatterns', HARMONY]) },
  { name: 'pages', what: 'every page, language and size of text, by day and in the dark, looked at; PICTURES=1 takes pictures of them instead; runs when it is named', long: true, after: ['build-h5'], prepare: chrome, run: lookAtPages },
  { name: 'crashes', what: 'the BFF killed at every step of the way; runs when it is named', long: true, run: () => jest('api', { name: 'crashes', environment: { MONGODB_URI: '' }, args: ['--testPathPatterns', 'journeys/crash'] }) },
  { name: 'all-crashes', what: 'every process killed at every step, the other systems too; runs when it is named', long: true, run: () => jest('api', { name: 'all-crashes', environment: { MONGODB_URI: '', LONG_JOURNEYS: '1' }, args: ['--testPathPatterns', 'journeys/crash'] }) },
  { name: 'faults', what: 'many families while processes are killed and calls fail, then every side counted; runs when it is named', long: true, run: runFaults },
  { name: 'real-api', what: 'the API, on a real engine; runs when it is named', long: true, prepare: realStore, run: () => onRealStore('api', ['--testPathIgnorePatterns', 'journeys']) },
]

async function main(): Promise<void> {
  const names = process.argv.slice(2)
  const unknown = names.filter(name => !CHECKS.some(check => check.name === name))
  if (unknown.length) {
    const list = CHECKS.map(check => `  ${check.name.padEnd(15)}${check.what}`).join('\n')
    console.log(`./scripts/test runs every check but those that run when named, ./scripts/test <name> … the named ones and what they need:\n${list}`)
    process.exit(unknown.some(name => name !== '--help') ? 1 : 0)
  }
  const started = performance.now()
  const chosen = withNeeds(names)
  const outcomes = await runAll(chosen)
  await stopRealStore()

  const total = (count: (outcome: Outcome) => number) => outcomes.reduce((sum, outcome) => sum + count(outcome), 0)
  const failed = total(outcome => outcome.failed)
  const skippedCount = total(outcome => outcome.skipped)
  console.log(`${secondsSince(started)} s in all`)
  console.log(`${total(outcome => outcome.passed)} passed, ${failed} failed${skippedCount ? `, ${skippedCount} skipped` : ''}`)
  process.exit(failed ? 1 : 0)
}

function withNeeds(names: string[]): Check[] {
  const wanted = new Set(names.length ? names : CHECKS.filter(check => !check.long).map(check => check.name))
  for (const check of [...CHECKS].reverse()) if (wanted.has(check.name)) check.after?.forEach(need => wanted.add(need))
  return CHECKS.filter(check => wanted.has(check.name))
}

/** Two at a time, in the order of the table as far as what they need allows. A check whose need failed fails too. */
function runAll(checks: readonly Check[]): Promise<Outcome[]> {
  const outcomes = new Map<string, Promise<Outcome>>()
  const inSlot = slots(2)
  for (const [rank, check] of checks.entries()) {
    const needs = (check.after ?? []).map(async name => ({ name, outcome: await outcomes.get(name)! }))
    outcomes.set(check.name, (async () => {
      const broken = (await Promise.all(needs)).find(need => need.outcome.failed)
      await check.prepare?.()
      return inSlot(rank, () => perform(check, broken?.name))
    })())
  }
  return Promise.all(outcomes.values())
}

/** Lets so many works run at once; of the others the one of the lowest rank is next. */
function slots(count: number) {
  const line: { rank: number; begin: () => void }[] = []
  return async <T>(rank: number, work: () => Promise<T>): Promise<T> => {
    if (count > 0) count--
    else await new Promise<void>(begin => line.push({ rank, begin }))
    try {
      return await work()
    } finally {
      const next = line.sort((one, other) => one.rank - other.rank).shift()
      if (next) next.begin()
      else count++
    }
  }
}

async function perform(check: Check, broken: string | undefined): Promise<Outcome> {
  const started = performance.now()
  const outcome = broken ? { passed: 0, failed: 1, skipped: 0, note: `${broken} failed`, messages: [] } : await check.run()
  const counts = [`${outcome.passed} passed`, outcome.failed && `${outcome.failed} failed`, outcome.skipped && `${outcome.skipped} skipped`]
  const mark = outcome.failed ? '✗' : outcome.passed ? '✓' : '·'
  console.log(`${mark} ${check.name.padEnd(15)}${secondsSince(started).padStart(6)} s  ${counts.filter(Boolean).join(', ')}${outcome.note ? ` (${outcome.note})` : ''}`)
  for (const message of outcome.messages) console.log(message)
  return outcome
}

async function runBrowserJourneys(name: string, args: string[]): Promise<Outcome> {
  const { path, why } = await chrome()
  if (!path) return skipped(await countJestFiles('browser'), why)
  // journeys wait for people and pages more than they compute
  return jest('browser', { name, environment: { CHROME_PATH: path }, args, workers: 2 })
}

/** Every page in every variant; shows how many looks were taken. */
async function lookAtPages(): Promise<Outcome> {
  const { path, why } = await chrome()
  if (!path) return skipped(1, why)
  const report = join(ROOT, '.cache/checks/pages.txt')
  rmSync(report, { force: true })
  const outcome = await jest('browser', { name: 'pages', environment: { CHROME_PATH: path, EVERY_VARIANT: '1' }, args: ['--testPathPatterns', 'test/pages.browser'] })
  return existsSync(report) ? { ...outcome, messages: [readFileSync(report, 'utf8').trimEnd(), ...outcome.messages] } : outcome
}

/** Shows what was counted, whether it is right or not. FAULTS_SEED, _FAMILIES, _AT_ONCE and _SECONDS may be given. */
async function runFaults(): Promise<Outcome> {
  const report = join(ROOT, '.cache/checks/faults-counts.txt')
  rmSync(report, { force: true })
  const outcome = await jest('api', { name: 'faults', environment: { MONGODB_URI: '', FAULTS_REPORT: report }, args: ['--testPathPatterns', 'journeys/faults'] })
  return existsSync(report) ? { ...outcome, messages: [readFileSync(report, 'utf8').trimEnd(), ...outcome.messages] } : outcome
}

async function onRealStore(project: 'store' | 'api', args: string[] = []): Promise<Outcome> {
  const engine = await realStore()
  if (engine === null) return { passed: 0, failed: 0, skipped: 0, note: 'no real engine here: neither MONGODB_URI nor ../shared/realdb/start', messages: [] }
  if (typeof engine === 'string') return skipped(1, engine)
  return jest(project, { name: `real-${project}`, environment: { MONGODB_URI: engine.uri }, args })
}

/** The real engine: running, or the reason why not, or `null` when there is none to start. */
async function prepareRealStore(): Promise<RealStore | string | null> {
  const start = findRealStore()
  return start ? start().catch(error => `the real engine did not start: ${firstLine(error)}; see .cache/checks/real-engine.log`) : null
}

/** The browser for the journeys; installed when this is Debian, we are root and there is none. */
async function prepareChrome(): Promise<{ path: string | undefined; why: string }> {
  const installed = findChrome()
  if (installed) return { path: installed, why: '' }
  if (!canInstallChromium()) return { path: undefined, why: 'no Chrome or Chromium here; install one or set CHROME_PATH' }
  const script = 'apt-get update && apt-get install -y --no-install-recommends chromium'
  const environment = { DEBIAN_FRONTEND: 'noninteractive' }
  try {
    await run({ name: 'installing Chromium', command: ['sh', '-c', script], logFile: join(ROOT, '.cache/checks/chromium.log'), environment, input: '' })
  } catch (error) {
    return { path: undefined, why: `Chromium could not be installed: ${firstLine(error)}; see .cache/checks/chromium.log` }
  }
  return { path: findChrome(), why: 'Chromium was installed and is not on the PATH' }
}

const firstLine = (error: unknown) => (error instanceof ChildFailure ? error.how : String(error).split('\n')[0])
const secondsSince = (start: number) => ((performance.now() - start) / 1000).toFixed(1)

async function stopRealStore(): Promise<void> {
  const engine = await realStoreAsked
  if (engine && typeof engine !== 'string') await engine.stop()
}

async function interrupted(): Promise<void> {
  await stopChildren()
  await stopRealStore()
  process.exit(130)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void interrupted())
void main()
