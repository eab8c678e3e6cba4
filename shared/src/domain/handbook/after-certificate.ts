import { plusDays, type PlainDate } from '../dates/plain-date'
import type { Settings } from '../settings/settings'
import type { Sourced } from './sourced'

/** Where somebody belongs. */
export const STANDINGS = ['mainland', 'hongKong', 'macau', 'taiwan', 'foreign'] as const
export type Standing = (typeof STANDINGS)[number]

/** Papers to bring; the words are in `i18n` under `handbook.after.bring.<paper>`. */
export const AFTER_PAPERS = [
  'certificate', 'parentsDocuments', 'householdRegister', 'marriageCertificate', 'residencePermits', 'lodgingRegistration', 'childPassport', 'childPhoto', 'childNumber', 'insuranceCard', 'bankCard', 'hospitalBills', 'translation',
] as const
export type AfterPaper = (typeof AFTER_PAPERS)[number]

/** Who does a step; the words are in `i18n` under `handbook.after.who.<office>`. */
export const AFTER_OFFICES = ['policeStation', 'exitEntry', 'vaccinationClinic', 'communityHealthCentre', 'socialSecurity', 'employer', 'embassy', 'notaryAndForeignAffairs'] as const
export type AfterOffice = (typeof AFTER_OFFICES)[number]

/** The families a step is for: both parents' standing, null where one is not named. */
export type AfterFamily = {
  mother: Standing | null
  father: Standing | null
  /** What is known of the child's nationality; `unknown`: to be asked. */
  childNationality: 'chinese' | 'foreign' | 'unknown'
  /** Whether the papers will be used in another country. */
  usedAbroad: boolean
  /** Whether the mother is insured for maternity at work. */
  maternityInsured: boolean
}

type StepRow = Sourced & {
  /** The words of a step are in `i18n` under `handbook.after.step.<id>`. */
  who: AfterOffice
  bring: readonly AfterPaper[]
  /** Days from the birth; null: no day is set. */
  within: (settings: Settings) => number | null
  /** A number to ask. */
  phone: string
  for: (family: AfterFamily) => boolean
}

const parents = ({ mother, father }: AfterFamily) => [mother, father].filter(standing => standing !== null)
const some = (...standings: Standing[]) => (family: AfterFamily) => parents(family).some(standing => standings.includes(standing))
const withHousehold = (family: AfterFamily) => some('mainland')(family) && family.childNationality !== 'foreign'
const noDay = () => null

/** What comes after the certificate, in the order it is usually done. */
export const AFTER_STEPS = {
  vaccinationBook: {
    who: 'vaccinationClinic', bring: ['certificate', 'parentsDocuments'], within: ({ handbook }) => handbook.vaccinationBookDays, phone: '12345', for: () => true,
    source: '中华人民共和国疫苗管理法，2019，第四十七条', certainty: 'known',
  },
  childHealthFile: {
    who: 'communityHealthCentre', bring: ['certificate', 'parentsDocuments'], within: () => 28, phone: '12345', for: () => true,
    source: '国家基本公共卫生服务规范（第三版），2017: the visit of the first month', certainty: 'known',
  },
  nationality: {
    who: 'exitEntry', bring: ['certificate', 'parentsDocuments', 'marriageCertificate'], within: () => 30, phone: '12367',
    for: family => family.childNationality === 'unknown',
    source: '中华人民共和国国籍法，1980，第四条、第六条', certainty: 'known',
  },
  householdRegister: {
    who: 'policeStation', bring: ['certificate', 'householdRegister', 'parentsDocuments', 'marriageCertificate'], within: ({ handbook }) => handbook.householdRegisterDays, phone: '12345', for: withHousehold,
    source: '中华人民共和国户口登记条例，1958，第七条', certainty: 'known',
  },
  medicalInsurance: {
    who: 'socialSecurity', bring: ['householdRegister', 'parentsDocuments', 'childNumber'], within: ({ handbook }) => handbook.medicalInsuranceDays, phone: '12393',
    for: family => withHousehold(family) || some('hongKong', 'macau', 'taiwan')(family),
    source: '城乡居民基本医疗保险参保的有关规定: newborns; Beijing’s own days to be confirmed', certainty: 'assumed',
  },
  socialSecurityCard: {
    who: 'socialSecurity', bring: ['householdRegister', 'childNumber', 'childPhoto'], within: noDay, phone: '12333', for: withHousehold,
    source: '国务院办公厅，高效办成一件事（新生儿出生），2024', certainty: 'read',
  },
  maternityAllowance: {
    who: 'employer', bring: ['certificate', 'hospitalBills', 'insuranceCard', 'bankCard'], within: noDay, phone: '12393', for: ({ maternityInsured }) => maternityInsured,
    source: '国务院办公厅，高效办成一件事（新生儿出生），2024', certainty: 'read',
  },
  embassy: {
    who: 'embassy', bring: ['certificate', 'parentsDocuments', 'marriageCertificate', 'translation'], within: noDay, phone: '', for: family => some('foreign')(family) && family.childNationality !== 'chinese',
    source: 'the laws of the other country; its embassy says which papers', certainty: 'assumed',
  },
  foreignRegistration: {
    who: 'exitEntry', bring: ['certificate', 'parentsDocuments', 'residencePermits', 'lodgingRegistration', 'childPassport'], within: ({ handbook }) => handbook.foreignNewbornDays, phone: '12367',
    for: ({ childNationality }) => childNationality === 'foreign',
    source: '中华人民共和国出境入境管理法，2012，第四十条', certainty: 'known',
  },
  hongKongMacauTravel: {
    who: 'exitEntry', bring: ['certificate', 'parentsDocuments', 'householdRegister', 'childPhoto'], within: noDay, phone: '12367', for: family => some('hongKong', 'macau')(family),
    source: '出入境管理: which permit the child travels with depends on both parents; to be asked', certainty: 'assumed',
  },
  taiwanTravel: {
    who: 'exitEntry', bring: ['certificate', 'parentsDocuments', 'childPhoto'], within: noDay, phone: '12367', for: some('taiwan'),
    source: '出入境管理: notarization for use in Taiwan, and the permit; to be asked', certainty: 'assumed',
  },
  apostille: {
    who: 'notaryAndForeignAffairs', bring: ['certificate', 'parentsDocuments', 'translation'], within: noDay, phone: '12308', for: ({ usedAbroad }) => usedAbroad,
    source: '取消外国公文书认证要求的公约 (Apostille), in force for China since 2023-11-07', certainty: 'known',
  },
} as const satisfies Record<string, StepRow>
export type AfterStepId = keyof typeof AFTER_STEPS
export const AFTER_STEP_IDS = Object.keys(AFTER_STEPS) as [AfterStepId, ...AfterStepId[]]

/**
 * What is usually known of a child's nationality. Born here with a Chinese parent: Chinese as a rule, to be asked where the other is a
 * foreigner; with none: foreign (Nationality Law, articles 4 and 6).
 */
export function usualNationality({ mother, father }: Pick<AfterFamily, 'mother' | 'father'>): AfterFamily['childNationality'] {
  const standings = [mother, father].filter(standing => standing !== null)
  if (standings.length === 0) return 'unknown'
  const foreign = standings.filter(standing => standing === 'foreign').length
  if (foreign === 0) return 'chinese'
  return foreign === standings.length ? 'foreign' : 'unknown'
}

export type AfterStep = { id: AfterStepId; who: AfterOffice; bring: readonly AfterPaper[]; phone: string; by: PlainDate | null; state: 'done' | 'open' | 'late' } & Sourced

/** The steps of this family, what has a day first. A day that has passed is late, never lost: every step can still be done. */
export function afterSteps(family: AfterFamily, birthDate: PlainDate, done: readonly AfterStepId[], { today, settings }: { today: PlainDate; settings: Settings }): AfterStep[] {
  const steps = AFTER_STEP_IDS.filter(id => AFTER_STEPS[id].for(family)).map((id): AfterStep => {
    const { who, bring, phone, within, source, certainty }: StepRow = AFTER_STEPS[id]
    const days = within(settings)
    const by = days === null ? null : plusDays(birthDate, days)
    const state = done.includes(id) ? 'done' : by !== null && by < today ? 'late' : 'open'
    return { id, who, bring, phone, by, state, source, certainty }
  })
  return steps.sort((a, b) => ((a.by ?? '9999') < (b.by ?? '9999') ? -1 : (a.by ?? '9999') > (b.by ?? '9999') ? 1 : 0))
}
