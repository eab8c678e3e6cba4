/** Where an application stands. */
export const APPLICATION_STATUSES = [
  'draft',
  'awaitingConfirmation',
  'submitted',
  'underReview',
  'returned',
  'approved',
  'issuing',
  'readyForPickup',
  'readyForCourier',
  'onTheWay',
  'completed',
  'rejected',
  'withdrawn',
] as const
export type ApplicationStatus = (typeof APPLICATION_STATUSES)[number]

/** What can be done to it, and by whom: see `transitions.ts` and `rules.ts`. */
export const APPLICATION_ACTIONS = [
  'answer',
  'submit',
  'invite',
  'confirm',
  'reopen',
  'expire',
  'changeCollection',
  'withdraw',
  'showVisitCode',
  'choosePickupTime',
  'recordOnSiteCheck',
  'cosignOnSiteCheck',
  'askToUnlock',
  'unlock',
  'keepLocked',
  'correctBirth',
  'recordCorrected',
  'recordCorrectionRefused',
  'approve',
  'returnForCorrection',
  'reject',
  'issue',
  'recordIssued',
  'recordIssueRefused',
  'handOver',
  'undoHandOver',
  'handToCourier',
  'confirmReceipt',
] as const
export type ApplicationAction = (typeof APPLICATION_ACTIONS)[number]

/** Statuses in which the application still occupies the newborn: a second one would be a duplicate. */
export const OPEN_STATUSES: readonly ApplicationStatus[] = APPLICATION_STATUSES.filter(s => s !== 'rejected' && s !== 'withdrawn')
