import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MongoClient, MongoServerError } from 'mongodb'
import type { Collection, Document } from 'mongodb'
import { startStoreProcess } from './store-process'
import type { StoreProcess } from './store-process'
import { refusalOf } from './store-under-test'

const WRITERS = 8
const INDEXES = [
  { key: { number: 1 }, name: 'number', unique: true }, { key: { writer: 1, at: -1 }, name: 'recent' }, { key: { 'outbox.status': 1 }, name: 'outbox' },
] as const

/** What the store has acknowledged: numbers that are in, and for each how often it was changed. */
type Acknowledged = Map<number, number>

describe('the embedded store, killed', () => {
  let folder: string
  let running: StoreProcess | undefined
  let clients: MongoClient[]

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'store-killed-'))
    clients = []
  })
  afterEach(async () => {
    await Promise.all(clients.map(client => client.close()))
    await running?.kill()
    rmSync(folder, { recursive: true, force: true })
  })

  async function start(...options: string[]): Promise<Collection<Document>> {
    running = await startStoreProcess(folder, ...options)
    const client = await new MongoClient(running.uri, { retryReads: false, retryWrites: false }).connect()
    clients.push(client)
    return client.db('killed').collection('applications')
  }

  /** Writes until the store is killed: an insert, then changes that touch every index. */
  async function write(applications: Collection<Document>, writer: number, round: number, acknowledged: Acknowledged, onProgress: () => void): Promise<void> {
    for (let i = 0; ; i++) {
      const number = round * 1_000_000 + writer * 100_000 + i
      try {
        await applications.insertOne({ number, writer, at: i, changes: 0, outbox: [{ status: 'pending' }] })
        acknowledged.set(number, 0)
        await applications.updateOne({ number }, { $inc: { changes: 1, at: 1 }, $set: { 'outbox.0.status': 'sent' } })
        acknowledged.set(number, 1)
        onProgress()
      } catch (error) {
        if (error instanceof MongoServerError) throw error // only the store's death ends the writing
        return
      }
    }
  }

  async function check(applications: Collection<Document>, acknowledged: Acknowledged): Promise<void> {
    const all = await applications.find().hint({ $natural: 1 }).toArray()
    const changes = new Map(all.map(document => [document.number as number, document.changes as number]))
    for (const [number, changed] of acknowledged) expect(changes.get(number)).toBeGreaterThanOrEqual(changed)
    for (const { changes: changed, outbox } of all) expect(outbox).toEqual([{ status: changed === 1 ? 'sent' : 'pending' }])
    expect(changes.size).toBe(all.length)
    for (const { name } of INDEXES) {
      const byIndex = await applications.find().hint(name).toArray()
      expect(byIndex.map(({ number }) => number as number).sort((a, b) => a - b)).toEqual([...changes.keys()].sort((a, b) => a - b))
    }
    for (const status of ['pending', 'sent']) {
      const expected = all.filter(({ outbox }) => (outbox as Document[]).some(entry => entry.status === status)).length
      expect(await applications.countDocuments({ 'outbox.status': status })).toBe(expected)
    }
    const [taken] = changes.keys()
    expect((await refusalOf(applications.insertOne({ number: taken }))).code).toBe(11000)
  }

  test.each(['every-commit', 'by-system'])('under load it keeps every acknowledged write, and its indexes whole (flush %s)', async flush => {
    const acknowledged: Acknowledged = new Map()
    await (await start('--flush', flush)).createIndexes(INDEXES.map(index => ({ ...index, key: { ...index.key } })))
    for (let round = 1; round <= 3; round++) {
      const before = acknowledged.size
      const applications = clients.at(-1)!.db('killed').collection<Document>('applications')
      await new Promise<void>((resolve, reject) => {
        const onProgress = (): void => { if (acknowledged.size >= before + 200) void running!.kill().then(() => written.then(() => resolve(), reject)) }
        const written = Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(applications, writer, round, acknowledged, onProgress)))
        written.catch(reject) // a writer that is refused fails the test
      })
      await check(await start('--flush', flush), acknowledged)
    }
    expect(acknowledged.size).toBeGreaterThanOrEqual(600)
  })

  test('a folder has one store; the next one says who has it, and may have it once that one is dead', async () => {
    await start()
    await expect(startStoreProcess(folder)).rejects.toThrow(new RegExp(`The data folder ${folder} is in use by another store \\(process ${running!.child.pid}, port \\d+\\)`))
    await running!.kill()
    expect(await (await start()).countDocuments()).toBe(0)
  })

  test('it stops when its parent is gone', async () => {
    await start()
    const exited = once(running!.child, 'exit')
    running!.child.stdin!.end()
    expect((await exited)[0]).toBe(0)
    running = undefined
  })

  test('it stops in good order when it is told to', async () => {
    const applications = await start()
    await applications.insertOne({ number: 1 })
    const exited = once(running!.child, 'exit')
    running!.child.kill('SIGTERM')
    expect((await exited)[0]).toBe(0)
    expect(await (await start()).countDocuments()).toBe(1)
  })
})
