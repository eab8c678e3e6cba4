import type { Collection, Document, MongoClient } from 'mongodb'
import { MongoServerError } from 'mongodb'
import { openStoreUnderTest } from './store-under-test'
import type { StoreUnderTest } from './store-under-test'

const CLIENTS = 20

describe('many at once', () => {
  let store: StoreUnderTest
  let clients: MongoClient[]

  beforeAll(async () => {
    store = await openStoreUnderTest()
    clients = await Promise.all(Array.from({ length: CLIENTS }, () => store.connect()))
  })
  afterAll(() => store.close())

  const each = <T>(name: string, run: (collection: Collection<Document>, client: number) => Promise<T>): Promise<T[]> => (
    Promise.all(clients.map((client, at) => run(client.db(store.db.databaseName).collection<Document>(name), at))))

  test('a counter that 20 clients increment 50 times loses nothing and gives no value twice', async () => {
    const values = (await each('counters', async counters => {
      const own: number[] = []
      for (let i = 0; i < 50; i++) {
        const after = await counters.findOneAndUpdate({ _id: 'number' } as Document, { $inc: { value: 1 } }, { upsert: true, returnDocument: 'after' })
        own.push(after?.value as number)
      }
      return own
    })).flat()
    expect(values.sort((a, b) => a - b)).toEqual(Array.from({ length: CLIENTS * 50 }, (_, i) => i + 1))
  })

  test('of all who change one version of a document exactly one wins, in every round', async () => {
    const applications = store.db.collection<Document>('applications')
    await applications.insertOne({ _id: 'a', version: 0, winners: [] } as Document)
    for (let version = 0; version < 10; version++) {
      const results = await each('applications', (collection, client) => collection.updateOne(
        { _id: 'a', version } as Document, { $inc: { version: 1 }, $push: { winners: client } } as Document))
      expect(results.filter(({ modifiedCount }) => modifiedCount === 1)).toHaveLength(1)
    }
    const after = await applications.findOne()
    expect(after?.version).toBe(10)
    expect(after?.winners).toHaveLength(10)
  })

  test('upserts that race for one unique key leave one document', async () => {
    await store.db.collection('keys').createIndex({ key: 1 }, { unique: true })
    const outcomes = await each('keys', async keys => {
      for (let tries = 0; ; tries++) {
        try {
          return await keys.updateOne({ key: 'k' }, { $setOnInsert: { made: true }, $inc: { seen: 1 } }, { upsert: true })
        } catch (error) {
          // MongoDB may let two upserts insert at once: the unique index stops one, which then finds the other's document
          if (!(error instanceof MongoServerError && error.code === 11000 && tries < 5)) throw error
        }
      }
    })
    expect(outcomes.filter(({ upsertedCount }) => upsertedCount === 1)).toHaveLength(1)
    expect(await store.db.collection('keys').find({}, { projection: { _id: 0 } }).toArray()).toEqual([{ key: 'k', made: true, seen: CLIENTS }])
  })

  test('inserts that race for one unique key: one is in, the others are told', async () => {
    await store.db.collection('numbers').createIndex({ number: 1 }, { unique: true })
    const outcomes = await each('numbers', numbers => numbers.insertOne({ number: 7 }).then(() => 'in', (error: MongoServerError) => error.code))
    expect(outcomes.filter(outcome => outcome === 'in')).toHaveLength(1)
    expect(outcomes.filter(outcome => outcome === 11000)).toHaveLength(CLIENTS - 1)
  })

  test('200 tasks are taken by 20 workers, each once', async () => {
    await store.db.collection('tasks').createIndex({ status: 1, n: 1 })
    await store.db.collection('tasks').insertMany(Array.from({ length: 200 }, (_, n) => ({ n, status: 'pending' })))
    const taken = (await each('tasks', async (tasks, worker) => {
      const own: number[] = []
      for (;;) {
        const task = await tasks.findOneAndUpdate({ status: 'pending' }, { $set: { status: 'taken', worker } }, { sort: { n: 1 } })
        if (!task) return own
        own.push(task.n as number)
      }
    })).flat()
    expect(taken.sort((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, n) => n))
  })
})
