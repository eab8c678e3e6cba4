import { daysBetween, type PlainDate } from '../dates/plain-date'
import type { Sex } from '../identity/document-kinds'
import { percentileOf, valueAt, zScore, type Lms } from './lms'
import { DAYS_A_MONTH, LYING_LONGER_CM, STANDING_FROM_DAY, type GrowthMeasure, type GrowthStandard } from './standards'

/** A child as the curves need it. Gestation in completed days at birth; null: not known, taken for term. */
export type GrowthChild = { sex: Sex; birthDate: PlainDate; gestationDays: number | null }
/** One measurement. `position`: how the length was taken; null: as is usual at that age. */
export type GrowthReading = { measure: GrowthMeasure; value: number; measuredOn: PlainDate; position: 'lying' | 'standing' | null }

const TERM_DAYS = 37 * 7
const FULL_TERM_DAYS = 40 * 7
/** Until this age a child born early is compared with children born when it should have been (24 months). */
const CORRECTED_UNTIL_DAYS = Math.round(24 * DAYS_A_MONTH)

/** Age on a day, in days; `corrected` counts from forty weeks for a child born before thirty-seven, until two years old. */
export function growthAge({ birthDate, gestationDays }: GrowthChild, day: PlainDate): { days: number; corrected: boolean; comparedDays: number } {
  const days = daysBetween(birthDate, day)
  const early = gestationDays !== null && gestationDays < TERM_DAYS ? FULL_TERM_DAYS - gestationDays : 0
  const corrected = early > 0 && days < CORRECTED_UNTIL_DAYS
  return { days, corrected, comparedDays: corrected ? days - early : days }
}

export const GROWTH_BANDS = ['muchLower', 'lower', 'expected', 'higher', 'muchHigher', 'measureAgain', 'notComparable'] as const
/** Where a measurement lies. Of −2 to +2: as most children. `notComparable`: before the due date, or past the table. */
export type GrowthBand = (typeof GROWTH_BANDS)[number]

export type GrowthResult = {
  standard: { id: string; source: string }
  ageDays: number
  /** Whether the age was corrected for an early birth. */
  corrected: boolean
  band: GrowthBand
  /** Null where the standard does not speak. */
  z: number | null
  /** 0 to 100. */
  percentile: number | null
  /** The first week's weight: falls and rises again; the number is rough. */
  rough: boolean
}

/** Where a measurement lies on the curve of a standard, for a child's age that day. */
export function assessGrowth(child: GrowthChild, reading: GrowthReading, standard: GrowthStandard): GrowthResult {
  const { days, corrected, comparedDays } = growthAge(child, reading.measuredOn)
  const base = { standard: { id: standard.id, source: standard.source }, ageDays: days, corrected }
  const lms = standard.lmsAt(reading.measure, child.sex, comparedDays)
  if (!lms) return { ...base, band: 'notComparable', z: null, percentile: null, rough: false }
  const z = zScore(comparableValue(reading, comparedDays), lms, { restricted: standard.restricted(reading.measure) })
  const rough = reading.measure === 'weight' && comparedDays > 0 && comparedDays < 7
  return { ...base, band: bandOf(z, standard.plausible[reading.measure]), z, percentile: percentileOf(z), rough }
}

/** A length as the table of that age has it: lying before two years, standing after. */
function comparableValue({ measure, value, position }: GrowthReading, ageDays: number): number {
  if (measure !== 'length' || !position) return value
  if (ageDays < STANDING_FROM_DAY) return position === 'standing' ? value + LYING_LONGER_CM : value
  return position === 'lying' ? value - LYING_LONGER_CM : value
}

function bandOf(z: number, [lowest, highest]: readonly [number, number]): GrowthBand {
  if (!(z >= lowest && z <= highest)) return 'measureAgain'
  if (z < -3) return 'muchLower'
  if (z < -2) return 'lower'
  if (z <= 2) return 'expected'
  return z <= 3 ? 'higher' : 'muchHigher'
}

/** The lines of a chart, as z-scores: −3 to +3. */
export const CURVE_LINES = [-3, -2, -1, 0, 1, 2, 3] as const
export type CurvePoint = { ageDays: number; values: number[] }

/** The curves of a chart between two ages in days, a point each `step` days and one at the end; kilograms or centimetres for each of `lines`. */
export function growthCurve(
  standard: GrowthStandard,
  { measure, sex, fromDay, toDay, step, lines = CURVE_LINES }: { measure: GrowthMeasure; sex: Sex; fromDay: number; toDay: number; step: number; lines?: readonly number[] },
): CurvePoint[] {
  const points: CurvePoint[] = []
  const add = (ageDays: number, lms: Lms | null) => lms && points.push({ ageDays, values: lines.map(z => valueAt(z, lms)) })
  for (let day = fromDay; day < toDay; day += step) add(day, standard.lmsAt(measure, sex, day))
  add(toDay, standard.lmsAt(measure, sex, toDay))
  return points
}
