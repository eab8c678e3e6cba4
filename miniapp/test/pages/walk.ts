import type { Language } from '@mcb/i18n'
import type { Browser } from 'playwright-core'
import { PATHS, type RouteName } from '../../src/routes'
import { axeViolations } from '../browser/barriers'
import { elementsTooWide, layoutFaults } from '../browser/layout'
import type { Visit } from './demo-states'
import { lengthenWords } from './pseudo'
import type { Size } from './sizes'
import { aTab, type Tab } from './tab'
import { listenForData, strangeWords, textsOf, wordsOn } from './words'

/** How thoroughly pages are looked at; `barriers` are what a machine can find of WCAG. */
export type Looks = { languagesOf(name: RouteName): readonly Language[]; schemes: readonly ('light' | 'dark')[]; barriers: boolean }

async function layoutOf({ page }: Pick<Tab, 'page'>): Promise<string[]> {
  return [...(await elementsTooWide(page)).map(element => `wider than 320 pixels: ${element}`), ...(await layoutFaults(page))]
}

/** What is wrong with the page in front. */
async function faultsOf({ page }: Tab, language: Language, data: string, { dark, barriers }: { dark: boolean; barriers: boolean }): Promise<string[]> {
  if (dark) return barriers ? axeViolations(page, 'color-contrast') : []
  const words = strangeWords(await wordsOn(page), language, `${data}\n${textsOf(language)}`)
  return [...words, ...(await layoutOf({ page })), ...(barriers ? await axeViolations(page) : [])]
}

/** Every page at one size of text. @returns how many looks were taken and what was found */
export async function walk(browser: Browser, site: string, states: Partial<Record<RouteName, Visit>>, size: Size, { languagesOf, schemes, barriers }: Looks) {
  const tabs = new Map<string, { tab: Tab; data(): string }>()
  const found: string[] = []
  const opened: RouteName[] = []
  let looks = 0
  for (const [name, { address, session }] of Object.entries(states) as [RouteName, Visit][]) {
    const who = session?.account.id ?? 'nobody'
    if (!tabs.has(who)) {
      const tab = await aTab(browser, site, { session, large: size.large })
      const told = listenForData(tab.page)
      tabs.set(who, { tab, data: () => `${JSON.stringify(session)}\n${told()}` })
    }
    const { tab, data } = tabs.get(who)!
    const at = await tab.open(address)
    if (at !== PATHS[name]) found.push(`${name}: led to ${at}`)
    else opened.push(name)
    for (const language of languagesOf(name)) {
      await tab.read(language)
      for (const scheme of schemes) {
        if (schemes.length > 1) await tab.inLight(scheme)
        looks++
        const where = `${name} (${language}, ${size.name}, ${scheme})`
        found.push(...(await faultsOf(tab, language, data(), { dark: scheme === 'dark', barriers })).map(what => `${where}: ${what}`))
      }
    }
    // last, because the page cannot be gone on with
    if (size.longerWords) {
      await lengthenWords(tab.page)
      looks++
      found.push(...(await layoutOf(tab)).map(what => `${name} (longer words, ${size.name}): ${what}`))
    }
    found.push(...tab.complaints().map(what => `${name}: ${what}`))
  }
  await Promise.all([...tabs.values()].map(({ tab }) => tab.close()))
  return { found, opened, looks }
}
