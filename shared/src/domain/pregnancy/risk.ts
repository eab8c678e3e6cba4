import { ageOn, type PlainDate } from '../dates/plain-date'
import type { Sourced } from '../handbook/sourced'

const NORM = '孕产妇妊娠风险评估与管理工作规范，国卫办妇幼发〔2017〕35号'

/** The five colours 五色, with what else tells them apart: a shape, and a word in `i18n` under `pregnancy.colour.<colour>`. */
export const RISK_COLOURS = {
  green: { shape: 'circle' },
  yellow: { shape: 'triangle' },
  orange: { shape: 'square' },
  red: { shape: 'octagon' },
  purple: { shape: 'cross' },
} as const
export type RiskColour = keyof typeof RISK_COLOURS
/** Of these one is shown, the highest; purple may stand beside any of them. */
export const RISK_LEVELS = ['green', 'yellow', 'orange', 'red'] as const satisfies readonly RiskColour[]
export type RiskLevel = (typeof RISK_LEVELS)[number]

type Factor = Sourced & { colour: Exclude<RiskColour, 'green'>; /** True of these facts; without it a clinician says so. */ holds?: (facts: RiskFacts) => boolean }

/** What can be reckoned without a clinician; null: not known. */
export type RiskFacts = { ageAtDue: number | null; bmiBefore: number | null }

const within = (value: number | null, from: number, below: number) => value !== null && value >= from && value < below
const read = (colour: Factor['colour'], holds?: Factor['holds']): Factor => ({ colour, ...(holds && { holds }), source: `${NORM} (summary read)`, certainty: 'read' })
const known = (colour: Factor['colour'], holds?: Factor['holds']): Factor => ({ colour, ...(holds && { holds }), source: NORM, certainty: 'known' })

/** What raises the level. Not the whole list of the norm: what its public summaries name; the rest comes from the assessing hospital. */
export const RISK_FACTORS = {
  ageFrom35: read('yellow', ({ ageAtDue }) => within(ageAtDue, 35, 40)),
  ageTo18: read('yellow', ({ ageAtDue }) => within(ageAtDue, 0, 19)),
  underweight: read('yellow', ({ bmiBefore }) => within(bmiBefore, 0, 18.5)),
  overweight: known('yellow', ({ bmiBefore }) => bmiBefore !== null && bmiBefore > 25 && bmiBefore < 28),
  scarredUterus: read('yellow'),
  gestationalDiabetes: read('yellow'),
  mildHypertension: read('yellow'),
  twins: read('yellow'),
  assistedConception: read('yellow'),
  mildAnaemia: read('yellow'),
  lowPlatelets: read('yellow'),
  muchAmnioticFluid: read('yellow'),
  littleAmnioticFluid: read('yellow'),
  ageFrom40: read('orange', ({ ageAtDue }) => within(ageAtDue, 40, 120)),
  obesity: read('orange', ({ bmiBefore }) => within(bmiBefore, 28, 200)),
  autoimmuneDisease: read('orange'),
  epilepsy: read('orange'),
  diabetes: read('orange'),
  thyroidDisease: read('orange'),
  preEclampsia: read('orange'),
  heartDisease: read('orange'),
  placentaPraevia: read('orange'),
  severeAnaemia: read('orange'),
  severeHypertension: read('red'),
  severeHeartDisease: read('red'),
  dangerousPlacentaPraevia: read('red'),
  hepatitis: read('purple'),
  syphilis: read('purple'),
  hiv: read('purple'),
  tuberculosis: read('purple'),
  severeInfectiousPneumonia: read('purple'),
  zika: read('purple'),
} as const satisfies Record<string, Factor>
export type RiskFactorCode = keyof typeof RISK_FACTORS
export const RISK_FACTOR_CODES = Object.keys(RISK_FACTORS) as [RiskFactorCode, ...RiskFactorCode[]]

/** The mother's facts, from her birth date and the due date. */
export function riskFacts({ motherBirthDate, due, bmiBefore }: { motherBirthDate: PlainDate | null; due: PlainDate | null; bmiBefore: number | null }): RiskFacts {
  return { ageAtDue: motherBirthDate && due ? ageOn(motherBirthDate, due) : null, bmiBefore }
}

export type RiskAssessment = {
  level: RiskLevel
  /** Whether purple stands beside the level. */
  infectious: boolean
  /** What it rests on, those a clinician named and those reckoned here. */
  factors: RiskFactorCode[]
}

/**
 * The colours of a pregnancy, from the factors a clinician named and the facts. A clinician's own level is never lowered here: it
 * is given as `assessed`, and only raised.
 */
export function assessRisk(named: readonly RiskFactorCode[], facts: RiskFacts, assessed: RiskLevel = 'green'): RiskAssessment {
  const factors = RISK_FACTOR_CODES.filter(code => {
    const { holds }: Factor = RISK_FACTORS[code]
    return named.includes(code) || holds?.(facts)
  })
  const colours = factors.map(code => RISK_FACTORS[code].colour)
  const level = RISK_LEVELS.reduce((highest, each) => (each === assessed || colours.includes(each as Factor['colour']) ? each : highest), 'green' as RiskLevel)
  return { level, infectious: colours.includes('purple'), factors }
}
