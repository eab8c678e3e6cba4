import { plainDate } from '../domain/dates/plain-date'
import { calendarText } from './index'

const AT = new Date('2026-03-01T02:03:04Z')
const lines = (text: string) => text.split('\r\n')

describe('a calendar', () => {
  const text = calendarText('手册', [{ id: 'visit-antenatal2', on: plainDate('2026-04-23'), summary: '第 2 次产检; 带手册', description: 'Bring the handbook,\nand your questions' }], AT)

  it('has each thing on its whole day, whatever the clock of this machine', () => {
    expect(lines(text)).toEqual(expect.arrayContaining(['BEGIN:VCALENDAR', 'VERSION:2.0', 'UID:visit-antenatal2', 'DTSTAMP:20260301T020304Z', 'DTSTART;VALUE=DATE:20260423', 'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE', 'END:VCALENDAR']))
  })

  it('escapes what would break a line', () => {
    expect(lines(text)).toEqual(expect.arrayContaining(['SUMMARY:第 2 次产检\\; 带手册', 'DESCRIPTION:Bring the handbook\\,\\nand your questions']))
  })

  it('reminds on the morning before', () => {
    expect(text).toContain('TRIGGER:-PT15H')
  })

  it('is the same text for the same days', () => {
    const days = [{ id: 'a', on: plainDate('2026-02-28'), summary: 'A', description: '' }]
    expect(calendarText('x', days, AT)).toBe(calendarText('x', days, AT))
  })
})
