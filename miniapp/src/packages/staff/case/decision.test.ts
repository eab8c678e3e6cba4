import { missingForApproval, staffActions, wantedScan } from './decision'

type View = Parameters<typeof missingForApproval>[0]
const aCase = (change: Partial<View>): View => ({
  status: 'submitted',
  actions: [],
  personsToCheck: ['mother', 'father'],
  onSiteCheck: null,
  lock: null,
  correction: null,
  scannedFor: null,
  ...change,
})
const aLock = (state: 'locked' | 'unlockAsked' | 'unlocked'): View['lock'] => ({ reason: 'motherAge', motherAge: 46, state, askNote: '', decisionNote: '' })
const check = (persons: object, signatures: number): View['onSiteCheck'] => ({
  persons,
  signatures: Array.from({ length: signatures }, (_, i) => ({ at: '2026-11-20T10:00:00+08:00', own: i === 0 })),
  needed: 2,
})
const both = { mother: true, father: true }

describe('what staff can do', () => {
  it('is the check at first', () => {
    expect(staffActions({ actions: ['recordOnSiteCheck', 'correctBirth', 'returnForCorrection', 'reject'] })).toEqual([
      { action: 'recordOnSiteCheck', weight: 'primary' },
      { action: 'returnForCorrection', weight: 'secondary' },
      { action: 'reject', weight: 'danger' },
    ])
  })

  it('is to approve once it can be approved; the check is recorded again only when needed', () => {
    expect(staffActions({ actions: ['recordOnSiteCheck', 'approve', 'returnForCorrection', 'reject'] }).slice(0, 2)).toEqual([
      { action: 'approve', weight: 'primary' },
      { action: 'recordOnSiteCheck', weight: 'secondary' },
    ])
  })

  it('is the second signature before a check of one’s own', () => {
    expect(staffActions({ actions: ['recordOnSiteCheck', 'cosignOnSiteCheck'] })).toEqual([
      { action: 'cosignOnSiteCheck', weight: 'primary' },
      { action: 'recordOnSiteCheck', weight: 'secondary' },
    ])
  })

  it('never makes sending back or rejecting the bright button', () => {
    expect(staffActions({ actions: ['returnForCorrection', 'reject'] }).map(({ weight }) => weight)).toEqual(['secondary', 'danger'])
  })
})

describe('before a case can be approved', () => {
  it.each<[string, Partial<View>, string[]]>([
    ['nobody was seen', {}, ['check_on_site_first']],
    ['one of two was seen', { onSiteCheck: check({ mother: true }, 2) }, ['check_on_site_first']],
    ['one did not match', { onSiteCheck: check({ mother: true, father: false }, 2) }, ['check_on_site_first']],
    ['one member of staff has signed', { onSiteCheck: check(both, 1) }, ['second_person_signs']],
    ['two have signed', { onSiteCheck: check(both, 2) }, []],
    ['everybody was verified online', { personsToCheck: [] }, []],
    ['it is locked', { personsToCheck: [], lock: aLock('locked') }, ['locked']],
    ['the district has not decided', { personsToCheck: [], lock: aLock('unlockAsked') }, ['locked']],
    ['the district has unlocked it', { personsToCheck: [], lock: aLock('unlocked') }, []],
    ['a correction waits, it is locked, and nobody was seen', { lock: aLock('locked'), correction: { newborn: 0, changes: {}, at: '2026-11-20T10:00:00+08:00' } }, ['correction_pending', 'locked', 'check_on_site_first']],
    ['it is approved already', { status: 'approved' }, []],
  ])('%s', (_, change, missing) => {
    expect(missingForApproval(aCase(change))).toEqual(missing)
  })
})

describe('a scan', () => {
  it.each<[string, Partial<View>, string | null]>([
    ['is wanted before the check', {}, 'onSiteCheck'],
    ['was made for the check', { scannedFor: 'onSiteCheck' }, null],
    ['is wanted of the second member of staff', { status: 'underReview', onSiteCheck: check(both, 1) }, 'second'],
    ['is not wanted when the check is complete', { status: 'underReview', onSiteCheck: check(both, 2) }, null],
    ['is not wanted when nobody has to come', { personsToCheck: [] }, null],
    ['is wanted before the hand-over', { status: 'readyForPickup' }, 'pickup'],
    ['of the visit code is no good for the hand-over', { status: 'readyForPickup', scannedFor: 'onSiteCheck' }, 'pickup'],
    ['was made for the hand-over', { status: 'readyForPickup', scannedFor: 'pickup' }, null],
    ['is not wanted for a parcel', { status: 'readyForCourier' }, null],
  ])('%s', (_, change, wanted) => {
    expect(wantedScan(aCase(change))).toBe(wanted)
  })
})
