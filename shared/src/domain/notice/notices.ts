import type { Application, HistoryEntry } from '../application/application'
import { isBereaved } from '../application/reminders'
import type { ApplicationStatus } from '../application/status'

/** Whom something is told, and whether a text message is sent where WeChat may not write to them. */
export type NoticeRule = { to: 'applicant' | 'otherParent' | 'both'; sms: boolean; /** Nobody is asked for what has been done meanwhile. */ while?: ApplicationStatus }

/**
 * What of an application is told to its parents. Null: they did it themselves, were standing there, or have nothing to do and
 * nothing to know. The words are in `i18n` under `notice.<action>`; none of them names anybody.
 */
export const NOTICES = {
  create: null,
  answer: null,
  submit: { to: 'otherParent', sms: false, while: 'awaitingConfirmation' },
  invite: null,
  confirm: { to: 'applicant', sms: false },
  reopen: null,
  expire: { to: 'both', sms: true },
  changeCollection: { to: 'otherParent', sms: false },
  withdraw: { to: 'otherParent', sms: true },
  showVisitCode: null,
  choosePickupTime: null,
  remindToCollect: { to: 'both', sms: true, while: 'readyForPickup' },
  recordOnSiteCheck: null,
  cosignOnSiteCheck: null,
  askToUnlock: null,
  unlock: null,
  keepLocked: null,
  correctBirth: null,
  recordCorrected: { to: 'both', sms: true },
  recordCorrectionRefused: null,
  approve: { to: 'both', sms: false },
  returnForCorrection: { to: 'both', sms: true },
  reject: { to: 'both', sms: true },
  issue: null,
  recordIssued: { to: 'both', sms: true },
  recordIssueRefused: null,
  handOver: { to: 'both', sms: false },
  pay: null,
  recordPaid: { to: 'both', sms: false },
  askForLabel: null,
  recordLabel: null,
  recordLabelRefused: null,
  undoHandOver: { to: 'both', sms: true },
  handToCourier: { to: 'both', sms: true },
  recordTaken: { to: 'both', sms: true },
  recordReturned: { to: 'both', sms: true },
  takeBack: { to: 'both', sms: true },
  recordLost: { to: 'both', sms: true },
  recordFound: { to: 'both', sms: false },
  recordReceived: { to: 'both', sms: true },
  confirmReceipt: { to: 'both', sms: false },
} as const satisfies Record<HistoryEntry['action'], NoticeRule | null>

type Told = { [Action in keyof typeof NOTICES]: (typeof NOTICES)[Action] extends null ? never : Action }[keyof typeof NOTICES]
/** Actions that are told. */
export type NoticeAction = Told
export const NOTICE_ACTIONS = (Object.keys(NOTICES) as (keyof typeof NOTICES)[]).filter((action): action is NoticeAction => NOTICES[action] !== null)

/** Something to be told to one account. */
export type Telling = { accountId: string; action: NoticeAction; at: string; sms: boolean }

/** What an entry of the history has to be told, to whom; nothing to a family that has lost its child. */
export function tellingsOf(application: Application, { action, at }: HistoryEntry): Telling[] {
  const rule: NoticeRule | null = NOTICES[action]
  if (!rule || isBereaved(application) || (rule.while && rule.while !== application.status)) return []
  const { applicantAccountId, otherParentAccountId } = application
  const accounts = [rule.to !== 'otherParent' && applicantAccountId, rule.to !== 'applicant' && otherParentAccountId]
  return [...new Set(accounts)].filter(account => typeof account === 'string').map(accountId => ({ accountId, action: action as NoticeAction, at, sms: rule.sms }))
}

/** Hours in Beijing in which nobody's telephone rings: from the first, to before the second. */
export type QuietHours = { from: number; to: number }

const BEIJING_MS = 8 * 3_600_000
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** The first moment from `now` on at which somebody may be written to. */
export function afterQuietHours(now: Date, { from, to }: QuietHours): Date {
  const beijing = now.getTime() + BEIJING_MS
  const midnight = Math.floor(beijing / DAY_MS) * DAY_MS
  const hour = (beijing - midnight) / HOUR_MS
  const quiet = from === to ? false : from < to ? hour >= from && hour < to : hour >= from || hour < to
  if (!quiet) return now
  return new Date(midnight + to * HOUR_MS + (hour >= to ? DAY_MS : 0) - BEIJING_MS)
}
