import i18next from 'i18next'
import zhAction from './zh-CN/action.json'
import zhApplicationKind from './zh-CN/applicationKind.json'
import zhApply from './zh-CN/apply.json'
import zhBirth from './zh-CN/birth.json'
import zhBirthPart from './zh-CN/birthPart.json'
import zhCaseWarning from './zh-CN/caseWarning.json'
import zhCommon from './zh-CN/common.json'
import zhDesign from './zh-CN/design.json'
import zhDivision from './zh-CN/division.json'
import zhDocument from './zh-CN/document.json'
import zhError from './zh-CN/error.json'
import zhEthnicity from './zh-CN/ethnicity.json'
import zhExchange from './zh-CN/exchange.json'
import zhGuidance from './zh-CN/guidance.json'
import zhHandbook from './zh-CN/handbook.json'
import zhHome from './zh-CN/home.json'
import zhImmunization from './zh-CN/immunization.json'
import zhInbox from './zh-CN/inbox.json'
import zhIssueRefusal from './zh-CN/issueRefusal.json'
import zhKind from './zh-CN/kind.json'
import zhMaterial from './zh-CN/material.json'
import zhMoney from './zh-CN/money.json'
import zhName from './zh-CN/name.json'
import zhNationalRecord from './zh-CN/nationalRecord.json'
import zhNotice from './zh-CN/notice.json'
import zhPayment from './zh-CN/payment.json'
import zhPlace from './zh-CN/place.json'
import zhPregnancy from './zh-CN/pregnancy.json'
import zhProblem from './zh-CN/problem.json'
import zhReason from './zh-CN/reason.json'
import zhRecognition from './zh-CN/recognition.json'
import zhRecords from './zh-CN/records.json'
import zhRefusal from './zh-CN/refusal.json'
import zhRegister from './zh-CN/register.json'
import zhReminder from './zh-CN/reminder.json'
import zhRole from './zh-CN/role.json'
import zhSession from './zh-CN/session.json'
import zhStaff from './zh-CN/staff.json'
import zhStatus from './zh-CN/status.json'
import zhStep from './zh-CN/step.json'
import zhTrack from './zh-CN/track.json'
import enAction from './en/action.json'
import enApplicationKind from './en/applicationKind.json'
import enApply from './en/apply.json'
import enBirth from './en/birth.json'
import enBirthPart from './en/birthPart.json'
import enCaseWarning from './en/caseWarning.json'
import enCommon from './en/common.json'
import enDesign from './en/design.json'
import enDivision from './en/division.json'
import enDocument from './en/document.json'
import enError from './en/error.json'
import enEthnicity from './en/ethnicity.json'
import enExchange from './en/exchange.json'
import enGuidance from './en/guidance.json'
import enHandbook from './en/handbook.json'
import enHome from './en/home.json'
import enImmunization from './en/immunization.json'
import enInbox from './en/inbox.json'
import enIssueRefusal from './en/issueRefusal.json'
import enKind from './en/kind.json'
import enMaterial from './en/material.json'
import enMoney from './en/money.json'
import enName from './en/name.json'
import enNationalRecord from './en/nationalRecord.json'
import enNotice from './en/notice.json'
import enPayment from './en/payment.json'
import enPlace from './en/place.json'
import enPregnancy from './en/pregnancy.json'
import enProblem from './en/problem.json'
import enReason from './en/reason.json'
import enRecognition from './en/recognition.json'
import enRecords from './en/records.json'
import enRefusal from './en/refusal.json'
import enRegister from './en/register.json'
import enReminder from './en/reminder.json'
import enRole from './en/role.json'
import enSession from './en/session.json'
import enStaff from './en/staff.json'
import enStatus from './en/status.json'
import enStep from './en/step.json'
import enTrack from './en/track.json'

const chinese = {
  action: zhAction,
  applicationKind: zhApplicationKind,
  apply: zhApply,
  birth: zhBirth,
  birthPart: zhBirthPart,
  caseWarning: zhCaseWarning,
  common: zhCommon,
  design: zhDesign,
  division: zhDivision,
  document: zhDocument,
  error: zhError,
  ethnicity: zhEthnicity,
  exchange: zhExchange,
  guidance: zhGuidance,
  handbook: zhHandbook,
  home: zhHome,
  immunization: zhImmunization,
  inbox: zhInbox,
  issueRefusal: zhIssueRefusal,
  kind: zhKind,
  material: zhMaterial,
  money: zhMoney,
  name: zhName,
  nationalRecord: zhNationalRecord,
  notice: zhNotice,
  payment: zhPayment,
  place: zhPlace,
  pregnancy: zhPregnancy,
  problem: zhProblem,
  reason: zhReason,
  recognition: zhRecognition,
  records: zhRecords,
  refusal: zhRefusal,
  register: zhRegister,
  reminder: zhReminder,
  role: zhRole,
  session: zhSession,
  staff: zhStaff,
  status: zhStatus,
  step: zhStep,
  track: zhTrack,
}

const english: typeof chinese = {
  action: enAction,
  applicationKind: enApplicationKind,
  apply: enApply,
  birth: enBirth,
  birthPart: enBirthPart,
  caseWarning: enCaseWarning,
  common: enCommon,
  design: enDesign,
  division: enDivision,
  document: enDocument,
  error: enError,
  ethnicity: enEthnicity,
  exchange: enExchange,
  guidance: enGuidance,
  handbook: enHandbook,
  home: enHome,
  immunization: enImmunization,
  inbox: enInbox,
  issueRefusal: enIssueRefusal,
  kind: enKind,
  material: enMaterial,
  money: enMoney,
  name: enName,
  nationalRecord: enNationalRecord,
  notice: enNotice,
  payment: enPayment,
  place: enPlace,
  pregnancy: enPregnancy,
  problem: enProblem,
  reason: enReason,
  recognition: enRecognition,
  records: enRecords,
  refusal: enRefusal,
  register: enRegister,
  reminder: enReminder,
  role: enRole,
  session: enSession,
  staff: enStaff,
  status: enStatus,
  step: enStep,
  track: enTrack,
}

/** The languages there are. `zh-CN` is the source; a text missing in another language is a type error. */
export const LANGUAGES = ['zh-CN', 'en'] as const
export type Language = (typeof LANGUAGES)[number]
/** The language texts are written in first, and the counter's. */
export const SOURCE_LANGUAGE: Language = LANGUAGES[0]

/** Every text, one file an area: `apply.consent.heading` is `consent.heading` in `apply.json`. */
export const resources = { 'zh-CN': { translation: chinese }, en: { translation: english } }

type WithoutPlural<Key extends string> = Key extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : Key
type KeysOf<Texts, Prefix extends string = ''> = {
  [Key in keyof Texts & string]: Texts[Key] extends string ? `${Prefix}${WithoutPlural<Key>}` : KeysOf<Texts[Key], `${Prefix}${Key}.`>
}[keyof Texts & string]
/** The key of a text that exists. */
export type TextKey = KeysOf<typeof chinese>

const translators = i18next.createInstance()
void translators.init({ resources, fallbackLng: 'zh-CN', interpolation: { escapeValue: false }, initAsync: false })

/** The language to answer in for an `Accept-Language` header; Chinese when none of ours is asked for. */
export function chooseLanguage(acceptLanguage: string | undefined): Language {
  if (!acceptLanguage) return 'zh-CN'
  const wanted = acceptLanguage
    .split(',')
    .map(part => {
      const [tag = '', ...params] = part.trim().split(';')
      const quality = params.map(param => /^\s*q=([\d.]+)\s*$/.exec(param)?.[1]).find(Boolean)
      return { primary: tag.toLowerCase().split('-')[0], quality: Number(quality ?? 1) }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
  for (const { primary } of wanted) {
    const language = LANGUAGES.find(each => each.toLowerCase().split('-')[0] === primary)
    if (language) return language
  }
  return 'zh-CN'
}

/**
 * A translator that is bound to a language, for code that serves many readers at once.
 * `createTranslator('en')('error.session.expired')`; `params` fill the placeholders, `count` chooses the plural.
 */
export function createTranslator(language: Language): (key: TextKey, params?: Record<string, string | number>) => string {
  const t = translators.getFixedT(language)
  return (key, params) => t(key, params ?? {})
}
