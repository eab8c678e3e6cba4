import mongoose, { Schema } from 'mongoose'
import type { Connection, Model } from 'mongoose'
import { openStoreUnderTest } from './store-under-test'
import type { StoreUnderTest } from './store-under-test'

interface Application { number: string, status: string, steps: { name: string, at: Date }[], holder?: { name: string }, expiresAt?: Date }

describe('mongoose', () => {
  let store: StoreUnderTest
  let connection: Connection
  let Applications: Model<Application>

  beforeAll(async () => {
    store = await openStoreUnderTest()
    connection = await mongoose.createConnection(store.uri, { dbName: store.db.databaseName }).asPromise()
    const schema = new Schema<Application>({
      number: { type: String, required: true },
      status: { type: String, default: 'draft' },
      steps: [{ name: String, at: Date, _id: false }],
      holder: { name: String },
      expiresAt: Date,
    }, { versionKey: 'version', optimisticConcurrency: true, timestamps: true })
    schema.index({ number: 1 }, { unique: true })
    schema.index({ 'steps.name': 1 })
    schema.index({ status: 1, createdAt: -1 }, { partialFilterExpression: { status: 'open' } })
    schema.index({ expiresAt: 1 }, { expireAfterSeconds: 3600 })
    Applications = connection.model<Application>('Application', schema)
    await Applications.init()
  })
  afterAll(async () => {
    await connection.close()
    await store.close()
  })
  beforeEach(() => Applications.deleteMany({}))

  test('a model makes its indexes, and makes them anew when they differ', async () => {
    const names = async (): Promise<string[]> => (await Applications.collection.indexes()).map(({ name }) => name!).sort()
    const expected = ['_id_', 'expiresAt_1', 'number_1', 'status_1_createdAt_-1', 'steps.name_1']
    expect(await names()).toEqual(expected)
    await Applications.collection.dropIndex('number_1')
    await Applications.collection.createIndex({ surplus: 1 })
    expect(await Applications.syncIndexes()).toEqual(['surplus_1'])
    expect(await names()).toEqual(expected)
    expect(await Applications.syncIndexes()).toEqual([])
  })

  test('documents are made, found, changed and removed', async () => {
    const made = await Applications.create({ number: 'A1', steps: [{ name: 'begin', at: new Date(0) }] })
    const found = await Applications.findOne({ 'steps.name': 'begin' }).orFail()
    expect(found.toObject()).toMatchObject({ number: 'A1', status: 'draft', version: 0, steps: [{ name: 'begin', at: new Date(0) }] })
    found.steps.push({ name: 'submit', at: new Date(1) })
    found.holder = { name: '王' }
    await found.save()
    expect(await Applications.findById(made._id).lean()).toMatchObject({ version: 1, holder: { name: '王' }, steps: [{ name: 'begin' }, { name: 'submit' }] })
    await found.deleteOne()
    expect(await Applications.countDocuments()).toBe(0)
  })

  test('of two who saved the same version the second is told', async () => {
    await Applications.create({ number: 'A1' })
    const [first, second] = await Promise.all([Applications.findOne().orFail(), Applications.findOne().orFail()])
    first.status = 'open'
    await first.save()
    second.status = 'closed'
    await expect(second.save()).rejects.toThrow(mongoose.Error.VersionError)
    expect((await Applications.findOne().orFail()).status).toBe('open')
  })

  test('a number that is taken is refused with its key', async () => {
    await Applications.create({ number: 'A1' })
    await expect(Applications.create({ number: 'A1' })).rejects.toMatchObject({ code: 11000, keyValue: { number: 'A1' } })
  })

  test('findOneAndUpdate with upsert, a cursor, bulkWrite and exists', async () => {
    const upserted = await Applications.findOneAndUpdate({ number: 'A2' }, { $set: { status: 'open' } }, { upsert: true, returnDocument: 'after' })
    expect(upserted).toMatchObject({ number: 'A2', status: 'open' })
    await Applications.bulkWrite(Array.from({ length: 250 }, (_, n) => ({ insertOne: { document: { number: `B${n}` } as Application } })))
    let count = 0
    for await (const _ of Applications.find().cursor({ batchSize: 50 })) count++
    expect(count).toBe(251)
    expect(await Applications.exists({ number: 'B7' })).not.toBeNull()
    expect(await Applications.exists({ number: 'C7' })).toBeNull()
  })
})
