import { Double, Long } from 'bson'
import type { Collection, Document, Filter, Sort } from 'mongodb'
import { openStoreUnderTest, refusalOf, stagesOf } from './store-under-test'
import type { StoreUnderTest } from './store-under-test'

const MINUTE = 60_000

describe('indexes', () => {
  let store: StoreUnderTest
  let people: Collection<Document>
  let count = 0

  beforeAll(async () => { store = await openStoreUnderTest() })
  afterAll(() => store.close())
  beforeEach(() => { people = store.db.collection(`people_${++count}`) })

  test('a unique index refuses a second one and says which', async () => {
    await people.createIndex({ email: 1 }, { unique: true })
    await people.insertOne({ email: 'a@example.org' })
    const refusal = await refusalOf(people.insertOne({ email: 'a@example.org' }))
    expect(refusal).toMatchObject({ code: 11000, keyPattern: { email: 1 }, keyValue: { email: 'a@example.org' } })
    expect(refusal.message).toMatch(/^E11000 duplicate key error collection: \S+\.people_\d+ index: email_1 dup key: \{ email: "a@example.org" \}/)
  })

  test('it holds for updates, upserts, replacements and findOneAndUpdate too', async () => {
    await people.createIndex({ email: 1 }, { unique: true })
    await people.insertMany([{ _id: 1, email: 'a' }, { _id: 2, email: 'b' }] as Document[])
    const two = { _id: 2 } as Document
    for (const attempt of [
      people.updateOne(two, { $set: { email: 'a' } }),
      people.replaceOne(two, { email: 'a' }),
      people.findOneAndUpdate(two, { $set: { email: 'a' } }),
      people.updateOne({ _id: 3 } as Document, { $set: { email: 'a' } }, { upsert: true }),
    ]) expect((await refusalOf(attempt)).code).toBe(11000)
    expect(await people.find().sort({ _id: 1 }).toArray()).toEqual([{ _id: 1, email: 'a' }, { _id: 2, email: 'b' }])
  })

  test('the id is unique', async () => {
    await people.insertOne({ _id: 1 } as Document)
    expect(await refusalOf(people.insertOne({ _id: 1 } as Document))).toMatchObject({ code: 11000, keyPattern: { _id: 1 }, keyValue: { _id: 1 } })
  })

  test('a missing field is null: only one document may lack a unique field', async () => {
    await people.createIndex({ email: 1 }, { unique: true })
    await people.insertOne({ n: 1 })
    expect(await refusalOf(people.insertOne({ n: 2 }))).toMatchObject({ code: 11000, keyValue: { email: null } })
  })

  test('a sparse unique index leaves out those who lack the field', async () => {
    await people.createIndex({ email: 1 }, { unique: true, sparse: true })
    await people.insertMany([{ n: 1 }, { n: 2 }, { email: 'a' }])
    expect((await refusalOf(people.insertOne({ email: 'a' }))).code).toBe(11000)
    expect(await people.countDocuments({ email: { $exists: false } })).toBe(2)
    expect((await people.find({ email: null }).sort({ email: 1 }).toArray())).toHaveLength(2)
  })

  test('a partial unique index holds only where its filter does', async () => {
    await people.createIndex({ person: 1 }, { unique: true, partialFilterExpression: { status: 'open' } })
    await people.insertMany([{ person: 1, status: 'closed' }, { person: 1, status: 'closed' }, { _id: 9, person: 1, status: 'open' }] as Document[])
    expect((await refusalOf(people.insertOne({ person: 1, status: 'open' }))).code).toBe(11000)
    await people.updateOne({ _id: 9 } as Document, { $set: { status: 'closed' } })
    await people.insertOne({ person: 1, status: 'open' })
    expect((await refusalOf(people.updateOne({ _id: 9 } as Document, { $set: { status: 'open' } }))).code).toBe(11000)
    expect(await people.countDocuments({ person: 1 })).toBe(4)
  })

  test('a compound unique index compares all its fields', async () => {
    await people.createIndex({ country: 1, number: -1 }, { unique: true })
    await people.insertMany([{ country: 'A', number: 1 }, { country: 'A', number: 2 }, { country: 'B', number: 1 }])
    expect(await refusalOf(people.insertOne({ country: 'A', number: 2 }))).toMatchObject({ code: 11000, keyValue: { country: 'A', number: 2 } })
  })

  test('numbers of all types are one key', async () => {
    await people.createIndex({ n: 1 }, { unique: true })
    await people.insertOne({ n: 1 })
    for (const n of [new Double(1), Long.fromNumber(1)]) expect((await refusalOf(people.insertOne({ n }))).code).toBe(11000)
  })

  test('each element of an array is a key of its own', async () => {
    await people.createIndex({ tags: 1 }, { unique: true })
    await people.insertOne({ tags: ['a', 'b', 'a'] })
    expect((await refusalOf(people.insertOne({ tags: ['c', 'b'] }))).code).toBe(11000)
    await people.insertOne({ tags: ['c'] })
  })

  test('long texts are found, kept apart and sorted, beyond what an index key can hold', async () => {
    await people.createIndex({ text: 1 }, { unique: true })
    const texts = ['b', 'a', 'c'].map(end => 'x'.repeat(2200) + end)
    await people.insertMany(texts.map(text => ({ text })))
    expect((await refusalOf(people.insertOne({ text: texts[1]! }))).code).toBe(11000)
    expect(await people.countDocuments({ text: texts[1]! })).toBe(1)
    expect(await people.countDocuments({ text: { $gt: texts[1]! } })).toBe(2)
    expect((await people.find().sort({ text: -1 }).toArray()).map(({ text }) => (text as string).at(-1))).toEqual(['c', 'b', 'a'])
  })

  test('two arrays in one compound index are refused', async () => {
    await people.createIndex({ a: 1, b: 1 })
    if (!store.isEmbedded) return // MongoDB and the embedded store refuse it; the engine of some test set-ups can index it
    expect((await refusalOf(people.insertOne({ a: [1], b: [2] }))).code).toBe(171)
    expect(await people.countDocuments()).toBe(0)
  })

  test('an index over what is there already must hold for it', async () => {
    await people.insertMany([{ n: 1 }, { n: 1 }])
    expect((await refusalOf(people.createIndex({ n: 1 }, { unique: true }))).code).toBe(11000)
    expect((await people.indexes()).map(({ name }) => name)).toEqual(['_id_'])
    await people.deleteOne({ n: 1 })
    await people.createIndex({ n: 1 }, { unique: true })
    expect((await refusalOf(people.insertOne({ n: 1 }))).code).toBe(11000)
  })

  test('indexes are listed as they were made, and go when they are dropped', async () => {
    await people.createIndex({ a: 1, b: -1 }, { name: 'both', unique: true, partialFilterExpression: { a: { $gt: 5 } } })
    await people.createIndex({ at: 1 }, { expireAfterSeconds: 60 })
    expect(await people.indexes()).toEqual(expect.arrayContaining([
      expect.objectContaining({ name: '_id_', key: { _id: 1 } }),
      expect.objectContaining({ name: 'both', key: { a: 1, b: -1 }, unique: true, partialFilterExpression: { a: { $gt: 5 } } }),
      expect.objectContaining({ name: 'at_1', key: { at: 1 }, expireAfterSeconds: 60 }),
    ]))
    await people.dropIndex('both')
    expect((await people.indexes()).map(({ name }) => name).sort()).toEqual(['_id_', 'at_1'])
    expect((await refusalOf(people.dropIndex('both'))).code).toBe(27)
    expect((await refusalOf(people.createIndex({ at: -1 }, { name: 'at_1' }))).code).toBe(86)
  })

  test('listing the indexes of nothing is NamespaceNotFound', async () => {
    expect((await refusalOf(store.db.collection('nothing').indexes())).code).toBe(26)
  })

  describe('reading by an index', () => {
    let register: Collection<Document>
    const explain = (filter: Filter<Document>, sort?: Sort, limit = 0): Promise<Document> => (
      register.find(filter).sort(sort ?? {}).limit(limit).explain('executionStats'))

    beforeAll(async () => {
      register = store.db.collection('register')
      await register.insertMany(Array.from({ length: 2000 }, (_, n) => ({
        n, institution: `H${n % 20}`, status: n % 3 === 0 ? 'submitted' : 'draft', at: new Date(n * MINUTE),
        outbox: [{ status: n % 50 === 0 ? 'pending' : 'sent', nextAttemptAt: new Date(n * MINUTE) }, { status: 'sent', nextAttemptAt: new Date(0) }],
      })))
      await register.createIndexes([
        { key: { n: 1 }, unique: true },
        { key: { institution: 1, status: 1, at: -1 } },
        { key: { 'outbox.status': 1, 'outbox.nextAttemptAt': 1 } },
        { key: { at: 1 }, partialFilterExpression: { status: 'draft' }, name: 'drafts' },
      ])
    })

    test.each<[string, Filter<Document>, Sort | undefined, number, number]>([
      ['equality', { n: 77 }, undefined, 0, 1],
      ['several values', { n: { $in: [5, 6, 7000] } }, undefined, 0, 2],
      ['a range', { n: { $gte: 100, $lt: 110 } }, undefined, 0, 10],
      ['a prefix of a compound index', { institution: 'H3', status: 'draft' }, undefined, 0, 66],
      ['equality, range and sort', { institution: 'H3', status: 'submitted', at: { $gte: new Date(1000 * MINUTE) } }, { at: -1 }, 0, 17],
      ['equality and sort, the other way round', { institution: 'H3', status: 'submitted' }, { at: 1 }, 5, 5],
      ['the fields of one element', { outbox: { $elemMatch: { status: 'pending', nextAttemptAt: { $lte: new Date(500 * MINUTE) } } } }, undefined, 0, 11],
      ['a field of any element', { 'outbox.status': 'pending' }, undefined, 0, 40],
    ])('%s', async (_name, filter, sort, limit, expected) => {
      const explained = await explain(filter, sort, limit)
      expect(stagesOf(explained)).not.toContain('COLLSCAN')
      expect(stagesOf(explained)).not.toContain('SORT')
      expect(explained.executionStats.nReturned).toBe(expected)
      if (store.isEmbedded) {
        expect(stagesOf(explained)).toContain('IXSCAN')
        expect(explained.executionStats.totalDocsExamined).toBe(expected)
        expect(explained.executionStats.totalKeysExamined).toBe(expected)
      }
      const found = await register.find(filter).sort(sort ?? {}).limit(limit).toArray()
      expect(found).toHaveLength(expected)
      if (sort) {
        const times = found.map(({ at }) => (at as Date).getTime())
        expect(times).toEqual([...times].sort((a, b) => (a - b) * ((sort as { at: 1 | -1 }).at)))
      }
    })

    test('a field without an index is scanned, and says so', async () => {
      const explained = await explain({ nothing: 1 })
      expect(stagesOf(explained)).toContain('COLLSCAN')
      expect(explained.executionStats.nReturned).toBe(0)
    })

    test('a partial index is used only where its filter is asked for', async () => {
      const range = { at: { $gte: new Date(10 * MINUTE), $lt: new Date(20 * MINUTE) } }
      expect(stagesOf(await explain({ ...range, status: 'draft' }))).not.toContain('COLLSCAN')
      expect(await register.countDocuments(range)).toBe(10)
    })

    test('the first $match and $sort of a pipeline use an index', async () => {
      const explained = await register.aggregate([{ $match: { institution: 'H3', status: 'draft' } }, { $sort: { at: -1 } }, { $limit: 3 }]).explain('queryPlanner')
      expect(stagesOf(explained)).not.toContain('COLLSCAN')
    })

    test('an index keeps up with updates and deletes', async () => {
      await register.updateMany({ institution: 'H3', status: 'draft' }, { $set: { status: 'withdrawn' }, $pull: { outbox: { status: 'pending' } } } as Document)
      await register.deleteMany({ institution: 'H4' })
      expect(await register.countDocuments({ institution: 'H3', status: 'draft' })).toBe(0)
      expect(await register.countDocuments({ institution: 'H3', status: 'withdrawn' })).toBe(66)
      expect(await register.countDocuments({ institution: 'H4' })).toBe(0)
      const byIndex = await register.find({ 'outbox.status': 'pending' }).toArray()
      const all = (await register.find().toArray()).filter(({ outbox }) => (outbox as Document[]).some(({ status }) => status === 'pending'))
      expect(byIndex).toHaveLength(all.length)
    })
  })

  test('a document goes when its time has come', async () => {
    await store.client.db('admin').command({ setParameter: 1, ttlMonitorSleepSecs: 1 })
    await people.createIndex({ at: 1 }, { expireAfterSeconds: 60 })
    const hour = 60 * MINUTE
    await people.insertMany([
      { _id: 'old', at: new Date(Date.now() - hour) }, { _id: 'one of several', at: [new Date(Date.now() + hour), new Date(Date.now() - hour)] },
      { _id: 'new', at: new Date(Date.now() + hour) }, { _id: 'no date', at: 'yesterday' }, { _id: 'none' },
    ] as unknown as Document[])
    const deadline = Date.now() + 20_000
    while (Date.now() < deadline && await people.countDocuments({}) > 3) await store.db.command({ ping: 1 })
    expect((await people.find().toArray()).map(({ _id }) => String(_id)).sort()).toEqual(['new', 'no date', 'none'])
  })
})
