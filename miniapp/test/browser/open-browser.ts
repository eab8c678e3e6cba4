import { chromium, type Browser } from 'playwright-core'
import { findChrome } from '../../../scripts/lib/chrome'

/** The Chrome of this machine, with every name but this machine's unknown to it, and letters as large as a reader may set them. @throws when there is none */
export async function openBrowser({ textPercent = 100 } = {}): Promise<Browser> {
  const executablePath = findChrome()
  if (!executablePath) throw new Error('No Chrome or Chromium here: install one, or set CHROME_PATH.')
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking', '--disable-component-update',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', `--blink-settings=defaultFontSize=${Math.round(0.16 * textPercent)}`,
    ],
  })
}
