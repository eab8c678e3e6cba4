import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { LANGUAGES } from '@mcb/i18n'
import type { Browser } from 'playwright-core'
import type { RouteName } from '../../src/routes'
import type { Visit } from './demo-states'
import { aTab } from './tab'

/** Of phones, CSS px. */
const WIDTHS = [320, 375, 414]
/** As long as a page may be before the rest is left out. */
const LONGEST = 6000

/** A picture of every page, as long as it is: `<directory>/<width>-<language>/<page>.png`. */
export async function takePictures({ browser, site, states, directory }: { browser: Browser; site: string; states: Partial<Record<RouteName, Visit>>; directory: string }): Promise<void> {
  for (const width of WIDTHS)
    for (const language of LANGUAGES) {
      const folder = path.join(directory, `${width}-${language}`)
      rmSync(folder, { recursive: true, force: true })
      mkdirSync(folder, { recursive: true })
      for (const [name, { address, session }] of Object.entries(states)) {
        const tab = await aTab(browser, site, { session, viewport: { width, height: 720 } })
        await tab.open(address)
        await tab.read(language)
        const height = await tab.page.evaluate(() => Math.max(...[...document.querySelectorAll('.screen, body')].map(element => element.scrollHeight)))
        await tab.page.setViewportSize({ width, height: Math.min(height, LONGEST) })
        await tab.page.screenshot({ path: path.join(folder, `${name}.png`) })
        await tab.close()
      }
    }
}
