import { after, encodeValue, invert } from '../bson/keys'
import type { Value } from '../bson/values'
import { rankOf } from '../bson/values'
import type { Predicate } from './predicates'

/** Bytes of one field of an index, from `low` (in) to `high` (out, null: no end), and how `explain` shows them. */
export interface Interval { low: Buffer, high: Buffer | null, isPoint: boolean, shown: string }

const NOTHING = Buffer.alloc(0)
export const EVERYTHING: Interval = { low: NOTHING, high: null, isPoint: false, shown: '[MinKey, MaxKey]' }

const show = (value: Value): string => (typeof value === 'string' ? JSON.stringify(value) : value instanceof Date ? `new Date(${value.getTime()})` : String(value))

function point(value: Value): Interval {
  const low = encodeValue(value)
  return { low, high: after(low), isPoint: true, shown: `[${show(value)}, ${show(value)}]` }
}

function one({ test }: Predicate): Interval[] {
  if ('values' in test) return test.values.map(point)
  const { op, value } = test
  const key = encodeValue(value)
  if (op === '$eq' || value === null) return [point(value)]
  // a range never leaves the type of its bound
  const typeStart = Buffer.from([rankOf(value)])
  const typeEnd = after(typeStart)
  switch (op) {
    case '$gt': return [{ low: after(key) ?? key, high: typeEnd, isPoint: false, shown: `(${show(value)}, end of type)` }]
    case '$gte': return [{ low: key, high: typeEnd, isPoint: false, shown: `[${show(value)}, end of type)` }]
    case '$lt': return [{ low: typeStart, high: key, isPoint: false, shown: `[start of type, ${show(value)})` }]
    case '$lte': return [{ low: typeStart, high: after(key), isPoint: false, shown: `[start of type, ${show(value)}]` }]
  }
}

const later = (a: Buffer, b: Buffer): Buffer => (Buffer.compare(a, b) > 0 ? a : b)
const earlier = (a: Buffer | null, b: Buffer | null): Buffer | null => (a === null ? b : b === null ? a : Buffer.compare(a, b) < 0 ? a : b)

function intersect(a: Interval, b: Interval): Interval[] {
  const low = later(a.low, b.low)
  const high = earlier(a.high, b.high)
  if (high !== null && Buffer.compare(low, high) >= 0) return []
  const isPoint = a.isPoint || b.isPoint
  return [{ low, high, isPoint, shown: a.isPoint ? a.shown : b.isPoint ? b.shown : `${a.shown} and ${b.shown}` }]
}

const byBytes = (a: Interval, b: Interval): number => Buffer.compare(a.low, b.low)

/** The places of one field's values that all the conditions leave open, in order and apart from each other. */
export function intervalsOf(predicates: Predicate[]): Interval[] {
  const [first, ...rest] = predicates.map(one)
  if (first === undefined) return [EVERYTHING]
  const open = rest.reduce((all, some) => all.flatMap(a => some.flatMap(b => intersect(a, b))), first).sort(byBytes)
  return open.filter((interval, at) => at === 0 || Buffer.compare(interval.low, open[at - 1]!.low) !== 0)
}

/** The same places in a field that descends. */
export function descending(intervals: Interval[]): Interval[] {
  return intervals.map(({ low, high, ...rest }): Interval => ({
    ...rest,
    low: high === null ? NOTHING : after(invert(high)) ?? invert(high),
    high: low.length === 0 ? null : after(invert(low)),
  })).sort(byBytes)
}
