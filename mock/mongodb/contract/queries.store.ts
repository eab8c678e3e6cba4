import { Long } from 'bson'
import type { Collection, Document } from 'mongodb'
import { openStoreUnderTest, refusalOf } from './store-under-test'
import type { StoreUnderTest } from './store-under-test'

const DAY = new Date('2026-03-01T00:00:00Z')
const LATER = new Date('2026-03-02T00:00:00Z')

const DOCUMENTS: Document[] = [
  { _id: 1, n: 1, text: 'abc', tags: ['a', 'b'], inner: { x: 1 }, outbox: [{ status: 'pending', nextAttemptAt: DAY }, { status: 'sent', nextAttemptAt: LATER }] },
  { _id: 2, n: 2.5, text: 'Abd', tags: [], inner: { x: null }, outbox: [{ status: 'sent', nextAttemptAt: DAY }, { status: 'pending', nextAttemptAt: LATER }] },
  { _id: 3, n: null, text: 'xyz', tags: ['b', 'c'], inner: { x: [1, 5] }, outbox: [] },
  { _id: 4, n: '2', tags: 'a', inner: { x: 3 } },
  { _id: 5, n: Long.fromNumber(7), text: 'abcabc', tags: [['a'], 'd'], inner: {} },
  { _id: 6, n: [1, 10], text: '', flag: true, when: DAY },
]

const CASES: [string, Document, number[]][] = [
  ['equality with a number of any type', { n: 7 }, [5]],
  ['equality looks into arrays', { n: 10 }, [6]],
  ['null is missing too', { n: null }, [3]],
  ['a missing field equals null', { flag: null }, [1, 2, 3, 4, 5]],
  ['not equal includes the missing', { text: { $ne: 'abc' } }, [2, 3, 4, 5, 6]],
  ['a range stays in its type', { n: { $gt: 1 } }, [2, 5, 6]],
  ['a range over strings', { n: { $gte: '1' } }, [4]],
  ['two bounds may be met by two elements', { n: { $gt: 5, $lt: 2 } }, [6]],
  ['$elemMatch wants one element for both', { n: { $elemMatch: { $gt: 5, $lt: 2 } } }, []],
  ['$in with null', { n: { $in: [null, 1] } }, [1, 3, 6]],
  ['$in with a pattern', { text: { $in: [/^x/, 'abc'] } }, [1, 3]],
  ['$nin', { n: { $nin: [1, null, '2'] } }, [2, 5]],
  ['$exists', { text: { $exists: false } }, [4]],
  ['$type by name', { n: { $type: 'string' } }, [4]],
  ['$type number', { n: { $type: 'number' } }, [1, 2, 5, 6]],
  ['$type array', { n: { $type: 'array' } }, [6]],
  ['a field of an embedded document', { 'inner.x': 1 }, [1, 3]],
  ['null inside an embedded document', { 'inner.x': null }, [2, 5, 6]],
  ['an embedded document as a whole', { inner: { x: 3 } }, [4]],
  ['$size', { tags: { $size: 2 } }, [1, 3, 5]],
  ['$all', { tags: { $all: ['b', 'c'] } }, [3]],
  ['an array as a whole', { tags: ['a', 'b'] }, [1]],
  ['an empty array', { tags: [] }, [2]],
  ['an array inside an array', { tags: ['a'] }, [5]],
  ['an element by its position', { 'tags.0': 'b' }, [3]],
  ['$elemMatch over documents', { outbox: { $elemMatch: { status: 'pending', nextAttemptAt: { $lte: DAY } } } }, [1]],
  ['the same fields without $elemMatch', { 'outbox.status': 'pending', 'outbox.nextAttemptAt': { $lte: DAY } }, [1, 2]],
  ['$regex with options', { text: { $regex: '^ab', $options: 'i' } }, [1, 2, 5]],
  ['a regular expression', { text: /^ab/ }, [1, 5]],
  ['$not of a pattern', { text: { $not: /b/ } }, [3, 4, 6]],
  ['$mod', { n: { $mod: [3, 1] } }, [1, 5, 6]],
  ['$and, $or', { $or: [{ n: 1 }, { $and: [{ text: 'xyz' }, { tags: 'c' }] }] }, [1, 3, 6]],
  ['$nor', { $nor: [{ n: 1 }, { text: 'xyz' }] }, [2, 4, 5]],
  ['$expr', { $expr: { $eq: ['$inner.x', 3] } }, [4]],
  ['a date', { when: { $lte: DAY } }, [6]],
  ['a boolean is no number', { flag: { $in: [1, true] } }, [6]],
]

describe('queries', () => {
  let store: StoreUnderTest
  let plain: Collection<Document>
  let indexed: Collection<Document>

  beforeAll(async () => {
    store = await openStoreUnderTest()
    plain = store.db.collection('plain')
    indexed = store.db.collection('indexed')
    await plain.insertMany(DOCUMENTS)
    await indexed.insertMany(DOCUMENTS)
    await indexed.createIndexes([
      { key: { n: 1 } }, { key: { text: -1 } }, { key: { tags: 1 } }, { key: { 'inner.x': 1 } }, { key: { flag: 1 } }, { key: { when: -1 } },
      { key: { 'outbox.status': 1, 'outbox.nextAttemptAt': 1 } },
    ])
  })
  afterAll(() => store.close())

  const ids = async (collection: Collection<Document>, filter: Document): Promise<number[]> => (
    (await collection.find(filter).toArray()).map(({ _id }) => _id as unknown as number).sort((a, b) => a - b))

  test.each(CASES)('%s', async (_name, filter, expected) => {
    expect(await ids(plain, filter)).toEqual(expected)
    expect(await ids(indexed, filter)).toEqual(expected) // an index must never change the answer
  })

  test.each<[string, Document, number[]]>([
    ['ascending: numbers before strings, null first, the lowest of an array', { n: 1, _id: 1 }, [3, 1, 6, 2, 5, 4]],
    ['descending: the highest of an array', { n: -1, _id: 1 }, [4, 6, 5, 2, 1, 3]],
    ['two fields', { flag: -1, _id: -1 }, [6, 5, 4, 3, 2, 1]],
  ])('sort %s', async (_name, sort, expected) => {
    for (const collection of [plain, indexed]) {
      expect((await collection.find({}).sort(sort).toArray()).map(({ _id }) => _id as unknown as number)).toEqual(expected)
    }
  })

  test.each<[string, Document, Document]>([
    ['fields in', { n: 1, 'inner.x': 1 }, { _id: 1, n: 1, inner: { x: 1 } }],
    ['fields in, without the id', { _id: 0, text: 1 }, { text: 'abc' }],
    ['fields out', { outbox: 0, inner: 0, tags: 0 }, { _id: 1, n: 1, text: 'abc' }],
    ['a field of array elements', { _id: 0, 'outbox.status': 1 }, { outbox: [{ status: 'pending' }, { status: 'sent' }] }],
    ['$elemMatch', { outbox: { $elemMatch: { status: 'sent' } } }, { _id: 1, outbox: [{ status: 'sent', nextAttemptAt: LATER }] }],
    ['$slice', { n: 1, tags: { $slice: -1 } }, { _id: 1, n: 1, tags: ['b'] }],
  ])('projection: %s', async (_name, projection, expected) => {
    expect(await plain.findOne({ _id: 1 } as Document, { projection })).toEqual(expected)
  })

  test.each<[string, Document, number]>([
    ['an unknown operator', { n: { $foo: 1 } }, 2],
    ['an unknown operator at the top', { $foo: [] }, 2],
    ['an empty $or', { $or: [] }, 2],
    ['$in without an array', { n: { $in: 1 } }, 2],
  ])('%s is refused', async (_name, filter, code) => {
    expect((await refusalOf(plain.find(filter).toArray())).code).toBe(code)
  })

  test('$where and the like are always refused', async () => {
    await refusalOf(plain.find({ $where: 'true' }).toArray())
    await refusalOf(plain.aggregate([{ $project: { x: { $function: { body: 'function() {}', args: [], lang: 'js' } } } }]).toArray())
    await refusalOf(store.db.command({ mapReduce: 'plain', map: '', reduce: '', out: { inline: 1 } }))
  })

  test('an unknown command is CommandNotFound', async () => {
    expect((await refusalOf(store.db.command({ fabricate: 1 }))).code).toBe(59)
  })
})
