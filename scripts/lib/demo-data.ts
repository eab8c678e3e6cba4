import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join, relative } from 'node:path'
import { connectStore } from '../../bff/src/storage/connect'
import { ROOT } from './child'
import { newKeys, type Keys } from './stack'

/** Everything a demo leaves behind. Nothing else is ever removed. */
const OURS = ['store', 'upstreams', 'logs', 'keys.json', 'reference-day']

/** What a demo remembers from one start to the next. */
export type DemoData = { directory: string; keys: Keys; referenceDay: string }

/** Takes the demo's data for this process. @returns null when another start holds it */
export async function takeDemoData(directory = join(ROOT, '.data')): Promise<{ read(): DemoData; reset(mongodbUri?: string): Promise<void> } | null> {
  mkdirSync(directory, { recursive: true })
  if (!(await lock(directory))) return null
  const remember = (name: string, make: () => string): string => {
    const file = join(directory, name)
    if (!existsSync(file)) writeFileSync(file, make(), { mode: 0o600 })
    return readFileSync(file, 'utf8')
  }
  // a demo of before has keys, but not all of today's
  const rememberedKeys = (): Keys => {
    const stored = JSON.parse(remember('keys.json', () => JSON.stringify(newKeys()))) as Partial<Keys>
    const keys = { ...newKeys(), ...stored }
    if (stored.master === undefined) writeFileSync(join(directory, 'keys.json'), JSON.stringify(keys), { mode: 0o600 })
    return keys
  }
  return {
    /** Made at the first call: keys, and the day the demo's births are counted from. */
    read() {
      const today = new Date().toISOString().slice(0, 10)
      return {
        directory,
        keys: rememberedKeys(),
        referenceDay: remember('reference-day', () => today),
      }
    },
    /** Removes the demo's data; of a given store, the database the address names. */
    async reset(mongodbUri) {
      if (mongodbUri) {
        const connection = await connectStore(mongodbUri)
        await connection.dropDatabase()
        await connection.close()
      }
      for (const name of OURS) rmSync(join(directory, name), { recursive: true, force: true })
    },
  }
}

/** Whether every host of a MongoDB address is this machine. */
export function isLoopback(mongodbUri: string): boolean {
  const hosts = /^mongodb:\/\/(?:[^@/]*@)?([^/?]+)/.exec(mongodbUri)?.[1]?.split(',') ?? []
  return hosts.length > 0 && hosts.every(host => /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i.test(host))
}

/** A socket and not a file with a process id: the system takes it back when we die, however we die. */
async function lock(directory: string): Promise<boolean> {
  // relative, because the path of a socket may only be about a hundred bytes long
  const path = join(relative(process.cwd(), directory), 'running.sock')
  const held = await new Promise<boolean>(resolve => {
    const socket = connect(path, () => socket.end(() => resolve(true)))
    socket.once('error', () => resolve(false))
  })
  if (held) return false
  rmSync(path, { force: true })
  await new Promise<void>((resolve, reject) => createServer(socket => socket.end()).once('error', reject).listen(path, resolve).unref())
  return true
}
