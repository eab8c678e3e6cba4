import { createServer } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'
import { resolve } from 'node:path'
import type { Context } from './commands/command'
import { answer } from './commands/registry'
import { serveConnection } from './connection'
import { Cursors } from './cursors'
import { lockDirectory } from './lock'
import type { Store } from './query/execute'
import { Catalog } from './storage/catalog'
import { Engine } from './storage/engine'
import type { Flush } from './storage/engine'
import { Records } from './storage/records'
import { startSweeper } from './ttl'

const HOST = '127.0.0.1'

export interface StoreOptions {
  /** 0 takes any free port. */
  port: number
  dataDirectory: string
  /** How often expired documents are looked for, in seconds; 60 as in MongoDB. */
  ttlSeconds?: number
  /** When writes reach the disk; before they are acknowledged unless said otherwise. */
  flush?: Flush
}

export interface RunningStore { uri: string, port: number, stop: () => Promise<void> }

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolvePort, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(
      error.code === 'EADDRINUSE' ? new Error(`Port ${port} on ${HOST} is in use by another program. Choose another port for the store.`) : error))
    server.listen(port, HOST, () => resolvePort((server.address() as AddressInfo).port))
  })
}

function openStore(dataDirectory: string, flush: Flush): Store {
  const catalog = new Catalog()
  const engine: Engine = new Engine(dataDirectory, flush, () => catalog.load(engine))
  catalog.load(engine)
  return { engine, catalog, records: new Records(engine, catalog) }
}

/**
 * Starts a store for demo and tests that speaks MongoDB's wire protocol on the loopback. Throws a sentence when the port or
 * the data folder is taken. `stop` finishes the writes under way, closes the files and lets go of the folder.
 */
export async function startStore({ port: wantedPort, dataDirectory, ttlSeconds = 60, flush = 'every-commit' }: StoreOptions): Promise<RunningStore> {
  const directory = resolve(dataDirectory)
  const sockets = new Set<Socket>()
  let connections = 0
  let open!: (context: Omit<Context, 'connectionId'>) => void
  const opened = new Promise<Omit<Context, 'connectionId'>>(resolveOpened => { open = resolveOpened })
  const server = createServer(socket => {
    const connectionId = ++connections
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    void opened.then(context => serveConnection(socket, command => answer(command, { ...context, connectionId })))
  })
  const port = await listen(server, wantedPort)
  const closeServer = (): Promise<void> => new Promise(closed => {
    server.close(() => closed())
    for (const socket of sockets) socket.destroy()
  })
  let release: () => void
  try {
    release = await lockDirectory(directory, port)
  } catch (error) {
    await closeServer()
    throw error
  }
  const store = openStore(directory, flush)
  const parameters = { ttlMonitorSleepSecs: ttlSeconds }
  const sweeper = startSweeper(store, () => parameters.ttlMonitorSleepSecs)
  open({ store, parameters, cursors: new Cursors(), onParameters: sweeper.restart, startedAt: new Date(), port, dataDirectory: directory })
  return {
    uri: `mongodb://${HOST}:${port}/?directConnection=true`,
    port,
    stop: async () => {
      sweeper.stop()
      await closeServer()
      await store.engine.close()
      release()
    },
  }
}
