import { anApplication, aBirthRecord, aFathersPassport, aPassport, CLERK, completeAnswers, FATHER, MOTHER, NOW, OTHER_CLERK, STRANGER, TODAY } from '../../../test/builders'
import type { Actor } from '../access/actor'
import type { Application } from './application'
import { availableActions, canView, decisionExpectedBy, refusalOf, scannedFor, visitPurpose } from './rules'
import { APPLICATION_STATUSES, type ApplicationAction, type ApplicationStatus } from './status'
import { firstUnansweredStep, JOURNEYS, reachableSteps, stepProblems } from './steps'
import { statusAfter, TRANSITIONS, WHO_ACTS } from './transitions'

const filed = { queuedAt: '2026-11-18T02:00:00.000Z' }
const scan = { purpose: 'onSiteCheck' as const, by: CLERK.role === 'clerk' ? CLERK.accountId : '', at: NOW.toISOString() }
const checked = { at: NOW.toISOString(), by: scan.by, motherMatches: true, fatherMatches: true }

describe('what may be done with an application', () => {
  test.each<[ApplicationStatus, Actor, Partial<Application>, ApplicationAction[]]>([
    ['draft', MOTHER, {}, ['answer', 'submit', 'withdraw']],
    ['draft', FATHER, {}, []],
    ['draft', MOTHER, { answers: {} }, ['answer', 'withdraw']],
    ['awaitingConfirmation', MOTHER, {}, ['invite', 'reopen', 'withdraw']],
    ['awaitingConfirmation', FATHER, {}, ['confirm']],
    ['submitted', MOTHER, filed, ['withdraw', 'showVisitCode']],
    ['submitted', FATHER, filed, ['showVisitCode']],
    ['submitted', CLERK, filed, ['returnForCorrection']],
    ['submitted', CLERK, { ...filed, scan }, ['recordOnSiteCheck', 'returnForCorrection']],
    ['underReview', CLERK, filed, ['returnForCorrection', 'reject']],
    ['underReview', CLERK, { ...filed, onSiteCheck: checked }, ['approve', 'returnForCorrection', 'reject']],
    ['underReview', CLERK, { ...filed, onSiteCheck: { ...checked, fatherMatches: false } }, ['returnForCorrection', 'reject']],
    ['returned', MOTHER, filed, ['answer', 'submit', 'withdraw']],
    ['approved', CLERK, filed, ['issue']],
    ['approved', MOTHER, filed, []],
    ['issuing', CLERK, filed, []],
    ['issuing', { role: 'system' }, filed, ['recordIssued', 'recordIssueRefused']],
    ['readyForPickup', MOTHER, filed, ['showVisitCode']],
    ['readyForPickup', CLERK, { ...filed, scan: { ...scan, purpose: 'pickup' } }, ['handOver']],
    ['readyForPickup', CLERK, { ...filed, scan }, []],
    ['completed', CLERK, filed, []],
    ['withdrawn', MOTHER, filed, []],
  ])('%s, for %j, with %j: %j', (status, actor, facts, expected) => {
    expect(availableActions(anApplication({ status, ...facts }), actor, { now: NOW })).toEqual(expected)
  })

  it('gives a stranger and a clerk elsewhere nothing in any status', () => {
    for (const status of APPLICATION_STATUSES)
      for (const actor of [STRANGER, OTHER_CLERK]) expect(availableActions(anApplication({ status, ...filed }), actor, { now: NOW })).toEqual([])
  })

  it('names the reason of a refusal', () => {
    const refusal = (action: ApplicationAction, facts: Partial<Application>, actor: Actor) => refusalOf(action, anApplication({ ...filed, ...facts }), actor, { now: NOW })
    expect(refusal('answer', { status: 'draft' }, STRANGER)).toBe('not_visible')
    expect(refusal('approve', { status: 'underReview' }, MOTHER)).toBe('not_your_role')
    expect(refusal('issue', { status: 'submitted' }, CLERK)).toBe('not_now')
    expect(refusal('submit', { status: 'draft', answers: {} }, MOTHER)).toBe('incomplete')
    expect(refusal('recordOnSiteCheck', { status: 'submitted' }, CLERK)).toBe('scan_first')
    expect(refusal('approve', { status: 'underReview' }, CLERK)).toBe('check_on_site_first')
  })

  it('lets a scan work for thirty minutes, for the clerk who made it', () => {
    const application = anApplication({ status: 'submitted', ...filed, scan })
    const later = (ms: number) => new Date(NOW.getTime() + ms)
    expect(scannedFor(application, CLERK, later(30 * 60_000))).toBe('onSiteCheck')
    expect(scannedFor(application, CLERK, later(30 * 60_000 + 1))).toBeNull()
    expect(scannedFor(application, OTHER_CLERK, NOW)).toBeNull()
  })

  it('shows a code for the check until there is something to collect', () => {
    expect(visitPurpose(anApplication({ status: 'submitted' }))).toBe('onSiteCheck')
    expect(visitPurpose(anApplication({ status: 'readyForPickup' }))).toBe('pickup')
  })
})

describe('who may see an application', () => {
  const manager = (districtCode: string): Actor => ({ role: 'districtManager', accountId: 'f'.repeat(24), districtCode })
  const city: Actor = { role: 'cityManager', accountId: '8'.repeat(24) }

  it('is its parents, always', () => {
    expect(canView(anApplication(), MOTHER)).toBe(true)
    expect(canView(anApplication(), FATHER)).toBe(true)
    expect(canView(anApplication(), STRANGER)).toBe(false)
  })

  it('is staff of its institution, district and city once it is filed', () => {
    for (const [actor, sees] of [[CLERK, true], [OTHER_CLERK, false], [manager('110105'), true], [manager('110101'), false], [city, true]] as const) {
      expect(canView(anApplication(filed), actor)).toBe(sees)
      expect(canView(anApplication(), actor)).toBe(false)
    }
  })
})

describe('the promise of a decision', () => {
  it('is seven days after the queue in Beijing, while it is the institution’s turn', () => {
    expect(decisionExpectedBy(anApplication({ status: 'submitted', queuedAt: '2026-11-18T16:30:00.000Z' }))).toBe('2026-11-26')
    expect(decisionExpectedBy(anApplication({ status: 'returned', ...filed }))).toBeNull()
    expect(decisionExpectedBy(anApplication({ status: 'draft' }))).toBeNull()
  })
})

describe('the table of transitions', () => {
  it('knows who acts in every status', () => expect(Object.keys(WHO_ACTS).sort()).toEqual([...APPLICATION_STATUSES].sort()))
  it('lets a returned application be submitted again', () => expect(statusAfter('returned', 'submit')).toBe('awaitingConfirmation'))
  it('never leaves an end', () => {
    for (const end of ['completed', 'rejected', 'withdrawn'] as const) expect(TRANSITIONS[end]).toEqual({})
  })
  it('leads from the draft to every status', () => {
    const reached = new Set<ApplicationStatus>(['draft'])
    for (const status of reached) for (const next of Object.values<ApplicationStatus | null>(TRANSITIONS[status])) if (next) reached.add(next)
    expect([...reached].sort()).toEqual([...APPLICATION_STATUSES].sort())
  })
})

describe('the questions of a first issue', () => {
  const facts = { today: TODAY }

  it('begin with the consent and end when all are answered', () => {
    expect(firstUnansweredStep('firstIssue', {}, facts)).toBe('consent')
    expect(firstUnansweredStep('firstIssue', completeAnswers(), facts)).toBeNull()
  })

  it('lead back to a passport that has expired since', () => {
    const answers = completeAnswers({ fatherDocument: aFathersPassport({ expiryDate: '2026-11-19' as never }) })
    expect(firstUnansweredStep('firstIssue', answers, facts)).toBe('fatherDocument')
    expect(reachableSteps('firstIssue', answers, facts)).toEqual(['consent', 'applicantRole', 'motherDocument', 'birth', 'fatherDocument'])
  })

  it('may all be opened once all are answered', () => expect(reachableSteps('firstIssue', completeAnswers(), facts)).toEqual(JOURNEYS.firstIssue))

  it('ask again when the privacy notice has changed', () => {
    expect(stepProblems('consent', completeAnswers({ consent: { version: '2025-01' } }), facts)).toEqual([{ path: 'version', code: 'consent.outdated' }])
  })

  it('refuse one passport for two people', () => {
    const answers = completeAnswers({ fatherDocument: aPassport({ sex: 'male' }) })
    expect(stepProblems('fatherDocument', answers, facts)).toContainEqual({ path: 'number', code: 'document.same_for_both' })
  })

  it('refuse a newborn who has a certificate', () => {
    const answers = completeAnswers({ birth: { record: aBirthRecord({ certificateNumber: 'A110000001' }), dispute: null } })
    expect(stepProblems('birth', answers, facts)).toEqual([{ path: 'record', code: 'birth.already_certified' }])
  })
})
