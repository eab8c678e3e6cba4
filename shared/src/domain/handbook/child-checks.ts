import { plusDays, plusMonths, type PlainDate } from '../dates/plain-date'
import type { Sourced } from './sourced'

const SOURCE = '国家基本公共卫生服务规范（第三版），2017；0～6岁儿童眼保健及视力检查服务规范（试行），2021'
const READ = { source: SOURCE, certainty: 'read' } as const

/** One check: from an age to before another, in days or months. `eyes`: one of the thirteen; `blood`: a count is taken. */
type CheckRow = Sourced & { from: { days: number } | { months: number }; before: { days: number } | { months: number }; eyes: boolean; blood: boolean }

const at = (months: number, before: number, blood = false): CheckRow => ({ from: { months }, before: { months: before }, eyes: true, blood, ...READ })

/** The checks 儿童健康检查 of the first six years; where the next begins is where one ends. */
export const CHILD_CHECKS = {
  homeVisit: { from: { days: 0 }, before: { days: 15 }, eyes: true, blood: false, ...READ },
  fullMonth: { from: { days: 28 }, before: { days: 43 }, eyes: true, blood: false, ...READ },
  month3: at(3, 4),
  month6: at(6, 8, true),
  month8: at(8, 10),
  month12: at(12, 15),
  month18: at(18, 21, true),
  month24: at(24, 28),
  month30: at(30, 33, true),
  month36: at(36, 42),
  year4: at(48, 60),
  year5: at(60, 72),
  year6: at(72, 84),
} as const satisfies Record<string, CheckRow>
export type ChildCheckId = keyof typeof CHILD_CHECKS
export const CHILD_CHECK_IDS = Object.keys(CHILD_CHECKS) as [ChildCheckId, ...ChildCheckId[]]

export type PlannedCheck = { id: ChildCheckId; from: PlainDate; to: PlainDate; eyes: boolean; blood: boolean; state: 'done' | 'later' | 'now' | 'passed' }

const ageDay = (birthDate: PlainDate, age: { days: number } | { months: number }) => ('days' in age ? plusDays(birthDate, age.days) : plusMonths(birthDate, age.months))

/** The checks of a child, by age since birth, also of one born early. */
export function childChecks(birthDate: PlainDate, done: readonly ChildCheckId[], today: PlainDate): PlannedCheck[] {
  return CHILD_CHECK_IDS.map(id => {
    const { from, before, eyes, blood }: CheckRow = CHILD_CHECKS[id]
    const span = { from: ageDay(birthDate, from), to: plusDays(ageDay(birthDate, before), -1) }
    const state = done.includes(id) ? 'done' : today < span.from ? 'later' : today <= span.to ? 'now' : 'passed'
    return { id, ...span, eyes, blood, state }
  })
}
