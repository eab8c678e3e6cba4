import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StoreError } from '../errors'
import { Engine } from './engine'

const key = (n: number): Buffer => Buffer.from([1, n])
const RANGE = { low: key(0), high: key(255) }

describe('the engine', () => {
  let folder: string
  let engine: Engine
  let undone = 0

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'store-engine-'))
    undone = 0
    engine = new Engine(folder, 'by-system', () => { undone++ })
  })
  afterEach(async () => {
    await engine.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const put = (n: number) => (): void => { engine.documents.putSync(key(n), key(n)) }
  const kept = (backwards = false): number[] => [...engine.scan(engine.documents, RANGE, backwards)].map(entry => entry.key[1]!)

  test('what one job throws by fault undoes that job, and no other that shared its transaction', async () => {
    const outcomes = await Promise.allSettled([
      engine.write(put(1)),
      engine.write(() => {
        put(2)()
        throw new TypeError('a fault')
      }),
      engine.write(put(3)),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(kept()).toEqual([1, 3])
    expect(undone).toBeGreaterThan(0)
  })

  test('a refusal keeps what the job wrote before it', async () => {
    const refused = engine.write(() => {
      put(1)()
      throw new StoreError(11000, 'no')
    })
    await expect(refused).rejects.toThrow(StoreError)
    expect(kept()).toEqual([1])
    expect(undone).toBe(0)
  })

  test('a job sees what the ones before it wrote, and nothing is seen from outside before all are done', async () => {
    const seen = await Promise.all([engine.write(put(1)), engine.write(() => kept())])
    expect(seen[1]).toEqual([1])
  })

  test('a scan goes both ways, and goes on where it was when others write meanwhile', async () => {
    await engine.write(() => { for (let n = 1; n <= 250; n++) if (n % 2 === 0) put(n)() })
    const even = Array.from({ length: 125 }, (_, i) => (i + 1) * 2)
    expect(kept()).toEqual(even)
    expect(kept(true)).toEqual([...even].reverse())
    await engine.write(() => { for (let n = 1; n <= 250; n++) put(n)() })
    const scan = engine.scan(engine.documents, RANGE)
    const first = Array.from({ length: 200 }, () => (scan.next().value as { key: Buffer }).key[1])
    expect(first.at(-1)).toBe(200)
    await engine.write(() => { engine.documents.removeSync(key(201)) })
    expect([...scan].map(entry => entry.key[1])[0]).toBe(202)
  })
})
