import { aBirthRecord } from '../../../../shared/test/builders'
import { correctionFormOf, type CorrectionForm, typedCorrection } from './correction'

const record = aBirthRecord()
const corrected = (change: Partial<CorrectionForm>, of = record) => typedCorrection({ ...correctionFormOf(of), ...change }, of)

describe('the form of a delivery record', () => {
  it('shows day and time as in Beijing, wherever the instant was written down', () => {
    const late = aBirthRecord({ newborn: { ...record.newborn, bornAt: '2026-11-14T17:05:00Z' } })
    expect(correctionFormOf(late)).toMatchObject({ date: '2026-11-15', time: '01:05' })
  })

  it('changes nothing as long as nothing was typed', () => {
    expect(corrected({})).toEqual({ correction: {}, problems: [] })
  })

  it.each<[string, Partial<CorrectionForm>, object]>([
    ['a sex', { sex: 'male' }, { sex: 'male' }],
    ['a time', { time: '09:50' }, { bornAt: '2026-11-14T09:50:00+08:00' }],
    ['a day', { date: '2026-11-15' }, { bornAt: '2026-11-15T09:30:00+08:00' }],
    ['a weight', { weightGrams: '3820' }, { weightGrams: 3820 }],
    ['full-width digits', { weightGrams: '３８２０' }, { weightGrams: 3820 }],
    ['half a centimetre', { lengthCentimeters: '50.5' }, { lengthCentimeters: 50.5 }],
    ['a name', { fatherName: 'WHITFIELD JAMES' }, { fatherName: 'WHITFIELD JAMES' }],
    ['a number, folded', { motherDocumentNumber: 'yb 1234568' }, { motherDocumentNumber: 'YB1234568' }],
    ['the same number written another way', { motherDocumentNumber: 'yb 123 4567' }, {}],
  ])('takes %s', (_, change, correction) => {
    expect(corrected(change)).toEqual({ correction, problems: [] })
  })

  it.each<[string, Partial<CorrectionForm>, string]>([
    ['a weight of a piece of fruit', { weightGrams: '30' }, 'weightGrams too_small'],
    ['a weight in words', { weightGrams: 'heavy' }, 'weightGrams format'],
    ['more weeks than there are', { gestationalWeeks: '55' }, 'gestationalWeeks too_big'],
    ['a part that was emptied', { motherName: ' ' }, 'motherName required'],
    ['no time', { time: '' }, 'time required'],
  ])('does not take %s', (_, change, problem) => {
    expect(corrected(change).problems.map(({ path, code }) => `${path} ${code}`)).toEqual([problem])
  })

  it('fills in what nobody had measured', () => {
    const unmeasured = aBirthRecord({ newborn: { ...record.newborn, lengthCentimeters: null } })
    expect(corrected({ lengthCentimeters: '49' }, unmeasured)).toEqual({ correction: { lengthCentimeters: 49 }, problems: [] })
    expect(corrected({}, unmeasured).problems).toEqual([])
  })
})
