import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { otherSigner } from '@mcb/shared/domain'
import { demoFamilies, type DemoFamily } from '../../../mock/people/demo-people'
import { HOOKS } from '../hooks'
import { aHouse, type House } from './house'
import { answerWhatIsAsked, type Wishes } from './questions'
import { readQrCode } from './read-qr-code'
import { specimenPhotos, type SpecimenPhotos } from './specimen'
import type { Visitor } from './visitor'

/** What everybody had in front when a journey failed. */
const FAILED = path.join(__dirname, '../../../.cache/failed-journeys')
const { apply, track, staff, home, everywhere } = HOOKS

/** Whose application is walked from the first question to the certificate, and which staff decide about it. */
export type Walk = { who: string; id: string; wishes: Wishes; clerk: string; district?: string }

/** Families from the first question to the certificate, each page in both languages; `elsewhere` is led to a page of guidance. */
export function describeFamilies(walks: readonly Walk[], elsewhere: DemoFamily['kind'] | null): void {
  let house: House
  let photos: SpecimenPhotos
  const staffAt = new Map<string, Promise<Visitor>>()

  beforeAll(async () => {
    house = await aHouse()
    photos = await specimenPhotos(house.today)
  }, 120_000)
  afterAll(async () => {
    await house?.close()
    photos?.remove()
  }, 60_000)

  it.each(walks)('$who gets the certificate', async ({ id, ...journey }) => {
    await walk({ id, ...journey }).catch(async error => {
      mkdirSync(FAILED, { recursive: true })
      const present = house.visitors.filter(({ page }) => !page.isClosed())
      await Promise.all(present.map(({ page }, i) => page.screenshot({ path: path.join(FAILED, `${id}-${i}.png`), fullPage: true })))
      throw error
    })
  }, 180_000)

  async function walk({ id, wishes, clerk: username, district }: Walk): Promise<void> {
    const family = demoFamilies(house.today).find(candidate => candidate.id === id)!
    const applicant = await house.parent(family.id, family.applies.role, HOME_ENTRY[family.applies.kind])
    expect(await answerWhatIsAsked(applicant, family, photos, wishes)).toBe('check-answers')
    await applicant.inspectOnce(`${family.applies.kind}: answers to check`)
    await applicant.press(apply.checkAnswers.declare)
    await applicant.press(apply.checkAnswers.submit)
    await applicant.sees(apply.submitted.openApplication)
    await applicant.inspectOnce(`${family.applies.kind}: submitted`)
    const people = [applicant]
    if (otherSigner({ applicantRole: { role: family.applies.role }, family: family.applies.family })) {
      await applicant.sees(apply.submitted.invitationCode)
      people.push(await otherSigns(family, await readQrCode(applicant.page)))
    }
    await applicant.press(apply.submitted.openApplication)
    await applicant.sees(track.status)
    await applicant.inspectOnce(`${family.applies.kind}: application`)

    const clerk = await aMemberOfStaff(username)
    await openCase(clerk, applicant)
    if (await clerk.page.locator(staff.action('recordOnSiteCheck')).count()) await checkOnSite(clerk, await aMemberOfStaff(`${username}-2`), applicant)
    if (district) await unlock(clerk, await aMemberOfStaff(district), applicant)
    await clerk.press(staff.action('approve'))
    await clerk.sees(staff.printedParts)
    await clerk.inspectOnce('case, approved')
    await clerk.press(staff.action('issue'))
    await clerk.sees(staff.certificateNumber())
    const number = await clerk.textOf(staff.certificateNumber())
    expect(number).toMatch(/^[A-Z]\d{9}$/)
    expect(number).not.toBe(family.certificate?.number)

    await applicant.sees(track.certificateNumber())
    expect(await applicant.textOf(track.certificateNumber())).toContain(number)
    await openCase(clerk, applicant)
    await clerk.press(staff.action('handOver'))
    await clerk.press(staff.collector('mother'))
    await clerk.press(staff.confirmAction('handOver'))
    await clerk.sees(`${staff.pickupReport}[data-state="accepted"]`)
    await clerk.inspectOnce('case, completed')
    await applicant.inspectOnce('application, completed')

    const staffPeople = await Promise.all(staffAt.values())
    expect([...people, ...staffPeople].flatMap(({ findings }) => findings)).toEqual([])
    await Promise.all(people.map(person => person.close()))
  }

  if (elsewhere) it(`a family ${elsewhere} is led to a page that helps, not to an error`, async () => {
    const family = demoFamilies(house.today).find(({ kind }) => kind === elsewhere)!
    const applicant = await house.parent(family.id, family.applies.role, HOME_ENTRY[family.applies.kind])
    expect(await answerWhatIsAsked(applicant, family, photos, { givenNames: '' })).toBe('guidance')
    await applicant.inspectOnce('guidance: notarization')
    await applicant.close()
  }, 60_000)

  const HOME_ENTRY = { firstIssue: home.beginFirstIssue, replacement: home.beginReplacement, reissue: home.beginReissue }

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
}
