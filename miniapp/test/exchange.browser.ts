import { aHouse, type House } from './browser/house'
import { HOOKS } from './hooks'

const { staff, home, everywhere } = HOOKS
const { exchange } = staff

let house: House
beforeAll(async () => void (house = await aHouse()), 120_000)
afterAll(() => house?.close(), 60_000)
afterEach(() => {
  const findings = house.visitors.flatMap(visitor => visitor.findings)
  house.visitors.forEach(visitor => visitor.findings.splice(0))
  expect(findings).toEqual([])
})

it('the city stops an interface with a reason, sees it stopped and lets it go again', async () => {
  const change = { BGDX: '1', XXID: 'unknown-1', BGSJ: '20261101093000000', CSYXZMBH: 'Z119999999', ZMZT: '3', XZMBH: null }
  await fetch(`${house.stack.upstreams.phase3}/control/changes/push`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ target: house.stack.web, changes: [change] }),
  })
  const city = await house.clerk('city')
  await city.press(staff.openExchange)
  await city.sees(exchange.interface('phase3-issue'))
  await city.sees(exchange.unknownNews)
  expect(await city.textOf(exchange.unknownNews)).toContain('Z119999999')
  await city.inspectOnce('interfaces')
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

it('a parent finds the inbox from the first page', async () => {
  const mother = await house.parent('zhao', 'mother', home.inbox)
  await mother.sees(everywhere.heading)
  await mother.inspectOnce('inbox')
}, 60_000)
