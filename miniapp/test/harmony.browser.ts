import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { builtDirectory } from '../../scripts/lib/build-when-changed'
import { openBrowser } from './browser/open-browser'
import { serveBuild } from './browser/web-server'
import { HOOKS } from './hooks'

const BUILD = builtDirectory('harmony')
/** Scripts and styles, not compressed: they travel in the package. Bytes. */
const LIMIT = 1_800_000

let browser: Browser
let site: Awaited<ReturnType<typeof serveBuild>>
beforeAll(async () => {
  browser = await openBrowser()
  site = await serveBuild(BUILD)
}, 60_000)
afterAll(async () => {
  await browser?.close()
  site?.stop()
}, 30_000)

type InShell = { heard: string[]; birthShellEvent?: (event: string) => void }

/** The pages as the shell shows them; it closes its scanner at once, as somebody who has nothing to scan. */
async function inTheShell(): Promise<{ page: Page; errors: string[] }> {
  const page = await browser.newPage({ viewport: { width: 375, height: 812 } })
  const errors: string[] = []
  page.on('pageerror', error => errors.push(error.message))
  await page.addInitScript(() => {
    const place = window as unknown as InShell & { birthShell: object; birthShellAnswer(id: number, json: string): void }
    place.heard = []
    place.birthShell = {
      abilities: () => '["scan","close"]',
      ask: (id: number, ability: string) => {
        place.heard.push(ability)
        if (ability === 'scan') setTimeout(() => place.birthShellAnswer(id, '{"code":1}'))
      },
    }
  })
  await page.goto(site.url)
  await page.locator(HOOKS.home.beginFirstIssue).waitFor()
  return { page, errors }
}
const heard = (page: Page) => page.evaluate(() => (window as unknown as InShell).heard)
const back = (page: Page) => page.evaluate(() => (window as unknown as InShell).birthShellEvent!('back'))

describe('the pages for HarmonyOS', () => {
  it('start, speak both languages, and complain of nothing', async () => {
    const { page, errors } = await inTheShell()
    await page.locator(HOOKS.everywhere.english).click()
    await page.waitForFunction(() => document.documentElement.lang === 'en')
    expect(await page.locator(HOOKS.everywhere.heading).innerText()).toBe('Medical Certificate of Birth')
    expect(errors).toEqual([])
    await page.close()
  }, 60_000)

  it('go back at the gesture, and ask to be closed from the start page', async () => {
    const { page } = await inTheShell()
    await page.locator(HOOKS.home.join).click()
    await page.locator(HOOKS.signIn.jingtong).waitFor()
    await back(page)
    await page.locator(HOOKS.home.beginFirstIssue).waitFor()
    expect(await heard(page)).toEqual([])
    await back(page)
    await page.waitForFunction(() => (window as unknown as InShell).heard.includes('close'))
    await page.close()
  }, 60_000)

  it('weigh no more than they may', () => {
    const weigh = (folder: string) => readdirSync(path.join(BUILD, folder)).filter(name => /\.(?:js|css)$/.test(name)).reduce((sum, name) => sum + statSync(path.join(BUILD, folder, name)).size, 0)
    expect(weigh('js') + weigh('css')).toBeLessThan(LIMIT)
  })
})
