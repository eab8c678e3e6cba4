import { deliveredAt, latestEvent, moveOf, withNews, type TrackingCode, type TrackingEvent } from './parcel'

const event = (id: string, code: TrackingCode, hour: number): TrackingEvent => ({ id, code, at: `2026-11-20T${String(hour).padStart(2, '0')}:00:00.000Z`, place: '' })
const taken = event('1', 'taken', 8)
const inTransit = event('2', 'inTransit', 9)
const delivered = event('3', 'delivered', 10)

/** Every order of a list. */
const orders = <T>(list: readonly T[]): T[][] => (list.length < 2 ? [[...list]] : list.flatMap((first, i) => orders([...list.slice(0, i), ...list.slice(i + 1)]).map(rest => [first, ...rest])))

describe('what the courier tells of a parcel', () => {
  it('comes to the same in every order, also when each is told twice', () => {
    for (const order of orders([taken, inTransit, delivered])) {
      const events = [...order, ...order].reduce<TrackingEvent[]>((known, news) => withNews(known, [news]) ?? known, [])
      expect(events).toEqual([taken, inTransit, delivered])
      expect(withNews([], [...order, ...order])).toEqual(events)
    }
  })

  it('is no news when it is known', () => expect(withNews([taken, delivered], [delivered, taken])).toBeNull())

  it('ends with what happened last, not with what came last', () => {
    const late = withNews([delivered], [inTransit])!
    expect(latestEvent({ events: late })).toBe(delivered)
    expect(deliveredAt({ events: late })).toBe(delivered.at)
    expect(deliveredAt({ events: [...late, event('4', 'returning', 11)] })).toBeNull()
    expect(latestEvent({ events: [] })).toBeNull()
  })

  it('of the same moment counts in the order of the way', () => {
    expect(withNews([], [event('b', 'returned', 9), event('a', 'returning', 9)])!.map(({ code }) => code)).toEqual(['returning', 'returned'])
  })

  test.each<[TrackingCode, Parameters<typeof moveOf>[0], ReturnType<typeof moveOf>]>([
    ['taken', 'readyForCourier', 'recordTaken'],
    ['lost', 'readyForCourier', 'recordTaken'],
    ['inTransit', 'onTheWay', null],
    ['delivered', 'onTheWay', null],
    ['returning', 'onTheWay', null],
    ['returned', 'onTheWay', 'recordReturned'],
    ['lost', 'onTheWay', 'recordLost'],
    ['lost', 'returnedToSender', 'recordLost'],
    ['inTransit', 'lost', 'recordFound'],
    ['returned', 'lost', 'recordReturned'],
    ['lost', 'lost', null],
    ['lost', 'completed', null],
    ['returned', 'completed', null],
    ['delivered', 'readyForPickup', null],
  ])('%s moves one that is %s by %s', (code, status, expected) => expect(moveOf(status, { events: [event('1', code, 8)] })).toBe(expected))

  it('moves nothing while nothing is told', () => expect(moveOf('readyForCourier', { events: [] })).toBeNull())
})
