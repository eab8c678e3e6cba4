import type { Language } from '@mcb/i18n'
import type { SessionView } from '@mcb/shared/contract'
import type { Browser, Request } from 'playwright-core'

/** A small phone: WCAG 2.2, 1.4.10 names the width. */
const SMALL_PHONE = { width: 320, height: 640 }

export type Tab = Awaited<ReturnType<typeof aTab>>

/** A tab of somebody who has signed in before, or of nobody. */
export async function aTab(browser: Browser, site: string, { session, large = false, viewport = SMALL_PHONE }: { session: SessionView | null; large?: boolean; viewport?: typeof SMALL_PHONE }) {
  const context = await browser.newContext({ viewport, locale: 'en-GB', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' })
  context.setDefaultTimeout(20_000)
  await context.addInitScript(({ kept, textSize }) => {
    if (kept && !sessionStorage.getItem('session')) sessionStorage.setItem('session', kept)
    if (textSize) localStorage.setItem('text-size', textSize)
  }, { kept: session && JSON.stringify(session), textSize: large ? 'large' : null })
  const page = await context.newPage()
  // reading photos takes as long as a machine has no time; a page is whole without it
  await page.route('**/recognition', route => route.abort())
  const complaints: string[] = []
  const onTheWay = new Set<Request>()
  page.on('pageerror', error => void complaints.push(`error: ${error.message}`))
  page.on('console', message => void (message.type() === 'error' && !/recognition$/.test(message.location().url) && complaints.push(`console: ${message.text()}`)))
  // pictures made here are there at once
  page.on('request', request => void (request.url().startsWith('http') && onTheWay.add(request)))
  const ended = (request: Request) => void onTheWay.delete(request)
  page.on('requestfinished', ended)
  page.on('requestfailed', ended)

  /** Nothing is on its way and nothing holds a place. */
  async function settled(): Promise<void> {
    const deadline = Date.now() + 15_000
    for (let quiet = 0; quiet < 2; ) {
      await page.waitForTimeout(40)
      const waiting = onTheWay.size > 0 || (await page.locator(':is(.skeleton, [aria-busy="true"]):not(.specimens *)').count()) > 0 || (await page.locator('.screen').count()) === 0
      quiet = waiting ? 0 : quiet + 1
      if (Date.now() > deadline) return void complaints.push(`does not come to rest: ${[...onTheWay].map(request => request.url()).join(' ') || 'something is still loading'}`)
    }
  }

  return {
    page,
    /** What the page has complained about since the last time. */
    complaints: () => complaints.splice(0),
    /** Opens a page of the app and waits until it is all there. @returns the path it ends at, which is another where the page leads on */
    async open(address: string): Promise<string> {
      await page.goto(`${site}/#${address}`)
      await settled()
      return page.evaluate(() => location.hash.replace(/^#\/?/, '').replace(/\?.*/, ''))
    },
    /** By day or in the dark, painted. */
    async inLight(colorScheme: 'light' | 'dark'): Promise<void> {
      await page.emulateMedia({ colorScheme })
      await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))
    },
    async read(language: Language): Promise<void> {
      await page.evaluate(id => document.getElementById(id)!.click(), `language-${language}`)
      await page.waitForFunction(wanted => document.documentElement.lang === wanted, language)
      await settled()
    },
    close: () => context.close(),
  }
}
