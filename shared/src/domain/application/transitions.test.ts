import { anAddress, anApplication, completeAnswers } from '../../../test/builders'
import type { Collection } from './application'
import { APPLICATION_ACTIONS, APPLICATION_STATUSES, OPEN_STATUSES, type ApplicationAction, type ApplicationStatus } from './status'
import { statusAfter, TRANSITIONS, WHO_ACTS } from './transitions'

const PICKUP: Collection = { method: 'pickup', recipient: 'mother' }
const COURIER: Collection = { method: 'courier', recipient: 'mother', phone: '13800000000', address: anAddress(), payment: 'onDelivery' }
const after = (status: ApplicationStatus, action: ApplicationAction, collection: Collection | undefined = PICKUP) =>
  statusAfter(anApplication({ status, answers: completeAnswers({ collection }) }), action)

/** What an action does in each status in which it is possible. */
const movesOf = (action: ApplicationAction) =>
  APPLICATION_STATUSES.flatMap(status => {
    const next = after(status, action)
    return next === undefined ? [] : [next === status ? status : `${status} → ${next}`]
  })

describe('the table of transitions', () => {
  test.each<[ApplicationAction, string[]]>([
    ['answer', ['draft', 'returned']],
    ['submit', ['draft → awaitingConfirmation', 'returned → awaitingConfirmation']],
    ['invite', ['awaitingConfirmation']],
    ['confirm', ['awaitingConfirmation → submitted']],
    ['reopen', ['awaitingConfirmation → draft']],
    ['expire', ['awaitingConfirmation → draft']],
    // until the certificate is being printed; a parcel until somebody has asked for its label
    ['changeCollection', ['awaitingConfirmation', 'submitted', 'underReview', 'returned', 'approved', 'readyForCourier']],
    ['withdraw', ['draft', 'awaitingConfirmation', 'submitted', 'underReview', 'returned', 'approved'].map(status => `${status} → withdrawn`)],
    ['showVisitCode', ['submitted', 'underReview', 'readyForPickup']],
    ['choosePickupTime', ['readyForPickup']],
    ['recordOnSiteCheck', ['submitted → underReview', 'underReview']],
    ['cosignOnSiteCheck', ['submitted', 'underReview']],
    ['askToUnlock', ['submitted', 'underReview']],
    ['unlock', ['submitted', 'underReview']],
    ['keepLocked', ['submitted', 'underReview']],
    ['correctBirth', ['submitted', 'underReview']],
    ['recordCorrected', ['submitted → awaitingConfirmation', 'underReview → awaitingConfirmation']],
    ['recordCorrectionRefused', ['submitted', 'underReview']],
    ['approve', ['submitted → approved', 'underReview → approved']],
    ['returnForCorrection', ['submitted → returned', 'underReview → returned']],
    ['reject', ['submitted → rejected', 'underReview → rejected']],
    ['issue', ['approved → issuing']],
    ['recordIssued', ['issuing → readyForPickup']],
    ['recordIssueRefused', ['issuing → approved']],
    ['handOver', ['readyForPickup → completed']],
    ['pay', ['submitted', 'underReview', 'returned', 'approved', 'issuing', 'readyForCourier']],
    // the money may come after everybody has been asked to sign again
    ['recordPaid', ['awaitingConfirmation', 'submitted', 'underReview', 'returned', 'approved', 'issuing', 'readyForCourier']],
    ['askForLabel', ['readyForCourier']],
    ['recordLabel', ['readyForCourier']],
    ['recordLabelRefused', ['readyForCourier']],
    ['undoHandOver', ['completed → readyForPickup']],
    ['handToCourier', ['readyForCourier → onTheWay']],
    ['recordTaken', ['readyForCourier → onTheWay']],
    ['recordReturned', ['onTheWay → returnedToSender', 'lost → returnedToSender']],
    ['takeBack', ['returnedToSender → readyForPickup']],
    ['recordLost', ['onTheWay → lost', 'returnedToSender → lost']],
    ['recordFound', ['lost → onTheWay']],
    ['recordReceived', ['onTheWay → completed']],
    ['confirmReceipt', ['onTheWay → completed']],
  ])('lets %s happen here and nowhere else: %j', (action, moves) => expect(movesOf(action)).toEqual(moves))

  it('has a place for every action', () => expect(APPLICATION_ACTIONS.every(action => movesOf(action).length > 0)).toBe(true))

  it('leads to the courier or the counter, as the parents have it in the end', () => {
    expect(after('issuing', 'recordIssued', COURIER)).toBe('readyForCourier')
    expect(after('issuing', 'recordIssued', PICKUP)).toBe('readyForPickup')
  })

  it('never leaves an end', () => {
    for (const end of ['rejected', 'withdrawn'] as const) expect(TRANSITIONS[end]).toEqual({})
    // but for a hand-over that was recorded by mistake
    expect(TRANSITIONS.completed).toEqual({ undoHandOver: 'readyForPickup' })
  })

  it('leads from the draft to every status', () => {
    const reached = new Set<ApplicationStatus>(['draft'])
    for (const status of reached)
      for (const action of APPLICATION_ACTIONS)
        for (const next of [after(status, action, PICKUP), after(status, action, COURIER)]) if (next) reached.add(next)
    expect([...reached].sort()).toEqual([...APPLICATION_STATUSES].sort())
  })

  it('knows who acts in every status, and nobody only at an end', () => {
    expect(Object.keys(WHO_ACTS).sort()).toEqual([...APPLICATION_STATUSES].sort())
    expect(APPLICATION_STATUSES.filter(status => WHO_ACTS[status] === 'nobody')).toEqual(['completed', 'rejected', 'withdrawn'])
  })

  it('lets another application begin only for a newborn whose one was rejected or withdrawn', () => {
    expect(APPLICATION_STATUSES.filter(status => !OPEN_STATUSES.includes(status))).toEqual(['rejected', 'withdrawn'])
  })
})
