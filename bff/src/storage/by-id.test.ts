import { Types, type Collection } from 'mongoose'
import { readerById } from './by-id'

type Thing = { _id: Types.ObjectId; name: string }
const newId = () => new Types.ObjectId().toHexString()

/** A collection in which every document exists, but those that are named. */
function aCollection({ without = [] as string[], away = false } = {}) {
  const questions: string[][] = []
  const find = ({ _id: { $in: ids } }: { _id: { $in: Types.ObjectId[] } }) => ({
    async toArray() {
      questions.push(ids.map(id => id.toHexString()))
      if (away) throw new Error('away')
      return ids.filter(id => !without.includes(id.toHexString())).reverse().map(_id => ({ _id, name: `thing ${_id.toHexString()}` }))
    },
  })
  return { questions, get: readerById<Thing>({ find } as unknown as Pick<Collection, 'find'>) }
}

it('asks one question for all that is wanted within one turn, and gives everybody their own', async () => {
  const missing = newId()
  const { get, questions } = aCollection({ without: [missing] })
  const ids = [newId(), missing, newId()]
  const found = await Promise.all(ids.map(get))
  expect(found.map(thing => thing?._id.toHexString())).toEqual([ids[0], undefined, ids[2]])
  expect(questions).toEqual([ids])
  await get(ids[0]!)
  expect(questions).toHaveLength(2)
})

it('gives two who want the same a document each', async () => {
  const { get } = aCollection()
  const id = newId()
  const [one, other] = await Promise.all([get(id), get(id.toUpperCase())])
  expect(one).toEqual(other)
  expect(one).not.toBe(other)
})

it('asks for a hundred at most at once', async () => {
  const { get, questions } = aCollection()
  await Promise.all(Array.from({ length: 250 }, () => get(newId())))
  expect(questions.map(ids => ids.length)).toEqual([100, 100, 50])
})

it('asks nothing for what cannot be an id', async () => {
  const { get, questions } = aCollection()
  expect(await get('nothing')).toBeNull()
  expect(questions).toEqual([])
})

it('tells everybody when the store does not answer', async () => {
  const { get } = aCollection({ away: true })
  const outcomes = await Promise.allSettled([get(newId()), get(newId())])
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
})
