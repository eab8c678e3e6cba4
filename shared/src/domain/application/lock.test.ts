import { aBirthRecord, aPassport, completeAnswers } from '../../../test/builders'
import { plainDate } from '../dates/plain-date'
import { DEFAULT_SETTINGS, settingsSchema } from '../settings/settings'
import type { Answers } from './application'
import { lockOf, motherAge } from './lock'

const born = (mother: string, bornAt: string, overrides: Partial<Answers> = {}) =>
  completeAnswers({
    motherDocument: aPassport({ birthDate: plainDate(mother) }),
    birth: { records: [aBirthRecord({ newborn: { ...aBirthRecord().newborn, bornAt } })], dispute: null },
    ...overrides,
  })
const BIRTH = '2026-11-14T09:30:00+08:00'

describe('the lock', () => {
  test.each<[string, string, number, boolean]>([
    ['1982-11-14', BIRTH, 44, false],
    // the day before her forty-fifth birthday, and the day itself
    ['1981-11-15', BIRTH, 44, false],
    ['1981-11-14', BIRTH, 45, true],
    ['1981-11-13', BIRTH, 45, true],
    ['1980-11-14', BIRTH, 46, true],
    // her birthday has begun in Beijing and not yet in Greenwich
    ['1981-11-15', '2026-11-14T16:00:00Z', 45, true],
    ['1981-11-15', '2026-11-14T15:59:00Z', 44, false],
  ])('of a mother born on %s, a birth at %s: %i years, locked: %s', (mother, bornAt, age, locked) => {
    const answers = born(mother, bornAt)
    expect(motherAge(answers)).toBe(age)
    const lock = { reason: 'motherAge', motherAge: age, state: 'locked', askedBy: null, askNote: '', decidedBy: null, decisionNote: '' }
    expect(lockOf(answers, DEFAULT_SETTINGS)).toEqual(locked ? lock : null)
  })

  test.each<[string, Answers]>([
    ['while no birth is known', born('1975-01-01', BIRTH, { birth: undefined })],
    ['while her document is not known', born('1975-01-01', BIRTH, { motherDocument: undefined })],
    ['when she is not named', born('1975-01-01', BIRTH, { family: { mother: 'notNamed', father: 'signs' } })],
  ])('is not there %s', (_what, answers) => {
    expect(motherAge(answers)).toBeNull()
    expect(lockOf(answers, DEFAULT_SETTINGS)).toBeNull()
  })

  it('is there for a mother who has died', () => {
    expect(lockOf(born('1975-01-01', BIRTH, { family: { mother: 'deceased', father: 'signs' } }), DEFAULT_SETTINGS)?.state).toBe('locked')
  })

  it('follows the setting', () => {
    expect(lockOf(born('1981-11-14', BIRTH), settingsSchema.parse({ ages: { lockMotherFrom: 46 } }))).toBeNull()
  })
})
