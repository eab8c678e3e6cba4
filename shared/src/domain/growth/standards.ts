import type { Sex } from '../identity/document-kinds'
import type { Lms } from './lms'
import { WHO_2006_TABLES } from './who-2006.data'

export const GROWTH_MEASURES = ['weight', 'length', 'headCircumference'] as const
/** Weight in kilograms; length or height and head circumference in centimetres. */
export type GrowthMeasure = (typeof GROWTH_MEASURES)[number]

/** Days in a month of the WHO's tables. */
export const DAYS_A_MONTH = 30.4375
/** From this day a child is measured standing (two years). */
export const STANDING_FROM_DAY = 731
/** A child is so much longer lying than standing, in centimetres (WHO 2006). */
export const LYING_LONGER_CM = 0.7

/** One edition of a growth standard. A result always says which it was reckoned by. */
export type GrowthStandard = {
  id: string
  /** Title, publisher and year, as it stands under a chart. */
  source: string
  /** The age it speaks of last, in days. */
  lastDay: number
  /** L, M and S on a day of age; null where the standard does not speak. */
  lmsAt: (measure: GrowthMeasure, sex: Sex, ageDays: number) => Lms | null
  /** Whether z-scores beyond three are reckoned by the distance from two to three. */
  restricted: (measure: GrowthMeasure) => boolean
  /** Beyond these z-scores a measurement is more likely a mistake than a child. */
  plausible: Record<GrowthMeasure, readonly [lowest: number, highest: number]>
}

type Row = readonly [l: number, m: number, s: number]
type Table = { weeks: readonly Row[]; firstMonth: number; months: readonly Row[] }
type Knot = readonly [day: number, l: number, m: number, s: number]

const knotsOf = ({ weeks, firstMonth, months }: Table): Knot[] => [
  ...weeks.map((row, week): Knot => [week * 7, ...row]),
  ...months.map((row, index): Knot => [(firstMonth + index) * DAYS_A_MONTH, ...row]),
]
const prepared = new Map<Table, Knot[]>()
function knots(table: Table): Knot[] {
  const known = prepared.get(table) ?? knotsOf(table)
  prepared.set(table, known)
  return known
}

const LAST_WEEKLY_DAY = 91

/**
 * Between printed ages: a straight line between weeks, and a cubic through the four nearest ages between months. Measured
 * against the WHO's table of every day: within 0.015 z in the first 13 weeks, 0.0013 later. In the first six days weight
 * falls and rises again, which a weekly table does not show: up to 0.15 z.
 */
function between(table: Table, day: number): Lms {
  const rows = knots(table)
  let at = 0
  while (at < rows.length - 2 && day >= rows[at + 1]![0]) at += 1
  const weekly = day <= LAST_WEEKLY_DAY && table.weeks.length > 0
  const from = weekly ? at : Math.max(0, Math.min(at - 1, rows.length - 4))
  const near = rows.slice(from, from + (weekly ? 2 : 4))
  const value = (column: 1 | 2 | 3) =>
    near.reduce((sum, row, i) => sum + near.reduce((product, other, j) => (i === j ? product : (product * (day - other[0])) / (row[0] - other[0])), row[column]), 0)
  return { l: value(1), m: value(2), s: value(3) }
}

/** WHO Child Growth Standards, to the day a child is five. Chosen by the WHO for children of every country. */
export const WHO_2006: GrowthStandard = {
  id: 'who-2006',
  source: 'WHO Child Growth Standards, 2006',
  lastDay: 60 * DAYS_A_MONTH,
  lmsAt: (measure, sex, ageDays) => {
    if (ageDays < 0 || ageDays > WHO_2006.lastDay) return null
    const tables = WHO_2006_TABLES[sex]
    return between(measure === 'length' && ageDays >= STANDING_FROM_DAY ? tables.height : tables[measure], ageDays)
  },
  restricted: measure => measure === 'weight',
  plausible: { weight: [-6, 5], length: [-6, 6], headCircumference: [-5, 5] },
}

/** The editions there are. WS/T 423-2022 becomes the next entry when its table is at hand: decisions/0018. */
export const GROWTH_STANDARDS: readonly GrowthStandard[] = [WHO_2006]
