import type { Application } from './application'
import type { ApplicationAction, ApplicationStatus } from './status'

/** Where `recordIssued` leads depends on how the certificate is to be received. */
type Target = ApplicationStatus | null | ((application: Application) => ApplicationStatus)

/** Where an issued certificate waits. */
export const received = ({ answers }: Application): ApplicationStatus => (answers.collection?.method === 'courier' ? 'readyForCourier' : 'readyForPickup')

/** The postage is paid any time before it is sent. */
const PAYING = { pay: null, recordPaid: null } as const

const AT_THE_COUNTER = {
  ...PAYING,
  showVisitCode: null,
  changeCollection: null,
  recordOnSiteCheck: 'underReview',
  cosignOnSiteCheck: null,
  askToUnlock: null,
  unlock: null,
  keepLocked: null,
  correctBirth: null,
  recordCorrected: 'awaitingConfirmation',
  recordCorrectionRefused: null,
  approve: 'approved',
  returnForCorrection: 'returned',
  reject: 'rejected',
} as const

/**
 * What may happen next, as a table: status → action → status afterwards. `null` keeps the status. An action that is
 * not in the row is refused; nothing outside this table moves an application.
 *
 * `submit` ends in `awaitingConfirmation`; the service goes on at once when every signature is there. `issuing` is
 * "asked": only phase 3's answer moves it on.
 */
export const TRANSITIONS: Record<ApplicationStatus, Partial<Record<ApplicationAction, Target>>> = {
  draft: { answer: null, submit: 'awaitingConfirmation', withdraw: 'withdrawn' },
  awaitingConfirmation: { invite: null, confirm: 'submitted', reopen: 'draft', expire: 'draft', changeCollection: null, recordPaid: null, withdraw: 'withdrawn' },
  submitted: { ...AT_THE_COUNTER, withdraw: 'withdrawn' },
  underReview: { ...AT_THE_COUNTER, withdraw: 'withdrawn' },
  returned: { ...PAYING, answer: null, submit: 'awaitingConfirmation', changeCollection: null, withdraw: 'withdrawn' },
  approved: { ...PAYING, changeCollection: null, issue: 'issuing', withdraw: 'withdrawn' },
  issuing: { ...PAYING, recordIssued: received, recordIssueRefused: 'approved' },
  readyForPickup: { showVisitCode: null, choosePickupTime: null, remindToCollect: null, handOver: 'completed' },
  readyForCourier: {
    ...PAYING,
    changeCollection: null,
    askForLabel: null,
    recordLabel: null,
    recordLabelRefused: null,
    handToCourier: 'onTheWay',
    recordTaken: 'onTheWay',
  },
  onTheWay: { confirmReceipt: 'completed', recordReceived: 'completed', recordReturned: 'returnedToSender', recordLost: 'lost' },
  returnedToSender: { takeBack: 'readyForPickup', recordLost: 'lost' },
  lost: { recordFound: 'onTheWay', recordReturned: 'returnedToSender' },
  completed: { undoHandOver: 'readyForPickup' },
  rejected: {},
  withdrawn: {},
}

/** The status after an action, or `undefined` when the action is not possible in this status. */
export function statusAfter(application: Application, action: ApplicationAction): ApplicationStatus | undefined {
  const row = TRANSITIONS[application.status]
  if (!(action in row)) return undefined
  const target = row[action]
  return typeof target === 'function' ? target(application) : (target ?? application.status)
}

/** Who has to move, so that a page never waits in silence. */
export const WHO_ACTS = {
  draft: 'applicant',
  awaitingConfirmation: 'signers',
  submitted: 'parents',
  underReview: 'institution',
  returned: 'applicant',
  approved: 'institution',
  issuing: 'registry',
  readyForPickup: 'parents',
  readyForCourier: 'institution',
  onTheWay: 'courier',
  returnedToSender: 'institution',
  lost: 'parents',
  completed: 'nobody',
  rejected: 'nobody',
  withdrawn: 'nobody',
} as const satisfies Record<ApplicationStatus, string>
export type NextActor = (typeof WHO_ACTS)[ApplicationStatus]
