import { BSONRegExp, Binary, Decimal128, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson'
import type { Value } from './values'

/** Chance that repeats: the same seed gives the same numbers, from 0 up to 1. */
export function seededChance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000
  }
}

export const pick = <T>(chance: () => number, choices: readonly T[]): T => choices[Math.floor(chance() * choices.length)]!

/** Values where orders go wrong: signs, neighbours, numbers no double holds, characters beyond U+FFFF, zeros in texts. */
const EDGES: Value[] = [
  new MinKey(), new MaxKey(), null, true, false, '', 'a', 'a\0', 'a\0b', 'ab', 'b', '\uffff', '👶', '出生',
  new Int32(0), new Int32(-1), new Int32(1), new Double(-0), new Double(0.1), Decimal128.fromString('0.1'), new Double(NaN), new Double(Infinity),
  new Double(-Infinity), new Double(5e-324), new Double(2 ** 53), Long.fromString('9007199254740993'), Long.fromString('-9007199254740993'),
  Long.MAX_VALUE, Long.MIN_VALUE, new Double(2 ** 63), Decimal128.fromString('9007199254740993'), Decimal128.fromString('-0.30000000000000000000000000001'),
  Decimal128.fromString('1.0'), Decimal128.fromString('NaN'), Decimal128.fromString('-Infinity'),
  new Date(0), new Date(-1), new Date(1e12), new ObjectId('000000000000000000000001'), new ObjectId('ffffffffffffffffffffffff'),
  new Binary(Buffer.from([1])), new Binary(Buffer.from([1]), 5), new Binary(Buffer.from([0, 0])), new Timestamp({ t: 1, i: 2 }), new Timestamp({ t: 4294967295, i: 0 }),
  new BSONRegExp('a', 'i'), new BSONRegExp('a'), {}, [],
]

/** A BSON value of any type, now and then with others inside. */
export function randomValue(chance: () => number, depth = 2): Value {
  const kind = chance()
  if (depth > 0 && kind < 0.1) return Array.from({ length: Math.floor(chance() * 3) }, () => randomValue(chance, depth - 1))
  if (depth > 0 && kind < 0.2) return Object.fromEntries(Array.from({ length: Math.floor(chance() * 3) }, () => [pick(chance, ['a', 'b', 'a\u00e9']), randomValue(chance, depth - 1)]))
  if (kind < 0.3) return new Double((chance() - 0.5) * 10 ** Math.floor(chance() * 40 - 20))
  if (kind < 0.4) return Long.fromBits(Math.floor(chance() * 2 ** 32) | 0, Math.floor(chance() * 2 ** 32) | 0)
  if (kind < 0.5) return Decimal128.fromString(`${chance() < 0.5 ? '-' : ''}${Math.floor(chance() * 1e9)}.${Math.floor(chance() * 1e9)}${Math.floor(chance() * 1e9)}`)
  if (kind < 0.6) return new Int32(Math.floor((chance() - 0.5) * 10))
  return pick(chance, EDGES)
}
