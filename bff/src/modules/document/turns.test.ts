import { createTurns } from './turns'

/** Work that goes on until it is told to end. */
function works(count: number, turn: ReturnType<typeof createTurns>) {
  const begun: number[] = []
  const ends: ((error?: Error) => void)[] = []
  const results = Array.from({ length: count }, (_, at) =>
    turn(() => new Promise<number>((resolve, reject) => {
      begun.push(at)
      ends[at] = error => (error ? reject(error) : resolve(at))
    })))
  return { begun, results, end: (at: number, error?: Error) => ends[at]!(error) }
}

it('lets only so many go on at once, and the others in the order they came', async () => {
  const { begun, results, end } = works(4, createTurns(2))
  expect(begun).toEqual([0, 1])
  end(1)
  await results[1]
  expect(begun).toEqual([0, 1, 2])
  end(0)
  await results[0]
  expect(begun).toEqual([0, 1, 2, 3])
  end(2)
  end(3)
  expect(await Promise.all(results)).toEqual([0, 1, 2, 3])
})

it('gives the turn on when work fails', async () => {
  const { begun, results, end } = works(2, createTurns(1))
  end(0, new Error('broken'))
  await expect(results[0]).rejects.toThrow('broken')
  expect(begun).toEqual([0, 1])
  end(1)
  expect(await results[1]).toBe(1)
})

it('has its turns again after everybody is done', async () => {
  const turn = createTurns(1)
  expect(await turn(async () => 'a')).toBe('a')
  const { begun } = works(2, turn)
  expect(begun).toEqual([0])
})
