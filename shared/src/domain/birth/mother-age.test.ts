import { plainDate } from '../dates/plain-date'
import { DEFAULT_SETTINGS } from '../settings/settings'
import { motherAgeAtBirth, motherAgeFlags } from './mother-age'

test.each<[string, string, number]>([
  ['1981-11-14', '2026-11-14T09:30:00+08:00', 45],
  ['1981-11-15', '2026-11-14T09:30:00+08:00', 44],
  // already her birthday in Beijing, though not yet in Greenwich
  ['1981-11-15', '2026-11-14T16:00:00Z', 45],
  ['1981-11-15', '2026-11-14T15:59:00Z', 44],
  ['2004-02-29', '2026-02-28T23:59:00+08:00', 21],
  ['2004-02-29', '2026-03-01T00:00:00+08:00', 22],
])('a mother born on %s is, at a birth at %s, %i years old', (birthDate, bornAt, age) => {
  expect(motherAgeAtBirth(plainDate(birthDate), bornAt)).toBe(age)
})

test.each<[number, string[]]>([
  [11, ['flaggedYoung']],
  [12, ['flaggedYoung']],
  [13, []],
  [44, []],
  [45, ['locked']],
  [49, ['locked']],
  [50, ['locked', 'flaggedOld']],
])('a mother of %i years: %j', (age, flags) => expect(motherAgeFlags(age, DEFAULT_SETTINGS.ages)).toEqual(flags))

it('follows the settings', () => {
  expect(motherAgeFlags(40, { ...DEFAULT_SETTINGS.ages, lockMotherFrom: 40 })).toEqual(['locked'])
})
