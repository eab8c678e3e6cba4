import { existsSync, readFileSync } from 'node:fs'
import { isExecutable, onPath } from './programs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const MAC = ['Google Chrome', 'Chromium'].map(name => `/Applications/${name}.app/Contents/MacOS/${name}`)

/** `CHROME_PATH` when it is set, else an installed Chrome or Chromium. @throws when `CHROME_PATH` names no program */
export function findChrome(): string | undefined {
  const given = process.env.CHROME_PATH
  if (given && !isExecutable(given)) throw new Error(`CHROME_PATH is ${given}, and there is no program there.`)
  return given || NAMES.map(onPath).find(Boolean) || MAC.find(isExecutable)
}

/** Whether a missing Chromium can be installed here without asking anybody. Ubuntu's package is a stub for snap. */
export function canInstallChromium(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'))
}
