import { plusDays, type PlainDate } from '../dates/plain-date'
import type { Sourced } from '../handbook/sourced'
import { weekBegins } from './gestation'

const PUBLIC_HEALTH = '国家基本公共卫生服务规范（第三版），2017'
const GUIDELINE = '孕前和孕期保健指南（2018），中华医学会妇产科学分会'
const BEIJING = '北京日报 2022-12-04：出院后 7 日内访视'

/** Counted from the last period, from the birth, or from leaving the hospital; days, both ends included. */
export type VisitWindow = { counted: 'gestation' | 'birth' | 'discharge'; fromDay: number; toDay: number }
type VisitRow = Sourced & { about: 'mother' | 'child' | 'both'; window: VisitWindow }

/** Whole weeks of gestation, to the last day of the later one. */
const weeks = (from: number, to: number): VisitWindow => ({ counted: 'gestation', fromDay: from * 7, toDay: to * 7 + 6 })
const after = (counted: 'birth' | 'discharge', fromDay: number, toDay: number): VisitWindow => ({ counted, fromDay, toDay })

/** The visits of the public health service: what the registry keeps records of (tender 003, table 2). */
export const FOLLOW_UPS = {
  antenatal1: { about: 'mother', window: { counted: 'gestation', fromDay: 0, toDay: 13 * 7 - 1 }, source: PUBLIC_HEALTH, certainty: 'known' },
  antenatal2: { about: 'mother', window: weeks(16, 20), source: PUBLIC_HEALTH, certainty: 'known' },
  antenatal3: { about: 'mother', window: weeks(21, 24), source: PUBLIC_HEALTH, certainty: 'known' },
  antenatal4: { about: 'mother', window: weeks(28, 36), source: PUBLIC_HEALTH, certainty: 'known' },
  antenatal5: { about: 'mother', window: weeks(37, 40), source: PUBLIC_HEALTH, certainty: 'known' },
  postnatalVisit: { about: 'both', window: after('discharge', 0, 7), source: BEIJING, certainty: 'read' },
  newbornHomeVisit: { about: 'child', window: after('discharge', 0, 7), source: PUBLIC_HEALTH, certainty: 'read' },
  day28Check: { about: 'child', window: after('birth', 28, 30), source: PUBLIC_HEALTH, certainty: 'read' },
  day42Check: { about: 'both', window: after('birth', 42, 56), source: `${PUBLIC_HEALTH}; the end is ours`, certainty: 'assumed' },
} as const satisfies Record<string, VisitRow>
export type FollowUpId = keyof typeof FOLLOW_UPS
export const FOLLOW_UP_IDS = Object.keys(FOLLOW_UPS) as [FollowUpId, ...FollowUpId[]]

/** The examinations a hospital usually plans; the doctor may plan others. */
export const ANTENATAL_EXAMINATIONS = [
  { id: 'weeks6', window: weeks(6, 13), source: GUIDELINE, certainty: 'known' },
  { id: 'weeks14', window: weeks(14, 19), source: GUIDELINE, certainty: 'known' },
  { id: 'weeks20', window: weeks(20, 24), source: GUIDELINE, certainty: 'read' },
  { id: 'weeks25', window: weeks(25, 28), source: GUIDELINE, certainty: 'read' },
  { id: 'weeks29', window: weeks(29, 32), source: GUIDELINE, certainty: 'read' },
  { id: 'weeks33', window: weeks(33, 36), source: GUIDELINE, certainty: 'read' },
  { id: 'weeks37', window: weeks(37, 41), source: `${GUIDELINE}: every week`, certainty: 'read' },
] as const satisfies readonly (Sourced & { id: string; window: VisitWindow })[]

/** The days the windows count from; null: not known yet. A discharge nobody has told is taken for three days after the birth. */
export type FamilyDates = { due: PlainDate | null; birthDate: PlainDate | null; dischargedOn: PlainDate | null }

const USUAL_STAY_DAYS = 3

/** The calendar days of a window; null while what it counts from is not known. */
export function windowDates({ counted, fromDay, toDay }: VisitWindow, { due, birthDate, dischargedOn }: FamilyDates): { from: PlainDate; to: PlainDate } | null {
  const discharge = dischargedOn ?? (birthDate && plusDays(birthDate, USUAL_STAY_DAYS))
  const start = { gestation: due && weekBegins(due, 0), birth: birthDate, discharge }[counted]
  return start ? { from: plusDays(start, fromDay), to: plusDays(start, toDay) } : null
}

export const VISIT_STATES = ['done', 'later', 'now', 'passed'] as const
export type PlannedVisit = { id: FollowUpId; about: 'mother' | 'child' | 'both'; from: PlainDate; to: PlainDate; state: (typeof VISIT_STATES)[number] }

/** The visits of one pregnancy and its child, in order. `done`: those a clinician has recorded. After the birth no antenatal visit is waited for any more. */
export function followUps(dates: FamilyDates, done: readonly FollowUpId[], today: PlainDate): PlannedVisit[] {
  return FOLLOW_UP_IDS.flatMap((id): PlannedVisit[] => {
    const { about, window } = FOLLOW_UPS[id]
    const span = windowDates(window, dates)
    if (!span) return []
    const antenatal = window.counted === 'gestation'
    if (antenatal && dates.birthDate && !done.includes(id)) return []
    const state = done.includes(id) ? 'done' : today < span.from ? 'later' : today <= span.to ? 'now' : 'passed'
    return [{ id, about, ...span, state }]
  })
}
