import { daysBetween, plusDays, type PlainDate } from '../dates/plain-date'
import type { IdentityDocumentKind } from '../identity/document-kinds'
import type { ImmunizationPlan } from '../immunization/plan'
import { gestationOn, weekBegins } from '../pregnancy/gestation'
import { followUps, type FollowUpId } from '../pregnancy/visits'
import type { Settings } from '../settings/settings'
import { childChecks, type ChildCheckId } from './child-checks'
import { isQuiet, type QuietMode } from './quiet'

export const HANDBOOK_REMINDER_CODES = [
  'week', 'visit', 'vaccination', 'vaccination_overdue', 'child_check', 'name_child', 'apply_certificate', 'register_household', 'register_foreign_child', 'document_expires', 'readiness',
] as const

/** What somebody should not forget. The words are in `i18n` under `handbook.reminder.<code>`. */
export type HandbookReminder = {
  code: (typeof HANDBOOK_REMINDER_CODES)[number]
  /** Null: the pregnancy or the family. */
  childId: string | null
  /** Which visit, dose, check, document or week. */
  about: string
  /** The day it is for, or by. */
  date: PlainDate
  /** Days from today to it; negative: past. */
  days: number
  /** Whether a message is sent today as well. */
  tell: boolean
}

export type HandbookChild = {
  id: string
  birthDate: PlainDate
  /** Null: not known yet. */
  foreign: boolean | null
  named: boolean
  /** Whether the certificate was applied for. */
  applied: boolean
  /** In a household register, or registered as a foreigner. */
  registered: boolean
  checksDone: readonly ChildCheckId[]
  plan: ImmunizationPlan | null
}

export type HandbookFamily = {
  quiet: QuietMode
  due: PlainDate | null
  birthDate: PlainDate | null
  dischargedOn: PlainDate | null
  followUpsDone: readonly FollowUpId[]
  children: readonly HandbookChild[]
  documents: readonly { holder: 'mother' | 'father'; kind: IdentityDocumentKind; expiryDate: PlainDate | null }[]
}

export type ReminderFacts = { today: PlainDate; settings: Settings }
type Kind = Pick<HandbookReminder, 'code' | 'childId' | 'about'>

/** Shown from some days before until `to`, told on fixed days before; nothing where it is quiet. */
function onDay(kind: Kind, date: PlainDate, to: PlainDate, { quiet }: Pick<HandbookFamily, 'quiet'>, { today, settings }: ReminderFacts): HandbookReminder[] {
  const days = daysBetween(today, date)
  if (isQuiet(quiet, kind.childId) || days > settings.handbook.showBeforeDays || today > to) return []
  return [{ ...kind, date, days, tell: settings.handbook.tellBeforeDays.includes(days) }]
}

/** Shown from a day on until it is done, told as the day comes near, and again the day after it has passed. */
function byDay(kind: Kind, from: PlainDate, date: PlainDate, { quiet }: Pick<HandbookFamily, 'quiet'>, { today, settings }: ReminderFacts): HandbookReminder[] {
  const days = daysBetween(today, date)
  if (isQuiet(quiet, kind.childId) || today < from) return []
  return [{ ...kind, date, days, tell: days === -1 || settings.handbook.tellBeforeDeadlineDays.includes(days) }]
}

/** The week of pregnancy, told on its first day; and from a week on, that the papers can be looked at. */
export function weekReminders(family: HandbookFamily, facts: ReminderFacts): HandbookReminder[] {
  const { due, birthDate, quiet } = family
  if (!due || birthDate || isQuiet(quiet, null)) return []
  const { weeks, days, totalDays } = gestationOn(due, facts.today)
  if (totalDays < 0 || weeks > 42) return []
  const date = weekBegins(due, weeks)
  const week: HandbookReminder = { code: 'week', childId: null, about: String(weeks), date, days: -days, tell: days === 0 }
  const { readinessFromWeek } = facts.settings.pregnancy
  const readiness: HandbookReminder = { code: 'readiness', childId: null, about: String(readinessFromWeek), date: weekBegins(due, readinessFromWeek), days: readinessFromWeek * 7 - totalDays, tell: totalDays === readinessFromWeek * 7 }
  return weeks >= readinessFromWeek ? [week, readiness] : [week]
}

/** The visits of mother and child that are near or due. */
export function visitReminders(family: HandbookFamily, facts: ReminderFacts): HandbookReminder[] {
  return followUps(family, family.followUpsDone, facts.today)
    .filter(({ state }) => state === 'now' || state === 'later')
    .flatMap(({ id, from, to }) => onDay({ code: 'visit', childId: null, about: id }, from, to, family, facts))
}

/** The vaccinations that are near, due or overdue. */
export function vaccinationReminders(family: HandbookFamily, facts: ReminderFacts): HandbookReminder[] {
  return family.children.flatMap(({ id: childId, plan }) =>
    (plan?.doses ?? []).flatMap(({ id: about, due, latest, state }) => {
      if (!due || state === 'given') return []
      if (state !== 'overdue') return onDay({ code: 'vaccination', childId, about }, due, latest && latest > due ? latest : plusDays(due, 365), family, facts)
      return byDay({ code: 'vaccination_overdue', childId, about }, due, latest ?? due, family, facts)
    }),
  )
}

/** The checks of the children that are near or due. */
export function checkReminders(family: HandbookFamily, facts: ReminderFacts): HandbookReminder[] {
  return family.children.flatMap(({ id: childId, birthDate, checksDone }) =>
    childChecks(birthDate, checksDone, facts.today)
      .filter(({ state }) => state === 'now' || state === 'later')
      .flatMap(({ id, from, to }) => onDay({ code: 'child_check', childId, about: id }, from, to, family, facts)),
  )
}

/** By when a child is named, applied for and registered. */
export function deadlineReminders(family: HandbookFamily, facts: ReminderFacts): HandbookReminder[] {
  const { handbook, lateApplication } = facts.settings
  return family.children.flatMap(({ id: childId, birthDate, foreign, named, applied, registered }) => {
    const remind = (code: HandbookReminder['code'], days: number) => byDay({ code, childId, about: code }, birthDate, plusDays(birthDate, days), family, facts)
    // later than this it needs more papers
    const firstIssueDays = lateApplication.bands[0]?.afterDays ?? handbook.householdRegisterDays
    return [
      ...(!named && !applied ? remind('name_child', firstIssueDays) : []),
      ...(!applied ? remind('apply_certificate', firstIssueDays) : []),
      ...(!registered && foreign === false ? remind('register_household', handbook.householdRegisterDays) : []),
      ...(!registered && foreign === true ? remind('register_foreign_child', handbook.foreignNewbornDays) : []),
    ]
  })
}

/** The parents' documents that run out soon, or before the certificate can be applied for. */
export function documentReminders(family: HandbookFamily, facts: ReminderFacts): HandbookReminder[] {
  const { identity } = facts.settings
  return family.documents.flatMap(({ holder, kind, expiryDate }) =>
    expiryDate ? byDay({ code: 'document_expires', childId: null, about: `${holder}.${kind}` }, plusDays(expiryDate, -identity.warnBeforeExpiryDays), expiryDate, family, facts) : [],
  )
}

/** Everything to remind of today, what is soonest first; nothing after a loss. */
export function handbookReminders(family: HandbookFamily, facts: ReminderFacts): HandbookReminder[] {
  return [weekReminders, visitReminders, vaccinationReminders, checkReminders, deadlineReminders, documentReminders].flatMap(remind => remind(family, facts)).sort((a, b) => a.days - b.days)
}
