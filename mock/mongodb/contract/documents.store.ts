import { Binary, Decimal128, Double, Int32, Long, ObjectId, Timestamp, deserialize } from 'bson'
import type { Collection, Document } from 'mongodb'
import { openStoreUnderTest, refusalOf } from './store-under-test'
import type { StoreUnderTest } from './store-under-test'

describe('documents', () => {
  let store: StoreUnderTest
  let notes: Collection<Document>

  beforeAll(async () => { store = await openStoreUnderTest() })
  afterAll(() => store.close())
  beforeEach(async () => {
    notes = store.db.collection<Document>('notes')
    await notes.deleteMany({})
  })

  test('what is inserted is found again, in the order of insertion', async () => {
    await notes.insertMany([{ _id: 3, text: 'c' }, { _id: 4, text: 'd' }] as Document[])
    expect(await notes.find().toArray()).toEqual([{ _id: 3, text: 'c' }, { _id: 4, text: 'd' }])
    expect(await notes.findOne({ text: 'd' })).toEqual({ _id: 4, text: 'd' })
    expect(await notes.findOne({ text: 'e' })).toBeNull()
  })

  test('an id is made where there is none', async () => {
    const { insertedId } = await notes.insertOne({ text: 'a' })
    expect(insertedId).toBeInstanceOf(ObjectId)
    expect(await notes.countDocuments({ _id: insertedId })).toBe(1)
  })

  test('every type comes back byte for byte, also after another field has changed', async () => {
    const document = {
      _id: new ObjectId(), int: new Int32(1), double: new Double(1), long: Long.fromString('9007199254740993'), decimal: Decimal128.fromString('1.10'),
      text: '出生医学证明 👶', when: new Date('2026-01-02T03:04:05.678Z'), bytes: new Binary(Buffer.from([1, 2, 3]), 5), nothing: null, yes: true,
      stamp: new Timestamp({ t: 5, i: 6 }), inner: { b: new Double(-0), a: [new Int32(1), new Double(2.5), null, { deep: new Long(7) }] }, empty: {}, none: [],
    }
    await notes.insertOne(document)
    await notes.updateOne({ _id: document._id }, { $set: { added: 'x' } })
    const raw = await store.db.collection('notes').findOne({ _id: document._id }, { raw: true }) as unknown as Uint8Array
    const found = deserialize(raw, { promoteValues: false, promoteBuffers: false })
    expect(found).toEqual({ ...document, added: 'x' })
    expect(Object.keys(found)).toEqual([...Object.keys(document), 'added'])
  })

  test('replaceOne keeps the id and refuses another one', async () => {
    await notes.insertOne({ _id: 1, text: 'a', more: true } as Document)
    expect(await notes.replaceOne({ text: 'a' }, { text: 'b' })).toMatchObject({ matchedCount: 1, modifiedCount: 1 })
    expect(await notes.findOne({})).toEqual({ _id: 1, text: 'b' })
    const refusal = await refusalOf(notes.replaceOne({ text: 'b' }, { _id: 2, text: 'c' } as Document))
    expect(refusal.code).toBe(66)
  })

  test('deleteOne removes one, deleteMany all that match', async () => {
    await notes.insertMany([{ n: 1 }, { n: 1 }, { n: 1 }, { n: 2 }])
    expect((await notes.deleteOne({ n: 1 })).deletedCount).toBe(1)
    expect((await notes.deleteMany({ n: 1 })).deletedCount).toBe(2)
    expect(await notes.countDocuments()).toBe(1)
  })

  test('an ordered bulkWrite stops at the first refusal, an unordered one goes on', async () => {
    const inserts = [1, 1, 2].map(id => ({ insertOne: { document: { _id: id } as Document } }))
    const ordered = await notes.bulkWrite(inserts).catch((error: unknown) => error)
    expect(ordered).toMatchObject({ code: 11000, insertedCount: 1 })
    await notes.deleteMany({})
    const unordered = await notes.bulkWrite(inserts, { ordered: false }).catch((error: unknown) => error)
    expect(unordered).toMatchObject({ code: 11000, insertedCount: 2 })
    const mixed = await notes.bulkWrite([
      { updateOne: { filter: { _id: 1 } as Document, update: { $set: { text: 'a' } } } },
      { updateOne: { filter: { _id: 9 } as Document, update: { $set: { text: 'z' } }, upsert: true } },
      { replaceOne: { filter: { _id: 2 } as Document, replacement: { text: 'r' } } },
      { deleteOne: { filter: { _id: 1 } as Document } },
    ])
    expect(mixed).toMatchObject({ matchedCount: 2, modifiedCount: 2, upsertedCount: 1, deletedCount: 1 })
    expect(await notes.find().sort({ _id: 1 }).toArray()).toEqual([{ _id: 2, text: 'r' }, { _id: 9, text: 'z' }])
  })

  test('a document of more than 16 MB is refused, and nothing of it is there', async () => {
    const tooLarge = { bytes: Buffer.alloc(16 * 1024 * 1024 + 1024) }
    await refusalOf(notes.insertOne(tooLarge))
    expect(await notes.countDocuments()).toBe(0)
  })

  test('5,000 documents come in batches, each once', async () => {
    await notes.insertMany(Array.from({ length: 5000 }, (_, n) => ({ n })))
    const seen: number[] = []
    for await (const { n } of notes.find({}, { batchSize: 300 })) seen.push(n as number)
    expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 5000 }, (_, n) => n))
  })

  test('a cursor that is killed is gone', async () => {
    await notes.insertMany(Array.from({ length: 10 }, (_, n) => ({ n })))
    const first = await store.db.command({ find: 'notes', batchSize: 2 })
    expect((first.cursor as Document).firstBatch).toHaveLength(2)
    const id = (first.cursor as Document).id as Long
    await store.db.command({ killCursors: 'notes', cursors: [id] })
    expect((await refusalOf(store.db.command({ getMore: Long.fromValue(id), collection: 'notes' }))).code).toBe(43)
  })

  test('a write that asks for no answer is done', async () => {
    await notes.insertOne({ _id: 1 } as Document, { writeConcern: { w: 0 } })
    for (let tries = 0; tries < 200 && await notes.countDocuments() === 0; tries++) await store.db.command({ ping: 1 })
    expect(await notes.countDocuments()).toBe(1)
  })

  test('count, distinct, skip and limit', async () => {
    await notes.insertMany([{ tags: ['a', 'b'], n: 1 }, { tags: ['b'], n: 2 }, { tags: 'c', n: 3 }])
    expect((await notes.distinct('tags')).sort()).toEqual(['a', 'b', 'c'])
    expect(await notes.distinct('n', { n: { $gt: 1 } })).toEqual([2, 3])
    expect(await notes.estimatedDocumentCount()).toEqual(expect.any(Number)) // an estimate, as its name says
    expect(await notes.countDocuments({ tags: 'b' })).toBe(2)
    expect((await notes.find().sort({ n: -1 }).skip(1).limit(1).toArray()).map(({ n }) => n as number)).toEqual([2])
  })
})
