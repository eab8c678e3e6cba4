import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { HOOKS } from '../hooks'

const PHONE = { width: 390, height: 844 }
/** WCAG 2.2, 1.4.10: nothing may need scrolling sideways at 320 pixels. */
const NARROW = { width: 320, height: 844 }
const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
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

/** Each violation of the standard with the places it is at. Evaluated by the debugger, so the page's own CSP stays as it is. */
async function axeViolations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(async tags => {
    // colours on their way from one to another are neither; what turns for ever, such as a skeleton, is as it is
    const passing = document.getAnimations().filter(animation => animation.effect?.getComputedTiming().endTime !== Infinity)
    await Promise.allSettled(passing.map(animation => animation.finished))
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })
    return violations.map(v => `${v.id}: ${v.nodes.map(node => `${node.target.join(' ')} ${node.failureSummary ?? ''}`.replace(/\s+/g, ' ')).slice(0, 3).join(' | ')}`)
  }, STANDARD)
}

/** Visible elements that reach beyond the right edge, except inside something that scrolls by itself, and pictures a frame shows a part of. */
function elementsTooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const scrollsItself = (element: Element) => {
      for (let at = element.parentElement; at && at !== document.body; at = at.parentElement)
        if (/auto|scroll/.test(getComputedStyle(at).overflowX) && at.scrollWidth > at.clientWidth && at.getBoundingClientRect().right <= innerWidth) return true
      return false
    }
    const isCropped = (element: Element) => {
      const frame = element.tagName === 'IMG' && element.parentElement
      return frame && getComputedStyle(frame).overflowX === 'hidden' && frame.getBoundingClientRect().right <= innerWidth
    }
    return [...document.body.querySelectorAll('*')]
      .filter(element => !isCropped(element))
      .filter(element => {
        const { right, width, height } = element.getBoundingClientRect()
        return width > 0 && height > 0 && right > innerWidth + 1 && getComputedStyle(element).visibility === 'visible' && !scrollsItself(element)
      })
      .slice(0, 3)
      .map(element => `<${element.tagName.toLowerCase()} id="${element.id}" class="${element.className}">`)
  })
}
