import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { beijingDate } from '@mcb/shared/domain'
import type { BrowserContext } from 'playwright-core'
import { openBrowser } from '../../miniapp/test/browser/open-browser'
import { build, builtDirectory, needsBuild } from './build-when-changed'
import { percentile } from './percentiles'
import { startStack } from './stack'

const HELP = `./scripts/bench visit [--rounds N] [--full]

Opens the start page as the BFF serves it, N times (5) for somebody who was never here and again for the same person,
in a browser slowed to slow 4G (562 ms, 1.44 Mbit/s down) and a quarter of this processor. Says when the start page could
be read and its first entry pressed, and when the app had taken over. Fails when the median of the first is over
${2500} ms at first or ${1000} ms later. --full measures without slowing, for comparison.`

/** As Chrome's tools have it, and its page-load reports: latency in ms, bytes a second. */
const SLOW_4G = { offline: false, latency: 562.5, downloadThroughput: (1.6 * 0.9 * 1024 * 1024) / 8, uploadThroughput: (750 * 0.9 * 1024) / 8 }
const SLOWER_PROCESSOR = 4
const LIMITS_MS = { first: 2500, later: 1000 }

type Visit = { usable: number; taken: number; kilobytes: number }

/** One visit in a page of its own. Times are milliseconds after the reader asked for the address. */
async function visit(context: BrowserContext, address: string, slowed: boolean): Promise<Visit> {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  let bytes = 0
  session.on('Network.loadingFinished', ({ encodedDataLength }) => void (bytes += encodedDataLength))
  if (slowed) {
    await session.send('Network.emulateNetworkConditions', SLOW_4G)
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER_PROCESSOR })
  }
  await page.addInitScript(WATCH)
  await page.goto(address, { waitUntil: 'commit' })
  await page.waitForFunction(() => (window as unknown as { visitMarks: { taken?: number } }).visitMarks.taken, undefined, { timeout: 60_000 })
  const { usable, taken } = await page.evaluate<{ usable: number; taken: number }>('window.visitMarks')
  await page.close()
  return { usable, taken, kilobytes: Math.round(bytes / 1000) }
}

/** Runs in the page, as text because the page has none of our compiler's helpers: notes when the first entry is on the screen, and when it is the app's own. */
const WATCH = `
  var marks = (window.visitMarks = {})
  var look = function () {
    var shown = [].filter.call(document.querySelectorAll('#begin-first-issue, [data-entry="firstIssue"]'), function (entry) {
      return entry.getBoundingClientRect().height > 0 && entry.innerText.trim() !== ''
    })
    if (shown.length && !marks.usable) marks.usable = performance.now()
    if (shown.some(function (entry) { return entry.id === 'begin-first-issue' })) marks.taken = performance.now()
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)`

/** `./scripts/bench visit`: see HELP. */
export async function benchVisit(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { rounds: { type: 'string', default: '5' }, full: { type: 'boolean', default: false }, help: { type: 'boolean' } } })
  if (values.help) { console.log(HELP); return }
  if (needsBuild('h5')) await build('h5')
  const directory = await mkdtemp(path.join(tmpdir(), 'mcb-visit-'))
  const stack = await startStack({ directory, referenceDay: beijingDate(new Date()), h5Directory: builtDirectory('h5') })
  const browser = await openBrowser()
  const visits: Record<keyof typeof LIMITS_MS, Visit[]> = { first: [], later: [] }
  try {
    for (let round = 0; round < Number(values.rounds); round += 1) {
      const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true })
      visits.first.push(await visit(context, stack.web, !values.full))
      visits.later.push(await visit(context, stack.web, !values.full))
      await context.close()
    }
  } finally {
    await browser.close()
    await stack.stop()
    await rm(directory, { recursive: true, force: true })
  }
  for (const which of ['first', 'later'] as const) {
    const median = (of: (one: Visit) => number) => Math.round(percentile(visits[which].map(of), 0.5))
    const usable = median(one => one.usable)
    const good = usable <= LIMITS_MS[which]
    console.log(`${which.padEnd(6)} visit: usable after ${usable} ms (at most ${LIMITS_MS[which]}: ${good ? 'kept' : 'BROKEN'}), the app after ${median(one => one.taken)} ms, ${median(one => one.kilobytes)} KB over the network`)
    if (!good && !values.full) process.exitCode = 1
  }
}
