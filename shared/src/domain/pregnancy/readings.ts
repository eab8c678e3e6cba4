import type { Gestation } from './gestation'
import { BLOOD_PRESSURE, FETAL_HEART_RATE, FETAL_MOVEMENTS, FUNDAL_HEIGHT, HAEMOGLOBIN, HOME_GLUCOSE, OGTT, WEIGHT_GAIN, type ReadingBand } from './reference-ranges'

/** What is said of a reading; the words are in `i18n` under `pregnancy.advice.<key>`. */
export const READING_ADVICE = [
  'expected', 'measureAgain',
  'bloodPressureHigh', 'bloodPressureVeryHigh', 'bloodPressureLow',
  'haemoglobinLow', 'haemoglobinVeryLow',
  'ogttHigh', 'ogttVeryHigh',
  'glucoseHigh', 'glucoseVeryHigh', 'glucoseLow',
  'fundalHeightSmall', 'fundalHeightLarge',
  'weightGainSlow', 'weightGainFast',
  'heartRateUnusual', 'movementsFew', 'movementsCounting',
] as const
export type ReadingAdvice = { band: ReadingBand; adviceKey: (typeof READING_ADVICE)[number] }

const EXPECTED: ReadingAdvice = { band: 'expected', adviceKey: 'expected' }
const AGAIN: ReadingAdvice = { band: 'measureAgain', adviceKey: 'measureAgain' }
const outside = (value: number, [lowest, highest]: readonly [number, number]) => !(value >= lowest && value <= highest)

/** Blood pressure in mmHg. */
export function bloodPressureAdvice({ systolic, diastolic }: { systolic: number; diastolic: number }): ReadingAdvice {
  const { high, very, low, possible } = BLOOD_PRESSURE
  if (outside(systolic, possible.systolic) || outside(diastolic, possible.diastolic) || diastolic >= systolic) return AGAIN
  if (systolic >= very.systolic || diastolic >= very.diastolic) return { band: 'goNow', adviceKey: 'bloodPressureVeryHigh' }
  if (systolic >= high.systolic || diastolic >= high.diastolic) return { band: 'tellDoctor', adviceKey: 'bloodPressureHigh' }
  return systolic < low.systolic || diastolic < low.diastolic ? { band: 'watch', adviceKey: 'bloodPressureLow' } : EXPECTED
}

/** Haemoglobin in grams a litre. */
export function haemoglobinAdvice(value: number): ReadingAdvice {
  if (outside(value, HAEMOGLOBIN.possible)) return AGAIN
  if (value < HAEMOGLOBIN.veryLow) return { band: 'goNow', adviceKey: 'haemoglobinVeryLow' }
  return value < HAEMOGLOBIN.low ? { band: 'tellDoctor', adviceKey: 'haemoglobinLow' } : EXPECTED
}

/** The three values of a glucose tolerance test in mmol/l; null: not taken. */
export function ogttAdvice({ fasting, afterOneHour, afterTwoHours }: { fasting: number; afterOneHour: number | null; afterTwoHours: number | null }): ReadingAdvice {
  const taken = [fasting, afterOneHour, afterTwoHours].filter(value => value !== null)
  if (taken.some(value => outside(value, HOME_GLUCOSE.possible))) return AGAIN
  if (fasting >= OGTT.fastingVery || (afterTwoHours ?? 0) >= OGTT.afterTwoHoursVery) return { band: 'tellDoctor', adviceKey: 'ogttVeryHigh' }
  const high = fasting >= OGTT.fasting || (afterOneHour ?? 0) >= OGTT.afterOneHour || (afterTwoHours ?? 0) >= OGTT.afterTwoHours
  return high ? { band: 'tellDoctor', adviceKey: 'ogttHigh' } : EXPECTED
}

export const GLUCOSE_MOMENTS = ['fasting', 'afterOneHour', 'afterTwoHours'] as const
export type GlucoseMoment = (typeof GLUCOSE_MOMENTS)[number]

/** Glucose measured at home, in mmol/l. */
export function glucoseAdvice(value: number, moment: GlucoseMoment): ReadingAdvice {
  if (outside(value, HOME_GLUCOSE.possible)) return AGAIN
  if (value >= HOME_GLUCOSE.very) return { band: 'goNow', adviceKey: 'glucoseVeryHigh' }
  if (value < HOME_GLUCOSE.low) return { band: 'tellDoctor', adviceKey: 'glucoseLow' }
  return value >= HOME_GLUCOSE.below[moment] ? { band: 'tellDoctor', adviceKey: 'glucoseHigh' } : EXPECTED
}

/** The usual fundal heights at a gestational age, in centimetres; null before the 20th week and after the 40th. */
export function fundalHeightRange({ totalDays }: Gestation): { low: number; mean: number; high: number } | null {
  const week = totalDays / 7
  const { rows } = FUNDAL_HEIGHT
  const next = rows.findIndex(row => row.week >= week)
  const [before, after] = [rows[Math.max(0, next - 1)], rows[next]]
  if (!before || !after || week < before.week) return null
  const part = after.week === before.week ? 0 : (week - before.week) / (after.week - before.week)
  const at = (column: 'low' | 'mean' | 'high') => before[column] + part * (after[column] - before[column])
  return { low: at('low'), mean: at('mean'), high: at('high') }
}

/** Fundal height in centimetres, for one child. */
export function fundalHeightAdvice(value: number, gestation: Gestation): ReadingAdvice {
  if (outside(value, FUNDAL_HEIGHT.possible)) return AGAIN
  const range = fundalHeightRange(gestation)
  if (!range) return EXPECTED
  if (value < range.low) return { band: 'tellDoctor', adviceKey: 'fundalHeightSmall' }
  return value > range.high ? { band: 'tellDoctor', adviceKey: 'fundalHeightLarge' } : EXPECTED
}

/** Kilograms over square metres. */
export function bodyMassIndex({ weightKg, heightCm }: { weightKg: number; heightCm: number }): number {
  return weightKg / (heightCm / 100) ** 2
}

/** How many kilograms a woman with one child has usually gained by then, by her body mass index before. */
export function weightGainRange(bmi: number, { totalDays }: Gestation): { low: number; high: number } {
  const { early, weekly, total } = WEIGHT_GAIN.rows.find(({ bmiBelow }) => bmi < bmiBelow) ?? WEIGHT_GAIN.rows[3]
  const earlyPart = Math.min(1, Math.max(0, totalDays / (13 * 7)))
  const laterWeeks = Math.max(0, totalDays / 7 - 13)
  return { low: Math.min(total[0], earlyPart * early[0] + laterWeeks * weekly[0]), high: Math.min(total[1], earlyPart * early[1] + laterWeeks * weekly[1]) }
}

/** Kilograms gained since before the pregnancy; losing some in the first weeks is common. */
export function weightGainAdvice(gainedKg: number, bmi: number, gestation: Gestation): ReadingAdvice {
  if (outside(gainedKg, [-25, 50])) return AGAIN
  const { low, high } = weightGainRange(bmi, gestation)
  if (gainedKg > high) return { band: 'watch', adviceKey: 'weightGainFast' }
  const tooLittle = gestation.totalDays < 14 * 7 ? gainedKg < -2 : gainedKg < low
  return tooLittle ? { band: 'watch', adviceKey: 'weightGainSlow' } : EXPECTED
}

/** The child's heart, beats a minute, outside labour. */
export function fetalHeartRateAdvice(value: number): ReadingAdvice {
  if (outside(value, FETAL_HEART_RATE.possible)) return AGAIN
  return outside(value, [FETAL_HEART_RATE.low, FETAL_HEART_RATE.high]) ? { band: 'goNow', adviceKey: 'heartRateUnusual' } : EXPECTED
}

/** Movements counted so far. Ten are enough however soon; fewer in two hours is a reason to go at once. */
export function movementsAdvice({ count, minutes }: { count: number; minutes: number }): ReadingAdvice {
  if (count >= FETAL_MOVEMENTS.atLeast) return EXPECTED
  return minutes >= FETAL_MOVEMENTS.minutes ? { band: 'goNow', adviceKey: 'movementsFew' } : { band: 'watch', adviceKey: 'movementsCounting' }
}
