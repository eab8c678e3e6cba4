import type { Actor } from '../access/actor'
import { beijingDate, plusDays, type PlainDate } from '../dates/plain-date'
import type { Application, VisitPurpose } from './application'
import { APPLICATION_ACTIONS, type ApplicationAction } from './status'
import { firstUnansweredStep } from './steps'
import { statusAfter } from './transitions'

/** Why an action is refused. The words are in `i18n` under `refusal.<code>`. */
export const REFUSALS = ['not_visible', 'not_your_role', 'not_now', 'incomplete', 'scan_first', 'check_on_site_first'] as const
export type Refusal = (typeof REFUSALS)[number]

export type RuleFacts = { now: Date }

/** How long a scan lets a clerk work at the case: long enough for a form, short enough for an empty counter. [setting] */
export const SCAN_LASTS_MINUTES = 30

/** Who may do what; the status decides when. */
const PERFORMERS: Record<ApplicationAction, 'applicant' | 'otherParent' | 'parents' | 'clerk' | 'system'> = {
  answer: 'applicant',
  submit: 'applicant',
  invite: 'applicant',
  confirm: 'otherParent',
  reopen: 'applicant',
  withdraw: 'applicant',
  showVisitCode: 'parents',
  recordOnSiteCheck: 'clerk',
  approve: 'clerk',
  returnForCorrection: 'clerk',
  reject: 'clerk',
  issue: 'clerk',
  recordIssued: 'system',
  recordIssueRefused: 'system',
  handOver: 'clerk',
}

/** Whether an actor may know that this application exists. Everything else answers "not found". */
export function canView(application: Application, actor: Actor): boolean {
  switch (actor.role) {
    case 'parent':
      return application.applicantAccountId === actor.accountId || application.otherParentAccountId === actor.accountId
    case 'clerk':
      return isFiled(application) && application.institutionCode === actor.institutionCode
    case 'districtManager':
      return isFiled(application) && application.districtCode === actor.districtCode
    case 'cityManager':
      return isFiled(application)
    case 'system':
      return true
  }
}

/** Staff see an application from the day it is filed; a draft belongs to the parents alone. */
function isFiled(application: Application): boolean {
  return application.queuedAt !== null
}

/**
 * Why an actor may not do this now, or `null` when they may. The button and the guard both ask here.
 */
export function refusalOf(action: ApplicationAction, application: Application, actor: Actor, facts: RuleFacts): Refusal | null {
  if (!canView(application, actor)) return 'not_visible'
  if (!performs(action, application, actor)) return 'not_your_role'
  if (statusAfter(application.status, action) === undefined) return 'not_now'
  switch (action) {
    case 'submit':
      return firstUnansweredStep(application.kind, application.answers, { today: beijingDate(facts.now) }) === null ? null : 'incomplete'
    case 'recordOnSiteCheck':
      return scannedFor(application, actor, facts.now) === 'onSiteCheck' ? null : 'scan_first'
    case 'handOver':
      return scannedFor(application, actor, facts.now) === 'pickup' ? null : 'scan_first'
    case 'approve':
      return checkedOnSite(application) ? null : 'check_on_site_first'
    default:
      return null
  }
}

/** What an actor may do now, in the order of `APPLICATION_ACTIONS`. */
export function availableActions(application: Application, actor: Actor, facts: RuleFacts): ApplicationAction[] {
  return APPLICATION_ACTIONS.filter(action => refusalOf(action, application, actor, facts) === null)
}

/** What this clerk's scan of the parents' code is still good for. */
export function scannedFor({ scan }: Application, actor: Actor, now: Date): VisitPurpose | null {
  if (!scan || actor.role !== 'clerk' || scan.by !== actor.accountId) return null
  return now.getTime() - Date.parse(scan.at) <= SCAN_LASTS_MINUTES * 60_000 ? scan.purpose : null
}

/** What the parents' code would be shown for now. */
export function visitPurpose(application: Application): VisitPurpose {
  return application.status === 'readyForPickup' ? 'pickup' : 'onSiteCheck'
}

function performs(action: ApplicationAction, application: Application, actor: Actor): boolean {
  switch (PERFORMERS[action]) {
    case 'applicant':
      return actor.role === 'parent' && actor.accountId === application.applicantAccountId
    case 'otherParent':
      return actor.role === 'parent' && actor.accountId === application.otherParentAccountId
    case 'parents':
      return actor.role === 'parent'
    case 'clerk':
      return actor.role === 'clerk'
    case 'system':
      return actor.role === 'system'
  }
}

/**
 * Parents with foreign documents are checked in person, both documents beside the persons (tender 1.2.5.2); a face
 * check is not asked of them.
 */
function checkedOnSite(application: Application): boolean {
  return application.onSiteCheck !== null && application.onSiteCheck.motherMatches && application.onSiteCheck.fatherMatches
}

/** How long an institution means to take for a decision, in calendar days from the queue. [setting] */
export const DECISION_PROMISE_DAYS = 7

/** The day by which the institution means to have decided; null while it is not their turn. */
export function decisionExpectedBy({ status, queuedAt }: Application): PlainDate | null {
  const theirTurn = status === 'submitted' || status === 'underReview'
  return theirTurn && queuedAt ? plusDays(beijingDate(new Date(queuedAt)), DECISION_PROMISE_DAYS) : null
}
