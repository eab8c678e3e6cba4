import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** The embedded store in a process of its own, as `scripts/start` runs it. */
export interface StoreProcess { uri: string, child: ChildProcess, kill: () => Promise<void> }

/** Starts it on any free port; throws what it says when it cannot start. */
export async function startStoreProcess(folder: string, ...options: string[]): Promise<StoreProcess> {
  const main = join(__dirname, '..', 'main.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', main, '--port', '0', '--data', folder, '--with-parent', ...options], { stdio: ['pipe', 'pipe', 'pipe'] })
  const complaints: string[] = []
  child.stderr.on('data', chunk => complaints.push(String(chunk)))
  const exited = once(child, 'exit')
  const line = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), exited.then(() => undefined)])
  if (line === undefined) throw new Error(complaints.join(''))
  return {
    uri: (JSON.parse(String(line[0])) as { uri: string }).uri,
    child,
    kill: async () => {
      child.kill('SIGKILL')
      await exited
    },
  }
}
