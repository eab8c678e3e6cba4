import { Int32, Long } from 'bson'
import type { Collection, Document, UpdateFilter, UpdateOptions } from 'mongodb'
import { openStoreUnderTest, refusalOf } from './store-under-test'
import type { StoreUnderTest } from './store-under-test'

interface Case { before: Document, update: Document, after: Document, options?: UpdateOptions, filter?: Document }

const CASES: [string, Case][] = [
  ['$set makes the way to a field', { before: { a: 1 }, update: { $set: { 'b.c.d': 2 } }, after: { a: 1, b: { c: { d: 2 } } } }],
  ['$set at a place of an array fills up with nulls', { before: { a: [1] }, update: { $set: { 'a.3': 4 } }, after: { a: [1, null, null, 4] } }],
  ['$unset', { before: { a: { b: 1, c: 2 } }, update: { $unset: { 'a.b': '' } }, after: { a: { c: 2 } } }],
  ['$unset in an array leaves null', { before: { a: [1, 2] }, update: { $unset: { 'a.0': '' } }, after: { a: [null, 2] } }],
  ['$inc', { before: { a: 1, b: 0.5 }, update: { $inc: { a: 2, b: 1, c: 3 } }, after: { a: 3, b: 1.5, c: 3 } }],
  ['$mul', { before: { a: 3 }, update: { $mul: { a: 2, b: 5 } }, after: { a: 6, b: 0 } }],
  ['$min and $max', { before: { a: 3, b: 3 }, update: { $min: { a: 1, c: 1 }, $max: { b: 2 } }, after: { a: 1, b: 3, c: 1 } }],
  ['$rename', { before: { a: { b: 1 } }, update: { $rename: { 'a.b': 'c' } }, after: { a: {}, c: 1 } }],
  ['$push', { before: { a: [1] }, update: { $push: { a: 2, b: 1 } }, after: { a: [1, 2], b: [1] } }],
  ['$push each, at a place', { before: { a: [1, 4] }, update: { $push: { a: { $each: [2, 3], $position: 1 } } }, after: { a: [1, 2, 3, 4] } }],
  ['$push, sorted and cut', {
    before: { a: [{ n: 3 }, { n: 1 }] },
    update: { $push: { a: { $each: [{ n: 2 }], $sort: { n: -1 }, $slice: 2 } } },
    after: { a: [{ n: 3 }, { n: 2 }] },
  }],
  ['$push keeps the last ones', { before: { a: [1, 2] }, update: { $push: { a: { $each: [3], $slice: -2 } } }, after: { a: [2, 3] } }],
  ['$addToSet', { before: { a: [1, { x: 1 }] }, update: { $addToSet: { a: { $each: [1, 2, { x: 1 }, 2] } } }, after: { a: [1, { x: 1 }, 2] } }],
  ['$pull by value', { before: { a: [1, 2, 1] }, update: { $pull: { a: 1 } }, after: { a: [2] } }],
  ['$pull by operators', { before: { a: [1, 5, 9] }, update: { $pull: { a: { $gte: 5 } } }, after: { a: [1] } }],
  ['$pull by fields', { before: { a: [{ x: 1, y: 1 }, { x: 2 }] }, update: { $pull: { a: { x: 1 } } }, after: { a: [{ x: 2 }] } }],
  ['$pullAll', { before: { a: [1, 2, 3] }, update: { $pullAll: { a: [1, 3] } }, after: { a: [2] } }],
  ['$pop', { before: { a: [1, 2, 3] }, update: { $pop: { a: -1 } }, after: { a: [2, 3] } }],
  ['the matched element', {
    before: { a: [{ k: 1, n: 0 }, { k: 2, n: 0 }] }, filter: { 'a.k': 2 }, update: { $set: { 'a.$.n': 5 } },
    after: { a: [{ k: 1, n: 0 }, { k: 2, n: 5 }] },
  }],
  ['the matched element of an $elemMatch', {
    before: { a: [{ k: 1, s: 'x' }, { k: 1, s: 'y' }] }, filter: { a: { $elemMatch: { k: 1, s: 'y' } } }, update: { $inc: { 'a.$.k': 1 } },
    after: { a: [{ k: 1, s: 'x' }, { k: 2, s: 'y' }] },
  }],
  ['all elements', { before: { a: [{ n: 1 }, { n: 2 }] }, update: { $inc: { 'a.$[].n': 1 } }, after: { a: [{ n: 2 }, { n: 3 }] } }],
  ['the elements a filter chooses', {
    before: { a: [{ s: 'p', n: 1 }, { s: 'q', n: 1 }, { s: 'p', n: 9 }] }, options: { arrayFilters: [{ 'e.s': 'p', 'e.n': { $lt: 5 } }] },
    update: { $set: { 'a.$[e].s': 'done' } }, after: { a: [{ s: 'done', n: 1 }, { s: 'q', n: 1 }, { s: 'p', n: 9 }] },
  }],
  ['elements inside elements', {
    before: { a: [{ b: [1, 2] }, { b: [2, 3] }] }, options: { arrayFilters: [{ x: 2 }] }, update: { $set: { 'a.$[].b.$[x]': 0 } },
    after: { a: [{ b: [1, 0] }, { b: [0, 3] }] },
  }],
]

const REFUSALS: [string, { before: Document, update: Document, code: number, options?: UpdateOptions }][] = [
  ['$inc of a text', { before: { a: 'x' }, update: { $inc: { a: 1 } }, code: 14 }],
  ['$push to a number', { before: { a: 1 }, update: { $push: { a: 1 } }, code: 2 }],
  ['a path through a number', { before: { a: 1 }, update: { $set: { 'a.b': 1 } }, code: 28 }],
  ['two changes of one path', { before: {}, update: { $set: { a: 1 }, $inc: { a: 1 } }, code: 40 }],
  ['a change of a path and one inside it', { before: {}, update: { $set: { 'a.b': 1, a: 1 } }, code: 40 }],
  ['a position and all positions of one array', { before: { a: [{ x: 1 }] }, update: { $set: { 'a.0.x': 2, 'a.$[].y': 3 } }, code: 40 }],
  ['another id', { before: {}, update: { $set: { _id: 99 } }, code: 66 }],
  ['an unknown modifier', { before: {}, update: { $foo: { a: 1 } }, code: 9 }],
  ['an array filter that is not there', { before: { a: [1] }, update: { $set: { 'a.$[x]': 1 } }, code: 2 }],
  ['an array filter that is not used', { before: { a: [1] }, update: { $set: { b: 1 } }, code: 9, options: { arrayFilters: [{ x: 1 }] } }],
]

describe('updates', () => {
  let store: StoreUnderTest
  let things: Collection<Document>

  beforeAll(async () => { store = await openStoreUnderTest() })
  afterAll(() => store.close())
  beforeEach(async () => {
    things = store.db.collection('things')
    await things.deleteMany({})
  })

  test.each(CASES)('%s', async (_name, { before, update, after, options, filter }) => {
    await things.insertOne({ _id: 1, ...before } as Document)
    const result = await things.updateOne({ _id: 1, ...filter } as Document, update as UpdateFilter<Document>, options)
    expect(result).toMatchObject({ matchedCount: 1, modifiedCount: 1 })
    expect(await things.findOne()).toEqual({ _id: 1, ...after })
  })

  test.each(REFUSALS)('%s is refused, and nothing has changed', async (_name, { before, update, code, options }) => {
    await things.insertOne({ _id: 1, ...before } as Document)
    const refusal = await refusalOf(things.updateOne({ _id: 1 } as Document, update as UpdateFilter<Document>, options))
    expect(refusal.code).toBe(code)
    expect(await things.findOne()).toEqual({ _id: 1, ...before })
  })

  test('numbers keep their types and widen where they must', async () => {
    await things.insertOne({ _id: 1, int: new Int32(0x7fffffff), long: Long.fromNumber(1) } as Document)
    await things.updateOne({}, { $inc: { int: 1, long: 1 } })
    const found = await things.findOne({}, { promoteValues: false })
    expect(found?.int).toEqual(Long.fromNumber(0x80000000))
    expect(found?.long).toEqual(Long.fromNumber(2))
  })

  test('an update that changes nothing modifies nothing', async () => {
    await things.insertOne({ a: 1, b: [1] })
    expect(await things.updateOne({}, { $set: { a: 1 }, $addToSet: { b: 1 } })).toMatchObject({ matchedCount: 1, modifiedCount: 0 })
  })

  test('updateMany changes all that match, each once, even where the update moves it in an index', async () => {
    await things.createIndex({ n: 1 })
    await things.insertMany(Array.from({ length: 300 }, (_, n) => ({ n })))
    expect(await things.updateMany({ n: { $gte: 0 } }, { $inc: { n: 1000 } })).toMatchObject({ matchedCount: 300, modifiedCount: 300 })
    expect(await things.countDocuments({ n: { $gte: 1000, $lt: 1300 } })).toBe(300)
    await things.dropIndexes()
  })

  test('$currentDate sets the time of the server', async () => {
    await things.insertOne({ _id: 1 } as Document)
    const before = Date.now()
    await things.updateOne({}, { $currentDate: { at: true } })
    const at = ((await things.findOne())?.at as Date).getTime()
    expect(Math.abs(at - before)).toBeLessThan(60_000)
  })

  test('an upsert inserts what the filter asks for and what only an insert sets', async () => {
    const update = { $set: { a: 1 }, $setOnInsert: { made: true }, $inc: { count: 1 } }
    const first = await things.updateOne({ 'key.of': 'x', n: { $gt: 5 } }, update, { upsert: true })
    expect(first.upsertedId).not.toBeNull()
    expect(await things.findOne({}, { projection: { _id: 0 } })).toEqual({ key: { of: 'x' }, a: 1, made: true, count: 1 })
    const second = await things.updateOne({ 'key.of': 'x' }, update, { upsert: true })
    expect(second).toMatchObject({ matchedCount: 1, upsertedCount: 0 })
    expect(await things.findOne({}, { projection: { _id: 0 } })).toMatchObject({ count: 2 })
  })

  test('findOneAndUpdate gives the document before or after, sorted and projected', async () => {
    await things.insertMany([{ _id: 1, n: 1, s: 'a' }, { _id: 2, n: 2, s: 'a' }] as Document[])
    expect(await things.findOneAndUpdate({ s: 'a' }, { $set: { s: 'b' } }, { sort: { n: -1 } })).toEqual({ _id: 2, n: 2, s: 'a' })
    expect(await things.findOneAndUpdate({ s: 'a' }, { $inc: { n: 5 } }, { returnDocument: 'after', projection: { n: 1 } })).toEqual({ _id: 1, n: 6 })
    expect(await things.findOneAndUpdate({ s: 'z' }, { $inc: { n: 5 } })).toBeNull()
    expect(await things.findOneAndUpdate({ _id: 3 } as Document, { $set: { n: 0 } }, { upsert: true, returnDocument: 'after' })).toEqual({ _id: 3, n: 0 })
  })

  test('findOneAndReplace and findOneAndDelete', async () => {
    await things.insertOne({ _id: 1, n: 1 } as Document)
    expect(await things.findOneAndReplace({ n: 1 }, { n: 2 }, { returnDocument: 'after' })).toEqual({ _id: 1, n: 2 })
    expect(await things.findOneAndDelete({ n: 2 })).toEqual({ _id: 1, n: 2 })
    expect(await things.findOneAndDelete({ n: 2 })).toBeNull()
  })
})
