import { plainDate } from '../dates/plain-date'
import { DEFAULT_SETTINGS, settingsSchema } from '../settings/settings'
import { openingsOn } from './opening-hours'
import { bookableSlot, bookableSlots, changeableUntil, slotEnd, slotsOn } from './slots'

const settings = DEFAULT_SETTINGS
const withRules = (pickup: object) => settingsSchema.parse({ pickup })
const at = (text: string) => new Date(`${text}:00+08:00`)
const first = (now: string, stored = false) => bookableSlots('H001', at(now), stored, settings)[0]?.slots[0]?.start ?? null

describe('the counter', () => {
  test.each([
    ['a Friday', '2026-11-20', 2],
    ['a Saturday', '2026-11-21', 0],
    ['a Sunday', '2026-11-22', 0],
    ['the last day before the National Day', '2026-09-30', 2],
    ['the National Day', '2026-10-01', 0],
    ['its last day off', '2026-10-07', 0],
    ['the Saturday that is worked for it', '2026-10-10', 2],
    ['a Sunday that is worked', '2026-09-20', 2],
    ['the lunar new year of 2027, a Saturday', '2027-02-06', 0],
    ['the Monday after it', '2027-02-08', 0],
    ['the Tuesday after it', '2027-02-09', 2],
  ])('on %s (%s) opens so many times: %i', (_name, date, times) => {
    expect(openingsOn(plainDate(date), 'H001', settings)).toHaveLength(times)
  })

  it('of one institution may keep its own hours, room and closed days', () => {
    const rules = withRules({ institutions: { H002: { hours: [{ days: [6], from: '08:00', to: '09:10' }], capacity: 1, closed: [{ from: '2026-11-28', to: '2026-11-28' }] } } })
    expect(slotsOn(plainDate('2026-11-21'), 'H002', rules)).toEqual([
      { start: '2026-11-21T08:00:00+08:00', end: '2026-11-21T08:30:00+08:00', capacity: 1 },
      { start: '2026-11-21T08:30:00+08:00', end: '2026-11-21T09:00:00+08:00', capacity: 1 },
    ])
    expect(slotsOn(plainDate('2026-11-28'), 'H002', rules)).toEqual([])
    expect(slotsOn(plainDate('2026-11-20'), 'H002', rules)).toEqual([])
    expect(slotsOn(plainDate('2026-11-20'), 'H001', rules)).toHaveLength(11)
  })

  it('with room for nobody has no slots', () => {
    expect(slotsOn(plainDate('2026-11-20'), 'H001', withRules({ capacity: 0 }))).toEqual([])
  })
})

describe('a slot', () => {
  test.each([
    ['half an hour before it begins', '2026-11-20T08:30', '2026-11-20T09:00:00+08:00'],
    ['a minute later the next', '2026-11-20T08:31', '2026-11-20T09:30:00+08:00'],
    ['over lunch that of the afternoon', '2026-11-20T11:10', '2026-11-20T13:30:00+08:00'],
    ['on Friday evening that of Monday', '2026-11-20T20:00', '2026-11-23T09:00:00+08:00'],
    ['after midnight in Beijing, the evening before in London', '2026-11-24T00:30', '2026-11-24T09:00:00+08:00'],
  ])('can be booked until %s', (_name, now, start) => expect(first(now)).toBe(start))

  test.each([
    ['on Friday that of Tuesday: Monday and Tuesday are the two working days', '2026-11-20T08:00', '2026-11-24T09:00:00+08:00'],
    ['before the National Day that of the second day after it', '2026-09-30T08:00', '2026-10-09T09:00:00+08:00'],
  ])('for what was put away can be booked %s', (_name, now, start) => expect(first(now, true)).toBe(start))

  it('can be booked two weeks ahead and no further', () => {
    const days = bookableSlots('H001', at('2026-11-20T08:00'), false, settings).map(({ date }) => date)
    expect([days[0], days.at(-1), days.length]).toEqual(['2026-11-20', '2026-12-04', 11])
  })

  it('is known by its beginning, however the zone is written', () => {
    const find = (start: string) => bookableSlot(start, 'H001', at('2026-11-20T08:00'), false, settings)?.end ?? null
    expect(find('2026-11-20T09:00:00+08:00')).toBe('2026-11-20T09:30:00+08:00')
    expect(find('2026-11-20T01:00:00Z')).toBe('2026-11-20T09:30:00+08:00')
    for (const none of ['2026-11-20T09:10:00+08:00', '2026-11-20T12:00:00+08:00', '2026-11-21T09:00:00+08:00', '2027-03-01T09:00:00+08:00', 'tomorrow']) expect(find(none)).toBeNull()
  })

  it('can be changed or given back until an hour before it begins', () => {
    expect(changeableUntil('2026-11-20T09:00:00+08:00', settings)).toEqual(at('2026-11-20T08:00'))
    expect(slotEnd('2026-11-20T01:00:00.000Z', settings)).toBe('2026-11-20T09:30:00+08:00')
  })
})
