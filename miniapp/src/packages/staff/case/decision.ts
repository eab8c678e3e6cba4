import type { CaseView } from '@mcb/shared/contract'
import type { ApplicationAction, Refusal } from '@mcb/shared/domain'

/** What staff do from the list of actions; unlocking and correcting have places of their own. */
export const STAFF_ACTIONS = ['approve', 'cosignOnSiteCheck', 'recordOnSiteCheck', 'issue', 'handOver', 'askForLabel', 'handToCourier', 'takeBack', 'undoHandOver', 'returnForCorrection', 'reject'] as const satisfies readonly ApplicationAction[]
export type StaffAction = (typeof STAFF_ACTIONS)[number]

/** How much an action weighs: one is the way on, the others are there when needed. */
export type Weight = 'primary' | 'secondary' | 'danger'

type Part = Pick<CaseView, 'actions' | 'status' | 'personsToCheck' | 'onSiteCheck' | 'lock' | 'correction' | 'scannedFor'>

/** What can be done now, the way on first. Once nothing is missing for a decision, a check is only recorded again. */
export function staffActions({ actions }: Pick<Part, 'actions'>): { action: StaffAction; weight: Weight }[] {
  const possible = STAFF_ACTIONS.filter(action => actions.includes(action))
  return possible.map((action, i) => ({ action, weight: action === 'reject' ? 'danger' : action === 'returnForCorrection' || action === 'undoHandOver' || i > 0 ? 'secondary' : 'primary' }))
}

const isInReview = ({ status }: Pick<Part, 'status'>) => status === 'submitted' || status === 'underReview'

/** Everything that stands between the case and an approval, in the words of the rules; all of it at once. */
export function missingForApproval(view: Part): Refusal[] {
  if (!isInReview(view)) return []
  const { lock, correction } = view
  const missing: Refusal[] = []
  if (correction) missing.push('correction_pending')
  if (lock && lock.state !== 'unlocked') missing.push('locked')
  const check = checkMissing(view)
  if (check) missing.push(check)
  return missing
}

function checkMissing({ personsToCheck, onSiteCheck }: Part): 'check_on_site_first' | 'second_person_signs' | null {
  if (personsToCheck.length === 0) return null
  if (!onSiteCheck || personsToCheck.some(person => onSiteCheck.persons[person] !== true)) return 'check_on_site_first'
  return onSiteCheck.signatures.length < onSiteCheck.needed ? 'second_person_signs' : null
}

/** The scan that is wanted before anything else can be done; null when none is, or it is there. */
export function wantedScan(view: Part): 'onSiteCheck' | 'second' | 'pickup' | null {
  if (view.status === 'readyForPickup') return view.scannedFor === 'pickup' ? null : 'pickup'
  if (!isInReview(view) || view.scannedFor === 'onSiteCheck') return null
  const missing = checkMissing(view)
  return missing === null ? null : missing === 'second_person_signs' ? 'second' : 'onSiteCheck'
}
