import { aFathersPassport, anAddress, anApplication, CLERK, completeAnswers, FATHER, MOTHER, NOW, OTHER_CLERK, STRANGER } from '../../../test/builders'
import type { Actor } from '../access/actor'
import { plainDate } from '../dates/plain-date'
import { DEFAULT_SETTINGS } from '../settings/settings'
import type { Parcel } from '../courier/parcel'
import type { PaymentStatus } from '../payment/payment'
import type { Application, Declaration, Lock, PostagePayment } from './application'
import { availableActions, canView, hasSigned, refusalOf, scannedFor, signerOf, visitPurpose, type Refusal } from './rules'
import { APPLICATION_ACTIONS, APPLICATION_STATUSES, type ApplicationAction, type ApplicationStatus } from './status'

const facts = { now: NOW, settings: DEFAULT_SETTINGS }
const SYSTEM: Actor = { role: 'system' }
const MANAGER: Actor = { role: 'districtManager', accountId: 'f'.repeat(24), districtCode: '110105' }
const OTHER_MANAGER: Actor = { ...MANAGER, districtCode: '110101' }
const CITY: Actor = { role: 'cityManager', accountId: '8'.repeat(24) }
const ACTORS = { mother: MOTHER, father: FATHER, clerk: CLERK, manager: MANAGER, city: CITY, system: SYSTEM }

const at = NOW.toISOString()
const scan = { purpose: 'onSiteCheck' as const, by: 'd'.repeat(24), at }
const signed = (verified: boolean): Declaration => ({ accountId: '', at, contentDigest: '', verified })
const lock = (state: Lock['state']): Lock => ({ reason: 'motherAge', motherAge: 46, state, askedBy: null, askNote: '', decidedBy: null, decisionNote: '' })
const filed = { queuedAt: '2026-11-18T02:00:00.000Z' }
const waiting = { awaitingSince: '2026-11-18T02:00:00.000Z', declarations: { mother: signed(false) } }
const verified = { declarations: { mother: signed(true), father: signed(true) } }
const checked = { onSiteCheck: { persons: { mother: true, father: true }, signatures: [{ by: 'd'.repeat(24), at }, { by: 'e'.repeat(24), at }] } }
const courier = (payment: PostagePayment): Partial<Application> => ({
  answers: completeAnswers({ collection: { method: 'courier', recipient: 'mother', phone: '13800000000', address: anAddress(), payment } }),
})
const sent = courier('onDelivery')
const paidOnline = (status: PaymentStatus | null, provinceCode = '11'): Partial<Application> => ({
  ...courier('online'),
  payment: status && { orderNumber: 'P1', amountFen: 1800, provinceCode, status },
})
const parcel = (overrides: Partial<Parcel> = {}): Partial<Application> => ({ parcel: { orderNumber: 'C1', trackingNumber: null, refusal: null, by: '', at: null, events: [], ...overrides } })
const delivered = (when: string) => parcel({ trackingNumber: 'EA1CN', at, events: [{ id: '1', code: 'delivered', at: when, place: '' }] })
const correction = { correction: { newborn: 0, changes: { sex: 'male' as const }, by: 'd'.repeat(24), at } }
const handedOver = { handOver: { at, by: 'd'.repeat(24), collector: 'mother' as const, undoableUntil: new Date(NOW.getTime() + 1).toISOString() } }
const single = { answers: completeAnswers({ family: { mother: 'signs', father: 'notNamed' }, materials: { photos: { M6: ['5'.repeat(24)] }, otherName: '' } }) }

describe('what may be done with an application', () => {
  test.each<[ApplicationStatus, keyof typeof ACTORS, string, Partial<Application>, ApplicationAction[]]>([
    ['draft', 'mother', 'with every answer', {}, ['answer', 'submit', 'withdraw']],
    ['draft', 'mother', 'without answers', { answers: {} }, ['answer', 'withdraw']],
    ['draft', 'mother', 'with a passport that has expired', { answers: completeAnswers({ fatherDocument: aFathersPassport({ expiryDate: plainDate('2026-11-19') }) }) }, ['answer', 'withdraw']],
    ['draft', 'mother', 'that is led elsewhere', { answers: completeAnswers({ applicantRole: { role: 'guardian' }, family: { mother: 'notNamed', father: 'notNamed' } }) }, ['answer', 'withdraw']],
    ['draft', 'father', '', {}, []],
    ['awaitingConfirmation', 'mother', 'that she has signed', waiting, ['invite', 'reopen', 'changeCollection', 'withdraw']],
    ['awaitingConfirmation', 'mother', 'that everybody signs again', { ...waiting, declarations: {} }, ['invite', 'confirm', 'reopen', 'changeCollection', 'withdraw']],
    ['awaitingConfirmation', 'mother', 'of a single mother who signs again', { ...waiting, ...single, declarations: {} }, ['confirm', 'reopen', 'changeCollection', 'withdraw']],
    ['awaitingConfirmation', 'father', '', waiting, ['confirm']],
    ['awaitingConfirmation', 'father', 'that he has signed too', { ...waiting, declarations: { father: signed(false) } }, []],
    ['awaitingConfirmation', 'system', 'in time', waiting, ['recordPaid']],
    ['awaitingConfirmation', 'system', 'too late', { ...waiting, awaitingSince: '2026-11-05T02:00:00.000Z' }, ['expire', 'recordPaid']],
    ['awaitingConfirmation', 'father', 'too late', { ...waiting, awaitingSince: '2026-11-05T02:00:00.000Z' }, []],
    ['submitted', 'mother', '', filed, ['changeCollection', 'withdraw', 'showVisitCode']],
    ['submitted', 'father', '', filed, ['showVisitCode']],
    ['submitted', 'mother', 'of verified parents', { ...filed, ...verified }, ['changeCollection', 'withdraw']],
    ['submitted', 'father', 'of verified parents', { ...filed, ...verified }, []],
    ['submitted', 'father', 'of whom one is verified', { ...filed, declarations: { mother: signed(true), father: signed(false) } }, ['showVisitCode']],
    ['submitted', 'clerk', '', filed, ['correctBirth', 'returnForCorrection', 'reject']],
    ['submitted', 'clerk', 'of parents at the counter', { ...filed, scan }, ['recordOnSiteCheck', 'correctBirth', 'returnForCorrection', 'reject']],
    ['submitted', 'clerk', 'of verified parents', { ...filed, ...verified }, ['correctBirth', 'approve', 'returnForCorrection', 'reject']],
    ['submitted', 'clerk', 'of verified parents at the counter', { ...filed, ...verified, scan }, ['correctBirth', 'approve', 'returnForCorrection', 'reject']],
    ['submitted', 'clerk', 'that is locked', { ...filed, ...verified, lock: lock('locked') }, ['askToUnlock', 'correctBirth', 'returnForCorrection', 'reject']],
    ['submitted', 'clerk', 'to be unlocked', { ...filed, ...verified, lock: lock('unlockAsked') }, ['correctBirth', 'returnForCorrection', 'reject']],
    ['submitted', 'clerk', 'that is unlocked', { ...filed, ...verified, lock: lock('unlocked') }, ['correctBirth', 'approve', 'returnForCorrection', 'reject']],
    ['submitted', 'manager', '', filed, []],
    ['submitted', 'manager', 'that is locked', { ...filed, lock: lock('locked') }, []],
    ['submitted', 'manager', 'to be unlocked', { ...filed, lock: lock('unlockAsked') }, ['unlock', 'keepLocked']],
    ['submitted', 'manager', 'that is unlocked', { ...filed, lock: lock('unlocked') }, []],
    ['submitted', 'city', 'to be unlocked', { ...filed, lock: lock('unlockAsked') }, []],
    ['submitted', 'clerk', 'with a correction on its way', { ...filed, ...verified, ...correction }, ['reject']],
    ['submitted', 'system', 'with a correction on its way', { ...filed, ...correction }, ['recordCorrected', 'recordCorrectionRefused', 'recordPaid']],
    ['submitted', 'system', '', filed, ['recordPaid']],
    ['underReview', 'clerk', 'without a check that stands', filed, ['correctBirth', 'returnForCorrection', 'reject']],
    ['underReview', 'clerk', 'that is checked', { ...filed, ...checked }, ['correctBirth', 'approve', 'returnForCorrection', 'reject']],
    ['underReview', 'mother', '', { ...filed, ...checked }, ['changeCollection', 'withdraw', 'showVisitCode']],
    ['underReview', 'mother', 'of verified parents', { ...filed, ...verified }, ['changeCollection', 'withdraw']],
    ['underReview', 'manager', 'to be unlocked', { ...filed, ...checked, lock: lock('unlockAsked') }, ['unlock', 'keepLocked']],
    ['returned', 'mother', '', filed, ['answer', 'submit', 'changeCollection', 'withdraw']],
    ['returned', 'father', '', filed, []],
    ['returned', 'clerk', '', filed, []],
    ['approved', 'clerk', '', filed, ['issue']],
    ['approved', 'mother', '', filed, ['changeCollection', 'withdraw']],
    ['approved', 'father', '', filed, []],
    ['issuing', 'clerk', '', filed, []],
    ['issuing', 'mother', '', filed, []],
    ['issuing', 'system', '', filed, ['recordIssued', 'recordIssueRefused', 'recordPaid']],
    ['readyForPickup', 'mother', '', filed, ['showVisitCode', 'choosePickupTime']],
    ['readyForPickup', 'father', '', filed, ['showVisitCode', 'choosePickupTime']],
    ['readyForPickup', 'mother', 'of verified parents', { ...filed, ...verified }, ['showVisitCode', 'choosePickupTime']],
    ['readyForPickup', 'clerk', '', filed, []],
    ['readyForPickup', 'clerk', 'of parents at the counter', { ...filed, scan: { ...scan, purpose: 'pickup' } }, ['handOver']],
    ['readyForPickup', 'clerk', 'of parents who were at the counter for the check', { ...filed, scan }, []],
    ['readyForCourier', 'clerk', '', { ...filed, ...sent }, ['askForLabel', 'handToCourier']],
    ['readyForCourier', 'clerk', 'whose label was asked for', { ...filed, ...sent, ...parcel() }, []],
    ['readyForCourier', 'clerk', 'whose label is there', { ...filed, ...sent, ...parcel({ trackingNumber: 'EA1CN' }) }, ['handToCourier']],
    ['readyForCourier', 'clerk', 'whose label was refused', { ...filed, ...sent, ...parcel({ refusal: 'not_served' }) }, ['askForLabel', 'handToCourier']],
    ['readyForCourier', 'clerk', 'whose postage is not paid', { ...filed, ...paidOnline(null) }, []],
    ['readyForCourier', 'clerk', 'whose postage is paid', { ...filed, ...paidOnline('paid') }, ['askForLabel', 'handToCourier']],
    ['readyForCourier', 'clerk', 'whose postage goes back', { ...filed, ...paidOnline('refunding') }, []],
    ['readyForCourier', 'clerk', 'whose postage was paid for another province', { ...filed, ...paidOnline('paid', '65') }, []],
    ['readyForCourier', 'mother', '', { ...filed, ...sent }, ['changeCollection']],
    ['readyForCourier', 'mother', 'whose label was asked for', { ...filed, ...sent, ...parcel() }, []],
    ['readyForCourier', 'mother', 'whose postage is not paid', { ...filed, ...paidOnline(null) }, ['changeCollection', 'pay']],
    ['readyForCourier', 'father', 'whose postage is being paid', { ...filed, ...paidOnline('asked') }, ['pay']],
    ['readyForCourier', 'father', 'whose postage is paid', { ...filed, ...paidOnline('paid') }, []],
    ['readyForCourier', 'system', 'whose label is there', { ...filed, ...sent, ...parcel({ trackingNumber: 'EA1CN' }) }, ['recordPaid', 'recordTaken']],
    ['submitted', 'father', 'to be paid for on line', { ...filed, ...paidOnline(null) }, ['showVisitCode', 'pay']],
    ['onTheWay', 'system', 'and delivered just now', { ...filed, ...sent, ...delivered(at) }, ['recordReturned', 'recordLost']],
    ['onTheWay', 'system', 'and delivered three days ago', { ...filed, ...sent, ...delivered('2026-11-17T02:00:00.000Z') }, ['recordReturned', 'recordLost', 'recordReceived']],
    ['returnedToSender', 'clerk', '', { ...filed, ...sent }, ['takeBack']],
    ['returnedToSender', 'mother', '', { ...filed, ...sent }, []],
    ['lost', 'mother', '', { ...filed, ...sent }, []],
    ['onTheWay', 'mother', '', filed, ['confirmReceipt']],
    ['onTheWay', 'father', '', filed, ['confirmReceipt']],
    ['onTheWay', 'clerk', '', filed, []],
    ['completed', 'clerk', '', filed, []],
    ['completed', 'clerk', 'that they have just handed over', { ...filed, ...handedOver }, ['undoHandOver']],
    ['completed', 'mother', 'that was just handed over', { ...filed, ...handedOver }, []],
    ['completed', 'mother', '', filed, []],
    ['rejected', 'mother', '', filed, []],
    ['withdrawn', 'mother', '', filed, []],
  ])('that is %s, by the %s, %s', (status, actor, _what, overrides, expected) => {
    expect(availableActions(anApplication({ status, ...overrides }), ACTORS[actor], facts)).toEqual(expected)
  })

  test.each(['replacement', 'reissue'] as const)('is, of a %s, no correction of a birth phase 3 has recorded', kind => {
    const record = completeAnswers().birth!.records[0]!
    const answers = (source: 'registry' | 'paper') => ({ originalCertificate: { number: 'Y110000001', source, issuedOn: null, newbornName: '沈晓安', record } })
    const actions = (source: 'registry' | 'paper') => availableActions(anApplication({ kind, status: 'submitted', ...filed, answers: answers(source) }), CLERK, facts)
    expect(actions('registry')).not.toContain('correctBirth')
    expect(actions('paper')).toContain('correctBirth')
  })

  it('is nothing for a stranger, a clerk of another house and a manager of another district, in any status', () => {
    for (const status of APPLICATION_STATUSES)
      for (const actor of [STRANGER, OTHER_CLERK, OTHER_MANAGER])
        for (const action of APPLICATION_ACTIONS) expect(refusalOf(action, anApplication({ status, ...filed }), actor, facts)).toBe('not_visible')
  })

  test.each<[ApplicationAction, ApplicationStatus, keyof typeof ACTORS, Partial<Application>, Refusal]>([
    ['approve', 'underReview', 'mother', {}, 'not_your_role'],
    ['answer', 'draft', 'father', {}, 'not_your_role'],
    ['unlock', 'submitted', 'clerk', { lock: lock('unlockAsked') }, 'not_your_role'],
    ['askToUnlock', 'submitted', 'manager', { lock: lock('locked') }, 'not_your_role'],
    ['recordIssued', 'issuing', 'clerk', {}, 'not_your_role'],
    ['issue', 'submitted', 'clerk', {}, 'not_now'],
    ['changeCollection', 'issuing', 'mother', {}, 'not_now'],
    ['withdraw', 'issuing', 'mother', {}, 'not_now'],
    ['expire', 'awaitingConfirmation', 'system', waiting, 'not_now'],
    ['submit', 'draft', 'mother', { answers: {} }, 'incomplete'],
    // what is missing besides does not matter to a family that is led elsewhere
    ['submit', 'draft', 'mother', { answers: { applicantRole: { role: 'guardian' }, family: { mother: 'notNamed', father: 'notNamed' } } }, 'led_elsewhere'],
    ['submit', 'returned', 'mother', { answers: { applicantRole: { role: 'agent' }, family: { mother: 'notNamed', father: 'notNamed' } } }, 'led_elsewhere'],
    ['invite', 'awaitingConfirmation', 'mother', single, 'nobody_to_invite'],
    ['confirm', 'awaitingConfirmation', 'mother', waiting, 'already_signed'],
    ['confirm', 'awaitingConfirmation', 'father', { ...waiting, awaitingSince: '2026-11-05T02:00:00.000Z' }, 'confirmation_expired'],
    ['recordOnSiteCheck', 'submitted', 'clerk', {}, 'scan_first'],
    ['recordOnSiteCheck', 'submitted', 'clerk', { ...verified, scan }, 'nothing_to_check'],
    ['cosignOnSiteCheck', 'underReview', 'clerk', { scan }, 'check_on_site_first'],
    ['approve', 'underReview', 'clerk', {}, 'check_on_site_first'],
    ['approve', 'underReview', 'clerk', { ...checked, lock: lock('locked') }, 'locked'],
    ['approve', 'underReview', 'clerk', { ...checked, lock: lock('unlockAsked') }, 'locked'],
    ['approve', 'underReview', 'clerk', { ...checked, ...correction }, 'correction_pending'],
    ['returnForCorrection', 'underReview', 'clerk', correction, 'correction_pending'],
    ['correctBirth', 'underReview', 'clerk', correction, 'correction_pending'],
    ['askToUnlock', 'underReview', 'clerk', {}, 'not_locked'],
    ['askToUnlock', 'underReview', 'clerk', { lock: lock('unlockAsked') }, 'not_locked'],
    ['unlock', 'underReview', 'manager', { lock: lock('locked') }, 'not_locked'],
    ['keepLocked', 'underReview', 'manager', {}, 'not_locked'],
    ['handOver', 'readyForPickup', 'clerk', {}, 'scan_first'],
    ['undoHandOver', 'completed', 'clerk', { handOver: { ...handedOver.handOver, undoableUntil: NOW.toISOString() } }, 'undo_over'],
    ['undoHandOver', 'completed', 'clerk', { handOver: { at, by: 'd'.repeat(24), collector: 'mother' } }, 'undo_over'],
    ['undoHandOver', 'completed', 'clerk', { handOver: { ...handedOver.handOver, by: 'e'.repeat(24) } }, 'same_clerk_undoes'],
  ])('is refused with a reason: %s while %s, by the %s', (action, status, actor, overrides, expected) => {
    expect(refusalOf(action, anApplication({ status, ...filed, ...overrides }), ACTORS[actor], facts)).toBe(expected)
  })

  // fourteen days from 2026-11-06 in Beijing
  test.each([
    ['2026-11-20T15:59:59.999Z', null, 'not_now'],
    ['2026-11-20T16:00:00.000Z', 'confirmation_expired', null],
  ])('with the last signature: at %s it is refused with %s, and the term with %s', (now, confirm, expire) => {
    const application = anApplication({ status: 'awaitingConfirmation', ...waiting, awaitingSince: '2026-11-06T02:00:00.000Z' })
    const then = { ...facts, now: new Date(now) }
    expect(refusalOf('confirm', application, FATHER, then)).toBe(confirm)
    expect(refusalOf('expire', application, SYSTEM, then)).toBe(expire)
  })

  it('by a clerk who has scanned the code lasts for thirty minutes, and for them alone', () => {
    const application = anApplication({ status: 'submitted', ...filed, scan })
    const later = (ms: number) => new Date(NOW.getTime() + ms)
    expect(scannedFor(application, CLERK, later(30 * 60_000), DEFAULT_SETTINGS)).toBe('onSiteCheck')
    expect(scannedFor(application, CLERK, later(30 * 60_000 + 1), DEFAULT_SETTINGS)).toBeNull()
    expect(scannedFor(application, { ...CLERK, accountId: 'e'.repeat(24) } as Actor, NOW, DEFAULT_SETTINGS)).toBeNull()
    expect(scannedFor(application, MOTHER, NOW, DEFAULT_SETTINGS)).toBeNull()
    expect(scannedFor(anApplication(), CLERK, NOW, DEFAULT_SETTINGS)).toBeNull()
  })

  it('with the parents’ code is the check, until there is something to collect', () => {
    for (const status of APPLICATION_STATUSES) expect(visitPurpose(anApplication({ status }))).toBe(status === 'readyForPickup' ? 'pickup' : 'onSiteCheck')
  })

  test.each<[string, Partial<Application>, Actor, ReturnType<typeof signerOf>]>([
    ['the mother who applies', {}, MOTHER, 'mother'],
    ['the father who was invited', {}, FATHER, 'father'],
    ['the mother who was invited', { answers: completeAnswers({ applicantRole: { role: 'father' } }) }, FATHER, 'mother'],
    ['a guardian', { answers: completeAnswers({ applicantRole: { role: 'guardian' } }) }, MOTHER, 'representative'],
    ['somebody who was invited before the family said otherwise', single, FATHER, null],
    ['a stranger', {}, STRANGER, null],
    ['a clerk', {}, CLERK, null],
  ])('by %s', (_what, overrides, actor, expected) => expect(signerOf(anApplication(overrides), actor)).toBe(expected))

  it('is no signature of somebody who has none to give', () => {
    const application = anApplication({ declarations: { mother: signed(false) } })
    expect([hasSigned(application, 'mother'), hasSigned(application, 'father'), hasSigned(application, 'representative'), hasSigned(application, null)]).toEqual([true, false, true, true])
  })

  test.each<[string, Actor, boolean, boolean]>([
    ['the applicant', MOTHER, true, true],
    ['the other parent', FATHER, true, true],
    ['a stranger', STRANGER, false, false],
    ['a clerk of its house', CLERK, false, true],
    ['a clerk of another', OTHER_CLERK, false, false],
    ['a manager of its district', MANAGER, false, true],
    ['a manager of another', OTHER_MANAGER, false, false],
    ['the city', CITY, false, true],
    ['the service itself', SYSTEM, true, true],
  ])('is known to %s, as a draft: %s, once it is filed: %s', (_what, actor, draft, queued) => {
    expect([canView(anApplication(), actor), canView(anApplication(filed), actor)]).toEqual([draft, queued])
  })
})
