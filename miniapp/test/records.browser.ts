import { plainDate, plusDays } from '@mcb/shared/domain'
import { demoFamilies } from '../../mock/people/demo-people'
import { houseOfTests } from './browser/house'
import { abroad, anIssuedFamily } from './browser/issued'
import type { Visitor } from './browser/visitor'
import { HOOKS } from './hooks'

const { records, staff, apply, everywhere } = HOOKS
const { documents, check } = records

/** Said to the console by the browser: a network that is down, and somebody who was faster. */
const EXPECTED = /ERR_INTERNET_DISCONNECTED|status of 409/

const house = houseOfTests({ expected: EXPECTED })

/** Presses what is not ready to be sent, and reads what the page says. */
async function isTold(visitor: Visitor, press: string): Promise<string> {
  await visitor.press(press)
  await visitor.sees(everywhere.errorSummary)
  return visitor.textOf(everywhere.errorSummary)
}

it('a parent looks at their documents and renews one', async () => {
  const mother = await house.parent('zhao', 'mother', records.myDocuments)
  await mother.sees(documents.document(0))
  await mother.inspectOnce('my documents')

  await mother.press(documents.add)
  expect((await isTold(mother, documents.save)).split('\n')).toHaveLength(2)
  await mother.inspectOnce('a document to add, without its kind')
  await mother.press(documents.kind('foreignPassport'))
  expect((await isTold(mother, documents.save)).split('\n')).toHaveLength(7)
  await mother.inspectOnce('a document to add')
  await mother.press(documents.cancel)

  await mother.press(documents.renew(0))
  await mother.sees(documents.save)
  const ends = plusDays(plainDate(house.today), 9 * 365)
  await mother.type(everywhere.field('expiryDate'), ends)
  await mother.page.reload()
  expect(await mother.page.locator(everywhere.field('expiryDate')).inputValue()).toBe(ends)
  expect((await isTold(mother, documents.save)).split('\n')).toHaveLength(2)
  await mother.press(everywhere.option('01'))
  await mother.inspectOnce('a document to renew')
  await mother.press(documents.save)
  await mother.sees(documents.document(0))
  expect(await mother.textOf(documents.document(0))).toContain(ends.slice(0, 4))

  const endsLater = plusDays(ends, 365)
  await mother.press(documents.renew(0))
  await mother.type(everywhere.field('expiryDate'), endsLater)
  await mother.press(documents.save)
  await mother.press(documents.history)
  await mother.inspectOnce('my documents, one renewed')
  expect(await mother.textOf(documents.document(0))).toContain(endsLater.slice(0, 4))
}, 60_000)

it('both parents and the hospital put a delivery record right', async () => {
  const { bedsideCode } = demoFamilies(house.today).find(({ id }) => id === 'leung')!
  const mother = await house.parent('leung', 'mother', records.checkBirth)
  await mother.sees(check.open)
  expect((await isTold(mother, check.open)).split('\n')).toHaveLength(3)
  await mother.press(check.mother)
  await mother.type(check.code, bedsideCode!.toLowerCase())
  await mother.inspectOnce('bedside code')
  await mother.press(check.open)
  await mother.press(check.dispute)
  await mother.press(check.send)
  await mother.sees(everywhere.fieldError('fields'))
  await mother.inspectOnce('what is wrong')
  await mother.press(check.disputeField('weightGrams'))
  await mother.type(check.note, '3310 g')
  await mother.page.context().setOffline(true)
  await mother.press(check.send)
  await mother.sees(everywhere.problem)
  await mother.page.context().setOffline(false)
  await mother.press(everywhere.retry)
  await mother.sees(check.reported)
  await mother.press(check.invite)
  await mother.sees(check.checkCode)
  await mother.inspectOnce('reported')

  const father = await house.parent('leung', 'father', records.checkBirth)
  await father.press(check.invited)
  await father.inspectOnce('check code')
  await father.type(check.code, await mother.textOf(check.checkCode))
  await father.press(check.join)
  await father.sees(check.reported)

  const clerk = await house.clerk('clerk-minghu')
  await clerk.press(records.openStaff)
  const row = clerk.page.locator('[id^="check-"]').first()
  await row.waitFor()
  await clerk.inspectOnce('disputed records')
  await row.click()
  await clerk.press(records.staff.correct())
  await isTold(clerk, records.staff.sendCorrection)
  await clerk.type(everywhere.field('weightGrams'), 'heavy')
  await isTold(clerk, records.staff.sendCorrection)
  await clerk.type(everywhere.field('weightGrams'), '3310')
  await clerk.sees(records.staff.correctionChanges)
  await clerk.inspectOnce('a record to correct')
  await clerk.press(records.staff.sendCorrection)
  await clerk.page.locator(records.staff.sendCorrection).waitFor({ state: 'detached' })
  await clerk.inspectOnce('a record, corrected')

  for (const parent of [mother, father]) await parent.sees(check.confirm)
  await mother.press(check.confirm)
  await mother.sees(check.waitingFor)
  // his page does not know yet that she has
  await father.press(check.confirm)
  await father.sees(check.beginApplication)
  expect(await father.textOf(check.record())).toContain('3310')
  await father.inspectOnce('a record both found right')
  await father.press(check.beginApplication)
  await father.sees(apply.begin.kind('firstIssue'))
}, 90_000)

it('staff find a certificate in the register', async () => {
  const { certificateNumber: number } = await anIssuedFamily(house, 'whitfield', 'clerk-minghu', abroad('WHITFIELD', 'Clara'))
  const clerk = await house.clerk('clerk-minghu')
  await clerk.press(staff.openRegister)
  await clerk.sees(staff.register.entry(number))
  await clerk.inspectOnce('register')
  await clerk.type(staff.register.to, plusDays(plainDate(house.today), -60))
  await clerk.sees(everywhere.fieldError('from'))
  await clerk.inspectOnce('register, days in the wrong order')
  await clerk.type(staff.register.from, plusDays(plainDate(house.today), -90))
  await clerk.page.locator('.empty-state').waitFor()
  await clerk.inspectOnce('register, empty')
  await clerk.type(staff.register.to, house.today)
  await clerk.press(staff.register.kind('reissue'))
  await clerk.press(staff.register.kind('firstIssue'))
  await clerk.sees(staff.register.entry(number))
}, 90_000)
