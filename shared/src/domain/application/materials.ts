import { beijingDate, daysBetween, type PlainDate } from '../dates/plain-date'
import type { Settings } from '../settings/settings'
import type { FieldProblem } from '../problems'
import type { Answers, ApplicationKind } from './application'
import { birthRecords, isNamed, isRepresented, PARENT_ROLES } from './family'

/** What the rules need to know besides the answers. */
export type Facts = { today: PlainDate; settings: Settings }

/**
 * Papers that prove something, by the numbers the whole team uses. `how`: `answered` in a question of its own, `photo`
 * with the application and shown at the counter, `counter` brought and left there, `archive` found by staff themselves.
 */
export const MATERIALS = {
  /** 登记表 / 申请表: what the application is. */
  M1: 'answered',
  /** 母亲有效身份证件 */
  M2: 'answered',
  /** 父亲有效身份证件 */
  M3: 'answered',
  /** 母亲委托书 */
  M4: 'photo',
  /** 代办人有效身份证件 */
  M5: 'answered',
  /** 单亲声明 / 放弃声明 */
  M6: 'photo',
  /** 亲子鉴定证明 */
  M7: 'photo',
  /** 户口登记机关证明 */
  M8: 'photo',
  /** 住院病历复印件 */
  M9: 'photo',
  /** 逾期说明 */
  M10: 'answered',
  /** 承诺书 */
  M11: 'photo',
  /** 书面申请 */
  M12: 'answered',
  /** 原签发记录 / 存根复印件 */
  M13: 'archive',
  /** 遗失声明 */
  M14: 'photo',
  /** 户口簿 */
  M15: 'photo',
  /** 原证正页 / 副页 */
  M16: 'counter',
  /** 无法入户证明 */
  M17: 'photo',
  /** 出生情况说明 / 亲子关系声明 */
  M18: 'photo',
  /** 监护关系证明 */
  M19: 'photo',
  /** 结婚证 */
  M20: 'photo',
  /** 死亡证明 */
  M21: 'photo',
  /** 下落不明证明 */
  M22: 'photo',
  /** 无民事行为能力证明 */
  M23: 'photo',
  /** 亲属关系证明 */
  M24: 'photo',
  /** 其他: named by the parents (tender 1.2.3.3). */
  M99: 'photo',
} as const satisfies Record<string, 'answered' | 'photo' | 'counter' | 'archive'>
export type MaterialCode = keyof typeof MATERIALS
export const MATERIAL_CODES = Object.keys(MATERIALS) as [MaterialCode, ...MaterialCode[]]

type Situation = { kind: ApplicationKind; answers: Answers; facts: Facts }
type Requirement = { material: MaterialCode; when: (situation: Situation) => boolean; /** One paper stands in for the other. */ insteadOf?: MaterialCode; source: string }

const is =
  (...kinds: ApplicationKind[]) =>
  ({ kind }: Situation) =>
    kinds.includes(kind)
const both =
  (...conditions: ((situation: Situation) => boolean)[]) =>
  (situation: Situation) =>
    conditions.every(condition => condition(situation))
const firstIssue = is('firstIssue')
const outside = both(firstIssue, ({ answers }) => answers.birthPlace?.place === 'outsideInstitution')
const someParent =
  (circumstance: string) =>
  ({ answers: { family } }: Situation) =>
    PARENT_ROLES.some(parent => family?.[parent] === circumstance)
const applicantIs =
  (...roles: string[]) =>
  ({ answers: { applicantRole } }: Situation) =>
    roles.includes(applicantRole?.role ?? '')
const replacementFor =
  (reason: string) =>
  ({ kind, answers }: Situation) =>
    kind === 'replacement' && answers.replacementReason?.reason === reason
const motherNotNamed = ({ answers }: Situation) => !isNamed(answers, 'mother')
const householdRegistered = ({ answers }: Situation) => answers.householdRegistration?.registered === true
const late =
  (material: MaterialCode) =>
  ({ answers, facts }: Situation) =>
    lateMaterials(answers, facts).includes(material)

/** Which paper is asked for when; the first reason that holds is the one that is shown. */
const REQUIREMENTS: readonly Requirement[] = [
  { material: 'M1', when: () => true, source: '卫妇社发[2009]96号' },
  { material: 'M2', when: ({ answers }) => isNamed(answers, 'mother'), source: '卫妇社发[2009]96号' },
  { material: 'M3', when: ({ answers }) => isNamed(answers, 'father'), source: '卫妇社发[2009]96号' },
  { material: 'M4', when: applicantIs('agent'), source: '卫妇社发[2009]96号' },
  { material: 'M5', when: ({ answers }) => isRepresented(answers), source: '卫妇社发[2009]96号' },
  { material: 'M6', when: someParent('notNamed'), source: '卫妇社发[2009]96号 (single parent), 1.2.3.4' },
  { material: 'M7', when: both(firstIssue, motherNotNamed), source: 'practice: the father alone proves parentage' },
  { material: 'M7', when: outside, source: 'Beijing: births outside an institution need a parentage test' },
  { material: 'M7', when: replacementFor('parentageTest'), source: '卫妇社发[2009]96号' },
  { material: 'M7', when: both(firstIssue, late('M7')), source: 'settings.lateApplication' },
  { material: 'M9', when: both(firstIssue, late('M9')), source: 'settings.lateApplication' },
  { material: 'M10', when: both(firstIssue, late('M10')), source: 'settings.lateApplication' },
  { material: 'M11', when: outside, source: '机构外首次签发申请表: undertaking' },
  { material: 'M18', when: outside, source: '卫办基妇函[2003]189号: statement of the birth' },
  { material: 'M12', when: is('replacement', 'reissue'), source: '卫基妇发[2001]45号' },
  { material: 'M13', when: is('reissue', 'replacement'), source: '卫基妇发[2001]45号' },
  { material: 'M14', when: both(is('reissue'), ({ facts }) => facts.settings.reissue.lossStatement), source: 'settings.reissue.lossStatement' },
  { material: 'M15', when: both(is('reissue', 'replacement'), householdRegistered), source: '卫基妇发[2001]45号' },
  { material: 'M16', when: is('replacement'), source: '卫妇社发[2009]96号: the old certificate is handed back' },
  { material: 'M17', when: replacementFor('nameNotRegistrable'), source: '卫妇社发[2009]96号' },
  { material: 'M19', when: applicantIs('guardian'), source: '机构外首次签发申请表' },
  { material: 'M24', when: applicantIs('grandparent'), source: 'practice: proof of kinship' },
  { material: 'M20', when: both(firstIssue, ({ facts, answers }) => facts.settings.firstIssue.marriageCertificate && isNamed(answers, 'father') && isNamed(answers, 'mother')), source: 'settings.firstIssue.marriageCertificate' },
  { material: 'M21', when: someParent('deceased'), source: '卫妇社发[2009]96号: proof instead of a signature' },
  { material: 'M22', when: someParent('missing'), source: '卫妇社发[2009]96号: proof instead of a signature' },
  { material: 'M23', when: someParent('withoutCapacity'), source: '卫妇社发[2009]96号: proof instead of a signature' },
]

/** The papers this application needs, each once, in the order of the table. */
export function requiredMaterials(kind: ApplicationKind, answers: Answers, facts: Facts): MaterialCode[] {
  const needed = REQUIREMENTS.filter(({ when }) => when({ kind, answers, facts })).map(({ material }) => material)
  return MATERIAL_CODES.filter(code => needed.includes(code))
}

/** Those to be photographed in the materials question. */
export function photographedMaterials(kind: ApplicationKind, answers: Answers, facts: Facts): MaterialCode[] {
  return requiredMaterials(kind, answers, facts).filter(code => MATERIALS[code] === 'photo')
}

/** Those to be brought to the counter: the originals of what was photographed, and what is left there. */
export function broughtMaterials(kind: ApplicationKind, answers: Answers, facts: Facts): MaterialCode[] {
  return requiredMaterials(kind, answers, facts).filter(code => MATERIALS[code] === 'photo' || MATERIALS[code] === 'counter')
}

/** Every problem with the photographed papers, at once. */
export function materialsProblems(kind: ApplicationKind, answers: Answers, facts: Facts): FieldProblem[] {
  const photos = answers.materials?.photos ?? {}
  const problems = photographedMaterials(kind, answers, facts)
    .filter(code => !photos[code]?.length)
    .map((code): FieldProblem => ({ path: `photos.${code}`, code: 'material.missing' }))
  if (photos.M99?.length && !answers.materials?.otherName) problems.push({ path: 'otherName', code: 'material.other_name_required' })
  return problems
}

/** Days from the earliest birth to today; null while the birth is not known. */
export function daysSinceBirth(answers: Answers, today: PlainDate): number | null {
  const births = birthRecords(answers).map(({ newborn }) => daysBetween(beijingDate(new Date(newborn.bornAt)), today))
  return births.length ? Math.max(...births) : null
}

/** What a late first issue needs besides, by the policy table: the last band that has begun. */
export function lateMaterials(answers: Answers, { today, settings }: Facts): MaterialCode[] {
  const days = daysSinceBirth(answers, today)
  if (days === null) return []
  const band = settings.lateApplication.bands.filter(({ afterDays }) => days > afterDays).at(-1)
  return (band?.materials ?? []) as MaterialCode[]
}
