import type { DemoFamily } from '../../../mock/people/demo-people'
import { HOOKS } from '../hooks'
import type { House } from './house'
import { readQrCode } from './read-qr-code'
import type { Visitor } from './visitor'

const { apply, track, staff, everywhere } = HOOKS

export type Counter = ReturnType<typeof aCounter>

/** The other parent's phone, and the members of staff who see a family, each at a desk of their own. */
export function aCounter(house: House) {
  const staffAt = new Map<string, Promise<Visitor>>()

  async function otherSigns(family: DemoFamily, invitation: string): Promise<Visitor> {
    const other = await house.enter()
    await other.page.goto(invitation)
    await house.takeIdentity(other, family.id, family.applies.role === 'father' ? 'mother' : 'father')
    await other.sees(apply.join.declare)
    await other.inspectOnce(`${family.applies.kind}: the other parent checks`)
    await other.press(apply.join.declare)
    await other.press(apply.join.confirm)
    await other.sees(track.status)
    return other
  }

  /** At their own desk, signed in once. */
  function aMemberOfStaff(username: string): Promise<Visitor> {
    const known = staffAt.get(username)
    if (known) return known
    const opening = house.clerk(username).then(async visitor => {
      await visitor.inspectOnce(`queue of ${username.split('-')[0]}`)
      return visitor
    })
    staffAt.set(username, opening)
    return opening
  }

  /** By the code on the applicant's phone; where nobody has to come yet, from the queue. */
  async function openCase(clerk: Visitor, applicant: Visitor): Promise<void> {
    const address = /id=([0-9a-f]{24})/.exec(applicant.page.url())![1]!
    if (await applicant.page.locator(track.showVisitCode).count()) {
      await applicant.press(track.showVisitCode)
      await applicant.sees(track.visitCode)
      await applicant.inspectOnce('code for the counter')
      const code = await readQrCode(applicant.page)
      await applicant.press(everywhere.back)
      await applicant.sees(track.status)
      await clerk.page.goto(`${house.stack.web}/#/packages/staff/pages/scan/index`)
      await clerk.type(staff.code, code)
      await clerk.press(staff.openCase)
    } else {
      await clerk.page.goto(`${house.stack.web}/#/packages/staff/pages/case/index?id=${address}`)
    }
    await clerk.sees(staff.status)
    await clerk.sees(staff.comparison)
    await clerk.inspectOnce('case')
  }

  async function checkOnSite(clerk: Visitor, colleague: Visitor, applicant: Visitor): Promise<void> {
    await clerk.press(staff.action('recordOnSiteCheck'))
    for (const person of ['mother', 'father', 'representative'] as const)
      if (await clerk.page.locator(staff.matches(person)).count()) await clerk.press(staff.matches(person))
    await clerk.inspectOnce('on-site check')
    await clerk.press(staff.confirmAction('recordOnSiteCheck'))
    await clerk.sees(staff.staffSignatures)
    await openCase(colleague, applicant)
    await colleague.press(staff.action('cosignOnSiteCheck'))
    if (await colleague.page.locator(staff.confirmAction('cosignOnSiteCheck')).count()) await colleague.press(staff.confirmAction('cosignOnSiteCheck'))
    await colleague.inspectOnce('on-site check, signed by two')
    await openCase(clerk, applicant)
  }

  async function unlock(clerk: Visitor, manager: Visitor, applicant: Visitor): Promise<void> {
    await clerk.sees(staff.lock.panel)
    await clerk.inspectOnce('case, locked')
    expect(await clerk.page.locator(staff.action('approve')).count()).toBe(0)
    await clerk.type(staff.lock.askNote, '已再次核对母亲证件与病历，一致。')
    await clerk.press(staff.lock.ask)
    const id = /id=([0-9a-f]{24})/.exec(clerk.page.url())![1]!
    await manager.page.goto(`${house.stack.web}/#/packages/staff/pages/case/index?id=${id}`)
    await manager.type(staff.lock.decisionNote, '核对无误，同意解锁。')
    await manager.inspectOnce('case, to be unlocked')
    await manager.press(staff.lock.unlock)
    await manager.page.locator(staff.locked).waitFor({ state: 'detached' })
    await openCase(clerk, applicant)
  }

  return { otherSigns, aMemberOfStaff, openCase, checkOnSite, unlock, /** Members of staff who were asked for. */ everybody: () => Promise.all(staffAt.values()) }
}
