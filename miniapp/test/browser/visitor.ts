import type { Browser } from 'playwright-core'
import { HOOKS } from '../hooks'
import { axeViolations } from './barriers'
import { elementsTooWide } from './layout'

const PHONE = { width: 390, height: 844 }
/** WCAG 2.2, 1.4.10: nothing may need scrolling sideways at 320 pixels. */
const NARROW = { width: 320, height: 844 }
const LANGUAGES = ['zh-CN', 'en'] as const

/** What went wrong on a page somebody saw. */
export type Finding = { page: string; what: string }
export type Visitor = Awaited<ReturnType<typeof aVisitor>>

/**
 * A person with a browser of their own: nothing stored, nobody signed in. Whatever they type is counted; whatever the
 * pages complain about is kept in `findings`.
 */
export async function aVisitor(browser: Browser, site: string, { viewport = PHONE, sharpness = 2, seen = new Set<string>() } = {}) {
  const context = await browser.newContext({ viewport, deviceScaleFactor: sharpness, locale: 'en-GB', timezoneId: 'Asia/Shanghai' })
  context.setDefaultTimeout(30_000)
  const page = await context.newPage()
  const findings: Finding[] = []
  const inspected: string[] = []
  let typedCharacters = 0

  const note = (what: string, where = page.url().replace(site, '')) => void findings.push({ page: where, what })
  page.on('pageerror', error => note(`error: ${error.message}`))
  page.on('console', message => message.type() === 'error' && note(`console: ${message.text()}`))
  page.on('request', request => {
    const { protocol, hostname } = new URL(request.url())
    if (protocol.startsWith('http') && hostname !== '127.0.0.1') note(`asked ${hostname}`)
  })

  async function look(where: string): Promise<void> {
    // what lies half under the header while it is scrolled by is not too small
    await page.evaluate(() => document.querySelectorAll('*').forEach(element => element.scrollTop && element.scrollTo(0, 0)))
    for (const violation of await axeViolations(page)) note(violation, where)
    await page.setViewportSize(NARROW)
    for (const element of await elementsTooWide(page)) note(`wider than 320 pixels: ${element}`, where)
    await page.setViewportSize(viewport)
  }

  return {
    page,
    findings,
    /** Names of the pages that were inspected. */
    inspected,
    typedCharacters: () => typedCharacters,

    async open(address = ''): Promise<void> {
      await page.goto(`${site}/${address}`)
    },
    async press(selector: string): Promise<void> {
      await page.locator(selector).click()
    },
    async type(selector: string, text: string): Promise<void> {
      await page.locator(selector).fill(text)
      typedCharacters += text.replace(/-/g, '').length
    },
    async choosePhoto(selector: string, file: string): Promise<void> {
      const chooser = page.waitForEvent('filechooser')
      await page.locator(selector).click()
      await (await chooser).setFiles(file)
    },
    async sees(selector: string): Promise<void> {
      await page.locator(selector).waitFor()
    },
    async textOf(selector: string): Promise<string> {
      return (await page.locator(selector).innerText()).trim()
    },
    /** Answers the question in front, and comes to the next page. */
    async goOn(): Promise<void> {
      const heading = await page.locator(HOOKS.everywhere.heading).innerText()
      await page.locator(HOOKS.everywhere.continue).click()
      // a question that keeps its page has something to say about the answer
      const stays = page.locator(`${HOOKS.everywhere.errorSummary}, ${HOOKS.everywhere.problem}`).first().waitFor().then(async () => {
        const said = await page.locator(`${HOOKS.everywhere.errorSummary}, ${HOOKS.everywhere.problem}`).first().innerText()
        throw new Error(`the page "${heading}" says: ${said}`)
      })
      const goes = page.waitForFunction(([selector, before]) => {
        const now = document.querySelector<HTMLElement>(selector!)?.innerText
        return now !== undefined && now !== before
      }, [HOOKS.everywhere.heading, heading])
      stays.catch(() => undefined)
      await Promise.race([goes, stays])
    },

    /** Looks at the page in front in both languages, for machine-findable barriers and for anything wider than a small phone. */
    async inspect(name: string): Promise<void> {
      inspected.push(name)
      for (const language of LANGUAGES) {
        await page.locator(`#language-${language}`).click()
        await page.waitForFunction(wanted => document.documentElement.lang === wanted, language)
        await look(`${name} (${language})`)
      }
    },
    /**
     * Looks at the page in front in the language it is in, then in the other, and stays in that: a journey that looks at every
     * page is walked in both. Barriers are looked for where nobody has before.
     */
    async inspectOnce(name: string): Promise<void> {
      const before = await page.evaluate(() => document.documentElement.lang)
      const after = LANGUAGES.find(language => language !== before)!
      const lookOnce = async (language: string) => {
        const where = `${name} (${language})`
        if (seen.has(where)) return
        seen.add(where)
        await look(where)
      }
      inspected.push(name)
      await lookOnce(before)
      await page.locator(`#language-${after}`).click()
      await page.waitForFunction(wanted => document.documentElement.lang === wanted, after)
      await lookOnce(after)
    },
    close: () => context.close(),
  }
}
