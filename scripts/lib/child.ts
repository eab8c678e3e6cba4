import { spawn } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'

export const ROOT = join(__dirname, '../..')

export type Command = {
  name: string
  command: readonly [string, ...string[]]
  logFile: string
  environment?: Record<string, string>
  /** Written to its standard input, which is then closed. Without it the input stays open for as long as we live. */
  input?: string
}

/** A TypeScript program of this repository, as one process: the `tsx` command would put a second one in between. */
export function tsx(file: string, ...args: string[]): [string, ...string[]] {
  return [process.execPath, '--import', 'tsx', file, ...args]
}

/** A program that does not watch its standard input, and still goes when we are killed. */
export function keptWithParent(program: string, ...args: string[]): [string, ...string[]] {
  return [process.execPath, join(__dirname, 'keep-with-parent.cjs'), program, ...args]
}

/** A child that ended, or did not get ready, with its last words. */
export class ChildFailure extends Error {
  constructor(readonly child: string, readonly how: string, readonly lastLines: readonly string[], readonly logFile: string) {
    super([`${child}: ${how}`, ...lastLines.map(line => `  ${line}`), `  log: ${logFile}`].join('\n'))
    this.name = 'ChildFailure'
  }
}

export type Child = ReturnType<typeof startChild>
const running = new Set<Child>()

/**
 * Starts a process whose output goes to a log file. It gets a session of its own, so that Ctrl-C in the terminal reaches
 * only us and we stop the children in order; its standard input is a pipe that closes when we die, however we die.
 */
export function startChild({ name, command: [program, ...args], logFile, environment, input }: Command) {
  mkdirSync(dirname(logFile), { recursive: true })
  const log = createWriteStream(logFile, { flags: 'a' })
  const lastLines: string[] = []
  const listeners = new Set<(line: string) => void>()
  const spawned = spawn(program, args, { cwd: ROOT, detached: true, stdio: 'pipe', env: { ...process.env, ...environment } })
  spawned.stdin.on('error', () => {}) // it may be gone already
  if (input !== undefined) spawned.stdin.end(input)
  for (const output of [spawned.stdout, spawned.stderr]) {
    createInterface({ input: output }).on('line', line => {
      log.write(`${line}\n`)
      if (lastLines.push(line.slice(0, 400)) > 12) lastLines.shift()
      for (const listener of listeners) listener(line)
    })
  }

  const failure = (how: string) => new ChildFailure(name, how, [...lastLines], logFile)
  let asked = false
  let end: { how: string; failure: ChildFailure } | undefined
  const ended = new Promise<{ how: string; failure: ChildFailure }>(resolve => {
    const finish = (how: string) => {
      running.delete(child)
      log.end(() => resolve((end ??= { how, failure: failure(how) })))
    }
    spawned.once('error', error => finish(error.message))
    spawned.once('close', (code, signal) => finish(signal ? `ended by ${signal}` : `ended with exit code ${code}`))
  })

  /** To the child and whatever it has started. */
  const signalGroup = (signal: NodeJS.Signals) => {
    if (end || spawned.pid === undefined) return
    try {
      process.kill(-spawned.pid, signal)
    } catch {
      // gone already
    }
  }

  const child = {
    name,
    pid: spawned.pid,
    /** Resolves when it has ended and its output is written. */
    ended,
    /** Calls back when it ends and nobody asked it to. */
    onUnexpectedEnd(callback: (failure: ChildFailure) => void): void {
      void ended.then(({ failure }) => asked || callback(failure))
    },
    /** Each line of its output from now on. */
    onLine(callback: (line: string) => void): void {
      listeners.add(callback)
    },
    /** The first line of its output that is a JSON object. @throws ChildFailure */
    firstJson(seconds = 60): Promise<Record<string, unknown>> {
      return new Promise((resolve, reject) => {
        const settle = (finish: () => void) => {
          clearTimeout(timer)
          listeners.delete(listen)
          finish()
        }
        const listen = (line: string) => {
          const found = parseObject(line)
          if (found) settle(() => resolve(found))
        }
        const timer = setTimeout(() => settle(() => reject(failure(`said nothing for ${seconds} s`))), seconds * 1000)
        listeners.add(listen)
        void ended.then(({ failure }) => settle(() => reject(failure)))
      })
    },
    /** Returns once `ask` says yes. @throws ChildFailure when it ends before, or takes too long */
    async ready(ask: () => Promise<boolean>, seconds = 60): Promise<void> {
      const deadline = performance.now() + seconds * 1000
      while (!(await ask())) {
        if (end) throw end.failure
        if (performance.now() > deadline) throw failure(`not ready within ${seconds} s`)
        await new Promise(resolve => setTimeout(resolve, 25))
      }
    },
    /** Asks it to end, and insists after ten seconds. */
    async stop(): Promise<void> {
      asked = true
      signalGroup('SIGTERM')
      const insist = setTimeout(() => signalGroup('SIGKILL'), 10_000)
      await ended
      clearTimeout(insist)
    },
    /** `kill -9`; resolves when it is gone. */
    async kill(): Promise<void> {
      asked = true
      signalGroup('SIGKILL')
      await ended
    },
  }
  running.add(child)
  return child
}

/** Runs a command to its end. @throws ChildFailure when it fails */
export async function run(command: Command): Promise<void> {
  const { how, failure } = await startChild(command).ended
  if (how !== 'ended with exit code 0') throw failure
}

/** Stops everything we have started and that still runs, the youngest first. */
export async function stopChildren(): Promise<void> {
  for (const child of [...running].reverse()) await child.stop()
}

function parseObject(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith('{')) return undefined
  try {
    return JSON.parse(line) as Record<string, unknown>
  } catch {
    return undefined
  }
}
