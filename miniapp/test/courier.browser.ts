import { anAddress } from '@mcb/shared/testing'
import { demoFamilies } from '../../mock/people/demo-people'
import { anAlbum } from './browser/album'
import { aCounter } from './browser/counter'
import { houseOfTests } from './browser/house'
import { anIssuedFamily } from './browser/issued'
import { answerWhatIsAsked } from './browser/questions'
import { readQrCode } from './browser/read-qr-code'
import { specimenPhotos, type SpecimenPhotos } from './browser/specimen'
import type { Visitor } from './browser/visitor'
import { HOOKS } from './hooks'

const { apply, track, staff, home, records, applications } = HOOKS
const { counter: desk } = staff
const house = houseOfTests()
const counter = aCounter(house)
const { picture } = anAlbum('courier')
const SMALL_PHONE = 320
let photos: SpecimenPhotos
beforeAll(async () => {
  photos = await specimenPhotos(house.today)
}, 120_000)
afterAll(() => photos?.remove())

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

/** Checked, approved and issued. @returns the clerk, with the case in front */
async function issued(mother: Visitor, username: string): Promise<Visitor> {
  const clerk = await counter.aMemberOfStaff(username)
  await counter.openCase(clerk, mother)
  await counter.checkOnSite(clerk, await counter.aMemberOfStaff(`${username}-2`), mother)
  await clerk.press(staff.action('approve'))
  await clerk.press(staff.action('issue'))
  await clerk.sees(staff.certificateNumber())
  return clerk
}

/** Labelled and given to the courier, in the case. @returns the number of the label */
async function sentFromCase(clerk: Visitor): Promise<string> {
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
  return number
}

/** As a scanner at a desk types: the text, and Enter. */
async function scan(clerk: Visitor, field: string, text: string): Promise<void> {
  await clerk.page.locator(field).fill(text)
  await clerk.page.locator(field).press('Enter')
}

/** A parcel of the counter's list is opened by its certificate, and the courier asked for its label. @returns the number */
async function labelled(clerk: Visitor, certificateNumber: string): Promise<string> {
  await scan(clerk, desk.code, certificateNumber)
  await clerk.press(desk.askForLabel)
  await clerk.sees(desk.label)
  return clerk.textOf(desk.label)
}

/**
 * Two parcels at the counter: each is found by the certificate that goes into it; the other one's label is told, and sends that one off;
 * its own sends it off. @returns the numbers of the labels
 */
async function sentAtCounter(clerk: Visitor, first: { id: string; certificateNumber: string }, second: { id: string; certificateNumber: string }): Promise<{ first: string; second: string }> {
  await clerk.open('#/packages/staff/pages/counter/index')
  await clerk.press(desk.tab('parcels'))
  await clerk.sees(desk.parcel(first.id))
  await scan(clerk, desk.code, 'EA999999999CN')
  await clerk.sees(desk.wrong)
  await clerk.inspectOnce('counter, parcels')
  await picture(clerk, 'counter-parcels')
  await picture(clerk, 'counter-parcels-phone', SMALL_PHONE)
  await scan(clerk, desk.code, first.certificateNumber)
  await clerk.sees(desk.askForLabel)
  await clerk.inspectOnce('counter, a parcel without a label')
  await picture(clerk, 'counter-parcel-label')
  await clerk.press(desk.leaveParcel)
  const numbers = { first: await labelled(clerk, first.certificateNumber), second: '' }
  await clerk.press(desk.leaveParcel)
  numbers.second = await labelled(clerk, second.certificateNumber)

  await scan(clerk, desk.scannedLabel, numbers.first)
  await clerk.sees(desk.wrongParcel)
  await clerk.inspectOnce('counter, the label of another parcel')
  await picture(clerk, 'counter-wrong-parcel')
  await picture(clerk, 'counter-wrong-parcel-phone', SMALL_PHONE)
  await clerk.press(desk.openOther)
  await clerk.press(desk.give)
  await clerk.sees(desk.given)
  await clerk.inspectOnce('counter, a parcel given to the courier')
  await picture(clerk, 'counter-given')
  await scan(clerk, desk.code, numbers.second)
  await clerk.press(desk.give)
  await clerk.sees(desk.given)
  // scanned once more it has left
  await scan(clerk, desk.code, numbers.second)
  await clerk.sees(desk.alreadyGiven)
  await clerk.inspectOnce('counter, a parcel that has left')
  await clerk.press(desk.leaveParcel)
  return numbers
}

/** The courier loses a parcel: its mother is led to the reissue, where the certificate stands already. */
async function lost({ id, certificateNumber }: { id: string; certificateNumber: string }, number: string): Promise<void> {
  await control('courier', 'events', { waybillNo: number, codes: ['10', '80'].map((code, i) => ({ code, at: new Date(Date.now() - (2 - i) * 60_000).toISOString() })) })
  const mother = await house.parent('leung', 'mother', home.myApplications)
  await mother.press(applications.open(id))
  await mother.sees(track.beginReissue())
  await mother.inspectOnce('application, parcel lost')
  await picture(mother, 'lost')
  await mother.press(track.beginReissue())
  await mother.press(apply.consent.agree)
  await mother.goOn()
  const begun = /id=([0-9a-f]{24})/.exec(mother.page.url())![1]!
  expect(begun).not.toBe(id)
  await mother.open(`#/packages/apply/pages/original-certificate/index?id=${begun}`)
  await mother.sees(apply.originalCertificate.record)
  expect(await mother.textOf(apply.originalCertificate.record)).toContain(certificateNumber)
  await mother.inspectOnce('reissue of a certificate that was lost')
  await picture(mother, 'lost-reissue')
  await mother.close()
}

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

  // another family's parcel waits at the same counter
  const other = await anIssuedFamily(house, 'leung', 'clerk-minghu', { collection: { method: 'courier', recipient: 'mother', phone: '13800000000', address: anAddress(), payment: 'onDelivery' } })
  const clerk = await issued(mother, 'clerk-minghu')
  const own = { id: /id=([0-9a-f]{24})/.exec(mother.page.url())![1]!, certificateNumber: await clerk.textOf(staff.certificateNumber()) }
  const { first: othersNumber, second: number } = await sentAtCounter(clerk, other, own)
  await mother.sees(track.trackingNumber)
  expect(await control('courier', 'events', { waybillNo: number, codes: ['10', '20', '30', '40'].map((code, i) => ({ code, at: new Date(Date.now() - (4 - i) * 60_000).toISOString() })), push: 'reversed', times: 2 })).toEqual(Array(8).fill(200))
  await mother.sees(`${track.tracking} >> nth=0`)
  await mother.inspectOnce('application, parcel delivered')
  await picture(mother, 'delivered')
  await mother.press(track.confirmReceipt)
  await mother.page.locator(track.confirmReceipt).waitFor({ state: 'detached' })
  await mother.inspectOnce('application, parcel received')

  await lost(other, othersNumber)

  await mother.open()
  await mother.press(records.myAddresses)
  await mother.sees(records.address(0))
  await mother.inspectOnce('address book')
  await picture(mother, 'address-book')
  await mother.press(records.removeAddress(0))
  await mother.page.locator(records.address(0)).waitFor({ state: 'detached' })

  const { paidFen, refundedFen } = (await control('pay', 'ledger')) as { paidFen: number; refundedFen: number }
  expect([paidFen, refundedFen]).toEqual([3600, 1800])
}, 420_000)

it('a parcel that cannot be delivered comes back, and is collected at the counter', async () => {
  const mother = await filed('mensah', 'Ama')
  await pay(mother)
  const clerk = await issued(mother, 'clerk-anningqiao')
  const number = await sentFromCase(clerk)
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
}, 300_000)
