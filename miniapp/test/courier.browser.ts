import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { demoFamilies } from '../../mock/people/demo-people'
import { aCounter, type Counter } from './browser/counter'
import { aHouse, type House } from './browser/house'
import { answerWhatIsAsked } from './browser/questions'
import { readQrCode } from './browser/read-qr-code'
import { specimenPhotos, type SpecimenPhotos } from './browser/specimen'
import type { Visitor } from './browser/visitor'
import { HOOKS } from './hooks'

const { apply, track, staff, home, records } = HOOKS
/** What everybody had in front, for whoever wants to look. */
const PICTURES = path.join(__dirname, '../../.cache/pictures/courier')

let house: House
let counter: Counter
let photos: SpecimenPhotos

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true })
  house = await aHouse()
  counter = aCounter(house)
  photos = await specimenPhotos(house.today)
}, 120_000)
afterAll(async () => {
  await house?.close()
  photos?.remove()
}, 60_000)
afterEach(async () => {
  const present = house.visitors.filter(({ page }) => !page.isClosed())
  await Promise.all(present.map(({ page }, i) => page.screenshot({ path: path.join(PICTURES, `last-${i}.png`), fullPage: true })))
})

const picture = (visitor: Visitor, name: string) => visitor.page.screenshot({ path: path.join(PICTURES, `${name}.png`), fullPage: true })
const control = async (system: 'pay' | 'courier', what: string, body?: object) => {
  const init = body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  return (await fetch(`${house.stack.upstreams[system]}/control/${what}`, init)).json()
}

/** A couple with foreign passports files an application for a parcel that is paid for on line. @returns the mother, her application in front */
async function filed(familyId: string, givenNames: string): Promise<Visitor> {
  const family = demoFamilies(house.today).find(({ id }) => id === familyId)!
  const mother = await house.parent(familyId, 'mother', home.beginFirstIssue)
  expect(await answerWhatIsAsked(mother, family, photos, { givenNames, courier: 'online' })).toBe('check-answers')
  await mother.press(apply.checkAnswers.declare)
  await mother.press(apply.checkAnswers.submit)
  await mother.sees(apply.submitted.invitationCode)
  const father = await counter.otherSigns(family, await readQrCode(mother.page))
  await father.close()
  await mother.press(apply.submitted.openApplication)
  await mother.sees(track.status)
  return mother
}

/** From the application through the page that pays and the phone, and back to the application. */
async function pay(mother: Visitor): Promise<void> {
  await mother.press(track.goPay)
  await mother.sees(track.pay.start)
  await mother.inspectOnce('paying the postage')
  await picture(mother, 'pay')
  await mother.press(track.pay.start)
  await mother.page.locator('button#pay[name=does]').click()
  await mother.sees(track.pay.done)
  await mother.inspectOnce('postage paid')
  await mother.press(track.pay.openApplication)
  await mother.sees(track.paymentStatus)
}

/** Checked, approved, issued, labelled and given to the courier. @returns the number of the label */
async function sent(mother: Visitor, username: string): Promise<{ clerk: Visitor; number: string }> {
  const clerk = await counter.aMemberOfStaff(username)
  await counter.openCase(clerk, mother)
  await counter.checkOnSite(clerk, await counter.aMemberOfStaff(`${username}-2`), mother)
  await clerk.press(staff.action('approve'))
  await clerk.press(staff.action('issue'))
  await clerk.sees(staff.certificateNumber())
  await clerk.press(staff.action('askForLabel'))
  await clerk.page.locator(staff.action('askForLabel')).waitFor({ state: 'detached' })
  await clerk.sees(staff.action('handToCourier'))
  await clerk.inspectOnce('case, with a label')
  await clerk.press(staff.action('handToCourier'))
  const number = await clerk.textOf(staff.labelNumber)
  await clerk.type(staff.trackingNumber, number)
  await picture(clerk, 'clerk-sends')
  await clerk.press(staff.confirmAction('handToCourier'))
  await clerk.page.locator(staff.confirmAction('handToCourier')).waitFor({ state: 'detached' })
  return { clerk, number }
}

const nobodyComplains = async () => expect([...house.visitors].flatMap(({ findings }) => findings)).toEqual([])

it('a couple pays the postage, gets it back by choosing the counter, pays again, and follows the parcel to the door', async () => {
  const mother = await filed('whitfield', 'Clara Rose')
  await mother.inspectOnce('application, postage to be paid')
  await picture(mother, 'to-pay')
  await pay(mother)

  await mother.press(track.changeCollection)
  await mother.press(track.collection.pickup)
  await mother.press(track.collection.save)
  await mother.sees(`${track.paymentStatus}[data-state="refunded"]`)
  await mother.inspectOnce('application, postage paid back')
  await picture(mother, 'refunded')
  await mother.press(track.changeCollection)
  await mother.press(track.collection.courier)
  await mother.press(track.collection.payment('online'))
  await mother.press(apply.collection.keep)
  await picture(mother, 'choose')
  await mother.press(track.collection.save)
  await mother.sees(track.goPay)
  await pay(mother)

  const { number } = await sent(mother, 'clerk-minghu')
  await mother.sees(track.trackingNumber)
  expect(await control('courier', 'events', { waybillNo: number, codes: ['10', '20', '30', '40'].map((code, i) => ({ code, at: new Date(Date.now() - (4 - i) * 60_000).toISOString() })), push: 'reversed', times: 2 })).toEqual(Array(8).fill(200))
  await mother.sees(`${track.tracking} >> nth=0`)
  await mother.inspectOnce('application, parcel delivered')
  await picture(mother, 'delivered')
  await mother.press(track.confirmReceipt)
  await mother.page.locator(track.confirmReceipt).waitFor({ state: 'detached' })
  await mother.inspectOnce('application, parcel received')

  await mother.open()
  await mother.press(records.myAddresses)
  await mother.sees(records.address(0))
  await mother.inspectOnce('address book')
  await picture(mother, 'address-book')
  await mother.press(records.removeAddress(0))
  await mother.page.locator(records.address(0)).waitFor({ state: 'detached' })

  const { paidFen, refundedFen } = (await control('pay', 'ledger')) as { paidFen: number; refundedFen: number }
  expect([paidFen, refundedFen]).toEqual([3600, 1800])
  await nobodyComplains()
}, 300_000)

it('a parcel that cannot be delivered comes back, and is collected at the counter', async () => {
  const mother = await filed('mensah', 'Ama')
  await pay(mother)
  const { clerk, number } = await sent(mother, 'clerk-anningqiao')
  await control('courier', 'events', { waybillNo: number, codes: ['10', '50', '60', '70'].map((code, i) => ({ code, at: new Date(Date.now() - (4 - i) * 60_000).toISOString() })) })
  await mother.page.waitForFunction(() => document.querySelectorAll('#tracking .timeline__entry').length === 4)
  await mother.inspectOnce('application, parcel on its way back')
  await picture(mother, 'came-back')
  await clerk.page.reload()
  await clerk.press(staff.action('takeBack'))
  await clerk.page.locator(staff.action('takeBack')).waitFor({ state: 'detached' })
  await mother.sees(track.showVisitCode)
  await counter.openCase(clerk, mother)
  await clerk.press(staff.action('handOver'))
  await clerk.press(staff.collector('mother'))
  await clerk.press(staff.confirmAction('handOver'))
  await clerk.sees(`${staff.pickupReport}[data-state="accepted"]`)
  await nobodyComplains()
}, 300_000)
