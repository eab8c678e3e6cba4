import * as z from 'zod'
import { isPlainDate, plainDate, type PlainDate } from '../dates/plain-date'

const day = z.string().refine(isPlainDate).transform(text => text as PlainDate)

/** Days from one to another, both included. */
export const daySpanSchema = z.strictObject({ from: day, to: day })
export type DaySpan = z.infer<typeof daySpanSchema>

const span = (from: string, to: string): DaySpan => ({ from: plainDate(from), to: plainDate(to) })

/**
 * Public holidays of mainland China. 2026: 国办, 2025-11-04. 2027: the thirteen days of 全国年节及纪念日放假办法 (2024), each on
 * its own day; which days are moved for longer ones is published in the November before, and belongs in `RULES_FILE` then.
 */
export const PUBLIC_HOLIDAYS: DaySpan[] = [
  span('2026-01-01', '2026-01-03'),
  span('2026-02-15', '2026-02-23'),
  span('2026-04-04', '2026-04-06'),
  span('2026-05-01', '2026-05-05'),
  span('2026-06-19', '2026-06-21'),
  span('2026-09-25', '2026-09-27'),
  span('2026-10-01', '2026-10-07'),
  span('2027-01-01', '2027-01-01'),
  span('2027-02-05', '2027-02-08'),
  span('2027-04-05', '2027-04-05'),
  span('2027-05-01', '2027-05-02'),
  span('2027-06-09', '2027-06-09'),
  span('2027-09-15', '2027-09-15'),
  span('2027-10-01', '2027-10-03'),
]

/** Saturdays and Sundays that are worked for the long holidays (调休), each as the Monday to Friday it stands for. */
export const MOVED_WORKING_DAYS: PlainDate[] = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'].map(plainDate)

/** Whether a day lies in one of the spans. */
export function isWithin(date: PlainDate, spans: readonly DaySpan[]): boolean {
  return spans.some(({ from, to }) => from <= date && date <= to)
}
