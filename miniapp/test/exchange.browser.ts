import { createTestClient } from '../../bff/test/support/api-client'
import { aJingtongParent } from '../../bff/test/support/family-journey'
import { anAlbum } from './browser/album'
import { aFilledStore } from './browser/filled'
import { houseOfTests } from './browser/house'
import { HOOKS } from './hooks'

const { staff, home, everywhere } = HOOKS
const { exchange, money } = staff
const house = houseOfTests()
const { everyWay } = anAlbum('exchange')

it('the city stops an interface with a reason, sees it stopped and lets it go again', async () => {
  const change = { BGDX: '1', XXID: 'unknown-1', BGSJ: '20261101093000000', CSYXZMBH: 'Z119999999', ZMZT: '3', XZMBH: null }
  await fetch(`${house.stack.upstreams.phase3}/control/changes/push`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ target: house.stack.web, changes: [change] }),
  })
  await aFilledStore(house).parkedMessages()
  const city = await house.clerk('city')
  await city.press(staff.openExchange)
  await city.sees(exchange.interface('phase3-issue'))
  await city.sees(exchange.unknownNews)
  expect(await city.textOf(exchange.unknownNews)).toContain('Z119999999')
  await city.sees(exchange.resendAll)
  await city.inspectOnce('interfaces')
  await everyWay(city, 'interfaces')
  await city.press(exchange.resendAll)
  await city.sees(exchange.resent)
  await city.page.locator(exchange.resendAll).waitFor({ state: 'detached' })
  await city.press(exchange.stop('phase3-issue'))
  await city.press(exchange.stopNow('phase3-issue'))
  await city.sees(everywhere.fieldError('stop-note-phase3-issue'))
  await city.type(exchange.stopNote('phase3-issue'), '对方升级')
  await city.press(exchange.stopNow('phase3-issue'))
  await city.sees(exchange.resume('phase3-issue'))
  expect(await city.textOf(exchange.interface('phase3-issue'))).toContain('对方升级')
  await city.inspectOnce('interfaces, one stopped')
  await city.press(exchange.resume('phase3-issue'))
  await city.sees(exchange.stop('phase3-issue'))
}, 90_000)

it('a district sees what waits and stops nothing', async () => {
  const district = await house.clerk('district-chaoyang')
  await district.press(staff.openExchange)
  await district.sees(exchange.interface('phase3-issue'))
  expect(await district.page.locator(exchange.stop('phase3-issue')).count()).toBe(0)
}, 60_000)

it('the city closes what of the money is unlike, with a word of what came of it', async () => {
  const day = await aFilledStore(house).money()
  const city = await house.clerk('city')
  await city.press(staff.openMoney)
  await city.sees(money.day(day))
  await city.inspectOnce('money')
  await everyWay(city, 'money')
  const reviews = city.page.locator(money.review)
  expect(await reviews.count()).toBe(4)
  const review = (await reviews.first().getAttribute('id'))!.replace('review-', '')
  await city.press(money.resolve(review))
  await city.press(money.resolveNow(review))
  await city.sees(everywhere.fieldError(`resolve-note-${review}`))
  await city.type(money.note(review), '已在商户平台原路退回')
  await city.inspectOnce('money, a payment to close')
  await city.press(money.resolveNow(review))
  await city.sees(money.resolved)
  expect(await reviews.count()).toBe(3)
  await city.press(money.resolve(`${day}-0`))
  await city.type(money.note(`${day}-0`), '手续费，已更正')
  await city.press(money.resolveNow(`${day}-0`))
  await city.page.locator(money.resolveNow(`${day}-0`)).waitFor({ state: 'detached' })
  expect(await city.textOf(money.difference(day))).toContain('手续费，已更正')
}, 90_000)

it('a parent finds the inbox from the first page, with everything in it', async () => {
  const { account } = await aJingtongParent({ call: createTestClient(house.stack.web), jingtong: { url: house.stack.upstreams.jingtong } }, 'zhao-mother')
  const count = await aFilledStore(house).inbox(account.id)
  const mother = await house.parent('zhao', 'mother', home.inbox)
  await mother.page.locator('.fact-row').nth(count - 1).waitFor()
  await mother.inspectOnce('inbox')
  await everyWay(mother, 'inbox')
}, 60_000)
