import type { Actor } from '../access/actor'
import { deliveredAt } from '../courier/parcel'
import { beijingDate } from '../dates/plain-date'
import { isPostageSettled, postageDue } from '../payment/postage'
import type { Settings } from '../settings/settings'
import type { IdentityDocumentKind } from '../identity/document-kinds'
import { sameDocumentNumber } from '../identity/identity-document'
import type { Answers, Application, VisitPurpose } from './application'
import { applicantSigner, documentOf, otherSigner, requiredSigners, type SignerRole } from './family'
import { isCorrectable } from './correction'
import { guidanceOf } from './guidance'
import { isCollectReminderDue, signBefore } from './reminders'
import { APPLICATION_ACTIONS, type ApplicationAction } from './status'
import { firstUnansweredStep } from './steps'
import { statusAfter } from './transitions'

/** Why an action is refused. The words are in `i18n` under `refusal.<code>`. */
export const REFUSALS = [
  'not_visible', 'not_your_role', 'not_now', 'incomplete', 'led_elsewhere', 'already_signed', 'confirmation_expired', 'nobody_to_invite',
  'scan_first', 'check_on_site_first', 'second_person_signs', 'locked', 'not_locked', 'correction_pending', 'nothing_to_check', 'record_incomplete',
  'nothing_to_pay', 'not_paid',
  'undo_over', 'same_clerk_undoes',
] as const
export type Refusal = (typeof REFUSALS)[number]

export type RuleFacts = { now: Date; settings: Settings }

/** Who may do what; the status decides when. */
const PERFORMERS: Record<ApplicationAction, 'applicant' | 'signers' | 'parents' | 'clerk' | 'districtManager' | 'system'> = {
  answer: 'applicant',
  submit: 'applicant',
  invite: 'applicant',
  confirm: 'signers',
  reopen: 'applicant',
  expire: 'system',
  changeCollection: 'applicant',
  withdraw: 'applicant',
  showVisitCode: 'parents',
  choosePickupTime: 'parents',
  remindToCollect: 'system',
  recordOnSiteCheck: 'clerk',
  cosignOnSiteCheck: 'clerk',
  askToUnlock: 'clerk',
  unlock: 'districtManager',
  keepLocked: 'districtManager',
  correctBirth: 'clerk',
  recordCorrected: 'system',
  recordCorrectionRefused: 'system',
  approve: 'clerk',
  returnForCorrection: 'clerk',
  reject: 'clerk',
  issue: 'clerk',
  recordIssued: 'system',
  recordIssueRefused: 'system',
  handOver: 'clerk',
  pay: 'parents',
  recordPaid: 'system',
  askForLabel: 'clerk',
  recordLabel: 'system',
  recordLabelRefused: 'system',
  undoHandOver: 'clerk',
  handToCourier: 'clerk',
  recordTaken: 'system',
  recordReturned: 'system',
  takeBack: 'clerk',
  recordLost: 'system',
  recordFound: 'system',
  recordReceived: 'system',
  confirmReceipt: 'parents',
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
  if (statusAfter(application, action) === undefined) return 'not_now'
  return GUARDS[action]?.(application, actor, facts) ?? null
}

const DAY_MS = 24 * 60 * 60_000

const isLabelAwaited = ({ parcel }: Application) => parcel !== null && parcel.trackingNumber === null && parcel.refusal === null

type Guard = (application: Application, actor: Actor, facts: RuleFacts) => Refusal | null

const GUARDS: Partial<Record<ApplicationAction, Guard>> = {
  submit: (application, _actor, { now, settings }) => {
    const facts = { today: beijingDate(now), settings }
    if (guidanceOf(application.kind, application.answers, facts)) return 'led_elsewhere'
    return firstUnansweredStep(application, facts) === null ? null : 'incomplete'
  },
  invite: application => (otherSigner(application.answers) === null ? 'nobody_to_invite' : null),
  confirm: (application, actor, { now, settings }) => {
    if (hasSigned(application, signerOf(application, actor))) return 'already_signed'
    const last = signBefore(application, settings)
    return last && beijingDate(now) > last ? 'confirmation_expired' : null
  },
  expire: (application, _actor, { now, settings }) => {
    const last = signBefore(application, settings)
    return last && beijingDate(now) > last ? null : 'not_now'
  },
  // once it is issued, only until somebody has asked for a label
  changeCollection: application => (application.parcel ? 'not_now' : null),
  pay: (application, _actor, { settings }) => (postageDue(application, settings) === null ? 'nothing_to_pay' : null),
  askForLabel: application => (!isPostageSettled(application) ? 'not_paid' : application.parcel && application.parcel.refusal === null ? 'not_now' : null),
  recordLabel: application => (isLabelAwaited(application) ? null : 'not_now'),
  recordLabelRefused: application => (isLabelAwaited(application) ? null : 'not_now'),
  handToCourier: application => (!isPostageSettled(application) ? 'not_paid' : isLabelAwaited(application) ? 'not_now' : null),
  recordTaken: application => (application.parcel?.trackingNumber ? null : 'not_now'),
  recordReceived: ({ parcel }, _actor, { now, settings }) => {
    const at = parcel && deliveredAt(parcel)
    return at && now.getTime() - Date.parse(at) >= settings.courier.receivedAfterDays * DAY_MS ? null : 'not_now'
  },
  // at the pickup whoever fetches it is seen, verified or not
  showVisitCode: application => (visitPurpose(application) === 'onSiteCheck' && !personsToCheck(application).length ? 'nothing_to_check' : null),
  remindToCollect: (application, _actor, { now, settings }) => (isCollectReminderDue(application, { today: beijingDate(now), settings }) ? null : 'not_now'),
  recordOnSiteCheck: (application, actor, { now, settings }) => {
    if (!personsToCheck(application).length) return 'nothing_to_check'
    return scannedFor(application, actor, now, settings) === 'onSiteCheck' ? null : 'scan_first'
  },
  cosignOnSiteCheck: (application, actor, { now, settings }) => {
    if (!application.onSiteCheck) return 'check_on_site_first'
    if (actor.role === 'clerk' && application.onSiteCheck.signatures.some(({ by }) => by === actor.accountId)) return 'second_person_signs'
    if (application.onSiteCheck.signatures.length >= settings.counter.staffForOnSiteCheck) return 'not_now'
    return scannedFor(application, actor, now, settings) === 'onSiteCheck' ? null : 'scan_first'
  },
  askToUnlock: application => (application.lock?.state === 'locked' ? null : 'not_locked'),
  unlock: application => (application.lock?.state === 'unlockAsked' ? null : 'not_locked'),
  keepLocked: application => (application.lock?.state === 'unlockAsked' ? null : 'not_locked'),
  correctBirth: application => (application.correction ? 'correction_pending' : isCorrectable(application.answers) ? null : 'not_now'),
  recordCorrected: application => (application.correction ? null : 'not_now'),
  recordCorrectionRefused: application => (application.correction ? null : 'not_now'),
  approve: (application, _actor, { settings }) => {
    if (application.correction) return 'correction_pending'
    if (application.lock && application.lock.state !== 'unlocked') return 'locked'
    return onSiteCheckStands(application, settings)
  },
  returnForCorrection: application => (application.correction ? 'correction_pending' : null),
  handOver: (application, actor, { now, settings }) => (scannedFor(application, actor, now, settings) === 'pickup' ? null : 'scan_first'),
  undoHandOver: ({ handOver }, actor, { now }) => {
    if (!handOver?.undoableUntil || now.toISOString() >= handOver.undoableUntil) return 'undo_over'
    return actor.role === 'clerk' && handOver.by !== actor.accountId ? 'same_clerk_undoes' : null
  },
}

/** What an actor may do now, in the order of `APPLICATION_ACTIONS`. */
export function availableActions(application: Application, actor: Actor, facts: RuleFacts): ApplicationAction[] {
  return APPLICATION_ACTIONS.filter(action => refusalOf(action, application, actor, facts) === null)
}

/** What this clerk's scan of the parents' code is still good for. */
export function scannedFor({ scan }: Application, actor: Actor, now: Date, settings: Settings): VisitPurpose | null {
  if (!scan || actor.role !== 'clerk' || scan.by !== actor.accountId) return null
  return now.getTime() - Date.parse(scan.at) <= settings.counter.scanLastsMinutes * 60_000 ? scan.purpose : null
}

/** What the parents' code would be shown for now. */
export function visitPurpose(application: Application): VisitPurpose {
  return application.status === 'readyForPickup' ? 'pickup' : 'onSiteCheck'
}

/** The part a parent's account plays; null for an account that only watches. */
export function signerOf(application: Application, actor: Actor): SignerRole | null {
  if (actor.role !== 'parent') return null
  if (actor.accountId === application.applicantAccountId) return applicantSigner(application.answers)
  return actor.accountId === application.otherParentAccountId ? otherSigner(application.answers) : null
}

/** Whether this part has nothing more to sign: it is not asked to, or has signed the content as it is. */
export function hasSigned({ answers, declarations }: Application, signer: SignerRole | null): boolean {
  return signer === null || !requiredSigners(answers).includes(signer) || declarations[signer] !== undefined
}

/** Those who have signed without a verified identity: they and their documents are seen at the counter (tender 1.2.5.2). */
export function personsToCheck({ answers, declarations }: Application): SignerRole[] {
  return requiredSigners(answers).filter(signer => !declarations[signer]?.verified)
}

/** Why the on-site check does not carry a decision yet, or `null` when it does or is not needed. */
function onSiteCheckStands(application: Application, settings: Settings): Refusal | null {
  const persons = personsToCheck(application)
  const check = application.onSiteCheck
  // who was seen and found to be another is not outvoted by an identity verified on line
  if (check && Object.values(check.persons).includes(false)) return 'check_on_site_first'
  if (!persons.length) return null
  if (!check || persons.some(person => check.persons[person] !== true)) return 'check_on_site_first'
  return check.signatures.length >= settings.counter.staffForOnSiteCheck ? null : 'second_person_signs'
}

function performs(action: ApplicationAction, application: Application, actor: Actor): boolean {
  switch (PERFORMERS[action]) {
    case 'applicant':
      return actor.role === 'parent' && actor.accountId === application.applicantAccountId
    case 'signers':
      return signerOf(application, actor) !== null
    case 'parents':
      return actor.role === 'parent'
    case 'clerk':
      return actor.role === 'clerk'
    case 'districtManager':
      return actor.role === 'districtManager'
    case 'system':
      return actor.role === 'system'
  }
}

/** Whether an identity verified on line is that of the person who signs as `signer`, by a document the setting trusts. */
export function hasVerifiedIdentity(
  answers: Answers,
  signer: SignerRole,
  verified: { kind: IdentityDocumentKind; number: string } | null,
  settings: Settings,
): boolean {
  const document = documentOf(answers, signer)
  if (!verified || !document || verified.kind !== document.kind) return false
  return settings.identity.verifiedOnlineKinds.includes(document.kind) && sameDocumentNumber(document.kind, verified.number, document.number)
}
