import type { Sourced } from '../handbook/sourced'

/** What a result means for the person who reads it: never a diagnosis, always what to do. */
export const READING_BANDS = ['expected', 'watch', 'tellDoctor', 'goNow', 'measureAgain'] as const
export type ReadingBand = (typeof READING_BANDS)[number]

/** mmHg. `very`: either number alone is enough to go at once. */
export const BLOOD_PRESSURE = {
  high: { systolic: 140, diastolic: 90 },
  very: { systolic: 160, diastolic: 110 },
  low: { systolic: 90, diastolic: 60 },
  possible: { systolic: [60, 260], diastolic: [30, 180] },
  source: '妊娠期高血压疾病诊治指南（2020），中华医学会妇产科学分会；WHO 2016; the lower end: common practice',
  certainty: 'known',
} as const satisfies Sourced & Record<string, unknown>

/** Grams a litre. */
export const HAEMOGLOBIN = {
  low: 110,
  veryLow: 70,
  possible: [20, 220],
  source: '妊娠期铁缺乏和缺铁性贫血诊治指南（2014）；WHO 2016 (the WHO of 2024 has 105 in the second trimester)',
  certainty: 'known',
} as const satisfies Sourced & Record<string, unknown>

/** Millimoles a litre, in the blood plasma, with 75 g of glucose; any value at or above means a talk about diabetes in pregnancy. */
export const OGTT = {
  fasting: 5.1,
  afterOneHour: 10.0,
  afterTwoHours: 8.5,
  /** From here it may have been there before the pregnancy. */
  fastingVery: 7.0,
  afterTwoHoursVery: 11.1,
  source: '妊娠期高血糖诊治指南（2022），中华医学会妇产科学分会；IADPSG 2010; WHO 2013',
  certainty: 'known',
} as const satisfies Sourced & Record<string, unknown>

/** Millimoles a litre, at home, as women with diabetes in pregnancy are usually asked to keep; a doctor may set others. */
export const HOME_GLUCOSE = {
  below: { fasting: 5.3, afterOneHour: 7.8, afterTwoHours: 6.7 },
  low: 3.3,
  very: 13.9,
  possible: [0.6, 33.3],
  source: '妊娠期高血糖诊治指南（2022）: targets; the value to go at once: common practice',
  certainty: 'known',
} as const satisfies Sourced & Record<string, unknown>

/** Height of the womb above the pubic bone, in centimetres, at completed weeks; between them a straight line. */
export const FUNDAL_HEIGHT = {
  rows: [
    { week: 20, low: 15.3, mean: 18, high: 21.4 },
    { week: 24, low: 22.0, mean: 24, high: 25.1 },
    { week: 28, low: 22.4, mean: 26, high: 29.0 },
    { week: 32, low: 25.3, mean: 29, high: 32.0 },
    { week: 36, low: 29.8, mean: 32, high: 34.5 },
    { week: 40, low: 30.0, mean: 33, high: 35.3 },
  ],
  possible: [5, 55],
  source: '妇产科学，人民卫生出版社（第 9 版，2018）: 不同妊娠周数的子宫长度',
  certainty: 'known',
} as const satisfies Sourced & Record<string, unknown>

/** Kilograms, one child, by body mass index before the pregnancy: to the end of the 13th week, a week after it, and altogether. */
export const WEIGHT_GAIN = {
  rows: [
    { bmiBelow: 18.5, early: [0, 2], weekly: [0.37, 0.56], total: [11, 16] },
    { bmiBelow: 24, early: [0, 2], weekly: [0.26, 0.48], total: [8, 14] },
    { bmiBelow: 28, early: [0, 2], weekly: [0.22, 0.37], total: [7, 11] },
    { bmiBelow: Infinity, early: [0, 2], weekly: [0.15, 0.3], total: [5, 9] },
  ],
  source: 'WS/T 801-2022 妊娠期妇女体重增长推荐值标准; the line between its numbers is ours',
  certainty: 'known',
} as const satisfies Sourced & Record<string, unknown>

/** Beats a minute. */
export const FETAL_HEART_RATE = { low: 110, high: 160, possible: [50, 240], source: '妇产科学，人民卫生出版社（第 9 版，2018）', certainty: 'known' } as const satisfies Sourced & Record<string, unknown>

/** Fewer movements than this in two hours of quiet counting: go and have it looked at. */
export const FETAL_MOVEMENTS = { atLeast: 10, minutes: 120, source: '孕前和孕期保健指南（2018）：≥10 次/2 h', certainty: 'known' } as const satisfies Sourced & Record<string, unknown>
