import { DEFAULT_SETTINGS } from '@mcb/shared/domain'
import { countCall, isTrouble, NOTHING_COUNTED, opens, type CallEnd } from './rule'

const limits = DEFAULT_SETTINGS.circuit
const end = (more: Partial<CallEnd>): CallEnd => ({ at: 0, lastedMs: 20, connected: true, timedOut: false, ...more })
const refusedAt = (seconds: number) => end({ at: seconds * 1000, connected: false, lastedMs: 1 })
const slow = (lastedMs = 5001) => end({ lastedMs })
const times = (count: number, call: CallEnd) => Array.from({ length: count }, () => call)
/** After which call the circuit opens, counted from one; null for never. */
const opensAfter = (calls: CallEnd[]): number | null => {
  let counted = NOTHING_COUNTED
  for (const [index, call] of calls.entries()) {
    counted = countCall(counted, call, limits)
    if (opens(counted, limits)) return index + 1
  }
  return null
}

describe('the circuit', () => {
  test.each<[string, CallEnd[], number | null]>([
    ['stays closed after nine failed connections in 30 s', Array.from({ length: 9 }, (_, i) => refusedAt(i)), null],
    ['opens with the tenth at 29.9 s', [...Array.from({ length: 9 }, (_, i) => refusedAt(i)), refusedAt(29.9)], 10],
    ['opens with the tenth at exactly 30 s', [...Array.from({ length: 9 }, (_, i) => refusedAt(i)), refusedAt(30)], 10],
    ['stays closed when ten are spread over 30.1 s', [...Array.from({ length: 9 }, (_, i) => refusedAt(i)), refusedAt(30.1)], null],
    ['counts over any 30 s, not from a full half minute', [0, 2, 4, 6, 8, 26, 27, 28, 29, 30, 31, 32, 33, 34].map(refusedAt), 10],
    ['counts failed connections between calls that go well', Array.from({ length: 20 }, (_, i) => (i % 2 ? refusedAt(i) : end({ at: i * 1000 }))), 20],
    ['opens after ten slow calls', times(12, slow()), 10],
    ['stays closed after nine', times(9, slow()), null],
    ['counts slow calls in a row only', [...times(9, slow()), end({}), ...times(9, slow())], null],
    ['counts by the order in which calls end', [...times(5, slow()), end({}), ...times(5, slow())], null],
    ['does not take exactly 5 s for slow', times(20, slow(5000)), null],
    ['takes a call we cut off for slow', times(10, end({ lastedMs: 1500, timedOut: true })), 10],
    ['takes a quick refusal for no slow call', [...times(9, slow()), refusedAt(0), slow()], null],
    ['stays closed after a hundred errors that came as answers', times(100, end({})), null],
  ])('%s', (_what, calls, expected) => expect(opensAfter(calls)).toBe(expected))

  test.each<[string, CallEnd, boolean]>([
    ['a refused connection', refusedAt(0), true],
    ['a slow answer', slow(), true],
    ['an answer in time', end({ lastedMs: 5000 }), false],
  ])('%s in a trial call is trouble or not', (_what, call, expected) => expect(isTrouble(call, limits)).toBe(expected))
})
