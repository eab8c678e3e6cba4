import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serialize } from 'bson'
import { pick, seededChance } from '../bson/seeded'
import type { Document, Value } from '../bson/values'
import { decode } from '../bson/values'
import { StoreError } from '../errors'
import { Catalog, indexFrom } from '../storage/catalog'
import type { Collection } from '../storage/catalog'
import { Engine } from '../storage/engine'
import { Records } from '../storage/records'
import { run } from './execute'
import type { Store } from './execute'
import { parseFilter } from './parse'
import { plan } from './planner'
import { parseSort } from './sort'

type Chance = () => number

const INDEXES: Document[] = [
  { key: { a: 1 } }, { key: { a: -1, b: 1 } }, { key: { b: 1, c: -1 } }, { key: { 'list.x': 1, 'list.y': 1 } }, { key: { 'list.y': -1, a: 1 } },
  { key: { c: 1 }, sparse: true }, { key: { b: -1 }, partialFilterExpression: { a: { $gte: 3 } } }, { key: { 'list.deep.z': 1, 'list.deep.w': 1 } }, { key: { tags: 1, b: -1 } },
]

const scalar = (chance: Chance): Value => pick<Value>(chance, [0, 1, 2, 3, 4, 5, 2.5, null, 'a', 'b', 'b\0', true, new Date(1), new Date(2), { q: 1 }])
const several = (chance: Chance, make: () => Value): Value[] => Array.from({ length: Math.floor(chance() * 4) }, make)

function randomDocument(chance: Chance): Document {
  const maybe = (name: string, make: () => Value): Document => (chance() < 0.75 ? { [name]: make() } : {})
  return {
    ...maybe('a', () => (chance() < 0.1 ? several(chance, () => scalar(chance)) : scalar(chance))),
    ...maybe('b', () => scalar(chance)),
    ...maybe('c', () => scalar(chance)),
    ...maybe('list', () => several(chance, () => (chance() < 0.1 ? scalar(chance) : {
      ...maybe('x', () => scalar(chance)), ...maybe('y', () => scalar(chance)),
      ...maybe('deep', () => several(chance, () => ({ z: scalar(chance), w: scalar(chance) }))),
    }))),
    ...maybe('tags', () => (chance() < 0.3 ? scalar(chance) : several(chance, () => scalar(chance)))),
  }
}

function randomCondition(chance: Chance): Value {
  const operators = ['$eq', '$gt', '$gte', '$lt', '$lte', '$ne', '$in', '$nin', '$exists', '$type']
  const one = (): Document => {
    const op = pick(chance, operators)
    if (op === '$in' || op === '$nin') return { [op]: several(chance, () => scalar(chance)) }
    if (op === '$exists') return { [op]: chance() < 0.5 }
    if (op === '$type') return { [op]: pick(chance, ['number', 'string', 'array', 'null', 'date']) }
    return { [op]: scalar(chance) }
  }
  const kind = chance()
  if (kind < 0.35) return scalar(chance)
  if (kind < 0.7) return one()
  return { ...one(), ...one() }
}

function randomFilter(chance: Chance, depth = 1): Document {
  const paths = ['a', 'b', 'c', 'list.x', 'list.y', 'list.deep.z', 'tags', 'list.0.x']
  const filter: Document = {}
  for (let i = 0; i < 1 + Math.floor(chance() * 2.5); i++) filter[pick(chance, paths)] = randomCondition(chance)
  if (chance() < 0.25) filter.list = { $elemMatch: { x: randomCondition(chance), [pick(chance, ['y', 'deep.z', 'x'])]: randomCondition(chance) } }
  if (chance() < 0.1) filter.list = { $elemMatch: { 'deep.z': scalar(chance), 'deep.w': scalar(chance) } }
  if (chance() < 0.1) filter.tags = { $elemMatch: { $gte: scalar(chance), $lt: scalar(chance) } }
  if (depth > 0 && chance() < 0.2) filter[pick(chance, ['$or', '$and', '$nor'])] = [randomFilter(chance, 0), randomFilter(chance, 0)]
  return filter
}

describe('the planner', () => {
  let folder: string
  let store: Store
  let collection: Collection

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'store-planner-'))
    const catalog = new Catalog()
    const engine = new Engine(folder, 'by-system', () => undefined)
    catalog.load(engine)
    store = { engine, catalog, records: new Records(engine, catalog) }
    return engine.write(() => {
      collection = catalog.create('test', 'things')
      for (const spec of INDEXES) collection.indexes.push(indexFrom(catalog.takeId(), decode(serialize({ v: 2, name: JSON.stringify(spec), ...spec }))))
    })
  })
  afterAll(async () => {
    await store.engine.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('no index ever changes the answer, nor the order that was asked for', async () => {
    const chance = seededChance(20260301)
    await store.engine.write(() => {
      for (let id = 0; id < 120; id++) {
        try {
          store.records.insert(collection, Buffer.from(serialize({ _id: id, ...randomDocument(chance) })))
        } catch (error) {
          if (!(error instanceof StoreError && error.code === 171)) throw error // two arrays for one index: refused, as in MongoDB
        }
      }
    })
    const asked = (document: Document): Document => decode(serialize(document))
    let byIndex = 0
    for (let i = 0; i < 900; i++) {
      const shown = randomFilter(chance)
      const filter = parseFilter(asked(shown))
      const sortSpec: Document = chance() < 0.4 ? { [pick(chance, ['a', 'b', 'c', 'list.x', 'tags'])]: pick(chance, [1, -1]), b: 1, _id: 1 } : {}
      const sort = parseSort(asked(sortSpec))
      const query = { filter, sort, skip: 0, limit: 0 }
      const ids = (chosen: ReturnType<typeof plan>): string[] => {
        const found = [...run(store, collection, query, chosen, { keysExamined: 0, docsExamined: 0 })].map(({ document }) => String(document._id))
        return sort.length > 0 ? found : found.sort()
      }
      const chosen = plan(collection, filter, sort)
      if (chosen.kind !== 'collection') byIndex++
      const expected = ids({ kind: 'collection' })
      try {
        expect(ids(chosen)).toEqual(expected)
      } catch (error) {
        throw new Error(`${JSON.stringify(shown)} sorted by ${JSON.stringify(sortSpec)} with ${JSON.stringify(chosen.kind === 'index' ? [chosen.index.name, chosen.bounds] : chosen.kind)}: ${(error as Error).message}`)
      }
    }
    expect(byIndex).toBeGreaterThan(300)
  }, 60_000)
})
