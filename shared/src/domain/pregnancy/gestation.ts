import { beijingDate, daysBetween, plusDays, type PlainDate } from '../dates/plain-date'
import type { Settings } from '../settings/settings'

/** From the first day of the last period to the due date. */
export const PREGNANCY_DAYS = 280
const USUAL_CYCLE_DAYS = 28
/** From the day an egg is fertilized to the due date. */
const FROM_FERTILIZATION_DAYS = 266

/** What is known of when a pregnancy began; null: not known. */
export type PregnancyDates = {
  /** The first day of the last period. */
  lastPeriod: PlainDate | null
  /** The usual length of the cycle; null: irregular or not known. */
  cycleDays: number | null
  /** The first scan that measured the child: what it said that day. */
  ultrasound: { on: PlainDate; gestationDays: number } | null
  /** A transfer of an embryo, and its age in days then. */
  transfer: { on: PlainDate; embryoDays: number } | null
}

export const DUE_DATE_BASES = ['transfer', 'ultrasound', 'lastPeriod'] as const
export type DueDate = {
  date: PlainDate
  basis: (typeof DUE_DATE_BASES)[number]
  /** By the last period alone, where the ultrasound says something else. */
  before: PlainDate | null
}

/** The due date 预产期, and what it rests on; null while nothing is known. A transfer is exact; an ultrasound corrects the last period by the table of the settings. */
export function dueDate({ lastPeriod, cycleDays, ultrasound, transfer }: PregnancyDates, settings: Settings): DueDate | null {
  if (transfer) return { date: plusDays(transfer.on, FROM_FERTILIZATION_DAYS - transfer.embryoDays), basis: 'transfer', before: null }
  const byPeriod = lastPeriod && plusDays(lastPeriod, PREGNANCY_DAYS + laterByCycle(cycleDays, settings))
  const byScan = ultrasound && plusDays(ultrasound.on, PREGNANCY_DAYS - ultrasound.gestationDays)
  if (!byPeriod) return byScan ? { date: byScan, basis: 'ultrasound', before: null } : null
  if (!byScan || !ultrasound) return { date: byPeriod, basis: 'lastPeriod', before: null }
  return isRedated(byPeriod, byScan, ultrasound.on, settings)
    ? { date: byScan, basis: 'ultrasound', before: byPeriod }
    : { date: byPeriod, basis: 'lastPeriod', before: null }
}

/** A longer cycle moves the day of ovulation, and with it the due date. */
function laterByCycle(cycleDays: number | null, { pregnancy }: Settings): number {
  const regular = cycleDays !== null && cycleDays >= pregnancy.cycleDaysAtLeast && cycleDays <= pregnancy.cycleDaysAtMost
  return regular ? cycleDays - USUAL_CYCLE_DAYS : 0
}

function isRedated(byPeriod: PlainDate, byScan: PlainDate, scanned: PlainDate, { pregnancy }: Settings): boolean {
  const age = gestationOn(byPeriod, scanned).totalDays
  const rows = pregnancy.redateByUltrasound
  const row = rows.find(({ beforeDay }) => age < beforeDay) ?? rows.at(-1)
  return row !== undefined && Math.abs(daysBetween(byPeriod, byScan)) > row.moreThanDays
}

/** How far a pregnancy is: completed weeks, days beyond, and both as days. Negative before it began. */
export type Gestation = { weeks: number; days: number; totalDays: number }

/** The gestational age 孕周 on a calendar day. */
export function gestationOn(due: PlainDate, day: PlainDate): Gestation {
  const totalDays = PREGNANCY_DAYS - daysBetween(day, due)
  const weeks = Math.floor(totalDays / 7)
  return { weeks, days: totalDays - weeks * 7, totalDays }
}

/** The gestational age at an instant: it changes at midnight in Beijing, wherever the phone is. */
export function gestationAt(due: PlainDate, instant: Date): Gestation {
  return gestationOn(due, beijingDate(instant))
}

/** The first day of a gestational week. */
export function weekBegins(due: PlainDate, week: number): PlainDate {
  return plusDays(due, week * 7 - PREGNANCY_DAYS)
}

export const TRIMESTERS = ['first', 'second', 'third'] as const
export type Trimester = (typeof TRIMESTERS)[number]

/** 早孕期 to 13 weeks and 6 days, 中孕期 to 27 and 6, then 晚孕期. */
export function trimesterOf({ totalDays }: Gestation): Trimester {
  if (totalDays < 14 * 7) return 'first'
  return totalDays < 28 * 7 ? 'second' : 'third'
}
