import { Decimal128, Double, Int32, Long } from 'bson'
import { compare as compareByMingo } from 'mingo/util'
import { compareValues } from './compare'
import { after, encodeValue, identityOf, invert } from './keys'
import { pick, randomValue, seededChance } from './seeded'
import type { Value } from './values'

const sign = (order: number): number => Math.sign(order)
const values = (seed: number, count: number): Value[] => {
  const chance = seededChance(seed)
  return Array.from({ length: count }, () => randomValue(chance))
}

describe('index keys', () => {
  test.each([1, 2, 3])('order as their values do (seed %i)', seed => {
    const all = values(seed, 150)
    const keys = all.map(encodeValue)
    for (const [i, a] of all.entries()) {
      for (const [j, b] of all.entries()) {
        const byKey = Buffer.compare(keys[i]!, keys[j]!)
        if (sign(byKey) !== sign(compareValues(a, b))) throw new Error(`${JSON.stringify(a)} and ${JSON.stringify(b)}: keys ${byKey}, values ${compareValues(a, b)}`)
        const upsideDown = Buffer.compare(invert(keys[i]!), invert(keys[j]!))
        if (sign(upsideDown) + sign(byKey) !== 0) throw new Error(`${JSON.stringify(a)} and ${JSON.stringify(b)} do not turn round`)
      }
    }
  })

  test('are never the beginning of one another, so that several can stand in a row', () => {
    const keys = [...new Set(values(4, 400).map(identityOf))].sort()
    for (let i = 1; i < keys.length; i++) expect(keys[i]!.startsWith(keys[i - 1]!)).toBe(false)
  })

  test('order plain numbers, strings and dates as mingo does', () => {
    const chance = seededChance(5)
    const makers = [() => (chance() - 0.5) * 1e6, () => Math.floor(chance() * 10), () => `${Math.floor(chance() * 1000)}`, () => new Date(Math.floor(chance() * 1e12))]
    for (let i = 0; i < 2000; i++) {
      const make = pick(chance, makers)
      const [a, b] = [make(), make()]
      expect(sign(Buffer.compare(encodeValue(a), encodeValue(b)))).toBe(sign(compareByMingo(a, b)))
    }
  })

  test.each<[string, Value[]]>([
    ['one', [new Int32(1), new Double(1), Long.fromNumber(1), Decimal128.fromString('1'), Decimal128.fromString('1.00'), 1]],
    ['zero', [new Int32(0), new Double(-0), Decimal128.fromString('0E-10')]],
    ['2^53 + 1', [Long.fromString('9007199254740993'), Decimal128.fromString('9007199254740993')]],
    ['not a number', [new Double(NaN), Decimal128.fromString('NaN')]],
  ])('are the same for %s in every type', (_name, same) => {
    expect(new Set(same.map(identityOf)).size).toBe(1)
  })

  test('tell 0.1 as a decimal from 0.1 as a double, which is a little more', () => {
    expect(compareValues(Decimal128.fromString('0.1'), new Double(0.1))).toBeLessThan(0)
    expect(compareValues(Decimal128.fromString('0.10000000000000001'), new Double(0.1))).toBeGreaterThan(0)
  })

  test('a Decimal128 that no double comes near is refused, not put in a wrong place', () => {
    expect(() => encodeValue(Decimal128.fromString('1E+4000'))).toThrow(/out of the range/)
  })

  test.each([[[1, 2], [1, 3]], [[1, 255], [2]], [[255, 255], null]])('after %j comes %j', (bytes, next) => {
    expect(after(Buffer.from(bytes))).toEqual(next && Buffer.from(next))
  })
})
