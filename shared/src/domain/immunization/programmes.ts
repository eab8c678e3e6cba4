import type { Sourced } from '../handbook/sourced'
import type { Vaccine, VaccineSeries } from './vaccines'

/**
 * One dose of the programme. `fromMonths`: the least age and the one to aim at. `beforeMonths`: the age before which the programme
 * wants it done; `ours` where it names none and the next dose's age is taken.
 */
export type DoseRule = {
  vaccine: Vaccine
  fromMonths: number
  /** A fixed number of days later than that. */
  plusDays?: number
  beforeMonths: number | null
  ours?: true
  /** The least time since the dose before. */
  since?: { days: number } | { months: number }
  /** The least time since the dose before that one. */
  sinceTwoBefore?: { months: number }
}

/** An edition of the national immunization programme 国家免疫规划, as it stood between two days. */
export type Programme = Sourced & {
  id: string
  from: string
  to: string | null
  series: Record<Exclude<VaccineSeries, 'je' | 'hepA'>, readonly DoseRule[]>
  /** Series with a live and an inactivated form: one of the two. */
  either: Record<'je' | 'hepA', { live: readonly DoseRule[]; inactivated: readonly DoseRule[] }>
  /** From these ages a series is not begun or gone on with by the table. */
  notFromMonths: Partial<Record<VaccineSeries, { months: number; reason: 'tooOld' | 'askClinic' }>>
}

const dose = (vaccine: Vaccine, fromMonths: number, beforeMonths: number | null, more: Partial<DoseRule> = {}): DoseRule => ({ vaccine, fromMonths, beforeMonths, ...more })
const DAYS_28 = { since: { days: 28 } } as const
const OURS = { ours: true } as const

const HEP_B = [
  dose('HepB', 0, null),
  dose('HepB', 1, 6, { ...DAYS_28, ...OURS }),
  dose('HepB', 6, 12, { since: { days: 60 }, sinceTwoBefore: { months: 4 } }),
]
const BCG = [dose('BCG', 0, 3)]
const POLIO = [
  dose('IPV', 2, 3, OURS),
  dose('IPV', 3, 4, { ...DAYS_28, ...OURS }),
  dose('bOPV', 4, 12, DAYS_28),
  dose('bOPV', 48, 60, DAYS_28),
]
const MMR = [dose('MMR', 8, 12), dose('MMR', 18, 24, DAYS_28)]
const MEN_AC = [dose('MPSV-AC', 36, 48), dose('MPSV-AC', 72, 84, { since: { months: 36 } })]
const EITHER: Programme['either'] = {
  je: {
    live: [dose('JE-L', 8, 12), dose('JE-L', 24, 36, { since: { months: 12 } })],
    inactivated: [
      dose('JE-I', 8, 12, OURS),
      dose('JE-I', 8, 12, { plusDays: 7, since: { days: 7 } }),
      dose('JE-I', 24, 36, { since: { months: 1 } }),
      dose('JE-I', 72, 84, { since: { months: 36 } }),
    ],
  },
  hepA: {
    live: [dose('HepA-L', 18, 24)],
    inactivated: [dose('HepA-I', 18, 24), dose('HepA-I', 24, 36, { since: { months: 6 } })],
  },
}

/** In force to the end of 2024: whooping cough from three months, and without it at six years. */
export const PROGRAMME_2021: Programme = {
  id: 'cn-2021',
  from: '2021-03-01',
  to: '2024-12-31',
  source: '国家免疫规划疫苗儿童免疫程序及说明（2021年版）',
  certainty: 'known',
  series: {
    hepB: HEP_B,
    bcg: BCG,
    polio: POLIO,
    dtap: [
      dose('DTaP', 3, 4, OURS),
      dose('DTaP', 4, 5, { ...DAYS_28, ...OURS }),
      dose('DTaP', 5, 12, DAYS_28),
      dose('DTaP', 18, 24, { since: { months: 6 } }),
      dose('DT', 72, 84, { since: { months: 12 } }),
    ],
    mmr: MMR,
    menA: [dose('MPSV-A', 6, 9, OURS), dose('MPSV-A', 9, 18, { since: { months: 3 } })],
    menAC: MEN_AC,
  },
  either: EITHER,
  notFromMonths: { bcg: { months: 48, reason: 'tooOld' }, menA: { months: 24, reason: 'tooOld' }, dtap: { months: 84, reason: 'askClinic' } },
}

/** In force now; its doses against whooping cough since 2025-01-01. */
export const PROGRAMME_2026: Programme = {
  ...PROGRAMME_2021,
  id: 'cn-2026',
  from: '2025-01-01',
  to: null,
  source: '国家免疫规划疫苗儿童免疫程序及说明（2026年版），国疾控卫免发〔2026〕16号',
  certainty: 'read',
  series: {
    ...PROGRAMME_2021.series,
    dtap: [
      dose('DTaP', 2, 4, OURS),
      dose('DTaP', 4, 6, { ...DAYS_28, ...OURS }),
      dose('DTaP', 6, 12, DAYS_28),
      dose('DTaP', 18, 24, { since: { months: 6 } }),
      dose('DTaP', 72, 84, { since: { months: 12 } }),
    ],
    menA: [dose('MPSV-A', 6, 12), dose('MPSV-A', 9, 24, { since: { months: 3 } })],
  },
}

/** The editions there are, the one in force last. A district's own schedule is another edition. */
export const PROGRAMMES: readonly Programme[] = [PROGRAMME_2021, PROGRAMME_2026]

/** Of a mother with hepatitis B (or nobody knows), weighing less than 2000 g at birth: the first dose is one more. */
export const HEP_B_SMALL_NEWBORN: readonly DoseRule[] = [
  dose('HepB', 0, null),
  dose('HepB', 1, 2, { ...DAYS_28, ...OURS }),
  dose('HepB', 2, 7, { ...DAYS_28, ...OURS }),
  dose('HepB', 7, 12, { since: { days: 60 }, sinceTwoBefore: { months: 4 } }),
]
/** Days between two injected live vaccines that were not given on one day. */
export const LIVE_APART_DAYS = 28
/** Months from immunoglobulin or a product with it to an injected live vaccine, BCG apart. */
export const AFTER_IMMUNOGLOBULIN_MONTHS = 3
/** Months from the last dose against group A alone to the first against A and C. */
export const MEN_AC_AFTER_A_MONTHS = 12
/** A dose that came at most so many days too early is counted; the programme names no such grace, other countries do. */
export const EARLY_GRACE_DAYS = 4
/** From this age BCG needs a skin test first, in months. */
export const BCG_TEST_FROM_MONTHS = 3
