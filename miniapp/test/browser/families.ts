import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { otherSigner } from '@mcb/shared/domain'
import { demoFamilies, type DemoFamily } from '../../../mock/people/demo-people'
import { HOOKS } from '../hooks'
import { aCounter, type Counter } from './counter'
import { aHouse, type House } from './house'
import { answerWhatIsAsked, type Wishes } from './questions'
import { readQrCode } from './read-qr-code'
import { specimenPhotos, type SpecimenPhotos } from './specimen'

/** What everybody had in front when a journey failed. */
const FAILED = path.join(__dirname, '../../../.cache/failed-journeys')
const { apply, track, staff, home } = HOOKS

/** Whose application is walked from the first question to the certificate, and which staff decide about it. */
export type Walk = { who: string; id: string; wishes: Wishes; clerk: string; district?: string; /** Characters both parents together. */ typesAtMost?: number }

/** Families from the first question to the certificate, each page in both languages; `elsewhere` is led to a page of guidance. */
export function describeFamilies(walks: readonly Walk[], elsewhere: DemoFamily['kind'] | null): void {
  let house: House
  let photos: SpecimenPhotos
  let counter: Counter

  beforeAll(async () => {
    house = await aHouse()
    counter = aCounter(house)
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

  async function walk({ id, wishes, clerk: username, district, typesAtMost = Infinity }: Walk): Promise<void> {
    const { otherSigns, aMemberOfStaff, openCase, checkOnSite, unlock } = counter
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
    expect(people.reduce((sum, person) => sum + person.typedCharacters(), 0)).toBeLessThanOrEqual(typesAtMost)
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

    const staffPeople = await counter.everybody()
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
}
