import { Double, Long, ObjectId } from 'bson'
import type { Collection, Document } from 'mongodb'
import { openStoreUnderTest, refusalOf } from './store-under-test'
import type { StoreUnderTest } from './store-under-test'

const AT = new Date('2026-03-04T05:06:07.089Z')
const ONE = { _id: 1, n: 7, half: 0.5, neg: -7.5, text: 'Ab 出', list: [3, 1, 2], docs: [{ k: 'a', n: 1 }, { k: 'b', n: 2 }], at: AT, nothing: null, deep: { x: { y: 5 } }, zero: 0 }

/** Every operator the store takes, with what MongoDB's manual says of it. */
const EXPRESSIONS: [Document | string, unknown][] = [
  ['$n', 7], ['$deep.x.y', 5], ['$docs.n', [1, 2]], ['$$ROOT.n', 7],
  [{ $literal: '$n' }, '$n'],
  [{ $add: ['$n', 1, '$half'] }, 8.5], [{ $add: ['$at', 1000] }, new Date(AT.getTime() + 1000)], [{ $add: ['$n', '$nothing'] }, null],
  [{ $subtract: ['$n', 2] }, 5], [{ $subtract: ['$at', new Date(0)] }, AT.getTime()], [{ $subtract: ['$at', 1] }, new Date(AT.getTime() - 1)],
  [{ $multiply: ['$n', '$half'] }, 3.5], [{ $divide: ['$n', 2] }, 3.5], [{ $mod: ['$n', 4] }, 3], [{ $mod: [-7, 4] }, -3],
  [{ $abs: '$neg' }, 7.5], [{ $ceil: '$neg' }, -7], [{ $floor: '$neg' }, -8], [{ $abs: '$nothing' }, null],
  [{ $eq: ['$n', 7] }, true], [{ $eq: ['$nothing', null] }, true], [{ $eq: ['$missing', null] }, false], [{ $ne: ['$n', 7] }, false],
  [{ $gt: ['$text', 5] }, true], [{ $lt: ['$missing', null] }, true], [{ $gte: ['$n', 7] }, true], [{ $lte: ['$at', AT] }, true],
  [{ $and: ['$n', '$text'] }, true], [{ $and: ['$n', '$zero'] }, false], [{ $or: ['$zero', '$nothing', false] }, false], [{ $not: ['$zero'] }, true],
  [{ $not: [''] }, false],
  [{ $cond: ['$zero', 1, 2] }, 2], [{ $cond: { if: { $gt: ['$n', 5] }, then: 'many', else: 'few' } }, 'many'],
  [{ $ifNull: ['$missing', '$nothing', 'x'] }, 'x'],
  [{ $switch: { branches: [{ case: { $lt: ['$n', 5] }, then: 'a' }, { case: true, then: 'b' }], default: 'c' } }, 'b'],
  [{ $concat: ['$text', '!'] }, 'Ab 出!'], [{ $concat: ['$text', '$nothing'] }, null],
  [{ $split: ['a-b', '-'] }, ['a', 'b']], [{ $strLenCP: '$text' }, 4], [{ $substrCP: ['$text', 1, 3] }, 'b 出'],
  [{ $toLower: '$text' }, 'ab 出'], [{ $toUpper: '$text' }, 'AB 出'], [{ $toLower: '$nothing' }, ''],
  [{ $toString: '$n' }, '7'], [{ $toString: '$at' }, '2026-03-04T05:06:07.089Z'], [{ $toBool: '$zero' }, false],
  [{ $type: '$missing' }, 'missing'], [{ $type: '$docs' }, 'array'], [{ $type: '$half' }, 'double'],
  [{ $dateToString: { date: '$at', format: '%Y-%m-%d %H:%M:%S.%L' } }, '2026-03-04 05:06:07.089'],
  [{ $dateToString: { date: '$at', format: '%Y-%m-%d %H', timezone: 'Asia/Shanghai' } }, '2026-03-04 13'],
  [{ $dateToString: { date: '$at', format: '%Y-%m-%d', timezone: '+08:00' } }, '2026-03-04'],
  [{ $dateToString: { date: '$nothing', format: '%Y', onNull: 'none' } }, 'none'],
  [{ $year: '$at' }, 2026], [{ $month: '$at' }, 3], [{ $dayOfMonth: '$at' }, 4], [{ $hour: '$at' }, 5], [{ $minute: '$at' }, 6], [{ $second: '$at' }, 7],
  [{ $dayOfWeek: '$at' }, 4], [{ $dayOfYear: '$at' }, 63], [{ $year: '$nothing' }, null], [{ $hour: { date: '$at', timezone: '+08:00' } }, 13],
  [{ $size: '$list' }, 3], [{ $arrayElemAt: ['$list', -1] }, 2], [{ $first: '$list' }, 3], [{ $last: '$list' }, 2], [{ $isArray: '$list' }, true],
  [{ $isArray: ['$n'] }, false], [{ $concatArrays: ['$list', [9]] }, [3, 1, 2, 9]], [{ $reverseArray: '$list' }, [2, 1, 3]], [{ $in: [2, '$list'] }, true],
  [{ $filter: { input: '$docs', as: 'd', cond: { $gt: ['$$d.n', 1] } } }, [{ k: 'b', n: 2 }]],
  [{ $map: { input: '$list', in: { $multiply: ['$$this', '$n'] } } }, [21, 7, 14]],
  [{ $reduce: { input: '$list', initialValue: 0, in: { $add: ['$$value', '$$this'] } } }, 6],
  [{ $map: { input: '$docs', as: 'd', in: { $reduce: { input: '$list', initialValue: '$$d.n', in: { $add: ['$$value', '$$this'] } } } } }, [7, 8]],
  [{ $let: { vars: { a: '$n' }, in: { $add: ['$$a', 1] } } }, 8],
  [{ $sum: '$list' }, 6], [{ $sum: ['$n', '$half'] }, 7.5], [{ $avg: '$list' }, 2], [{ $min: '$list' }, 1], [{ $max: ['$n', 100] }, 100],
  [{ $mergeObjects: ['$deep', { z: 1 }] }, { x: { y: 5 }, z: 1 }],
  [{ a: '$n', b: { c: '$missing' } }, { a: 7, b: {} }], [['$n', '$missing'], [7, null]],
]

describe('aggregation', () => {
  let store: StoreUnderTest
  let sales: Collection<Document>
  let one: Collection<Document>

  beforeAll(async () => {
    store = await openStoreUnderTest()
    one = store.db.collection('one')
    sales = store.db.collection('sales')
    await one.insertOne(ONE as unknown as Document)
    await sales.insertMany([
      { _id: 1, shop: 'a', price: 10, items: ['x', 'y'], at: AT, owner: 1 }, { _id: 2, shop: 'b', price: 5, items: ['y'], at: AT, owner: 2 },
      { _id: 3, shop: 'a', price: 2.5, items: [], at: AT, owner: 1 }, { _id: 4, shop: null, price: '?', at: AT, owner: [1, 2] }, { _id: 5, price: 1, items: null, owner: 9 },
    ] as Document[])
    await store.db.collection('owners').insertMany([{ _id: 1, name: 'One' }, { _id: 2, name: 'Two' }] as Document[])
  })
  afterAll(() => store.close())

  const run = (...pipeline: Document[]): Promise<Document[]> => sales.aggregate(pipeline).toArray()

  test.each(EXPRESSIONS.map(([expression, value]) => [JSON.stringify(expression), expression, value] as const))('%s', async (_shown, expression, value) => {
    const [found] = await one.aggregate([{ $replaceRoot: { newRoot: { value: expression } } }]).toArray()
    expect(found?.value).toEqual(value)
  })

  test('$match, $sort, $skip, $limit', async () => {
    expect((await run({ $match: { _id: { $gt: 1 } } }, { $sort: { _id: -1 } }, { $skip: 1 }, { $limit: 2 })).map(({ _id }) => _id as number)).toEqual([4, 3])
  })

  test('$group with every accumulator', async () => {
    const found = await run({ $sort: { _id: 1 } }, {
      $group: {
        _id: '$shop', n: { $sum: 1 }, total: { $sum: '$price' }, mean: { $avg: '$price' }, low: { $min: '$price' }, high: { $max: '$price' },
        first: { $first: '$_id' }, last: { $last: '$_id' }, ids: { $push: '$_id' }, owners: { $addToSet: '$owner' }, count: { $count: {} },
      },
    }, { $sort: { _id: 1 } })
    expect(found).toEqual([
      { _id: null, n: 2, total: 1, mean: 1, low: 1, high: '?', first: 4, last: 5, ids: [4, 5], owners: expect.arrayContaining([[1, 2], 9]), count: 2 },
      { _id: 'a', n: 2, total: 12.5, mean: 6.25, low: 2.5, high: 10, first: 1, last: 3, ids: [1, 3], owners: [1], count: 2 },
      { _id: 'b', n: 1, total: 5, mean: 5, low: 5, high: 5, first: 2, last: 2, ids: [2], owners: [2], count: 1 },
    ])
  })

  test('$group by several fields', async () => {
    const found = await run({ $match: { shop: 'a' } }, { $group: { _id: { shop: '$shop', day: { $dateToString: { date: '$at', format: '%Y-%m-%d' } } }, n: { $sum: 1 } } })
    expect(found).toEqual([{ _id: { shop: 'a', day: '2026-03-04' }, n: 2 }])
  })

  test('$unwind', async () => {
    expect(await run({ $unwind: '$items' }, { $sort: { _id: 1, items: 1 } }, { $project: { items: 1 } })).toEqual([{ _id: 1, items: 'x' }, { _id: 1, items: 'y' }, { _id: 2, items: 'y' }])
    const all = await run({ $unwind: { path: '$items', includeArrayIndex: 'at', preserveNullAndEmptyArrays: true } }, { $sort: { _id: 1, at: 1 } }, { $project: { items: 1, at: 1 } })
    expect(all).toEqual([{ _id: 1, items: 'x', at: 0 }, { _id: 1, items: 'y', at: 1 }, { _id: 2, items: 'y', at: 0 }, { _id: 3, at: null }, { _id: 4, at: null }, { _id: 5, items: null, at: null }])
  })

  test('$lookup', async () => {
    const found = await run({ $match: { _id: { $in: [2, 4, 5] } } }, { $lookup: { from: 'owners', localField: 'owner', foreignField: '_id', as: 'owners' } }, { $sort: { _id: 1 } }, { $project: { 'owners.name': 1 } })
    expect(found.map(({ owners }) => (owners as Document[]).map(({ name }) => name as string).sort())).toEqual([['Two'], ['One', 'Two'], []])
  })

  test('$facet, $count, $sortByCount', async () => {
    expect(await run({ $facet: { byShop: [{ $sortByCount: '$shop' }, { $match: { _id: 'a' } }], all: [{ $count: 'n' }], none: [{ $match: { _id: 0 } }] } }))
      .toEqual([{ byShop: [{ _id: 'a', count: 2 }], all: [{ n: 5 }], none: [] }])
  })

  test('$project, $addFields, $unset', async () => {
    expect(await run({ $match: { _id: 1 } }, { $project: { _id: 0, price: 1, twice: { $multiply: ['$price', 2] } } })).toEqual([{ price: 10, twice: 20 }])
    expect(await run({ $match: { _id: 2 } }, { $addFields: { 'extra.deep': '$price', shop: '$$REMOVE' } }, { $unset: ['items', 'at'] }))
      .toEqual([{ _id: 2, price: 5, owner: 2, extra: { deep: 5 } }])
    expect(await run({ $match: { _id: 2 } }, { $project: { _id: 0, 'shop.of': '$price', 'new.deep': '$missing' } })).toEqual([{ shop: { of: 5 }, new: {} }])
    expect(await run({ $match: { _id: 2 } }, { $addFields: { 'shop.of': '$missing', items: '$missing' } }, { $unset: 'at' })).toEqual([{ _id: 2, shop: {}, price: 5, owner: 2 }])
    expect(await run({ $match: { _id: 2 } }, { $project: { items: 0, at: 0, owner: 0 } })).toEqual([{ _id: 2, shop: 'b', price: 5 }])
  })

  test('a value that is only passed on keeps its type', async () => {
    const types = store.db.collection('types')
    await types.insertOne({ _id: 1, long: Long.fromNumber(5), double: new Double(5), id: new ObjectId() } as unknown as Document)
    const [found] = await types.aggregate([{ $addFields: { x: '$long' } }, { $group: { _id: '$double', id: { $first: '$id' }, x: { $max: '$x' } } }], { promoteValues: false }).toArray()
    expect(found).toMatchObject({ _id: new Double(5), x: Long.fromNumber(5) })
    expect(found?.id).toBeInstanceOf(ObjectId)
  })

  test('many results come in batches', async () => {
    const many = store.db.collection('many')
    await many.insertMany(Array.from({ length: 1000 }, (_, n) => ({ n })))
    expect(await many.aggregate([{ $project: { n: 1 } }], { batchSize: 100 }).toArray()).toHaveLength(1000)
  })

  test('an unknown stage, operator or accumulator is refused', async () => {
    expect((await refusalOf(run({ $fabricate: {} }))).code).toBe(40324)
    await refusalOf(run({ $project: { x: { $fabricate: 1 } } }))
    await refusalOf(run({ $group: { _id: 1, x: { $fabricate: 1 } } }))
    await refusalOf(run({ $group: { n: { $sum: 1 } } }))
  })

  test('an expression of the wrong type is refused', async () => {
    await refusalOf(run({ $project: { x: { $add: ['$shop', 1] } } }, { $match: { x: 'a1' } }))
    await refusalOf(run({ $project: { x: { $divide: ['$price', 0] } } }))
    await refusalOf(run({ $project: { x: { $size: '$shop' } } }))
  })
})
