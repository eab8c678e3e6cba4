import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { MessageSplitter, readReply, writeCommand } from './wire'

/** How long an owner may take to say that it is there. */
const ANSWER_MILLISECONDS = 3000

interface Owner { pid: number, port: number }

/** Asks who listens on a port which data folder it serves; undefined when no one listens. */
function askForDirectory(port: number): Promise<string | undefined> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1')
    const splitter = new MessageSplitter()
    const finish = (directory: string | undefined): void => {
      socket.destroy()
      resolve(directory)
    }
    socket.setTimeout(ANSWER_MILLISECONDS, () => finish('it does not answer'))
    socket.on('error', () => finish(undefined))
    socket.on('close', () => finish(undefined))
    socket.on('connect', () => socket.write(writeCommand(1, { serverStatus: 1, $db: 'admin' })))
    socket.on('data', chunk => {
      try {
        for (const bytes of splitter.push(chunk)) finish(String(readReply(bytes).dataDirectory))
      } catch {
        finish(undefined)
      }
    })
  })
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** A number alone may by now belong to another program, so the owner is asked whether it still serves this folder. */
async function isHeld({ pid, port }: Owner, directory: string): Promise<boolean> {
  if (!isRunning(pid)) return false
  const served = await askForDirectory(port)
  return served === directory || served === 'it does not answer'
}

/**
 * Takes the data folder for the store that listens on `port`, or throws a sentence that says who has it. What a killed store
 * left behind is taken over. Gives back what releases the folder.
 */
export async function lockDirectory(directory: string, port: number): Promise<() => void> {
  mkdirSync(directory, { recursive: true })
  const path = join(directory, 'store.lock')
  const draft = join(directory, `store.lock.${process.pid}.${port}`)
  writeFileSync(draft, JSON.stringify({ pid: process.pid, port } satisfies Owner))
  try {
    for (;;) {
      try {
        linkSync(draft, path) // takes the name only if no one has it, with the content already in it
        return () => rmSync(path, { force: true })
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
      const owner = JSON.parse(readFileSync(path, 'utf8')) as Owner
      if (await isHeld(owner, directory)) {
        throw new Error(`The data folder ${directory} is in use by another store (process ${owner.pid}, port ${owner.port}). Stop that one or choose another folder.`)
      }
      rmSync(path, { force: true })
    }
  } finally {
    rmSync(draft, { force: true })
  }
}
