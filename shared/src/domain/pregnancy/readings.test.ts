import {
  bloodPressureAdvice, bodyMassIndex, fetalHeartRateAdvice, fundalHeightAdvice, fundalHeightRange, glucoseAdvice, haemoglobinAdvice, movementsAdvice, ogttAdvice,
  weightGainAdvice, weightGainRange,
} from './readings'

const week = (weeks: number, days = 0) => ({ weeks, days, totalDays: weeks * 7 + days })

describe('what is said of a reading', () => {
  it.each([
    [118, 76, 'expected', 'expected'],
    [139, 89, 'expected', 'expected'],
    [140, 80, 'tellDoctor', 'bloodPressureHigh'],
    [120, 90, 'tellDoctor', 'bloodPressureHigh'],
    [160, 95, 'goNow', 'bloodPressureVeryHigh'],
    [150, 110, 'goNow', 'bloodPressureVeryHigh'],
    [88, 62, 'watch', 'bloodPressureLow'],
    [100, 58, 'watch', 'bloodPressureLow'],
    [76, 118, 'measureAgain', 'measureAgain'],
    [1180, 76, 'measureAgain', 'measureAgain'],
    [Number.NaN, 76, 'measureAgain', 'measureAgain'],
  ])('of blood pressure %d/%d', (systolic, diastolic, band, adviceKey) => {
    expect(bloodPressureAdvice({ systolic, diastolic })).toEqual({ band, adviceKey })
  })

  it.each([[128, 'expected'], [110, 'expected'], [109, 'tellDoctor'], [70, 'tellDoctor'], [69, 'goNow'], [12.8, 'measureAgain']])('of haemoglobin %d g/l', (value, band) => {
    expect(haemoglobinAdvice(value).band).toBe(band)
  })

  it.each([
    [5.0, 9.9, 8.4, 'expected'],
    [5.1, 8.0, 7.0, 'ogttHigh'],
    [4.5, 10.0, 7.0, 'ogttHigh'],
    [4.5, 9.0, 8.5, 'ogttHigh'],
    [7.0, null, null, 'ogttVeryHigh'],
    [5.0, 12, 11.1, 'ogttVeryHigh'],
    [4.6, null, null, 'expected'],
    [46, null, null, 'measureAgain'],
  ])('of a glucose test %d, %s, %s', (fasting, afterOneHour, afterTwoHours, adviceKey) => {
    expect(ogttAdvice({ fasting, afterOneHour, afterTwoHours }).adviceKey).toBe(adviceKey)
  })

  it.each([
    [5.2, 'fasting', 'expected'], [5.3, 'fasting', 'glucoseHigh'], [7.7, 'afterOneHour', 'expected'], [7.8, 'afterOneHour', 'glucoseHigh'],
    [6.7, 'afterTwoHours', 'glucoseHigh'], [3.2, 'fasting', 'glucoseLow'], [14, 'afterOneHour', 'glucoseVeryHigh'], [95, 'fasting', 'measureAgain'],
  ] as const)('of glucose %d %s at home', (value, moment, adviceKey) => {
    expect(glucoseAdvice(value, moment).adviceKey).toBe(adviceKey)
  })

  it.each([[10, 5, 'expected'], [3, 60, 'movementsCounting'], [9, 120, 'movementsFew'], [10, 120, 'expected'], [0, 119, 'movementsCounting']])('of %i movements in %i minutes', (count, minutes, adviceKey) => {
    expect(movementsAdvice({ count, minutes }).adviceKey).toBe(adviceKey)
  })

  it.each([[140, 'expected'], [110, 'expected'], [109, 'goNow'], [161, 'goNow'], [20, 'measureAgain']])("of the child's heart at %i", (value, band) => {
    expect(fetalHeartRateAdvice(value).band).toBe(band)
  })
})

describe('the fundal height', () => {
  it.each([[20, 18], [24, 24], [28, 26], [32, 29], [36, 32], [40, 33], [22, 21], [34, 30.5]])('in week %i is about %d cm', (weeks, mean) => {
    expect(fundalHeightRange(week(weeks))!.mean).toBeCloseTo(mean, 9)
  })

  it('has no table before the 20th week or after the 40th', () => {
    expect([fundalHeightRange(week(19, 6)), fundalHeightRange(week(40, 1))]).toEqual([null, null])
    expect(fundalHeightAdvice(30, week(41)).band).toBe('expected')
  })

  it.each([[25.2, 'fundalHeightSmall'], [29, 'expected'], [32.1, 'fundalHeightLarge'], [290, 'measureAgain']])('of %d cm in week 32', (value, adviceKey) => {
    expect(fundalHeightAdvice(value, week(32)).adviceKey).toBe(adviceKey)
  })
})

describe('the weight gained', () => {
  it('depends on the weight before', () => {
    expect(bodyMassIndex({ weightKg: 55, heightCm: 165 })).toBeCloseTo(20.2, 1)
    expect([17, 21, 26, 30].map(bmi => weightGainRange(bmi, week(40)).high)).toEqual([16, 14, 11, 9].map(total => expect.closeTo(total, 1)))
  })

  it.each([
    [-1.5, 10, 'expected'], [-2.5, 10, 'weightGainSlow'], [3, 10, 'weightGainFast'], [5, 26, 'expected'], [3, 26, 'weightGainSlow'], [9, 26, 'weightGainFast'], [14.5, 40, 'weightGainFast'], [80, 30, 'measureAgain'],
  ])('of %d kg by week %i', (gained, weeks, adviceKey) => {
    expect(weightGainAdvice(gained, 21, week(weeks)).adviceKey).toBe(adviceKey)
  })
})
