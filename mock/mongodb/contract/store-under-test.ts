import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MongoClient, MongoServerError } from 'mongodb'
import type { Db, Document } from 'mongodb'
import { startStore } from '../server'

// a busy machine is slow, not wrong: a test that hangs still ends
jest.setTimeout(60_000)

/** The engine under test: the one MONGODB_URI names, or an embedded store that lives as long as the test file. */
export interface StoreUnderTest {
  uri: string
  client: MongoClient
  db: Db
  isEmbedded: boolean
  /** Another client, as another process would have one. */
  connect: () => Promise<MongoClient>
  close: () => Promise<void>
}

/** Opens a database of its own on the engine under test; `close` drops it. */
export async function openStoreUnderTest(): Promise<StoreUnderTest> {
  const given = process.env.MONGODB_URI || undefined
  const folder = given ? undefined : mkdtempSync(join(tmpdir(), 'store-contract-'))
  const embedded = folder ? await startStore({ port: 0, dataDirectory: folder, ttlSeconds: 1, flush: 'by-system' }) : undefined
  const uri = given ?? embedded!.uri
  const clients: MongoClient[] = []
  const connect = async (): Promise<MongoClient> => {
    const client = await new MongoClient(uri, { ignoreUndefined: true }).connect()
    clients.push(client)
    return client
  }
  const client = await connect()
  const db = client.db(`contract_${randomBytes(6).toString('hex')}`)
  return {
    uri, client, db, connect,
    isEmbedded: embedded !== undefined,
    close: async () => {
      await db.dropDatabase()
      await Promise.all(clients.map(each => each.close()))
      await embedded?.stop()
      if (folder) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The refusal of a command that must not succeed. */
export async function refusalOf(doing: Promise<unknown>): Promise<MongoServerError> {
  const outcome = await doing.then(value => ({ value }), (error: unknown) => ({ error }))
  if ('error' in outcome && outcome.error instanceof MongoServerError) return outcome.error
  throw new Error(`expected a refusal by the server, got ${JSON.stringify(outcome)}`)
}

/** All stages of an explained plan, from the top. */
export function stagesOf(explained: Document): string[] {
  const stages: string[] = []
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const { stage, ...rest } = value as Document
    if (typeof stage === 'string') stages.push(stage)
    Object.values(rest).forEach(walk)
  }
  walk(explained.queryPlanner ?? explained)
  return stages
}
