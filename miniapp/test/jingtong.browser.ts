import type { Page } from 'playwright-core'
import { createTestClient } from '../../bff/test/support/api-client'
import { aFamilyJourney } from '../../bff/test/support/family-journey'
import { anAddress } from '@mcb/shared/testing'
import { aHouse, type House } from './browser/house'
import { HOOKS } from './hooks'

const { home, everywhere, signIn, track } = HOOKS

let house: House
beforeAll(async () => {
  house = await aHouse()
}, 120_000)
afterAll(() => house?.close(), 60_000)

/** The app in the container, which knows this person. */
async function inTheContainer(person: string) {
  const visitor = await house.enterContainer(person)
  const { page } = visitor
  page.setDefaultTimeout(15_000)
  const app = page.frameLocator('#app')
  await app.locator(home.beginFirstIssue).waitFor()
  return { visitor, page, app, press: (selector: string) => app.locator(selector).click(), bar: (text: string) => barSays(page, text) }
}

/** Waits for the title the container draws. */
const barSays = (page: Page, text: string) => page.waitForFunction(wanted => document.getElementById('container-title')?.textContent === wanted, text)

describe('the app in the Jingtong container', () => {
  it('leaves the bar to the container, whose title follows the page and the language', async () => {
    const { page, app, press, bar, visitor } = await inTheContainer('whitfield-mother')
    expect(await app.locator('.screen__bar').count()).toBe(0)
    await bar('出生医学证明')
    await press(everywhere.english)
    await bar('Medical Certificate of Birth')
    await press(home.join)
    await bar('Sign in')
    await press(everywhere.chinese)
    await bar('登录')
    await page.locator('#container-back').click()
    await bar('出生医学证明')
    expect(visitor.findings).toEqual([])
  }, 60_000)

  it('knows the person without leaving, and asks again when they refuse', async () => {
    const { page, app, press, visitor } = await inTheContainer('whitfield-mother')
    await press(home.myApplications)
    await press(signIn.jingtong)
    await page.locator('#identity-no').click()
    await app.locator(`${signIn.jingtong}:not([aria-busy])`).click()
    await page.locator('#identity-yes').click()
    await app.locator(everywhere.heading).waitFor()
    await page.waitForFunction(() => window.frames[0]!.location.hash.startsWith('#/pages/my-applications'))
    expect(visitor.findings).toEqual([])
    expect(await page.evaluate(() => window.frames[0]!.location.href)).not.toMatch(/code|state/)
  }, 60_000)

  it('scans with the container’s camera, gives away a link to the service alone, and goes back at its key until it closes', async () => {
    const { page, app, press } = await inTheContainer('mensah-father')
    await press(home.join)
    await press(signIn.jingtong)
    await page.locator('#identity-yes').click()
    await press('#scan-code')
    await page.locator('#scanner-no').click()
    await app.locator('#scan-code:not([aria-busy])').click()
    expect(await app.locator(everywhere.field('code')).inputValue()).toBe('')
    await page.locator('#scanner-text').fill('WRONGCODE')
    await page.locator('#scanner-yes').click()
    await app.locator(everywhere.problem).waitFor()
    expect(await app.locator(everywhere.field('code')).inputValue()).toBe('WRONGCODE')

    await page.locator('#container-share').click()
    expect(await page.locator('#share-title').innerText()).toBe('出生医学证明')
    expect(new URL(await page.locator('#share-link').innerText()).hash).toBe('#/pages/home/index')
    await page.locator('#share-yes').click()

    await page.locator('#container-back').click()
    await app.locator(home.beginFirstIssue).waitFor()
    await page.locator('#container-back').click()
    await page.locator('#container-closed').waitFor()
    expect(await page.locator('#app').count()).toBe(0)
  }, 60_000)

  it('pays with the container’s payer: cancelled, and then paid when WeChat Pay says so', async () => {
    const { stack } = house
    const service = { call: createTestClient(stack.web), jingtong: { url: stack.upstreams.jingtong }, clerk: () => Promise.reject(new Error('nobody is at the counter')) }
    const wishes = {
      childHousehold: { plan: 'notInChina' },
      newbornName: { names: [{ script: 'latin', surname: 'FONTANEL', givenNames: 'Luc', order: 'givenNamesFirst' }] },
      collection: { method: 'courier', recipient: 'mother', phone: '13800000000', address: anAddress(), payment: 'online' },
    }
    const journey = await aFamilyJourney(service, 'fontanel', { signIn: 'jingtong', wishes })
    await journey.file()

    const { page, app, press, visitor } = await inTheContainer('fontanel-mother')
    await press(home.myApplications)
    await press(signIn.jingtong)
    await page.locator('#identity-yes').click()
    await press(HOOKS.applications.open(journey.id))
    await press(track.goPay)
    await press(track.pay.start)
    await page.locator('#payer-no').click()
    await app.locator('#payment-cancelled').waitFor()
    await press(track.pay.start)
    await page.locator('#payer-yes').click()
    await app.locator(track.pay.done).waitFor()
    expect(visitor.findings).toEqual([])
  }, 90_000)
})
