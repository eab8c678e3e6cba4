import type { ApplicationAction, ApplicationStatus } from './status'

/**
 * What may happen next, as a table: status → action → status afterwards. `null` keeps the status. An action that is
 * not in the row is refused; nothing outside this table moves an application.
 *
 * `submit` ends in `awaitingConfirmation`; the service confirms at once when the other parent has already signed the
 * same content. `issuing` is "asked": only phase 3's answer moves it on.
 */
export const TRANSITIONS = {
  draft: { answer: null, submit: 'awaitingConfirmation', withdraw: 'withdrawn' },
  awaitingConfirmation: { invite: null, confirm: 'submitted', reopen: 'draft', withdraw: 'withdrawn' },
  submitted: { showVisitCode: null, recordOnSiteCheck: 'underReview', returnForCorrection: 'returned', withdraw: 'withdrawn' },
  underReview: { showVisitCode: null, recordOnSiteCheck: null, approve: 'approved', returnForCorrection: 'returned', reject: 'rejected' },
  returned: { answer: null, submit: 'awaitingConfirmation', withdraw: 'withdrawn' },
  approved: { issue: 'issuing' },
  issuing: { recordIssued: 'readyForPickup', recordIssueRefused: 'approved' },
  readyForPickup: { showVisitCode: null, handOver: 'completed' },
  completed: {},
  rejected: {},
  withdrawn: {},
} as const satisfies Record<ApplicationStatus, Partial<Record<ApplicationAction, ApplicationStatus | null>>>

/** The status after an action, or `undefined` when the action is not possible in this status. */
export function statusAfter(status: ApplicationStatus, action: ApplicationAction): ApplicationStatus | undefined {
  const row: Partial<Record<ApplicationAction, ApplicationStatus | null>> = TRANSITIONS[status]
  if (!(action in row)) return undefined
  return row[action] ?? status
}

/** Who has to move, so that a page never waits in silence. */
export const WHO_ACTS = {
  draft: 'applicant',
  awaitingConfirmation: 'otherParent',
  submitted: 'parents',
  underReview: 'institution',
  returned: 'applicant',
  approved: 'institution',
  issuing: 'registry',
  readyForPickup: 'parents',
  completed: 'nobody',
  rejected: 'nobody',
  withdrawn: 'nobody',
} as const satisfies Record<ApplicationStatus, string>
export type NextActor = (typeof WHO_ACTS)[ApplicationStatus]
