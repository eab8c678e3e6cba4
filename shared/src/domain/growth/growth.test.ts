import { plainDate, plusDays } from '../dates/plain-date'
import { assessGrowth, growthAge, growthCurve, type GrowthChild } from './growth'
import { percentileOf, valueAt, zScore } from './lms'
import { WHO_2006 } from './standards'

const BORN = plainDate('2026-03-01')
const girl: GrowthChild = { sex: 'female', birthDate: BORN, gestationDays: null }
const on = (days: number) => plusDays(BORN, days)

describe('the age a child is compared at', () => {
  it.each([
    ['born at term', 39 * 7, 100, false, 100],
    ['born at 37 weeks exactly', 37 * 7, 100, false, 100],
    ['born a day before 37 weeks', 37 * 7 - 1, 100, true, 100 - (3 * 7 + 1)],
    ['born at 30 weeks', 30 * 7, 100, true, 30],
    ['born at 30 weeks, the day before two years', 30 * 7, 730, true, 660],
    ['born at 30 weeks, at two years', 30 * 7, 731, false, 731],
    ['whose weeks nobody has told', null, 100, false, 100],
  ])('of one %s', (_child, gestationDays, days, corrected, comparedDays) => {
    expect(growthAge({ ...girl, gestationDays }, on(days))).toEqual({ days, corrected, comparedDays })
  })
})

describe('a measurement', () => {
  const weigh = (value: number, days: number, child = girl) => assessGrowth(child, { measure: 'weight', value, measuredOn: on(days), position: null }, WHO_2006)

  it('says by which standard it was reckoned', () => {
    expect(weigh(3.2, 0).standard).toEqual({ id: 'who-2006', source: 'WHO Child Growth Standards, 2006' })
  })

  it('in the middle is the median: half of all children weigh less', () => {
    expect(weigh(3.2322, 0)).toMatchObject({ band: 'expected', z: 0, percentile: 50 })
  })

  it.each([
    [2.0, 'muchLower'],
    [2.2, 'lower'],
    [2.4, 'expected'],
    [4.2, 'expected'],
    [4.5, 'higher'],
    [5.0, 'muchHigher'],
    [0.32, 'measureAgain'],
    [32, 'measureAgain'],
  ])('of %d kg at birth is %s', (value, band) => {
    expect(weigh(value, 0).band).toBe(band)
  })

  it('in the first week is rough, because weight falls and rises again', () => {
    expect([0, 3, 6, 7].map(days => weigh(3.2, days).rough)).toEqual([false, true, true, false])
  })

  it('before the due date of a child born early has no curve to be compared with', () => {
    expect(weigh(1.8, 20, { ...girl, gestationDays: 32 * 7 })).toMatchObject({ band: 'notComparable', z: null, percentile: null, corrected: true })
  })

  it('after five years has none either', () => {
    expect(weigh(18, 1827).band).toBe('notComparable')
  })

  it('of length is made comparable when it was taken the other way', () => {
    const measure = (value: number, days: number, position: 'lying' | 'standing' | null) => assessGrowth(girl, { measure: 'length', value, measuredOn: on(days), position }, WHO_2006).z
    expect(measure(80, 700, 'standing')).toBeCloseTo(measure(80.7, 700, 'lying')!)
    expect(measure(86.7, 760, 'lying')).toBeCloseTo(measure(86, 760, 'standing')!)
    expect(measure(86, 760, null)).toBe(measure(86, 760, 'standing'))
  })
})

describe('the arithmetic of the curves', () => {
  it.each([
    [-3, 0.135], [-2, 2.275], [-1.881, 3], [-1, 15.866], [0, 50], [1, 84.134], [1.881, 97], [2, 97.725], [3, 99.865], [5, 99.99997],
  ])('puts z %d at the percentile %d', (z, percentile) => {
    expect(percentileOf(z)).toBeCloseTo(percentile, 2)
  })

  it('finds the value of a z-score, and the z-score of the value', () => {
    const lms = WHO_2006.lmsAt('weight', 'male', 365)!
    for (const z of [-3, -1.5, 0, 0.7, 3]) expect(zScore(valueAt(z, lms), lms, { restricted: true })).toBeCloseTo(z, 9)
  })

  it('counts beyond three by the distance from two to three where the curve is skewed', () => {
    const lms = WHO_2006.lmsAt('weight', 'male', 365)!
    const third = valueAt(3, lms)
    expect(zScore(third + (third - valueAt(2, lms)), lms, { restricted: true })).toBeCloseTo(4, 9)
    expect(zScore(third + (third - valueAt(2, lms)), lms, { restricted: false })).toBeLessThan(4)
  })

  it('draws a chart from one age to another, its end included', () => {
    const points = growthCurve(WHO_2006, { measure: 'headCircumference', sex: 'male', fromDay: 0, toDay: 100, step: 30 })
    expect(points.map(({ ageDays }) => ageDays)).toEqual([0, 30, 60, 90, 100])
    expect(points[0]!.values.map(value => value.toFixed(1))).toEqual(['30.7', '31.9', '33.2', '34.5', '35.7', '37.0', '38.3'])
  })
})
