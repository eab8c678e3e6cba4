import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build, needsBuild, type Target } from './build-when-changed'
import { ChildFailure, ROOT, startChild } from './child'

/** What came of a check. A tool counts as one; a jest project counts its tests. */
export type Outcome = { passed: number; failed: number; skipped: number; note?: string; messages: string[] }

const logs = join(ROOT, '.cache/checks')
const passed: Outcome = { passed: 1, failed: 0, skipped: 0, messages: [] }
const failed = (message: string): Outcome => ({ passed: 0, failed: 1, skipped: 0, messages: [message] })
export const skipped = (count: number, note: string): Outcome => ({ passed: 0, failed: 0, skipped: count, note, messages: [] })

/** Runs a program of a package that is installed; it passes when it exits with 0. */
export async function tool(name: string, file: string, ...args: string[]): Promise<Outcome> {
  const { ok, output } = await execute(name, [process.execPath, join(ROOT, 'node_modules', file), ...args])
  return ok ? passed : failed(lastLines(output, 80))
}

/** Builds a target, unless nothing has changed since the last build. */
export async function buildTarget(target: Target): Promise<Outcome> {
  if (!needsBuild(target)) return { ...passed, note: 'unchanged' }
  try {
    await build(target)
    return passed
  } catch (error) {
    return failed(error instanceof ChildFailure ? lastLines(readFileSync(error.logFile, 'utf8'), 60) : String(error))
  }
}

type JestOptions = { name?: string; environment?: Record<string, string>; args?: string[]; /** Files that run at once. */ workers?: number }

/** Runs one jest project. A file that cannot even be loaded counts as a failed test. */
export async function jest(project: string, { name = project, environment = {}, args = [], workers = 1 }: JestOptions = {}): Promise<Outcome> {
  const report = join(logs, `${name}.json`)
  rmSync(report, { force: true })
  const command = [process.execPath, join(ROOT, 'node_modules/jest/bin/jest.js'), '--selectProjects', project, '-w', String(workers), '--json', '--outputFile', report, ...args] as const
  const { ok, output } = await execute(name, [...command], environment)
  if (!existsSync(report)) return failed(lastLines(output, 80))
  const result = JSON.parse(readFileSync(report, 'utf8')) as JestReport
  const broken = result.testResults.filter(file => file.status === 'failed')
  const outcome: Outcome = {
    passed: result.numPassedTests,
    failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
    skipped: result.numPendingTests + result.numTodoTests,
    messages: broken.map(file => file.message),
  }
  return ok || outcome.failed > 0 ? outcome : { ...outcome, failed: 1, messages: [lastLines(output, 80)] }
}

/** How many files a jest project has. */
export async function countJestFiles(project: string): Promise<number> {
  const { output } = await execute(`list-${project}`, [process.execPath, join(ROOT, 'node_modules/jest/bin/jest.js'), '--selectProjects', project, '--listTests'])
  return output.split('\n').filter(line => line.startsWith('/')).length
}

type JestReport = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  numRuntimeErrorTestSuites: number
  testResults: { status: string; message: string }[]
}

/** What jest says when tests have left something running: it would wait for it forever. */
const LEFT_RUNNING = 'Jest did not exit one second after'

async function execute(name: string, command: [string, ...string[]], environment?: Record<string, string>): Promise<{ ok: boolean; output: string }> {
  const logFile = join(logs, `${name}.log`)
  mkdirSync(logs, { recursive: true })
  rmSync(logFile, { force: true })
  const child = startChild({ name, command, logFile, environment, input: '' })
  let patience: NodeJS.Timeout | undefined
  child.onLine(line => void (line.includes(LEFT_RUNNING) && (patience = setTimeout(() => void child.stop(), 15_000))))
  const { how } = await child.ended
  clearTimeout(patience)
  return { ok: how === 'ended with exit code 0', output: readFileSync(logFile, 'utf8') }
}

function lastLines(text: string, count: number): string {
  return text.trimEnd().split('\n').slice(-count).join('\n')
}
