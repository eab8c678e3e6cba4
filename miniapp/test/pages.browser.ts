import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { LANGUAGES } from '@mcb/i18n'
import type { Browser } from 'playwright-core'
import { PATHS, type RouteName } from '../src/routes'
import { aHouse, type House } from './browser/house'
import { openBrowser } from './browser/open-browser'
import { demoStates, OPEN_TO_ANYONE, type Visit } from './pages/demo-states'
import { takePictures } from './pages/pictures'
import { type Size, SIZES, TWICE } from './pages/sizes'
import { type Looks, walk } from './pages/walk'

/** Every page in every variant takes minutes and runs when the check is named; otherwise those open to anyone are, where it is tightest. */
const THOROUGH = Boolean(process.env.EVERY_VARIANT)
/** Runs with pictures take no other look. */
const PICTURES = process.env.PICTURES ? path.join(__dirname, '../../.cache/pictures') : null
const NAMES = Object.keys(PATHS) as RouteName[]

let house: House
let states: Partial<Record<RouteName, Visit>>
const browsers = new Map<number, Browser>()
/** A browser whose reader has set the letters so large, percent. */
async function browserAt(percent: number): Promise<Browser> {
  const browser = browsers.get(percent) ?? (await openBrowser({ textPercent: percent }))
  browsers.set(percent, browser)
  return browser
}

beforeAll(async () => {
  house = await aHouse({ rules: { lateApplication: { bands: [{ afterDays: 10, materials: ['M10'] }] } } })
  states = THOROUGH || PICTURES ? await demoStates(house) : OPEN_TO_ANYONE
}, 120_000)
afterAll(async () => {
  await Promise.all([...browsers.values()].map(browser => browser.close()))
  await house?.close()
}, 60_000)

const look = async (size: Size, how: Looks) => walk(await browserAt(size.browserText), house.stack.web, states, size, how)

const report = (pages: number, variants: number, looks: number, found: readonly string[]) => {
  const directory = path.join(__dirname, '../../.cache/checks')
  mkdirSync(directory, { recursive: true })
  writeFileSync(path.join(directory, 'pages.txt'), [`${pages} pages × ${variants} variants = ${looks} looks, ${found.length} findings`, ...found].join('\n'))
}

if (PICTURES) {
  it('every page has its picture taken', async () => {
    await takePictures({ browser: await browserAt(100), site: house.stack.web, states, directory: PICTURES })
  }, 600_000)
} else if (THOROUGH) {
  it('every page is whole in every language, size of text, by day and in the dark', async () => {
    const walks = await Promise.all(SIZES.map(size => look(size, { languagesOf: () => LANGUAGES, schemes: ['light', 'dark'], barriers: true })))
    const found = walks.flatMap(each => each.found)
    report(NAMES.length, SIZES.length * LANGUAGES.length * 2, walks.reduce((sum, { looks }) => sum + looks, 0), found)
    for (const { opened } of walks) expect([...opened].sort()).toEqual([...NAMES].sort())
    expect(found).toEqual([])
  }, 900_000)
} else {
  it('the pages open to anyone, and every part of the others, are whole with the letters twice as large', async () => {
    const { found, opened } = await look(TWICE, { languagesOf: () => LANGUAGES, schemes: ['light'], barriers: true })
    expect(opened).toEqual(Object.keys(OPEN_TO_ANYONE))
    expect(found).toEqual([])
  }, 120_000)
}
