import { demoFamilies } from '../../mock/people/demo-people'
import type { Wishes } from '../../bff/test/support/family-journey'
import { anAlbum } from './browser/album'
import { houseOfTests } from './browser/house'
import { abroad, anIssuedFamily } from './browser/issued'
import { readQrCode } from './browser/read-qr-code'
import type { Visitor } from './browser/visitor'
import { HOOKS } from './hooks'

/** Pixels across. */
const PHONE = 390
const CLERK = 'clerk-minghu'
/** What a browser says of a network that was taken away on purpose. */
const NO_NETWORK = /ERR_INTERNET_DISCONNECTED/
const { track, staff, home, applications, everywhere } = HOOKS
const { counter } = staff

const house = houseOfTests({ rules: { pickup: { undoMinutes: 30 } }, expected: NO_NETWORK })
const { picture } = anAlbum('pickup')

/** A demo family with its certificate at the counter, and its applicant with the application in front. */
async function atTheCounter(familyId: string, wishes: Wishes = {}): Promise<{ id: string; parent: Visitor }> {
  const { id } = await anIssuedFamily(house, familyId, CLERK, wishes)
  const { applies } = demoFamilies(house.today).find(({ id }) => id === familyId)!
  const parent = await house.parent(familyId, applies.role, home.myApplications)
  await parent.press(applications.open(id))
  await parent.sees(track.pickupTime)
  return { id, parent }
}

async function chooseTime(parent: Visitor, dayFromNow: number, time: string): Promise<string> {
  await parent.press(track.chooseTime)
  await parent.page.locator(track.times.day).selectOption({ index: dayFromNow })
  await parent.press(track.times.time(time))
  await parent.inspectOnce('times to collect')
  await picture(parent, 'pickup-times')
  await parent.press(track.times.save)
  await parent.sees(track.appointment)
  return parent.textOf(track.appointment)
}

/** The code on the parent's phone, as the scanner at the counter types it. */
async function show(parent: Visitor): Promise<string> {
  await parent.press(track.showVisitCode)
  await parent.sees(track.visitCode)
  await parent.inspectOnce('code for the pickup')
  const code = await readQrCode(parent.page)
  await parent.press(everywhere.back)
  await parent.sees(track.pickupTime)
  return code
}
async function scan(clerk: Visitor, code: string): Promise<void> {
  await clerk.type(counter.code, code)
  await clerk.page.locator(counter.code).press('Enter')
}

it('a certificate is collected at a time that was changed, taken back, and collected without network; another by a representative, and taken back', async () => {
  const { id, parent } = await atTheCounter('leung')
  await parent.inspectOnce('application, ready to collect')
  expect(await chooseTime(parent, 2, '0930')).toMatch(/09:30/)
  expect(await chooseTime(parent, 3, '1400')).toMatch(/14:00/)
  await parent.inspectOnce('application, with a time')
  await picture(parent, 'pickup-application')

  const clerk = await house.clerk(CLERK)
  await clerk.press(staff.openCounter)
  await clerk.sees(counter.waiting(id))
  await clerk.inspectOnce('counter')
  await picture(clerk, 'counter-desk')
  await picture(clerk, 'counter-phone', PHONE)

  // a code nobody signed, then the family's own: who, and in their hands
  await scan(clerk, (await show(parent)).replace(/.$/, '').padEnd(155, '0').replace(/^P1../, 'P1ZZ'))
  await clerk.sees(counter.wrong)
  const first = await show(parent)
  await scan(clerk, first)
  await clerk.sees(counter.handOver)
  await clerk.inspectOnce('counter, somebody collects')
  await picture(clerk, 'counter-hand-over')
  await picture(clerk, 'counter-hand-over-phone', PHONE)
  await clerk.press(counter.collector('mother'))
  await clerk.press(counter.confirm)
  await clerk.sees(counter.entry('taken'))
  await clerk.press(counter.undo)
  await clerk.inspectOnce('counter, a hand-over to take back')
  await picture(clerk, 'counter-undo')
  await clerk.type(counter.undoReason, 'The wrong envelope')
  await clerk.press(counter.confirmUndo)
  await clerk.page.locator(counter.entry('taken')).waitFor({ state: 'detached' })
  await clerk.sees(counter.waiting(id))
  await scan(clerk, first)
  await clerk.sees(counter.wrong)

  // the counter's network is gone, the parent's is not
  const second = await show(parent)
  await clerk.page.context().setOffline(true)
  await scan(clerk, second)
  await clerk.press(counter.collector('father'))
  await clerk.press(counter.confirm)
  await clerk.sees(counter.entry('waiting'))
  await scan(clerk, second)
  await clerk.sees(counter.wrong)
  await clerk.sees(counter.offline)
  await clerk.inspectOnce('counter, without network')
  await picture(clerk, 'counter-offline')
  await clerk.page.context().setOffline(false)
  await clerk.sees(counter.entry('taken'))
  await clerk.press(counter.dismiss)
  await clerk.press(counter.tab('done'))
  await clerk.sees(counter.done(id))
  await parent.sees(track.status)
  await parent.page.locator(track.pickupTime).waitFor({ state: 'detached' })

  // somebody with a letter of authorization: both papers are ticked
  const agent = await atTheCounter('dargent', abroad('ANDERSSKOG', 'Hugo'))
  await agent.parent.inspectOnce('application of a representative, ready to collect')
  await picture(agent.parent, 'pickup-representative')
  await clerk.press(counter.tab('waiting'))
  await clerk.sees(counter.waiting(agent.id))
  await scan(clerk, await show(agent.parent))
  await clerk.press(counter.collector('representative'))
  await clerk.press(counter.seen('ownDocument'))
  await clerk.press(counter.confirm)
  await clerk.sees(counter.notSeen)
  await clerk.press(counter.seen('authorization'))
  await clerk.inspectOnce('counter, a representative collects')
  await picture(clerk, 'counter-representative')
  await clerk.press(counter.confirm)
  await clerk.sees(counter.entry('taken'))
  await clerk.press(counter.tab('done'))
  // taken back from the case, as one does who has closed the message
  await clerk.press(counter.done(agent.id))
  await clerk.press(staff.action('undoHandOver'))
  await clerk.type(counter.undoReason, 'The letter is a copy')
  await clerk.inspectOnce('case, a hand-over to take back')
  await picture(clerk, 'case-undo')
  await clerk.press(counter.confirmUndo)
  await clerk.sees(staff.scan)

  // as long as they can be taken back, phase 3 hears of none
  const { received } = (await (await fetch(`${house.stack.upstreams.phase3}/control/pickups`)).json()) as { received: unknown[] }
  expect(received).toEqual([])
}, 300_000)
