import { anApplication, CLERK, completeAnswers, NOW } from '../../../test/builders'
import type { Actor } from '../access/actor'
import { DEFAULT_SETTINGS, settingsSchema, type Settings } from '../settings/settings'
import type { Application, Declaration, OnSiteCheck } from './application'
import type { SignerRole } from './family'
import { personsToCheck, refusalOf, type Refusal } from './rules'

const at = NOW.toISOString()
const FIRST = 'd'.repeat(24)
const SECOND = 'e'.repeat(24)
const clerk = (accountId: string): Actor => ({ ...CLERK, accountId }) as Actor
const signed = (verified: boolean): Declaration => ({ accountId: '', at, contentDigest: '', verified })
const scannedBy = (by: string) => ({ scan: { purpose: 'onSiteCheck' as const, by, at } })
const check = (persons: OnSiteCheck['persons'], ...by: string[]): Partial<Application> => ({ onSiteCheck: { persons, signatures: by.map(each => ({ by: each, at })) } })
const both = { mother: true, father: true }
const application = (overrides: Partial<Application>) => anApplication({ status: 'underReview', queuedAt: at, declarations: { mother: signed(false), father: signed(false) }, ...overrides })
const refusal = (action: 'recordOnSiteCheck' | 'cosignOnSiteCheck' | 'approve', by: string, overrides: Partial<Application>, settings: Settings = DEFAULT_SETTINGS) =>
  refusalOf(action, application(overrides), clerk(by), { now: NOW, settings })

describe('the check at the counter', () => {
  test.each<[string, Partial<Application>, SignerRole[]]>([
    ['both who have signed', {}, ['mother', 'father']],
    ['nobody, when both are verified', { declarations: { mother: signed(true), father: signed(true) } }, []],
    ['the one who is not verified', { declarations: { mother: signed(true), father: signed(false) } }, ['father']],
    ['the mother alone, when the father has died', { answers: completeAnswers({ family: { mother: 'signs', father: 'deceased' } }) }, ['mother']],
    ['the representative alone', { answers: completeAnswers({ applicantRole: { role: 'guardian' }, family: { mother: 'deceased', father: 'missing' } }), declarations: { representative: signed(false) } }, ['representative']],
    ['the agent, not those who have signed the letter', { answers: completeAnswers({ applicantRole: { role: 'agent' }, family: { mother: 'authorizes', father: 'authorizes' } }), declarations: { representative: signed(false) } }, ['representative']],
    ['somebody who is to sign again', { declarations: { mother: signed(true) } }, ['father']],
  ])('is of %s', (_what, overrides, persons) => expect(personsToCheck(application(overrides))).toEqual(persons))

  test.each<[string, Partial<Application>, Refusal | null]>([
    ['nobody has checked', {}, 'check_on_site_first'],
    ['one person has signed', check(both, FIRST), 'second_person_signs'],
    ['two persons have signed', check(both, FIRST, SECOND), null],
    ['the father was not there', check({ mother: true }, FIRST, SECOND), 'check_on_site_first'],
    ['the father is another', check({ mother: true, father: false }, FIRST, SECOND), 'check_on_site_first'],
    ['only the verified father was not there', { ...check({ mother: true }, FIRST, SECOND), declarations: { mother: signed(false), father: signed(true) } }, null],
    ['both are verified', { declarations: { mother: signed(true), father: signed(true) } }, null],
    ['the verified father was there and is another', { ...check({ mother: true, father: false }, FIRST, SECOND), declarations: { mother: signed(false), father: signed(true) } }, 'check_on_site_first'],
  ])('carries an approval, when %s: %s', (_what, overrides, expected) => expect(refusal('approve', FIRST, overrides)).toBe(expected))

  test.each<[string, string, Partial<Application>, Refusal | null]>([
    ['the first person again', FIRST, { ...check(both, FIRST), ...scannedBy(FIRST) }, 'second_person_signs'],
    ['a second person without a scan of their own', SECOND, { ...check(both, FIRST), ...scannedBy(FIRST) }, 'scan_first'],
    ['a second person with a scan of their own', SECOND, { ...check(both, FIRST), ...scannedBy(SECOND) }, null],
    ['a third person', '7'.repeat(24), { ...check(both, FIRST, SECOND), ...scannedBy('7'.repeat(24)) }, 'not_now'],
    ['somebody before the first', SECOND, scannedBy(SECOND), 'check_on_site_first'],
  ])('is signed by %s: %s', (_what, by, overrides, expected) => expect(refusal('cosignOnSiteCheck', by, overrides)).toBe(expected))

  it('can be done again, by anybody who has scanned the code', () => {
    expect(refusal('recordOnSiteCheck', SECOND, { ...check({ mother: true, father: false }, FIRST), ...scannedBy(SECOND) })).toBeNull()
    expect(refusal('recordOnSiteCheck', SECOND, { ...check(both, FIRST), ...scannedBy(FIRST) })).toBe('scan_first')
  })

  it('needs as many signatures as the setting says', () => {
    const one = settingsSchema.parse({ counter: { staffForOnSiteCheck: 1 } })
    const three = settingsSchema.parse({ counter: { staffForOnSiteCheck: 3 } })
    expect(refusal('approve', FIRST, check(both, FIRST), one)).toBeNull()
    expect(refusal('cosignOnSiteCheck', SECOND, { ...check(both, FIRST), ...scannedBy(SECOND) }, one)).toBe('not_now')
    expect(refusal('approve', FIRST, check(both, FIRST, SECOND), three)).toBe('second_person_signs')
  })
})
