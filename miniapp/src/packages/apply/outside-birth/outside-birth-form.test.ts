import { anAddress } from '../../../../../shared/test/builders'
import { dayAndTimeOf, EMPTY_OUTSIDE_BIRTH, instantOf, outsideBirthFormOf, outsideBirthOf } from './outside-birth-form'

const twins = {
  newborns: [
    { sex: 'female' as const, bornAt: '2026-11-14T00:05:00+08:00' },
    { sex: 'male' as const, bornAt: '2026-11-14T00:21:00+08:00' },
  ],
  place: anAddress(),
  attendant: '',
  circumstances: '在去医院的路上出生。',
}

describe('a birth outside an institution', () => {
  it('comes back from the form as it was told', () => {
    expect(outsideBirthOf(outsideBirthFormOf(twins))).toEqual(twins)
  })

  it.each([
    ['2026-11-14', '00:05', '2026-11-14T00:05:00+08:00'],
    ['2026-11-14', '23:59:30', '2026-11-14T23:59:00+08:00'],
    ['', '00:05', undefined],
    ['2026-11-14', '', undefined],
  ])('on %p at %p is the instant %p', (day, time, instant) => {
    expect(instantOf(day, time)).toBe(instant)
  })

  it('five minutes past midnight is on that day in Beijing, whatever day it is elsewhere', () => {
    expect(dayAndTimeOf('2026-11-13T16:05:00Z')).toEqual({ birthDate: '2026-11-14', time: '00:05' })
  })

  it('that nobody has told yet lacks sex and time, for the schema to ask for', () => {
    expect(outsideBirthOf(EMPTY_OUTSIDE_BIRTH).newborns).toEqual([{ sex: undefined, bornAt: undefined }])
  })
})
