import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { builtDirectory } from '../../scripts/lib/build-when-changed'
import { openBrowser } from './browser/open-browser'
import { serveBuild } from './browser/web-server'
import { HOOKS } from './hooks'

const BUILD = builtDirectory('h5')
/** What goes over the network before the start page is the app's own, compressed; and before it can be read. Bytes. */
const LIMITS = { app: 360_000, words: 12_000 }

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
}, 60_000)
afterAll(() => browser?.close(), 30_000)

/** Somebody whose network gives them the scripts only when they are let through. */
async function onASlowNetwork(visit: (page: Page, letThrough: () => void, site: string) => Promise<void>) {
  let letThrough = () => {}
  const through = new Promise<void>(resolve => (letThrough = resolve))
  const site = await serveBuild(BUILD, file => (file.endsWith('.js') ? through : undefined))
  const page = await browser.newPage({ locale: 'zh-CN' })
  try {
    await visit(page, letThrough, site.url)
  } finally {
    letThrough()
    await page.close()
    site.stop()
  }
}
const shown = (page: Page, text: string) => page.getByText(text, { exact: true }).filter({ visible: true }).first().waitFor()

describe('the start page before the app is there', () => {
  it('can be read and pressed, and the app goes on from there', () =>
    onASlowNetwork(async (page, letThrough, site) => {
      await page.goto(site, { waitUntil: 'commit' })
      await shown(page, '首次签发')
      await page.locator('[data-entry="firstIssue"]:visible').click()
      await page.locator('[data-part="wait"]:visible').waitFor()
      letThrough()
      await page.locator(HOOKS.signIn.jingtong).waitFor()
      expect(page.url()).toContain('then=')
      expect(await page.locator('#first-page').count()).toBe(0)
    }), 30_000)

  it('speaks the other language at a tap, which the app keeps when it takes over', () =>
    onASlowNetwork(async (page, letThrough, site) => {
      await page.goto(site, { waitUntil: 'commit' })
      await shown(page, '要办哪一种')
      await page.locator('[data-choose="en"]:visible').click()
      await shown(page, 'What do you need?')
      expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
      letThrough()
      await page.locator(HOOKS.home.beginFirstIssue).waitFor()
      expect(await page.locator('h1').allInnerTexts()).toEqual(['Medical Certificate of Birth'])
    }), 30_000)

  it('does not show itself to somebody who comes for another page', () =>
    onASlowNetwork(async (page, _, site) => {
      await page.goto(`${site}/#/pages/my-applications/index`, { waitUntil: 'commit' })
      await page.locator('[data-part="wait"]:visible').waitFor()
      expect(await page.locator('[data-part="home"]:visible').count()).toBe(0)
    }), 30_000)

  it('weighs no more than a slow network carries', () => {
    const html = readFileSync(path.join(BUILD, 'index.html'), 'utf8')
    const weigh = (files: string[]) => files.reduce((sum, file) => sum + statSync(path.join(BUILD, `${file}.br`)).size, 0)
    const asked = [...html.matchAll(/(?:href|src)="\.\/([^"]+)"/g)].map(([, file]) => file!)
    const scripts = asked.filter(file => file.endsWith('.js'))
    expect(scripts.length).toBeGreaterThan(2)
    expect(weigh(['index.html', ...asked.filter(file => file.endsWith('.css'))])).toBeLessThan(LIMITS.words)
    expect(weigh(scripts)).toBeLessThan(LIMITS.app)
    for (const file of readdirSync(path.join(BUILD, 'js')).filter(name => name.endsWith('.js'))) expect(file).toMatch(/\.[0-9a-f]{8}\.js$/)
  })
})
