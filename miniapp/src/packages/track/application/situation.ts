import type { ApplicationView } from '@mcb/shared/contract'
import { deliveredAt, type Settings } from '@mcb/shared/domain'

/** Where an application stands, as its parents are told; the words are in `i18n` under `track.now.<situation>`. */
export const SITUATIONS = [
  'draft', 'draftElsewhere', 'signYourself', 'signAgain', 'waitForSignature', 'correcting', 'visit', 'papers', 'review', 'secondCheck', 'returned', 'returnedElsewhere',
  'approved', 'issuing', 'collect', 'payPostage', 'toBeSent', 'onTheWay', 'delivered', 'cameBack', 'lost', 'received', 'rejected', 'withdrawn',
] as const
export type Situation = (typeof SITUATIONS)[number]

/** Whose turn it is. */
export const TURNS = ['you', 'otherParent', 'parents', 'institution', 'registry', 'courier', 'nobody'] as const
export type Turn = (typeof TURNS)[number]

const TURN: Record<Situation, Turn> = {
  draft: 'you',
  draftElsewhere: 'otherParent',
  signYourself: 'you',
  signAgain: 'you',
  waitForSignature: 'otherParent',
  correcting: 'registry',
  visit: 'parents',
  papers: 'institution',
  review: 'institution',
  secondCheck: 'institution',
  returned: 'you',
  returnedElsewhere: 'otherParent',
  approved: 'institution',
  issuing: 'registry',
  collect: 'parents',
  payPostage: 'parents',
  toBeSent: 'institution',
  onTheWay: 'courier',
  delivered: 'parents',
  cameBack: 'institution',
  lost: 'parents',
  received: 'nobody',
  rejected: 'nobody',
  withdrawn: 'nobody',
}

type Part = Pick<ApplicationView, 'status' | 'viewer' | 'actions' | 'correctionPending' | 'locked' | 'personsToCheck' | 'bring' | 'history' | 'postageDueFen' | 'tracking'>

/** What the reader is told now, and whose turn it is. */
export function situationOf(application: Part): { situation: Situation; turn: Turn } {
  const situation = situationNow(application)
  return { situation, turn: TURN[situation] }
}

function situationNow(application: Part): Situation {
  const { status, viewer, actions, locked, correctionPending } = application
  switch (status) {
    case 'draft':
      return viewer === 'applicant' ? 'draft' : 'draftElsewhere'
    case 'awaitingConfirmation':
      if (!actions.includes('confirm')) return 'waitForSignature'
      return correctionsToRead(application).length > 0 ? 'signAgain' : 'signYourself'
    case 'submitted':
    case 'underReview':
      if (correctionPending) return 'correcting'
      if (status === 'submitted' && application.personsToCheck.length > 0) return 'visit'
      if (locked) return 'secondCheck'
      // nobody has to be seen, so the institution goes on while the originals are on their way
      return needsVisit(application) ? 'papers' : 'review'
    case 'returned':
      return viewer === 'applicant' ? 'returned' : 'returnedElsewhere'
    case 'readyForPickup':
      return 'collect'
    case 'readyForCourier':
      return application.postageDueFen === null ? 'toBeSent' : 'payPostage'
    case 'onTheWay':
      return deliveredAt({ events: application.tracking }) ? 'delivered' : 'onTheWay'
    case 'returnedToSender':
      return 'cameBack'
    case 'completed':
      return 'received'
    case 'approved':
    case 'issuing':
    case 'lost':
    case 'rejected':
    case 'withdrawn':
      return status
  }
}

/** Somebody has to come, or something has to be brought, and nobody has been at the counter yet. */
export function needsVisit({ status, personsToCheck, bring }: Pick<Part, 'status' | 'personsToCheck' | 'bring'>): boolean {
  return status === 'submitted' && personsToCheck.length + bring.length > 0
}

/** The corrections since somebody last submitted, oldest first: what those who sign again have not read yet. */
export function correctionsToRead({ history }: Pick<Part, 'history'>): Part['history'] {
  const submitted = history.map(({ action }) => action).lastIndexOf('submit')
  // a birth nobody but the parents has told is corrected at once, without phase 3
  return history.slice(submitted + 1).filter(({ action, status }) => action === 'recordCorrected' || (action === 'correctBirth' && status === 'awaitingConfirmation'))
}

const MOVED_ON_BY_OTHERS: readonly ApplicationView['status'][] = [
  'awaitingConfirmation', 'submitted', 'underReview', 'approved', 'issuing', 'readyForPickup', 'readyForCourier', 'onTheWay', 'returnedToSender', 'lost',
]

/** Somebody else may move it on: another parent, the institution, the courier, or the clerk who takes back a hand-over of minutes ago. */
export function mayChangeUnseen({ status, handedOverAt }: Pick<ApplicationView, 'status' | 'handedOverAt'>, now: Date, { pickup }: Settings): boolean {
  if (status === 'completed') return handedOverAt !== null && now.getTime() < Date.parse(handedOverAt) + pickup.undoMinutes * 60_000
  return MOVED_ON_BY_OTHERS.includes(status)
}
